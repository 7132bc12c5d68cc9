// SPDX-License-Identifier: GPL-2.0-or-later
// What people type into the search box, taken apart: words and "phrases". Knows no index.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/text/syllables.h"
#include "server/http/problem.h"

namespace vanmach {

inline constexpr std::size_t longest_query = 1000; // code points

/// A syllable as it was typed. With diacritics it means itself; without, it means every spelling that has
/// these letters
/// ("dan": dân, dẫn, đàn …), since people leave diacritics out.
struct QueryWord {
    std::string accented; // text/keys.h
    std::string bare;
    bool exact = false; // typed with diacritics
    bool operator==(const QueryWord&) const = default;
};

/// A word, or several in one order.
struct QueryClause {
    std::vector<QueryWord> words;
    bool phrase = false; // written in quotation marks
    bool operator==(const QueryClause&) const = default;
};

struct TextQuery {
    std::vector<QueryClause> clauses; // in the order typed; a word that was typed twice counts once
    bool empty() const { return clauses.empty(); }
};

/// Quotation marks of any kind (" “ ” „ « ») hold a phrase. Error: 400 unclosed-quote with the code point
/// `position` of the mark that is never closed. Thread-safe.
tl::expected<TextQuery, Problem> parse_query(std::string_view text);

} // namespace vanmach
