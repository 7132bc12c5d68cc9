// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/outline.h"

#include <algorithm>

namespace vanmach {

namespace {

constexpr std::uint32_t longest_title = 160; // code points

// The heading's words: to the end of its first sentence, or of its line where the line is a title of its own.
std::string title_of(const ReadingText& text, std::size_t first, std::size_t next) {
    std::size_t end = first;
    for (; end < next; ++end) {
        const bool stop = text.is_mark(end, '.') || text.is_mark(end, ';') || text.is_mark(end, ':');
        if (stop && !text.glued(end + 1)) break;
        if (end > first && text[end].end - text[first].start > longest_title) break;
    }
    if (end == first) return {};
    return text.folded().line(text[first].start, text[end - 1].end);
}

} // namespace

std::vector<Section> read_outline(const ReadingText& text, const std::vector<TokenSpan>& paragraphs, TokenSpan body) {
    std::vector<Section> sections;
    struct Open {
        Mark mark;
        int level;
    };
    std::vector<Open> open; // the kinds of heading that the current place stands under
    for (std::size_t p = 0; p < paragraphs.size(); ++p) {
        const auto& paragraph = paragraphs[p];
        if (paragraph.first < body.first || paragraph.first >= body.next) continue;
        const auto mark = item_mark(text, paragraph.first);
        if (mark.mark == Mark::none || mark.mark == Mark::dash) continue;
        const auto same = std::find_if(open.begin(), open.end(), [&](const Open& o) {
            return o.mark == mark.mark && o.level == mark.level;
        });
        if (same != open.end()) {
            open.erase(same + 1, open.end());
        } else {
            // Parts, chapters, divisions and articles have a fixed order; what is of a lower kind closes.
            while (!open.empty() && mark.mark <= Mark::article && open.back().mark >= mark.mark) open.pop_back();
            while (!open.empty() && mark.mark == Mark::number && open.back().mark == Mark::number && open.back().level > mark.level)
                open.pop_back();
            open.push_back({mark.mark, mark.level});
        }
        Section section;
        section.label = text.folded().line(mark.label.start, mark.label.end);
        section.depth = static_cast<int>(open.size());
        std::size_t first = mark.next, next = std::min(paragraph.next, body.next);
        // "CHƯƠNG I" alone on its line: its title is the next line.
        if (first >= next && p + 1 < paragraphs.size() && mark.mark <= Mark::division &&
            item_mark(text, paragraphs[p + 1].first).mark == Mark::none) {
            first = paragraphs[p + 1].first;
            next = paragraphs[p + 1].next;
        }
        section.title = title_of(text, first, next);
        section.span = {text[paragraph.first].start, text[body.next - 1].end};
        sections.push_back(std::move(section));
    }
    for (std::size_t i = 0; i < sections.size(); ++i)
        for (std::size_t j = i + 1; j < sections.size(); ++j)
            if (sections[j].depth <= sections[i].depth) {
                sections[i].span.end = sections[j].span.start;
                break;
            }
    return sections;
}

} // namespace vanmach
