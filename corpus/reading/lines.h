// SPDX-License-Identifier: GPL-2.0-or-later
// The lines of a document and what stands at their heads: heading marks, list marks, letters in capitals.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/reading/tokens.h"

namespace vanmach {

/// A line with something on it: its tokens [first, next) and its code points, white space at the ends left out.
struct Line {
    std::size_t first = 0;
    std::size_t next = 0;
    Span span;
    bool blank_before = false; // an empty line (or the text's start) stands before it
};
std::vector<Line> read_lines(const ReadingText& text);

/// True when every word on the line is printed in capitals and there is one.
bool in_capitals(const ReadingText& text, const Line& line);

/// True when the line holds neither a word nor a number: dashes, stars, a table's border.
bool is_rule(const ReadingText& text, const Line& line);

/// True when token i is a Roman numeral as headings and terms print it: capitals of I, V, X, L, six at most.
bool is_roman_numeral(const ReadingText& text, std::size_t i);

/// True when token i is printed as this word, in any case, or is typed without marks: "sở" is no "số", "so" may be one.
bool printed_as(const ReadingText& text, std::size_t i, std::string_view word);

/// True when the bare words at token `at` are these, with nothing but white space between them.
inline bool words_at(const ReadingText& text, std::size_t at, std::string_view bare_words) {
    for (auto word = text.word(at); !word.empty() && word.front() == bare_words.front(); word = text.word(++at)) {
        if (!bare_words.starts_with(word)) return false;
        bare_words.remove_prefix(word.size());
        if (bare_words.empty()) return true;
        if (bare_words.front() != ' ') return false;
        bare_words.remove_prefix(1);
    }
    return false;
}

/// What opens an item of an outline or a list.
enum class Mark : std::uint8_t { none, part, chapter, division, article, capital, roman, number, letter, dash };

struct ItemMark {
    Mark mark = Mark::none;
    int level = 0;        // of a dotted number: "1." 1, "1.2." 2
    Span label;           // without the closing mark: "I", "1.2", "a", "Điều 5"
    std::size_t next = 0; // the token after the mark
};
/// The mark at the head of a line whose first token is `at`.
ItemMark item_mark(const ReadingText& text, std::size_t at);

} // namespace vanmach
