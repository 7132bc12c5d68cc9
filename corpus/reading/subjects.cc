// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/subjects.h"

#include <algorithm>

#include "corpus/reading/lines.h"

namespace vanmach {

namespace {

constexpr std::uint32_t longest_subject = 300; // code points

// The token where the subject begins, after "về", "về việc", "V/v"; 0 when none does.
std::size_t subject_start(const ReadingText& text, std::size_t i) {
    if (text.is_mark(i, ',')) ++i;
    if (!text.is(i, "ve")) return 0;
    if (text.is(i + 1, "viec")) return i + 2;
    return i + 1;
}

} // namespace

void read_subjects(const ReadingText& text, const std::vector<TokenSpan>& paragraphs, const std::vector<std::uint32_t>& ends,
                   const std::vector<RelationEdge>& relations, std::vector<Citation>& citations) {
    std::vector<bool> inside(citations.size(), false);
    for (const auto& edge : relations)
        if (edge.from != 0 && edge.to >= 1) inside[static_cast<std::size_t>(edge.to) - 1] = true;
    for (std::size_t c = 0; c < citations.size(); ++c) {
        const auto first = subject_start(text, text.at_or_after(ends[c]));
        if (first == 0 || first >= text.count()) continue;
        std::size_t limit = holding(paragraphs, first).next;
        for (std::size_t other = c + 1; other < citations.size(); ++other)
            if (!inside[other]) {
                limit = std::min(limit, text.at_or_after(citations[other].span.start));
                break;
            }
        std::size_t end = first;
        int brackets = 0;
        for (; end < limit; ++end) {
            if (text.is_mark(end, '(')) ++brackets;
            if (text.is_mark(end, ')') && --brackets < 0) break;
            if (text.is_mark(end, ';')) break;
            if (text.is_mark(end, '.') && !text.glued(end + 1)) break;
            if (text[end].end - text[first].start > longest_subject) break;
        }
        // What leads to the next mention is not part of the subject.
        while (end > first && (text.is_mark(end - 1, ',') || text.is(end - 1, "va") || text.is(end - 1, "cac"))) --end;
        while (end > first + 1 && (words_at(text, end - 2, "can cu") || words_at(text, end - 2, "thuc hien"))) end -= 2;
        if (end <= first + 1) continue;
        auto about = text.folded().line(text[first].start, text[end - 1].end);
        citations[c].about = std::move(about);
    }
}

} // namespace vanmach
