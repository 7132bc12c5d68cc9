// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/claims.h"

#include "corpus/document_id.h"

namespace vanmach {

namespace {

// The slug and date of a mention by name: from the authority table where it knows a number, else its own key.
void name_claim(const Citation& citation, const Authority& authority, Claim& claim) {
    if (!citation.number.empty()) {
        claim.slug = slug_of_number(citation.number);
        if (const auto* statute = authority.statute(citation.number); statute != nullptr && !claim.date.known())
            claim.date = statute->date;
        return;
    }
    if (citation.authority.empty()) {
        claim.slug = slug_of_name(citation.printed);
        return;
    }
    if (const auto* known = authority.party_document(citation.authority); known != nullptr && !known->number.empty()) {
        claim.slug = slug_of_number(known->number);
        if (!claim.date.known()) claim.date = known->date;
        return;
    }
    claim.slug = citation.authority;
    if (!claim.date.known() && citation.authority == "hp") claim.date.year = citation.year;
}

} // namespace

Claims claims_of(const std::vector<HeldDocument>& documents, const Authority& authority) {
    Claims result;
    for (std::uint32_t part = 0; part < documents.size(); ++part) {
        const auto& document = documents[part].document;
        const auto own = id_parts_of(document);
        Claim self;
        self.part = part;
        self.slug = own.slug;
        self.scope = own.scope;
        self.date = document.date;
        self.holds_year = number_holds_year(document.number);
        result.claims.push_back(std::move(self));
        for (const auto& citation : document.citations) {
            if (citation.kind == CitationKind::blank || citation.kind == CitationKind::self) continue;
            Claim claim;
            claim.part = part;
            claim.n = citation.n;
            claim.date = citation.date;
            claim.citation = &citation;
            claim.scope = scope_of(citation.issuer);
            if (citation.kind == CitationKind::short_form) {
                result.short_forms.push_back(std::move(claim));
                continue;
            }
            if (citation.kind == CitationKind::named) name_claim(citation, authority, claim);
            else claim.slug = slug_of_number(citation.number);
            claim.holds_year = number_holds_year(citation.number);
            if (claim.slug.empty()) continue;
            result.claims.push_back(std::move(claim));
        }
    }
    return result;
}

} // namespace vanmach
