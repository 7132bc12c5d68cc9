// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/periods.h"

#include <algorithm>

#include "corpus/reading/lines.h"
#include "corpus/reading/statute_names.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

namespace {

int year_at(const ReadingText& text, std::size_t i) {
    if (!text.is_number(i) || text.word(i).size() != 4) return 0;
    const int year = text.value(i);
    return year >= 1945 && year <= 2100 ? year : 0;
}

// "2021-2025", "2021 - 2025", "2021 đến 2025", "2021 đến năm 2025" at a year; the token behind it.
std::size_t span_end(const ReadingText& text, std::size_t i, int& to) {
    std::size_t k = i + 1;
    if (!text.is_mark(k, '-') && !text.is(k, "den") && !text.is(k, "toi")) return i + 1;
    ++k;
    if (text.is(k, "nam")) ++k;
    const int last = year_at(text, k);
    if (last < year_at(text, i)) return i + 1;
    to = last;
    return k + 1;
}

} // namespace

std::optional<NamedPeriod> named_period(std::string_view title) {
    const ReadingText text(title);
    std::optional<NamedPeriod> best;
    int rank = 0; // 3: a stretch under its own word, 2: a stretch of years, 1: a year, 0: a year to come
    for (std::size_t i = 0; i < text.count(); ++i) {
        if (opens_statute(text, i))
            if (const auto name = read_statute_name(text, i); name.next > i) {
                i = name.next - 1;
                continue;
            }
        const bool stretch = words_at(text, i, "giai doan") || words_at(text, i, "nhiem ky");
        if (!stretch && !text.is(i, "nam")) continue;
        std::size_t at = i + (stretch ? 2 : 1);
        if (stretch && text.is(at, "nam")) ++at;
        const int from = year_at(text, at);
        if (from == 0) continue;
        // "Quyết định 12/QĐ-UBND ngày 5 tháng 3 năm 2024" tells the date of another document.
        if (!stretch && i >= 2 && text.is(i - 2, "thang")) continue;
        int to = from;
        const auto next = span_end(text, at, to);
        const bool until = !stretch && i > 0 && (text.is(i - 1, "den") || text.is(i - 1, "toi"));
        const int here = stretch ? 3 : to != from ? 2 : until ? 0 : 1;
        if (best && here <= rank) continue;
        rank = here;
        const auto first = until ? i - 1 : i;
        best = NamedPeriod{until ? 0 : from, to, text.folded().line(text[first].start, text[next - 1].end)};
        i = next - 1;
    }
    return best;
}

} // namespace vanmach
