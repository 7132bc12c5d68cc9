// SPDX-License-Identifier: GPL-2.0-or-later
// Whether a run of letters can be a Vietnamese syllable: an initial, a rhyme and a tone that the rhyme
// allows. Tells a text that was decoded rightly from one that was not. Thread-safe function on values.
#pragma once

#include <string_view>

namespace vanmach {

/// `utf8` one run of letters in any case and normalisation form. Rhymes that end in c, ch, p or t carry sắc
/// or nặng only.
bool is_vietnamese_syllable(std::string_view utf8);

} // namespace vanmach
