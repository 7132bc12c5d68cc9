// SPDX-License-Identifier: GPL-2.0-or-later
// Vietnamese as it comes out of a keyboard whose typing method is off: raw Telex ("coong tasc") and VNI ("cong6 tac1").
// Thread-safe functions on values.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanmach {

/// The accented key (text/keys.h) of what Telex makes of these letters, which must be small and ASCII: doubled vowels
/// and dd, w for ă ơ ư, a tone as s f r x j anywhere behind a vowel: "vaajn" and "vaanj" -> "vân5". Nothing where Telex
/// changes nothing.
std::optional<std::string> telex_key(std::string_view letters);

/// The same for VNI: 1-5 tones, 6 â ê ô, 7 ơ ư, 8 ă, 9 đ: "d9u7o7ng2" -> "đương1". Nothing where a digit means nothing.
std::optional<std::string> vni_key(std::string_view letters_and_digits);

} // namespace vanmach
