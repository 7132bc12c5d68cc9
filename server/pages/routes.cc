// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/routes.h"

#include "server/http/routes.h"
#include "server/pages/assets.h"
#include "server/pages/display.h"
#include "server/pages/links.h"
#include "server/pages/pages.h"
#include "server/views.h"

namespace vanmach {
namespace {

using pages::Lang;
using pages::Page;
using pages::PageContext;

ParameterSpecs page_parameters() {
    ParameterSpec lang;
    lang.name = "lang";
    lang.type = ParameterType::choice;
    lang.description = "The language of the page.";
    lang.example = "en";
    lang.fallback = "vi";
    lang.choices = {"vi", "en"};
    return {lang};
}

std::string encoded_path(std::string_view path) {
    std::string out;
    while (!path.empty()) {
        const auto slash = path.find('/', 1);
        out += "/" + url_encoded(path.substr(1, slash == std::string_view::npos ? slash : slash - 1));
        path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash);
    }
    return out.empty() ? "/" : out;
}

PageContext context_of(const Call& call) {
    PageContext context;
    context.lang = call.parameters.text("lang") == "en" ? Lang::en : Lang::vi;
    context.path = encoded_path(call.path);
    for (auto& [name, value] : call.parameters.given())
        if (name != "lang") context.query.emplace_back(std::move(name), std::move(value));
    return context;
}

Reply reply_of(Page page) {
    Reply reply;
    reply.status = page.status;
    reply.content_type = "text/html; charset=utf-8";
    reply.body = std::move(page.html);
    return reply;
}

tl::unexpected<Problem> passed_on(Problem problem) {
    return tl::unexpected<Problem>(std::move(problem));
}

Outcome home(const Call& call) {
    Parameters cited = Parameters::of(search_parameters());
    cited.set("held", "any").set("sort", "cited").set("size", "6").set("snippet", "0");
    Parameters newest = Parameters::of(search_parameters());
    newest.set("sort", "-date").set("size", "6").set("snippet", "0");
    const auto most_cited = search_view(*call.served, cited);
    if (!most_cited) return passed_on(most_cited.error());
    const auto latest = search_view(*call.served, newest);
    if (!latest) return passed_on(latest.error());
    return reply_of(pages::home_page(context_of(call), version_view(*call.served), *most_cited, *latest));
}

Outcome search(const Call& call) {
    const auto answer = search_view(*call.served, call.parameters);
    if (!answer) return passed_on(answer.error());
    auto reply = reply_of(pages::search_page(context_of(call), *answer));
    reply.cacheable = !pages::true_at(*answer, "partial");
    return reply;
}

Parameters for_id(const ParameterSpecs& specs, const Call& call) {
    return Parameters::of(specs).set("id", std::string(call.parameters.text("id")));
}

Outcome document(const Call& call) {
    const auto record = document_view(*call.served, for_id(document_parameters(), call));
    if (!record) return passed_on(record.error());
    const auto citations = citations_view(*call.served, for_id(citations_parameters(), call));
    if (!citations) return passed_on(citations.error());
    const auto cited_by = cited_by_view(*call.served, for_id(cited_by_parameters(), call).set("size", "100"));
    if (!cited_by) return passed_on(cited_by.error());
    const auto text = document_text(*call.served, for_id(document_parameters(), call));
    return reply_of(pages::document_page(context_of(call), *record, *citations, *cited_by,
                                         text ? *text : std::string_view{}));
}

Outcome chain(const Call& call) {
    const auto record = document_view(*call.served, for_id(document_parameters(), call));
    if (!record) return passed_on(record.error());
    const auto answer = chain_view(*call.served, call.parameters);
    if (!answer) return passed_on(answer.error());
    auto context = context_of(call);
    // The form shows what holds, given or not.
    for (const char* name : {"direction", "depth"})
        if (pages::value_of(context.query, name).empty())
            if (const auto value = call.parameters.text(name); !value.empty())
                context.settings.emplace_back(name, value);
    return reply_of(pages::chain_page(context, *record, *answer));
}

Outcome lookup(const Call& call) {
    auto context = context_of(call);
    if (!call.parameters.has("number")) return reply_of(pages::lookup_page(context, nullptr));
    const auto answer = lookup_view(*call.served, call.parameters);
    if (!answer) return passed_on(answer.error());
    const Json& items = pages::list_at(*answer, "items");
    if (pages::number_at(*answer, "total") == 1 && items.size() == 1) { // the number is the document
        Reply reply;
        reply.status = 302;
        reply.content_type = "text/html; charset=utf-8";
        reply.headers.emplace_back("Location",
                                   pages::document_link(context.lang, pages::text_at(items[0], "id")));
        reply.cacheable = false;
        return reply;
    }
    return reply_of(pages::lookup_page(context, *answer));
}

Outcome help(const Call& call) {
    return reply_of(pages::help_page(context_of(call)));
}

Outcome asset(const Call& call) {
    const auto name = call.parameters.text("name");
    const auto found = pages::find_asset(name);
    if (!found) {
        Problem problem;
        problem.status = 404;
        problem.code = "unknown-file";
        problem.title = "No such file";
        problem.detail = "The site has no file of this name.";
        problem.hint = "Reload the page: its files were renamed by a newer version.";
        return passed_on(std::move(problem));
    }
    Reply reply;
    reply.content_type = std::string(found->content_type);
    reply.body = std::string(found->body);
    reply.headers.emplace_back("Cache-Control",
                               found->immutable ? "public, max-age=31536000, immutable" : "no-cache");
    return reply;
}

Route page(std::string pattern, std::string summary, const ParameterSpecs& parameters, Handler handler) {
    Route route;
    route.face = Face::page;
    route.pattern = std::move(pattern);
    route.summary = std::move(summary);
    route.parameters = parameters + page_parameters();
    route.handler = std::move(handler);
    route.content_types = {"text/html; charset=utf-8"};
    return route;
}

} // namespace

void add_page_routes(RouteTable& routes) {
    routes.add(page("/", "The first page.", {}, home));
    routes.add(page("/search", "Search as a page.", search_parameters(), search));
    routes.add(page("/documents", "Look-up by number as a page.", lookup_parameters(), lookup));
    routes.add(page("/documents/{id}", "A document as a page.", document_parameters(), document));
    routes.add(
        page("/documents/{id}/chain", "The chain of a document as a page.", chain_parameters(), chain));
    Route help_route = page("/help", "How to ask.", {}, help);
    help_route.needs_snapshot = false;
    routes.add(std::move(help_route));
    Route assets;
    assets.face = Face::asset;
    assets.pattern = "/assets/{name...}";
    assets.summary = "Style sheets and scripts of the pages.";
    ParameterSpec name;
    name.name = "name";
    name.description = "Path of the file.";
    name.example = "main.css";
    assets.parameters = {name};
    assets.handler = asset;
    assets.needs_snapshot = false;
    assets.content_types = {"text/css; charset=utf-8"};
    routes.add(std::move(assets));
    routes.error_page = [](const Call& call, const Problem& problem) {
        auto context = context_of(call);
        return reply_of(pages::error_page(context, to_json(problem)));
    };
}

} // namespace vanmach
