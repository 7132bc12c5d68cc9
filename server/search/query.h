// SPDX-License-Identifier: GPL-2.0-or-later
// What people type into the search box, taken apart. Knows no index: what a value means in a corpus is told later
// (server/search/values.h).
//
//   dân vận                words, all wanted; "or the best of them" where they are many
//   "dân vận khéo"         a phrase: in this order, next to each other; quotation marks of any kind
//   -từ  -"cụm từ"  NOT x  without it
//   (a OR b) c             alternatives; also HOẶC and |; AND, VÀ and & say what is meant anyway
//   a NEAR/5 b             within five words of each other, in any order; also GẦN/5; NEAR alone: 10
//   hoạ*                   words that begin so
//   loại:KH  tỉnh:"Tây Ninh"  loại:(KH, CT)      values of a field (indexer/schema.h); several are alternatives
//   năm:2021..2025  ngày:2025-01..                ranges, open at either end
//   tiêu đề:"dân vận"      words of the title alone
//   33/CT-TTg              a document's number, in any spelling: it, and who cites it
//
// Vietnamese operators are words again where the whole query is in capitals.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/document_json.h"
#include "corpus/text/syllables.h"
#include "indexer/schema.h"
#include "server/http/problem.h"

namespace vanmach {

inline constexpr std::size_t longest_query = 1000; // code points
inline constexpr unsigned near_distance = 10;      // of NEAR without a number
inline constexpr unsigned deepest_query = 12;      // parentheses within parentheses

/// A syllable as it was typed. With diacritics it means itself; without, it means every spelling that has
/// these letters ("dan": dân, dẫn, đàn …), since people leave diacritics out.
struct QueryWord {
    std::string accented; // text/keys.h
    std::string bare;
    bool exact = false;  // typed with diacritics
    bool prefix = false; // typed with a * behind it: every word that begins so
    bool operator==(const QueryWord&) const = default;
};

struct QueryNode {
    enum class Kind {
        word,   // words: one
        phrase, // words: two and more, in this order
        near,   // words: in any order within `distance`
        number, // words: those of a document's number as it was typed; values: {slug, code of its type word or ""}
        field,  // values: as typed, alternatives
        range,  // values: {from, to}, "" is open
        all,    // parts
        any,    // parts
        none,   // parts: one, that must not be there
    };
    Kind kind = Kind::all;
    Span place; // code points of the query
    std::vector<QueryWord> words{};
    std::vector<std::string> values{};
    std::vector<QueryNode> parts{};
    FieldId field = FieldId::body; // body or title for words; the field of values
    unsigned distance = 0;         // words that may stand between, for near
};

/// A query: everything that must hold, in the order typed.
struct TypedQuery {
    std::vector<QueryNode> parts;
    bool empty() const { return parts.empty(); }
};

/// Errors: 400 unclosed-quote, bad-query; each with the code point `position` and a hint of what to write instead;
/// bad-query with a `reason` ("empty-field"), the `text` that it speaks of and, of fields, an `example`.
/// Thread-safe.
tl::expected<TypedQuery, Problem> parse_query(std::string_view text);

/// The query as it was understood: {kind, …} nested; and as one line that is a query again.
Json to_json(const TypedQuery& query);
std::string to_text(const TypedQuery& query);

} // namespace vanmach
