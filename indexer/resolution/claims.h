// SPDX-License-Identifier: GPL-2.0-or-later
// Claims: what every place of the corpus says of an official document; all that resolution looks at. A document that was
// read is taken in as claims and can be dropped: 60 bytes a mention stay, and each text once.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/authority/authority.h"
#include "corpus/document.h"
#include "indexer/resolution/text_pool.h"

namespace vanmach {

/// The place of an issuer among those that the claims name.
using IssuerId = std::uint32_t;

/// What a held document says of itself.
struct HeldClaim {
    TextId source = 0;
    std::uint32_t part = 1;
    TextId type = 0, number = 0, title = 0;
    TextId slug = 0, scope = 0;  // as the id tells them
    TextId tag = 0;              // of its text
    IssuerId issuer = 0;
    PartialDate date;
    bool holds_year = false;     // the number holds its year: it names one document whatever date is printed
};

/// What a mention says of the document that it names.
struct CitedClaim {
    std::uint32_t held = 0; // index of the held document
    CitationKind kind = CitationKind::num;
    bool separators_swapped = false, issuer_inferred = false, issuer_code_mismatch = false;
    bool holds_year = false;
    TextId type = 0, number = 0;
    TextId slug = 0, scope = 0; // a number without its code has only its digits for a slug; "" where it is left blank
    TextId words = 0;           // of a mention by name the name, else what is said of its subject
    IssuerId issuer = 0;
    std::uint32_t date = 0;     // PartialDate::packed
    Span span, sentence;
};

/// A relation that a document tells: `from` and `to` are mentions of it counted from 1, 0 is the document itself.
struct RelationClaim {
    std::uint32_t from = 0, to = 0;
    Relation relation = Relation::cites;
};

/// Filled from one thread, then only read: safe from several.
class Claims {
  public:
    explicit Claims(const Authority& authority);

    /// Takes a document in. Its text, outline and obligations are not looked at. `text_tag`: tag_of(folded_white_space(text)).
    void add(const Document& document, std::string_view text_tag);

    std::span<const HeldClaim> held() const { return held_; }
    std::span<const CitedClaim> cited() const { return cited_; }                 // by document, in text order
    std::uint32_t first_mention(std::uint32_t held) const { return held == 0 ? 0 : mentions_end_[held - 1]; }
    std::span<const CitedClaim> mentions_of(std::uint32_t held) const {
        return cited().subspan(first_mention(held), mentions_end_[held] - first_mention(held));
    }
    std::span<const RelationClaim> relations_of(std::uint32_t held) const;
    std::string_view text(TextId id) const { return texts_[id]; }
    const Issuer& issuer(IssuerId id) const { return issuers_[id]; }
    const Authority& authority() const { return *authority_; }

  private:
    IssuerId issuer_id(const Issuer& issuer);
    TextId slug_of(TextId number);
    /// The slug and date of a mention by name: from the authority table where it knows a number, else its own key.
    void name(const Citation& citation, CitedClaim& claim);

    const Authority* authority_;
    TextPool texts_;
    std::vector<Issuer> issuers_;
    std::vector<TextId> scopes_; // of the issuers
    std::map<std::tuple<std::string, std::string, std::string, Level>, IssuerId> issuer_ids_;
    std::unordered_map<TextId, TextId> slugs_; // of numbers
    std::vector<HeldClaim> held_;
    std::vector<CitedClaim> cited_;
    std::vector<RelationClaim> relations_;
    std::vector<std::uint32_t> mentions_end_, relations_end_; // by held document
};

} // namespace vanmach
