// SPDX-License-Identifier: GPL-2.0-or-later
// Words that a converter has torn apart: "Qu ả ng Ngãi", "B Ộ LAO ĐỘNG", "trung ươ n g".
#pragma once

#include <string>
#include <string_view>

namespace vanmach {

/// Puts torn syllables together again, where pieces of a line that are no syllables by themselves make one together.
/// Only in a text that shows the fault more than once: elsewhere a single letter is a name or a list's mark. `utf8` in NFC;
/// what is not torn stays as it is. Thread-safe function on values, linear.
std::string with_syllables_joined(std::string_view utf8);

} // namespace vanmach
