// SPDX-License-Identifier: GPL-2.0-or-later
// What can be completed while somebody types: numbers, titles and issuing bodies, as sorted starts of words in one
// mapped file, suggestions.bin. Nothing is built when it is opened; an answer costs a binary search and a walk over
// the starts that begin as typed.
//
//   number.  title.  issuer.      three lists of the same columns, each text once, best first: held before cited
//                                 only, then most cited, then newest
//     X.texts.{bytes,ends}        a text as it is compared: a byte, the number of words; a byte of marks a word;
//                                 the bare words, each with a space behind it
//     X.row                       the best of its documents (a node; of an issuer its row in the table)
//     X.documents                 how many documents have this text
//     X.rank                      0 the best; equals share it
//     X.starts                    places where typing may begin, by the bare words from there on
//
// The words shown are those of the document table; here lies only what they are found by.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/columns.h"
#include "indexer/document_views.h"

namespace vanmach {

enum class SuggestionKind : std::uint8_t { number, title, issuer };
inline constexpr std::size_t suggestion_kind_count = 3;
std::string_view to_string(SuggestionKind kind); // "number"

/// Words as they are compared.
struct FoldedWords {
    std::string bare;  // bare keys, a space behind each: "ke hoach "
    std::string marks; // a byte a word: its tone and its marked vowels; 0 where it has none
    std::size_t last = 0; // where the last word begins in `bare`
};

/// The first `most` words of a text in any normalisation form.
FoldedWords fold_words(std::string_view utf8, std::size_t most);

/// What somebody has typed so far. A word with diacritics means itself, one without means every spelling; a last word
/// with nothing behind it is still being typed and goes on in any way: "ke hoach chuy", "dâ" for "dẫn".
struct TypedWords {
    FoldedWords words; // `bare` without its last space when the last word is open
    bool open = true;
};
TypedWords typed_words(std::string_view utf8);

/// A slug of a number without hyphens, but for those between digits: "33cttg", "59-2023ndcp".
std::string number_key(std::string_view slug);

/// A body's name, and its province where the name does not tell it: "Ủy ban nhân dân xã Lương Minh, Quảng Ninh".
std::string issuer_text(std::string_view slug, std::string_view name, std::string_view province);

/// Where words begin as typed.
struct Completion {
    std::uint32_t row = 0; // a node, or an issuer's row
    std::uint32_t documents = 0;
    std::uint32_t word = 0;   // the first of the typed words in the text
    std::uint32_t offset = 0; // the same in the bare key
    std::string_view key;     // the bare key: lives as long as the list
    std::uint32_t rank = 0;
};

/// One of the three lists. Immutable, safe to read from several threads; lives as long as the file.
class SuggestionList {
  public:
    /// Errors: index_damaged.
    static Result<SuggestionList> get(const Columns& columns, SuggestionKind kind);

    /// The best `most` texts of which some place goes on as typed, each once; those that agree with the typed
    /// diacritics also in the last word first, then by rank, then those that begin so before those where it stands
    /// inside. `passes` says which rows are wanted, and where in their key; asked for few. Time: a walk over all places
    /// that begin with these letters.
    std::vector<Completion> best(const TypedWords& typed, std::size_t most,
                                 const std::function<bool(const Completion&)>& passes = {}) const;

    std::size_t size() const { return rows_.size(); }
    /// Rows are all below `rows`: the list belongs to this table.
    bool within(std::size_t rows) const;

    /// A place where typing may begin, in 8 bytes: `word` in the marks and `offset` in the bare words are the same place.
    struct Start {
        std::uint32_t entry;
        std::uint16_t offset;
        std::uint8_t word;
        std::uint8_t marks; // of the word that begins here
    };

  private:
    std::string_view bare(std::uint32_t entry) const {
        const auto text = texts_[entry];
        return text.substr(1 + static_cast<std::uint8_t>(text.front()));
    }
    std::string_view marks(std::uint32_t entry) const {
        const auto text = texts_[entry];
        return text.substr(1, static_cast<std::uint8_t>(text.front()));
    }
    std::string_view fault() const;

    StringPool texts_;
    std::span<const std::uint32_t> rows_, documents_, rank_;
    std::span<const Start> starts_;
};

/// Errors: write_failed.
Result<void> write_suggestions(const std::filesystem::path& path, const std::vector<Node>& nodes);

/// A mapped suggestions.bin.
class Suggestions {
  public:
    /// Errors: index_damaged.
    static Result<Suggestions> open(const std::filesystem::path& path);
    const SuggestionList& list(SuggestionKind kind) const { return lists_[static_cast<std::size_t>(kind)]; }
    /// True when every row is one of a table with so many nodes and issuers.
    bool belongs_to(std::size_t nodes, std::size_t issuers) const;

  private:
    Columns columns_;
    std::array<SuggestionList, suggestion_kind_count> lists_;
};

} // namespace vanmach
