// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/help/routes.h"

#include "server/pages/frame/route.h"
#include "server/pages/help/pages.h"

namespace vanmach::pages {
namespace {

Outcome help(const Call& call) {
    return reply_of(help_page(context_of(call)));
}

} // namespace

void add_help_pages(RouteTable& routes) {
    Route help_route = page_route("/help", "How to ask.", {}, help);
    help_route.needs_snapshot = false;
    routes.add(std::move(help_route));
    routes.error_page = [](const Call& call, const Problem& problem) {
        return reply_of(error_page(context_of(call), to_json(problem)));
    };
}

} // namespace vanmach::pages
