// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/sentences.h"

#include <algorithm>

namespace vanmach {

namespace {

constexpr std::uint32_t heading_length = 200; // code points; longer items are paragraphs that a page break may cut

bool ends_sentence(const ReadingText& text, std::size_t token) {
    return text.is_mark(token, '.') || text.is_mark(token, ':') || text.is_mark(token, ';') || text.is_mark(token, '?') ||
           text.is_mark(token, '!');
}

// The length that lines of this text usually have when a margin breaks them: the ninth tenth of all.
std::uint32_t usual_length(const std::vector<Line>& lines) {
    std::vector<std::uint32_t> lengths;
    lengths.reserve(lines.size());
    for (const auto& line : lines) lengths.push_back(line.span.length());
    if (lengths.empty()) return 0;
    const auto at = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 9 / 10);
    std::nth_element(lengths.begin(), at, lengths.end());
    return *at;
}

bool starts_paragraph(const ReadingText& text, const Line& previous, const Line& line, std::uint32_t usual) {
    if (is_rule(text, line) || is_rule(text, previous)) return true;
    const auto mark = item_mark(text, line.first).mark;
    if (mark != Mark::none) return true;
    const std::size_t last = previous.next - 1;
    if (ends_sentence(text, last)) return true;
    const bool capitals = in_capitals(text, line), previous_capitals = in_capitals(text, previous);
    if (capitals != previous_capitals && (capitals ? line : previous).span.length() > 3 &&
        (capitals ? line : previous).next - (capitals ? line : previous).first > 1)
        return true;
    const bool opens = (text.is_word(line.first) && text.capital(line.first)) || text.is_mark(line.first, '(') ||
                       text.is_mark(line.first, '[');
    if (!opens) return false; // a small letter, a digit: the sentence goes on
    if (text.is_mark(last, ',')) return false;
    const bool heading = item_mark(text, previous.first).mark != Mark::none && previous.span.length() < heading_length;
    if (line.blank_before && heading) return true;
    return previous.span.length() * 4 < std::min<std::uint32_t>(usual, 90) * 3;
}

} // namespace

std::vector<std::size_t> paragraph_starts(const ReadingText& text, const std::vector<Line>& lines, TokenSpan title,
                                          TokenSpan body) {
    std::vector<std::size_t> starts;
    const auto usual = usual_length(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto first = lines[i].first;
        const bool known = i == 0 || first == body.first || (title.first < title.next && (first == title.first || first == title.next));
        const bool inside_title = title.first < first && first < title.next;
        if (known || (!inside_title && starts_paragraph(text, lines[i - 1], lines[i], usual))) starts.push_back(i);
    }
    return starts;
}

std::vector<TokenSpan> read_paragraphs(const ReadingText& text, const std::vector<Line>& lines, TokenSpan title,
                                       TokenSpan body) {
    std::vector<TokenSpan> paragraphs;
    const auto starts = paragraph_starts(text, lines, title, body);
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const auto last = (i + 1 < starts.size() ? starts[i + 1] : lines.size()) - 1;
        paragraphs.push_back({lines[starts[i]].first, lines[last].next});
    }
    return paragraphs;
}

std::vector<TokenSpan> read_sentences(const ReadingText& text, const std::vector<TokenSpan>& paragraphs) {
    std::vector<TokenSpan> sentences;
    for (const auto& paragraph : paragraphs) {
        std::size_t first = paragraph.first;
        for (std::size_t i = paragraph.first; i < paragraph.next; ++i) {
            const bool stop = text.is_mark(i, '.') || text.is_mark(i, '?') || text.is_mark(i, '!');
            if (!stop || i + 1 >= paragraph.next || text.glued(i + 1)) continue;
            // "TP. Hồ Chí Minh", "TM. ỦY BAN", "1. Mục đích": the stop of an abbreviation or of an item's mark.
            if (i <= first + 1 || (text.is_word(i - 1) && text.glued(i) && text.all_capitals(i - 1) && text.word(i - 1).size() <= 3))
                continue;
            if (!(text.is_word(i + 1) && text.capital(i + 1)) && !text.is_mark(i + 1, '"')) continue;
            sentences.push_back({first, i + 1});
            first = i + 1;
        }
        if (first < paragraph.next) sentences.push_back({first, paragraph.next});
    }
    return sentences;
}

const TokenSpan& holding(const std::vector<TokenSpan>& spans, std::size_t token) {
    auto found = std::upper_bound(spans.begin(), spans.end(), token,
                                  [](std::size_t at, const TokenSpan& span) { return at < span.first; });
    if (found != spans.begin()) --found;
    return *found;
}

} // namespace vanmach
