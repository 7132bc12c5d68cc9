// SPDX-License-Identifier: GPL-2.0-or-later
// Dates as official documents print them: "03/6/2013", "06 tháng 3 năm 2025", with parts left blank in drafts.
#pragma once

#include <optional>

#include "corpus/date.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

struct ReadDate {
    PartialDate date;
    std::size_t end = 0; // the token after it
};

/// A date that starts at token `at`, without the word "ngày": "03/6/2013", "3-6-2013", "03 tháng 6 năm 2013",
/// "/12/2021" and "tháng 12 năm 2021" (day left blank). White space and line ends may stand inside. A day that does
/// not exist is no date.
std::optional<ReadDate> read_date(const ReadingText& text, std::size_t at);

/// The same after the word "ngày" (or "tháng", "năm") at token `at`.
std::optional<ReadDate> read_dated(const ReadingText& text, std::size_t at);

} // namespace vanmach
