// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts a text into syllables (Vietnamese writes a space between them) and gives each its keys for search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanmach {

/// A run of letters and digits. Offsets are code points of the text it was cut from.
struct Syllable {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::string accented; // accented_key of the run
    std::string bare;     // bare_key of the run
};

/// ICU's word boundaries (UAX #29); within them hyphens, slashes, colons, underscores and dots between
/// letters divide, a dot or comma between digits does not, and an apostrophe between letters leaves no trace
/// ("H'Mông" is "hmông"). Superscript digits, which mark footnotes, belong to no syllable. `utf8` in any
/// normalisation form: NFC and NFD give the same keys. Thread-safe.
std::vector<Syllable> syllables(std::string_view utf8);

} // namespace vanmach
