// SPDX-License-Identifier: GPL-2.0-or-later
// The passage of a text that shows best why it was found. Own, because Xapian's cannot highlight folded terms
// and in 1.4.22 can return HTML that is not escaped; marks here are offsets, never markup. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "server/search/query_words.h"

namespace vanmach {

struct Snippet {
    std::string text;        // one line, white space folded
    std::vector<Span> marks; // code points of `text`, ascending, apart: words, and phrases as a whole
    Span place;              // code points of the document's text
};

/// How much of a text is looked at: one of 100 MB is not walked for a line.
inline constexpr std::size_t snippet_budget = 512 << 10; // bytes

/// The window with most of the query's words, phrases above words, neighbours as typed above scattered ones,
/// early above late. Nothing where no word occurs in the first `budget` bytes.
std::optional<Snippet> make_snippet(std::string_view text, const std::vector<QueryClause>& clauses,
                                    std::size_t budget = snippet_budget);

} // namespace vanmach
