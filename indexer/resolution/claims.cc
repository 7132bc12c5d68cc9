// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/resolution/claims.h"

#include "corpus/document_id.h"

namespace vanmach {

Claims::Claims(const Authority& authority) : authority_(&authority) { issuer_id({}); }

IssuerId Claims::issuer_id(const Issuer& issuer) {
    const auto [found, is_new] =
        issuer_ids_.try_emplace({issuer.name, issuer.province, issuer.unit, issuer.level}, static_cast<IssuerId>(issuers_.size()));
    if (is_new) {
        issuers_.push_back(issuer);
        scopes_.push_back(texts_.add(scope_of(issuer)));
    }
    return found->second;
}

TextId Claims::slug_of(TextId number) {
    const auto [found, is_new] = slugs_.try_emplace(number, 0);
    if (is_new) found->second = texts_.add(slug_of_number(texts_[number]));
    return found->second;
}

void Claims::name(const Citation& citation, CitedClaim& claim) {
    auto date = citation.date;
    if (!citation.number.empty()) {
        claim.slug = slug_of(claim.number);
        if (const auto* statute = authority_->statute(citation.number); statute != nullptr && !date.known()) date = statute->date;
    } else if (citation.authority.empty()) {
        claim.slug = texts_.add(slug_of_name(citation.printed));
    } else if (const auto* known = authority_->party_document(citation.authority); known != nullptr && !known->number.empty()) {
        claim.slug = texts_.add(slug_of_number(known->number));
        if (!date.known()) date = known->date;
    } else {
        claim.slug = texts_.add(citation.authority);
        if (!date.known() && citation.authority == "hp") date.year = citation.year;
    }
    claim.date = date.packed();
}

void Claims::add(const Document& document, std::string_view text_tag) {
    const auto index = static_cast<std::uint32_t>(held_.size());
    const auto own = id_parts_of(document);
    HeldClaim& self = held_.emplace_back();
    self.source = texts_.add(document.source);
    self.part = static_cast<std::uint32_t>(document.part);
    self.type = texts_.add(document.type);
    self.number = texts_.add(document.number);
    self.title = texts_.add(document.title);
    self.slug = texts_.add(own.slug);
    self.scope = texts_.add(own.scope);
    self.tag = texts_.add(text_tag);
    self.issuer = issuer_id(document.issuer);
    self.date = document.date;
    self.holds_year = number_holds_year(document.number);

    for (const auto& citation : document.citations) {
        CitedClaim& claim = cited_.emplace_back();
        claim.held = index;
        claim.kind = citation.kind;
        claim.separators_swapped = citation.has(flag::separators_swapped);
        claim.issuer_inferred = citation.has(flag::issuer_inferred);
        claim.issuer_code_mismatch = citation.has(flag::issuer_code_mismatch);
        claim.holds_year = number_holds_year(citation.number);
        claim.type = texts_.add(citation.type);
        claim.number = texts_.add(citation.number);
        claim.issuer = issuer_id(citation.issuer);
        claim.scope = scopes_[claim.issuer];
        claim.words = texts_.add(citation.kind == CitationKind::named ? citation.printed : citation.about);
        claim.date = citation.date.packed();
        claim.span = citation.span;
        claim.sentence = citation.sentence;
        switch (citation.kind) {
        case CitationKind::num: claim.slug = slug_of(claim.number); break;
        case CitationKind::named: name(citation, claim); break;
        case CitationKind::short_form: claim.slug = texts_.add(slug_of_number(citation.printed)); break;
        case CitationKind::blank:
        case CitationKind::self: break;
        }
    }
    for (const auto& edge : document.relations)
        relations_.push_back({static_cast<std::uint32_t>(edge.from), static_cast<std::uint32_t>(edge.to), edge.relation});
    mentions_end_.push_back(static_cast<std::uint32_t>(cited_.size()));
    relations_end_.push_back(static_cast<std::uint32_t>(relations_.size()));
}

std::span<const RelationClaim> Claims::relations_of(std::uint32_t held) const {
    const auto first = held == 0 ? 0 : relations_end_[held - 1];
    return std::span(relations_).subspan(first, relations_end_[held] - first);
}

} // namespace vanmach
