// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/search/routes.h"

#include "server/http/negotiation.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/route.h"
#include "server/pages/search/pages.h"
#include "server/pages/search/typed_date.h"
#include "server/views.h"

namespace vanmach::pages {
namespace {

bool is_there(const RouteTable& routes, std::string_view path) { return routes.match("GET", path).route != nullptr; }

/// What the first page shows, and where its examples come from.
ViewResult most_cited(const Call& call) {
    return search_view(*call.served, Parameters::of(search_parameters()).set("held", "any").set("sort", "cited").set("size", "6").set("snippet", "0"));
}

ViewResult newest(const Call& call) {
    return search_view(*call.served, Parameters::of(search_parameters()).set("sort", "-date").set("size", "6").set("snippet", "0"));
}

Outcome home(const RouteTable& routes, const Call& call) {
    const auto cited = most_cited(call);
    if (!cited) return passed_on(cited.error());
    const auto latest = newest(call);
    if (!latest) return passed_on(latest.error());
    std::vector<std::string> parts;
    for (const auto& path : home_entries())
        if (is_there(routes, path)) parts.push_back(path);
    return reply_of(home_page(context_of(call), version_view(*call.served), *cited, *latest, parts));
}

/// The parameters of the search; dates may be typed as they are written here.
ParameterSpecs page_search_parameters() {
    auto specs = search_parameters();
    for (auto& spec : specs)
        if (spec.type == ParameterType::date) spec.type = ParameterType::text;
    return specs;
}

tl::expected<Parameters, Problem> with_iso_dates(Parameters parameters) {
    for (const char* name : {"from", "to"}) {
        if (!parameters.has(name)) continue;
        const std::string typed(parameters.text(name));
        const auto iso = iso_of_typed_date(typed);
        if (!iso) {
            auto problem = bad_parameter(name, "This is no date.", "Write 06/03/2025, 03/2025 or 2025.");
            problem.extra["reason"] = "bad-date";
            problem.extra["text"] = typed;
            return tl::unexpected(std::move(problem));
        }
        parameters.set(name, *iso);
    }
    return parameters;
}

Outcome search(const RouteTable& routes, const Call& asked) {
    Call call = asked;
    SearchSurroundings around;
    if (const auto schema = schema_view(*call.served, Parameters::of(schema_parameters()))) around.schema = *schema;
    around.can_compare = is_there(routes, "/compare");
    const auto failed = [&](const Problem& problem) -> Outcome {
        // What was asked cannot be answered as it stands: the page says so in place. Who is no browser gets the problem itself.
        if (problem.status >= 500 || !prefers_html(call.accept)) return passed_on(problem);
        auto reply = reply_of(search_problem_page(context_of(call), to_json(problem), around));
        reply.cacheable = false;
        return reply;
    };
    auto parameters = with_iso_dates(call.parameters);
    if (!parameters) return failed(parameters.error());
    call.parameters = std::move(*parameters);
    const auto answer = search_view(*call.served, call.parameters);
    if (!answer) return failed(answer.error());
    if (number_at(*answer, "total") == 0) {
        if (auto cited = most_cited(call)) around.most_cited = std::move(*cited);
        if (auto latest = newest(call)) around.newest = std::move(*latest);
    }
    auto reply = reply_of(search_page(context_of(call), *answer, around));
    reply.cacheable = !true_at(*answer, "partial");
    return reply;
}

Outcome lookup(const Call& call) {
    auto context = context_of(call);
    if (!call.parameters.has("number")) return reply_of(lookup_page(context, nullptr));
    const auto answer = lookup_view(*call.served, call.parameters);
    if (!answer) return passed_on(answer.error());
    const Json& items = list_at(*answer, "items");
    if (number_at(*answer, "total") == 1 && items.size() == 1) { // the number is the document
        Reply reply;
        reply.status = 302;
        reply.content_type = "text/html; charset=utf-8";
        reply.headers.emplace_back("Location", document_link(context.lang, text_at(items[0], "id")));
        reply.cacheable = false;
        return reply;
    }
    return reply_of(lookup_page(context, *answer));
}

} // namespace

void add_search_pages(RouteTable& routes) {
    routes.add(page_route("/", "The first page.", {}, [&routes](const Call& call) { return home(routes, call); }));
    routes.add(page_route("/search", "Search as a page.", page_search_parameters(), [&routes](const Call& call) { return search(routes, call); }));
    routes.add(page_route("/documents", "Look-up by number as a page.", lookup_parameters(), lookup));
}

} // namespace vanmach::pages
