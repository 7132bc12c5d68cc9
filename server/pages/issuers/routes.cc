// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/issuers/routes.h"

#include "server/issuers/views.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/route.h"
#include "server/pages/issuers/pages.h"

namespace vanmach::pages {
namespace {

Outcome issuers(const Call& call) {
    const auto answer = issuers_view(*call.served, call.parameters);
    if (!answer) return passed_on(answer.error());
    auto context = context_of(call);
    context.settings.emplace_back("provinces", call.parameters.text("provinces"));
    return reply_of(issuers_page(context, *answer));
}

Outcome issuer(const Call& call) {
    const auto answer = issuer_view(*call.served, call.parameters);
    if (!answer) return passed_on(answer.error());
    return reply_of(issuer_page(context_of(call), *answer));
}

} // namespace

void add_issuer_pages(RouteTable& routes) {
    routes.add(page_route("/issuers", "Issuing bodies as a page.", issuers_parameters(), issuers));
    routes.add(page_route("/issuers/{slug}", "An issuing body as a page.", issuer_parameters(), issuer));
}

} // namespace vanmach::pages
