// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/documents/routes.h"

#include "server/pages/documents/pages.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/route.h"
#include "server/views.h"

namespace vanmach::pages {
namespace {

Outcome document(const Call& call) {
    const auto record = document_view(*call.served, for_id(document_parameters(), call));
    if (!record) return passed_on(record.error());
    const auto citations = citations_view(*call.served, for_id(citations_parameters(), call));
    if (!citations) return passed_on(citations.error());
    const auto cited_by = cited_by_view(*call.served, for_id(cited_by_parameters(), call).set("size", "100"));
    if (!cited_by) return passed_on(cited_by.error());
    const auto text = document_text(*call.served, for_id(document_parameters(), call));
    return reply_of(document_page(context_of(call), *record, *citations, *cited_by,
                                         text ? *text : std::string_view{}));
}

} // namespace

void add_document_pages(RouteTable& routes) {
    routes.add(page_route("/documents/{id}", "A document as a page.", document_parameters(), document));
}

} // namespace vanmach::pages
