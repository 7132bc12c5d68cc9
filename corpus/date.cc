// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/date.h"

#include <charconv>
#include <chrono>
#include <fmt/format.h>

namespace vanmach {

std::string PartialDate::iso() const {
    if (year == 0) return {};
    if (month == 0) return fmt::format("{:04}", year);
    if (day == 0) return fmt::format("{:04}-{:02}", year, month);
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

PartialDate PartialDate::day_before() const {
    using namespace std::chrono;
    if (!full()) return *this;
    const year_month_day before{sys_days{std::chrono::year{year} / month / day} - days{1}};
    return {static_cast<int>(before.year()), static_cast<int>(static_cast<unsigned>(before.month())), static_cast<int>(static_cast<unsigned>(before.day()))};
}

std::optional<PartialDate> PartialDate::of(int year, int month, int day) {
    if (year < 1900 || year > 2100) return std::nullopt;
    if (month == 0) return day == 0 ? std::optional(PartialDate{year, 0, 0}) : std::nullopt;
    if (month < 1 || month > 12 || day < 0) return std::nullopt;
    if (day == 0) return PartialDate{year, month, 0};
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return PartialDate{year, month, day};
}

std::optional<PartialDate> PartialDate::parse_iso(std::string_view text) {
    const auto number = [&](std::size_t at, std::size_t length) {
        int value = -1;
        const auto* first = text.data() + at;
        const auto [end, error] = std::from_chars(first, first + length, value);
        return error == std::errc{} && end == first + length ? value : -1;
    };
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    if (text.size() > 4 && text[4] != '-') return std::nullopt;
    if (text.size() > 7 && text[7] != '-') return std::nullopt;
    const int year = number(0, 4);
    const int month = text.size() > 4 ? number(5, 2) : 0;
    const int day = text.size() > 7 ? number(8, 2) : 0;
    if (year < 0 || (text.size() > 4 && month < 1) || (text.size() > 7 && day < 1)) return std::nullopt;
    return of(year, month, day);
}

} // namespace vanmach
