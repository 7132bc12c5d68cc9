// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/deadlines.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>

#include "corpus/reading/dates.h"
#include "corpus/reading/lines.h"

namespace vanmach {

namespace {

// "15/6", "15 tháng 6" without a year.
std::optional<Deadline> day_of_year(const ReadingText& text, std::size_t i) {
    if (!text.is_number(i) || text.word(i).size() > 2) return std::nullopt;
    const bool slashed = text.is_mark(i + 1, '/') || text.is_mark(i + 1, '-');
    if (!slashed && !text.is(i + 1, "thang")) return std::nullopt;
    if (!text.is_number(i + 2) || text.word(i + 2).size() > 2) return std::nullopt;
    const auto date = PartialDate::of(2000, text.value(i + 2), text.value(i)); // a leap year: 29/02 exists
    if (!date || !date->full()) return std::nullopt;
    return Deadline{fmt::format("--{:02}-{:02}", date->month, date->day), true, i + 3};
}

} // namespace

std::optional<Deadline> day_at(const ReadingText& text, std::size_t i) {
    if (const auto date = read_date(text, i); date && date->date.full()) return Deadline{date->date.iso(), false, date->end};
    return day_of_year(text, i);
}

std::optional<Deadline> deadline_at(const ReadingText& text, std::size_t i) {
    std::size_t j = 0;
    if (text.is(i, "truoc")) j = i + 1;
    else if (words_at(text, i, "cham nhat")) j = i + 2;
    else if (words_at(text, i, "han chot")) j = i + 2;
    else return std::nullopt;
    constexpr std::array<std::string_view, 6> links = {"la", "vao", "den", "truoc", "het", "trong"};
    for (const auto limit = j + 4; j < limit && (text.is_mark(j, ':') || std::any_of(links.begin(), links.end(), [&](auto word) { return text.is(j, word); }));) ++j;
    const std::size_t hour = j;
    // "trước 17 giờ 00 ngày 27/11/2025", "trước 17h00 ngày …"
    if (text.is_number(j) && (text.is(j + 1, "gio") || text.is(j + 1, "h")))
        for (std::size_t k = j + 2; k < hour + 6 && j == hour; ++k)
            if (text.is(k, "ngay")) j = k;
    const bool worded = text.is(j, "ngay");
    if (worded) ++j;
    auto day = day_at(text, j);
    // "trước 5-7 ngày làm việc", "trước 2/3 số đại biểu": counted, not dated.
    const bool counted = day && day->yearly && !worded && (text.is_mark(j + 1, '-') || text.is(day->next, "ngay") || text.is(day->next, "so") || text.is(day->next, "thoi"));
    return counted ? std::nullopt : day;
}

} // namespace vanmach
