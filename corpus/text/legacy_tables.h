// SPDX-License-Identifier: GPL-2.0-or-later
// The bytes 80-FF of the encodings that Vietnamese offices used before Unicode.
#pragma once

#include <array>
#include <string_view>

namespace vanmach::legacy {

/// Bytes 80-FF as code points; 0 where the encoding has none.
using HighHalf = std::array<char32_t, 128>;

/// windows-1252: what fonts of the old encodings looked like to Windows. The base of the two tables below.
const HighHalf& windows_1252();

/// windows-1258: vowels with their marks in one byte, tones as combining bytes behind them.
const HighHalf& windows_1258();

/// TCVN3 (ABC): a byte for each lower-case letter; capitals came from fonts of their own, except Ă Â Đ Ê Ô Ơ
/// Ư.
const HighHalf& tcvn3();

/// VNI-Windows: a letter, then a byte that gives it marks.
struct VniMark {
    std::u32string_view bases; // lower-case letters it can follow
    char32_t vowel_mark;       // combining breve or circumflex; 0 none
    char32_t tone_mark;        // combining tone; 0 none
};
/// Null for a byte that is no mark. Bytes of capitals are those of small letters less 20 (hexadecimal).
const VniMark* vni_mark(unsigned char byte);
/// The letter that a byte is on its own ("ñ" đ, "ô" ơ); 0 for the others.
char32_t vni_letter(unsigned char byte);

} // namespace vanmach::legacy
