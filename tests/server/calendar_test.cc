// SPDX-License-Identifier: GPL-2.0-or-later
// Calendars as RFC 5545 has them; exports_test.py reads those of the service with another program's eyes.
#include "server/documents/calendar.h"

#include <gtest/gtest.h>

#include "corpus/text/utf8.h"

namespace vanmach {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find("\r\n", at);
        if (end == std::string::npos) return {"no line end"};
        lines.push_back(text.substr(at, end - at));
        at = end + 2;
    }
    return lines;
}

std::string unfolded(std::string text) {
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
    return text;
}

TEST(Calendar, FoldsLongLinesBetweenCharacters) {
    for (std::size_t length = 40; length < 120; ++length) {
        std::string summary;
        for (std::size_t i = 0; i < length; ++i) summary += i % 3 == 0 ? "ộ" : i % 3 == 1 ? "đ" : "a";
        const auto text = to_calendar({{"u@x", {2025, 11, 30}, false, summary, summary + summary}}, "n", "20260101T000000Z");
        for (const auto& line : lines_of(text)) {
            EXPECT_LE(line.size(), 75U);
            EXPECT_TRUE(is_well_formed(line)) << "a character was cut: " << line;
        }
        EXPECT_NE(unfolded(text).find("SUMMARY:" + summary + "\r\n"), std::string::npos);
    }
}

TEST(Calendar, EscapesWhatHasAMeaning) {
    const auto text = to_calendar({{"u", {2025, 11, 30}, true, "a,b;c\\d\nEND:VEVENT", "x\ry\x01z"}}, "tên", "20260101T000000Z");
    EXPECT_NE(text.find("SUMMARY:a\\,b\\;c\\\\d\\nEND:VEVENT\r\n"), std::string::npos) << text;
    EXPECT_NE(text.find("DESCRIPTION:x y z\r\n"), std::string::npos);
    EXPECT_NE(text.find("DTSTART;VALUE=DATE:20251130\r\nRRULE:FREQ=YEARLY\r\n"), std::string::npos);
    std::size_t ends = 0;
    for (const auto& line : lines_of(text)) ends += line == "END:VEVENT";
    EXPECT_EQ(ends, 1U);
}

TEST(Calendar, WhatRecursBeginsAtTheDocument) {
    const auto first = [](const char* day, PartialDate from) {
        const auto found = first_yearly_day(day, from);
        return found ? found->iso() : std::string("none");
    };
    EXPECT_EQ(first("--11-30", {2025, 3, 6}), "2025-11-30");
    EXPECT_EQ(first("--03-05", {2025, 3, 6}), "2026-03-05");
    EXPECT_EQ(first("--03-06", {2025, 3, 6}), "2025-03-06");
    EXPECT_EQ(first("--01-01", {2025, 0, 0}), "2025-01-01");
    EXPECT_EQ(first("--02-29", {2025, 1, 1}), "2028-02-29");
    EXPECT_EQ(first("--02-29", {2096, 3, 1}), "none") << "dates end at 2100";
    EXPECT_EQ(first("--02-30", {2025, 1, 1}), "none");
    EXPECT_EQ(first("2025-11-30", {2025, 1, 1}), "none");
    EXPECT_EQ(first("--", {2025, 1, 1}), "none");
}

TEST(Calendar, MayBeEmpty) { EXPECT_EQ(lines_of(to_calendar({}, "", "20260101T000000Z")).back(), "END:VCALENDAR"); }

} // namespace
} // namespace vanmach
