// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/parts.h"

#include <algorithm>

#include "corpus/reading/closing.h"
#include "corpus/reading/frame.h"
#include "corpus/reading/head_lines.h"
#include "corpus/reading/lines.h"

namespace vanmach {

namespace {

constexpr std::size_t head_lines = 14; // a letterhead is no longer

// The head of a document of its own: a number that is filled in. What is left blank is a form, unless it is the draft that a
// letter sends round.
bool opens_document(const ReadingText& text, const std::vector<Line>& lines, std::size_t from, bool behind_letter) {
    for (std::size_t i = from; i < std::min(from + head_lines, lines.size()); ++i) {
        const auto number = number_line(text, lines[i]);
        if (number && (behind_letter || !number->found.number.digits.empty())) return true;
        if (behind_letter && is_place_date_line(text, lines[i])) return true;
    }
    return false;
}

} // namespace

std::vector<Span> split_parts(const ReadingText& text) {
    const auto lines = read_lines(text);
    const auto length = static_cast<std::uint32_t>(text.folded().size());
    std::vector<std::uint32_t> starts = {0};
    bool closed = false;    // the current document has come to its recipients or signature
    bool has_head = false;  // a motto has been seen in the current document
    bool letter = false;    // it is addressed to somebody
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (words_at(text, lines[i].first, "noi nhan")) closed = true;
        if (words_at(text, lines[i].first, "kinh gui") && !closed) letter = true;
        if (!is_motto_line(text, lines[i])) continue;
        if (has_head && closed && opens_document(text, lines, i, letter)) {
            // The body's name may stand over the motto: lines in capitals that are no signature.
            std::size_t first = i;
            while (first > 0 && i - first < 6 && in_capitals(text, lines[first - 1]) &&
                   !is_position_line(text, lines[first - 1]))
                --first;
            starts.push_back(lines[first].span.start);
            closed = letter = false;
        }
        has_head = true;
    }
    std::vector<Span> parts;
    for (std::size_t i = 0; i < starts.size(); ++i)
        parts.push_back({starts[i], i + 1 < starts.size() ? starts[i + 1] : length});
    return parts;
}

} // namespace vanmach
