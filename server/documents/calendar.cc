// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/documents/calendar.h"

#include <fmt/format.h>

namespace vanmach {

namespace {

constexpr std::size_t longest_line = 75; // octets, without the line's end

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
        } else if (c == '\\' || c == ';' || c == ',') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
            out += c;
        } else {
            out += ' '; // a control character has no place in a calendar
        }
    }
    return out;
}

/// A character of several octets is never cut.
void put(std::string& out, std::string_view line) {
    std::size_t room = longest_line;
    while (line.size() > room) {
        auto end = room;
        while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
        out.append(line.substr(0, end)).append("\r\n ");
        line.remove_prefix(end);
        room = longest_line - 1; // the space counts
    }
    out.append(line).append("\r\n");
}

std::string basic(const PartialDate& day) { return fmt::format("{:04}{:02}{:02}", day.year, day.month, day.day); }

} // namespace

std::string to_calendar(const std::vector<CalendarDay>& days, const std::string& name, const std::string& stamp) {
    std::string out;
    for (const char* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Van Mach//vanmach//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"}) put(out, line);
    put(out, "X-WR-CALNAME:" + escaped(name));
    for (const auto& day : days) {
        put(out, "BEGIN:VEVENT");
        put(out, "UID:" + escaped(day.uid));
        put(out, "DTSTAMP:" + stamp);
        put(out, "DTSTART;VALUE=DATE:" + basic(day.day));
        if (day.yearly) put(out, "RRULE:FREQ=YEARLY");
        put(out, "SUMMARY:" + escaped(day.summary));
        if (!day.description.empty()) put(out, "DESCRIPTION:" + escaped(day.description));
        put(out, "TRANSP:TRANSPARENT"); // a deadline keeps nobody from meeting that day
        put(out, "END:VEVENT");
    }
    put(out, "END:VCALENDAR");
    return out;
}

std::optional<PartialDate> first_yearly_day(const std::string& month_and_day, const PartialDate& from) {
    if (month_and_day.size() != 7 || !month_and_day.starts_with("--")) return std::nullopt;
    for (int year = from.year; year <= from.year + 8; ++year) { // 1900 and 2100 have no February 29
        const auto day = PartialDate::parse_iso(fmt::format("{:04}-{}", year, month_and_day.substr(2)));
        const PartialDate start{from.year, std::max(from.month, 1), std::max(from.day, 1)};
        if (day && day->full() && !(*day < start)) return day;
    }
    return std::nullopt;
}

} // namespace vanmach
