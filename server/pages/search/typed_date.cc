// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/search/typed_date.h"

#include <charconv>
#include <vector>

#include "corpus/date.h"

namespace vanmach::pages {

std::optional<std::string> iso_of_typed_date(std::string_view typed) {
    if (const auto date = PartialDate::parse_iso(typed)) return date->iso();
    std::vector<int> parts;
    while (!typed.empty()) {
        int number = 0;
        const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
        if (error != std::errc() || number < 1 || parts.size() == 3) return std::nullopt;
        parts.push_back(number);
        typed.remove_prefix(static_cast<std::size_t>(end - typed.data()));
        if (typed.empty()) break;
        if (std::string_view("/.- ").find(typed.front()) == std::string_view::npos) return std::nullopt;
        typed.remove_prefix(1);
    }
    if (parts.size() < 2) return std::nullopt;
    const int year = parts.back(), month = parts[parts.size() - 2], day = parts.size() == 3 ? parts[0] : 1;
    const auto date = PartialDate::of(year, month, day);
    if (!date) return std::nullopt;
    return (parts.size() == 3 ? *date : PartialDate{year, month, 0}).iso();
}

} // namespace vanmach::pages
