// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/subjects.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/reading/lines.h"

namespace vanmach {

namespace {

constexpr std::uint32_t longest_subject = 300; // code points

// Where a subject begins.
struct Opening {
    std::size_t first = 0; // 0: none does
    bool by_verb = false;  // "sửa đổi, bổ sung …": the subject is what the document does
};

Opening opening_at(const ReadingText& text, std::size_t i) {
    if (text.is_mark(i, ',')) ++i;
    if (text.is(i, "ve")) return {text.is(i + 1, "viec") ? i + 2 : i + 1, false};
    constexpr std::array<std::string_view, 6> verbs = {"quy dinh", "ban hanh", "sua doi", "huong dan", "phe duyet", "cong bo"};
    const bool verb = std::any_of(verbs.begin(), verbs.end(), [&](auto words) { return words_at(text, i, words); });
    // "quy định tại khoản 2", "ban hành kèm theo": nothing of its own.
    if (!verb || text.is(i + 2, "tai") || text.is(i + 2, "kem") || text.is(i + 2, "theo") || text.is(i + 2, "nay")) return {};
    return {i, true};
}

} // namespace

void read_subjects(const ReadingText& text, const std::vector<TokenSpan>& paragraphs, const std::vector<std::uint32_t>& ends,
                   const std::vector<RelationEdge>& relations, std::vector<Citation>& citations) {
    std::vector<bool> inside(citations.size(), false);
    for (const auto& edge : relations)
        if (edge.from != 0 && edge.to >= 1) inside[static_cast<std::size_t>(edge.to) - 1] = true;
    for (std::size_t c = 0; c < citations.size(); ++c) {
        const auto [first, by_verb] = opening_at(text, text.at_or_after(ends[c]));
        if (first == 0 || first >= text.count()) continue;
        std::size_t limit = holding(paragraphs, first).next;
        for (std::size_t other = c + 1; other < citations.size(); ++other)
            if (!inside[other]) {
                limit = std::min(limit, text.at_or_after(citations[other].span.start));
                break;
            }
        // What a document amends, details or guides ends what is said of it.
        if (by_verb)
            for (std::size_t other = c + 1; other < citations.size() && inside[other] && text.at_or_after(citations[other].span.start) < limit; ++other)
                if (other + 1 == citations.size() || !inside[other + 1]) limit = std::min(limit, text.at_or_after(citations[other].span.end));
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
