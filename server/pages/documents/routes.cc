// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/documents/routes.h"

#include "server/documents/obligations.h"
#include "server/http/parameter_specs.h"
#include "server/pages/documents/pages.h"
#include "server/pages/frame/route.h"
#include "server/similar/views.h"
#include "server/views.h"

namespace vanmach::pages {
namespace {

/// What the page of a list shows at once, where the query does not say.
Parameters sized(Parameters parameters, int size) {
    return parameters.has("size") ? std::move(parameters) : std::move(parameters.set("size", std::to_string(size)));
}

Outcome document(const Call& call) {
    const auto record = document_view(*call.served, for_id(document_parameters(), call));
    if (!record) return passed_on(record.error());
    const auto citations = citations_of(*call.served, for_id(citations_parameters(), call), *record);
    if (!citations) return passed_on(citations.error());
    const auto cited_by = cited_by_view(*call.served, sized(for_id(cited_by_parameters(), call), cited_by_shown));
    if (!cited_by) return passed_on(cited_by.error());
    // Precedents are more than is asked for: where they cannot be had, the page goes without.
    const auto similar = similar_view(*call.served, sized(for_id(similar_parameters(), call), similar_shown));
    const auto found = record->find("text");
    const bool held = found != record->end() && found->is_string();
    return reply_of(document_page(context_of(call), *record, *citations, *cited_by, held ? std::string_view(found->get_ref<const std::string&>()) : std::string_view(),
                                  first_obligations(*record, obligations_shown), similar ? *similar : Json()));
}

using View = ViewResult (*)(const Served&, const Parameters&);
using ListPage = Page (*)(const PageContext&, const Json&, const Json&);

/// A page that shows one list; `size` items at once where the query does not say, 0: all.
template <View view, ListPage page, int size> Outcome list(const Call& call) {
    const auto record = brief_view(*call.served, for_id(document_parameters(), call));
    if (!record) return passed_on(record.error());
    const auto answer = view(*call.served, size > 0 ? sized(call.parameters, size) : call.parameters);
    if (!answer) return passed_on(answer.error());
    return reply_of(page(context_of(call), *record, *answer));
}

Outcome card_of(const Call& call) {
    const auto record = brief_view(*call.served, for_id(document_parameters(), call));
    if (!record) return passed_on(record.error());
    const auto cited_by = cited_by_view(*call.served, sized(for_id(cited_by_parameters(), call), 4));
    if (!cited_by) return passed_on(cited_by.error());
    return reply_of(card(context_of(call), *record, *cited_by, call.parameters.text("from")));
}

ParameterSpecs card_parameters() {
    auto from = text_spec("from", "Id of the document that has the link.", "696-kh-ubnd.2025.tay-ninh");
    from.maximum = 300;
    return document_parameters() + ParameterSpecs{from};
}

} // namespace

void add_document_pages(RouteTable& routes) {
    routes.add(page_route("/documents/{id}", "A document as a page.", document_parameters(), document));
    routes.add(page_route("/documents/{id}/citations", "What a document cites, as a page.",
                          citations_parameters() + ParameterSpecs{integer_spec("page", "Of the list.", "2", 1, 100'000)}, list<citations_view, citations_page, 0>));
    routes.add(page_route("/documents/{id}/cited-by", "Who cites a document, as a page.", cited_by_parameters(), list<cited_by_view, cited_by_page, 100>));
    routes.add(page_route("/documents/{id}/obligations", "Who is to do what by when, as a page.", obligations_parameters(), list<obligations_view, obligations_page, 200>));
    routes.add(page_route("/documents/{id}/similar", "The precedents of a document, as a page.", similar_parameters(), list<similar_view, similar_page, 20>));
    routes.add(page_route("/documents/{id}/card", "What a link to a document shows before it is followed: a piece of a page.", card_parameters(), card_of));
}

} // namespace vanmach::pages
