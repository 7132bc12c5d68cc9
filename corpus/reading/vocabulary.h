// SPDX-License-Identifier: GPL-2.0-or-later
// The authority tables in the form in which the readers look things up: phrases by their bare words, codes by their
// letters. Built once from authority(), immutable, safe to share between threads.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/authority/authority.h"
#include "corpus/reading/phrases.h"

namespace vanmach {

/// Where the territory of a local body goes in its name.
enum class Place : std::uint8_t { none, province, district, commune };

/// A body as the tables know it, its name taken apart: "Ủy ban nhân dân" + {tỉnh}.
struct KnownBody {
    std::string stem;          // the canonical name without its placeholder
    Place place = Place::none;
    bool bare_name = false;    // {tên}: the bare name follows, "Tỉnh ủy Ninh Bình"
    Level level = Level::unknown;
    System system = System::state;
    std::string code;
};

class Vocabulary {
  public:
    static const Vocabulary& instance();

    const DocumentType& type(int index) const { return tables_.types[static_cast<std::size_t>(index)]; }
    /// Document types by the words that name them.
    const PhraseTable& type_words() const { return type_words_; }
    /// The type whose code stands in a number, in any capitals, with D for Đ; null if it is none.
    const DocumentType* type_of_code(std::string_view printed, bool party) const;

    /// The row of an issuer code in any capitals, with D for Đ, an alias, or followed by its term number (QH15).
    struct Code {
        const IssuerCode* row = nullptr;
        std::string canonical; // the official writing, its term number included; another code of the same body (BNN beside
                               // BNNPTNT) keeps its letters, since numbers are told apart by them
        explicit operator bool() const { return row != nullptr; }
    };
    Code issuer_code(std::string_view printed) const;

    /// Bodies by the words of their stem; the value is an index for bodies().
    const PhraseTable& body_words() const { return body_words_; }
    /// The bodies of one stem: one for each kind of territory.
    const std::vector<KnownBody>& bodies(int index) const { return bodies_[static_cast<std::size_t>(index)]; }

    const PhraseTable& province_words() const { return province_words_; }
    const Province& province(int index) const { return tables_.provinces[static_cast<std::size_t>(index)]; }
    const PhraseTable& statute_words() const { return statute_words_; }
    /// Statutes of one name, newest first.
    const std::vector<const Statute*>& statutes(int index) const { return statutes_[static_cast<std::size_t>(index)]; }

  private:
    explicit Vocabulary(const Authority& tables);

    const Authority& tables_;
    PhraseTable type_words_, body_words_, province_words_, statute_words_;
    std::unordered_map<std::string, std::vector<const DocumentType*>> types_by_code_; // exact and folded
    std::unordered_map<std::string, Code> codes_; // exact and folded
    std::vector<std::vector<KnownBody>> bodies_;
    std::vector<std::vector<const Statute*>> statutes_;
};

/// A name template taken apart: "Sở Nội vụ {tỉnh}" -> "Sở Nội vụ", province.
struct NameTemplate {
    std::string stem;
    Place place = Place::none;
    bool bare_name = false;
};
NameTemplate name_template(std::string_view name);

} // namespace vanmach
