// SPDX-License-Identifier: GPL-2.0-or-later
// Deadlines as a calendar that Outlook, Google and phones read: iCalendar (RFC 5545). Thread-safe functions on values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/date.h"

namespace vanmach {

/// A whole day; `day` is full.
struct CalendarDay {
    std::string uid; // the same for the same task in every later file, so that a calendar replaces it
    PartialDate day;
    bool yearly = false;
    std::string summary, description; // any text: it is escaped here
};

/// VCALENDAR with a VEVENT a day, CRLF, lines folded at 75 octets between characters. `stamp`: when the data were made,
/// "20260301T080000Z".
std::string to_calendar(const std::vector<CalendarDay>& days, const std::string& name, const std::string& stamp);

/// The first day on or after `from` of a day of the year, "--11-30"; nothing for any other text. February 29 waits for a leap year.
std::optional<PartialDate> first_yearly_day(const std::string& month_and_day, const PartialDate& from);

} // namespace vanmach
