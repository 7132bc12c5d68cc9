// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/search/routes.h"

#include "server/pages/frame/display.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/route.h"
#include "server/pages/search/pages.h"
#include "server/views.h"

namespace vanmach::pages {
namespace {

Outcome home(const Call& call) {
    Parameters cited = Parameters::of(search_parameters());
    cited.set("held", "any").set("sort", "cited").set("size", "6").set("snippet", "0");
    Parameters newest = Parameters::of(search_parameters());
    newest.set("sort", "-date").set("size", "6").set("snippet", "0");
    const auto most_cited = search_view(*call.served, cited);
    if (!most_cited) return passed_on(most_cited.error());
    const auto latest = search_view(*call.served, newest);
    if (!latest) return passed_on(latest.error());
    return reply_of(home_page(context_of(call), version_view(*call.served), *most_cited, *latest));
}

Outcome search(const Call& call) {
    const auto answer = search_view(*call.served, call.parameters);
    if (!answer) return passed_on(answer.error());
    auto reply = reply_of(search_page(context_of(call), *answer));
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
        reply.headers.emplace_back("Location",
                                   document_link(context.lang, text_at(items[0], "id")));
        reply.cacheable = false;
        return reply;
    }
    return reply_of(lookup_page(context, *answer));
}

} // namespace

void add_search_pages(RouteTable& routes) {
    routes.add(page_route("/", "The first page.", {}, home));
    routes.add(page_route("/search", "Search as a page.", search_parameters(), search));
    routes.add(page_route("/documents", "Look-up by number as a page.", lookup_parameters(), lookup));
}

} // namespace vanmach::pages
