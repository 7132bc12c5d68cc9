// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/chain/routes.h"

#include "server/pages/chain/pages.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/route.h"
#include "server/views.h"

namespace vanmach::pages {
namespace {

Outcome chain(const Call& call) {
    const auto record = document_view(*call.served, for_id(document_parameters(), call));
    if (!record) return passed_on(record.error());
    const auto answer = chain_view(*call.served, call.parameters);
    if (!answer) return passed_on(answer.error());
    auto context = context_of(call);
    // The form shows what holds, given or not.
    for (const char* name : {"direction", "depth", "limit"})
        if (value_of(context.query, name).empty())
            if (const auto value = call.parameters.text(name); !value.empty())
                context.settings.emplace_back(name, value);
    return reply_of(chain_page(context, *record, *answer));
}

Outcome path(const Call& call) {
    const auto answer = path_view(*call.served, call.parameters);
    if (!answer) return passed_on(answer.error());
    return reply_of(path_page(context_of(call), *answer));
}

} // namespace

void add_chain_pages(RouteTable& routes) {
    routes.add(page_route("/documents/{id}/chain", "The chain of a document as a page.", chain_parameters(), chain));
    routes.add(page_route("/documents/{id}/path", "The shortest way from a document to another as a page.", path_parameters(), path));
}

} // namespace vanmach::pages
