// SPDX-License-Identifier: GPL-2.0-or-later
// The beginning of a number as somebody types it, in any separators: "48/kh", "33 ct", "33ctttg", "kế hoạch số 4".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanmach {

struct NumberStart {
    std::vector<std::string> types; // codes that the word before it may stand for; empty: there is none
    std::vector<std::string> keys;  // what its number_key may begin with, most likely first
    bool digits = false;            // it begins with digits
    bool digits_end = false;        // a separator after the digits: "33/" is 33, not 330
};

/// Nothing where no number begins so: no letters or digits, or words before the digits that name no type.
std::optional<NumberStart> number_start(std::string_view typed);

} // namespace vanmach
