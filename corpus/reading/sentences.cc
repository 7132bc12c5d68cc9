// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/sentences.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/reading/vocabulary.h"

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

// True when the text parts its paragraphs by empty lines: most lines that end a sentence have one behind them.
bool has_blank_lines(const ReadingText& text, const std::vector<Line>& lines) {
    std::size_t ends = 0, parted = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (!ends_sentence(text, lines[i].next - 1)) continue;
        ++ends;
        parted += lines[i + 1].blank_before ? 1 : 0;
    }
    return ends >= 4 && parted * 10 >= ends * 7;
}

// True when a name or a reference runs from the previous line into this one: "của Bộ trưởng / Bộ Tài chính", "Điều 50 / Luật".
bool runs_over(const ReadingText& text, const Line& previous, const Line& line) {
    const std::size_t last = previous.next - 1;
    constexpr std::array<std::string_view, 7> counted = {"dieu", "khoan", "diem", "so", "ngay", "thang", "nam"};
    const auto opens_reference = [&](std::size_t i) { return std::any_of(counted.begin(), counted.end(), [&](auto word) { return text.is(i, word); }); };
    if (opens_reference(last) || (last > previous.first && text.is_number(last) && opens_reference(last - 1))) return true;
    const auto& vocabulary = Vocabulary::instance();
    for (std::size_t i = previous.next - std::min<std::size_t>(previous.next - previous.first, 5); i < previous.next; ++i)
        for (const auto* words : {&vocabulary.body_words(), &vocabulary.statute_words()})
            if (const auto match = words->longest(text, i); match && match.end > line.first) return true;
    return false;
}

struct Layout {
    std::uint32_t usual = 0; // length of a full line
    bool blank_lines = false;
};

bool starts_paragraph(const ReadingText& text, const Line& previous, const Line& line, const Layout& layout) {
    if (is_rule(text, line) || is_rule(text, previous)) return true;
    const auto mark = item_mark(text, line.first).mark;
    if (mark != Mark::none) return true;
    const std::size_t last = previous.next - 1;
    if (ends_sentence(text, last)) return true;
    if (last > 0 && text.is_mark(last, '"') && ends_sentence(text, last - 1)) return true; // the end of a quotation
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
    // Where empty lines part paragraphs, a capital at the head of a line is only a name.
    if (layout.blank_lines && !line.blank_before && text.line_ends_before(line.first) > 0) return false;
    return previous.span.length() * 4 < std::min<std::uint32_t>(layout.usual, 90) * 3 && (line.blank_before || !runs_over(text, previous, line));
}

} // namespace

std::vector<std::size_t> paragraph_starts(const ReadingText& text, const std::vector<Line>& lines, TokenSpan title,
                                          TokenSpan body) {
    std::vector<std::size_t> starts;
    const Layout layout{usual_length(lines), has_blank_lines(text, lines)};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto first = lines[i].first;
        const bool known = i == 0 || first == body.first || (title.first < title.next && (first == title.first || first == title.next));
        const bool inside_title = title.first < first && first < title.next;
        if (known || (!inside_title && starts_paragraph(text, lines[i - 1], lines[i], layout))) starts.push_back(i);
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
