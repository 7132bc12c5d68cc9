// SPDX-License-Identifier: GPL-2.0-or-later
// The way back from an accented key to a syllable as it is written. Thread-safe function on values.
#pragma once

#include <string>
#include <string_view>

namespace vanmach {

/// The syllable of an accented key (keys.h) in small letters, its tone where official texts print it, in the old style:
/// "hoa1" -> "hòa", "thuy3" -> "thủy", "quy2" -> "quý", "gia3" -> "giả", "ngươi1" -> "người". What is no key of a
/// syllable comes back as it is ("qh15", "ubnd"). A key does not tell "A1" from "à": it is read as the syllable.
/// accented_key(written_form(key)) == key.
std::string written_form(std::string_view accented_key);

} // namespace vanmach
