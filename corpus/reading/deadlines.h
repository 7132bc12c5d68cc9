// SPDX-License-Identifier: GPL-2.0-or-later
// Days by which something is to be done: "trước ngày 15/11/2025", "chậm nhất ngày 20 tháng 6 hằng năm".
#pragma once

#include <optional>
#include <string>

#include "corpus/reading/tokens.h"

namespace vanmach {

struct Deadline {
    std::string date;    // ISO, or "--MM-DD"
    bool yearly = false; // no year is printed: it comes back each year
    std::size_t next = 0;
};

/// The deadline that token i opens, with the words that make it one.
std::optional<Deadline> deadline_at(const ReadingText& text, std::size_t i);

/// A day at token i: with its year, or "15/6", "15 tháng 6" without.
std::optional<Deadline> day_at(const ReadingText& text, std::size_t i);

} // namespace vanmach
