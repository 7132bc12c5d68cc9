// SPDX-License-Identifier: GPL-2.0-or-later
// The bodies of a task and what they are to reach: "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính … 100% cơ quan …".
#pragma once

#include <string>
#include <vector>

#include "corpus/reading/sentences.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

struct Duties {
    std::string unit;                      // who opens the sentence; "" when it names nobody
    std::string lead;                      // who leads
    std::vector<std::string> coordinating; // who takes part
    std::string target;
};

/// Reads them from tokens [first, next): one sentence, its mark left out. `heading` is the unit that the heading over
/// it names, "" when it names none: "chủ trì" without a subject is that unit's.
Duties read_duties(const ReadingText& text, TokenSpan sentence, const std::string& heading);

/// The bodies of a list, parted by commas, semicolons and "và" before a new body: "Sở Nội vụ, Sở Tài chính và UBND các xã".
std::vector<std::string> read_bodies(const ReadingText& text, TokenSpan list);

/// True when words name somebody who can be charged: a body of the tables, or "Các sở, ngành", "Thủ trưởng …", "UBND …".
bool names_unit(const ReadingText& text, std::size_t at);

} // namespace vanmach
