// SPDX-License-Identifier: GPL-2.0-or-later
// A date at the precision at which a document prints it: drafts leave the day, or the day and month, blank.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vanmach {

/// A calendar date whose day, or day and month, may be unknown (0). A value; year 0 means that nothing is known.
struct PartialDate {
    int year = 0;
    int month = 0; // 1 to 12, 0 unknown
    int day = 0;   // 1 to 31, 0 unknown; never known without the month

    bool known() const { return year != 0; }
    bool full() const { return day != 0; }

    /// ISO 8601 at the precision that is known: "2026-02-10", "2026-02", "2026"; "" when nothing is.
    std::string iso() const;

    /// True when no part that both know differs; a date that knows nothing agrees with every date.
    bool agrees(const PartialDate& other) const {
        return (year == 0 || other.year == 0 || year == other.year) &&
               (month == 0 || other.month == 0 || month == other.month) &&
               (day == 0 || other.day == 0 || day == other.day);
    }

    /// Day, month and year as a date of the Gregorian calendar between 1900 and 2100; nothing if it is none.
    static std::optional<PartialDate> of(int year, int month, int day);

    /// The day before a full date; any other date as it is.
    PartialDate day_before() const;

    /// One number, in the order of dates, 0 where nothing is known: how columns keep it.
    std::uint32_t packed() const { return static_cast<std::uint32_t>((year * 16 + month) * 32 + day); }
    static PartialDate unpacked(std::uint32_t packed) {
        return {static_cast<int>(packed / 512), static_cast<int>(packed / 32 % 16), static_cast<int>(packed % 32)};
    }

    /// The inverse of iso(); nothing for any other text or a day that does not exist.
    static std::optional<PartialDate> parse_iso(std::string_view text);

    auto operator<=>(const PartialDate&) const = default;
};

} // namespace vanmach
