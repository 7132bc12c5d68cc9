// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/head_lines.h"

#include <algorithm>

#include "corpus/reading/dates.h"
#include "corpus/reading/vocabulary.h"

namespace vanmach {

std::optional<NumberLine> number_line(const ReadingText& text, const Line& line) {
    std::size_t i = line.first;
    // "Luật số: 83/2025/QH15", "Nghị quyết số: 101/2025/UBTVQH15"
    if (const auto type = Vocabulary::instance().type_words().longest(text, i); type && text.capital(i) && text.is(type.end, "so"))
        i = type.end;
    else if (!text.capital(i)) return std::nullopt;
    if (!text.is(i, "so")) return std::nullopt;
    const bool worded = i != line.first;
    ++i;
    const bool marked = text.is_mark(i, ':') || text.is_mark(i, '.');
    if (marked) ++i;
    if (auto found = read_number(text, i)) {
        // A sentence may open with a citation; the head's line ends with its number, or has the place and date beside it.
        if (worded && (marked ? found->next < line.next : found->next != line.next)) return std::nullopt;
        return NumberLine{std::move(*found), line.first};
    }
    if (worded) return std::nullopt;
    while (i < line.next && (text.is_mark(i, '.') || text.is_mark(i, '_') || text.is_mark(i, '\x7f') || text.is_mark(i, ':'))) ++i;
    if (i >= line.next) return std::nullopt;
    if (auto found = read_blank_number(text, i)) return NumberLine{std::move(*found), line.first};
    return std::nullopt;
}

// ", ngày 06 tháng 3 năm 2025" after a place that stands on the line.
std::optional<PlaceDate> place_date(const ReadingText& text, const Line& line) {
    for (std::size_t i = line.first; i < line.next; ++i) {
        if (!text.is_mark(i, ',') || !(text.is(i + 1, "ngay") || text.is(i + 1, "thang"))) continue;
        const auto date = read_dated(text, i + 1);
        if (!date) return std::nullopt;
        std::size_t first = i;
        while (first > line.first && i - first < 6 && (first == i || text[first].start <= text[first - 1].end + 1) &&
               ((text.is_word(first - 1) && (text.capital(first - 1) || text.is(first - 1, "pho"))) || text.is_mark(first - 1, '.') || text.is_mark(first - 1, '-')))
            --first;
        while (first < i && !text.is_word(first)) ++first;
        if (first == i) return std::nullopt;
        // A sentence may hold a date too; a place stands alone on its line, or beside the number.
        const bool alone = first == line.first || text.is_mark(first - 1, '|') || text[first].start > text[first - 1].end + 1 ||
                           (first > line.first && text.is_word(first - 1) && text.all_capitals(first - 1));
        if (!alone) return std::nullopt;
        // A place broken over two lines: "Tây / Ninh, ngày …".
        if (first == line.first)
            for (std::size_t earlier = first; earlier-- > 0 && earlier + 3 > first;) {
                const auto whole = Vocabulary::instance().province_words().longest(text, earlier);
                if (whole && whole.end == i && text.line_start(earlier)) first = earlier;
            }
        return PlaceDate{text.folded().line(text[first].start, text[i - 1].end), date->date, date->end};
    }
    return std::nullopt;
}

std::optional<TypeLine> type_line(const ReadingText& text, const std::vector<Line>& lines, std::size_t from, std::size_t to) {
    const auto& vocabulary = Vocabulary::instance();
    for (std::size_t k = from; k < std::min(to, lines.size()); ++k) {
        if (!in_capitals(text, lines[k])) continue;
        const auto match = vocabulary.type_words().longest(text, lines[k].first);
        if (!match || match.end > lines[k].next) continue;
        // "VĂN PHÒNG" is no type; "KẾ HOẠCH PHÁT TRIỂN …" is one, its title begins on its line.
        return TypeLine{vocabulary.type(match.value).code, k, match.end};
    }
    return std::nullopt;
}

bool is_number_line(const ReadingText& text, const Line& line) { return number_line(text, line).has_value(); }

bool is_place_date_line(const ReadingText& text, const Line& line) { return place_date(text, line).has_value(); }

} // namespace vanmach
