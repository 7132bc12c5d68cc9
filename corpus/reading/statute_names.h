// SPDX-License-Identifier: GPL-2.0-or-later
// The names of laws, codes, ordinances and constitutions in a text: those of the authority table, names that amend
// ("Luật sửa đổi, bổ sung một số điều của Luật Giáo dục"), and names that no table knows, told by where they end.
#pragma once

#include <string>
#include <vector>

#include "corpus/reading/tokens.h"

namespace vanmach {

struct StatuteName {
    std::size_t next = 0;      // the token after the name and its years; 0 when no name starts there
    std::size_t name_next = 0; // the token after the name alone
    std::string type;          // Luật, BL, PL, HP
    int index = -1;            // for Vocabulary::statutes; -1 when no table knows the name
    std::vector<int> years;    // "năm 2013", "năm 2000, 2005, 2014"
};

/// True when "Luật", "Bộ luật", "Pháp lệnh" or "Hiến pháp" stands at token `at` with a capital.
bool opens_statute(const ReadingText& text, std::size_t at);

/// The statute whose name starts at token `at`.
StatuteName read_statute_name(const ReadingText& text, std::size_t at);

/// True when what is named at token `at` is still a bill: "dự thảo Luật …", "xây dựng Luật …".
bool is_bill(const ReadingText& text, std::size_t at, std::size_t next);

} // namespace vanmach
