// SPDX-License-Identifier: GPL-2.0-or-later
// What each code point is to the keys and the readers: its bare ASCII character, its letter without tone, its
// tone. Derived once from ICU's canonical decompositions and kept as a table, so that keys cost a look-up a
// code point.
#pragma once

#include <array>
#include <cstdint>

namespace vanmach {

/// One code point as the keys see it.
struct Letter {
    char32_t toneless = 0;  // lower case, without its tone, with its other marks: "Ấ" -> "â"
    char bare = '\x7f';     // bare_char
    std::uint8_t tone = 0;  // 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng; 0 none. Vowels only: ñ has none
    bool marked = false;    // a Latin letter with a mark or a bar, or a combining mark
    bool combining = false; // a mark that stands for itself, as in NFD
    bool alphanumeric = false; // a letter or a digit of any script; superscript digits are none
};

/// All of Latin, the marks, Greek, Cyrillic, general punctuation.
inline constexpr char32_t letter_table_size = 0x2100;
using LetterTable = std::array<Letter, letter_table_size>;

const LetterTable& letter_table();

/// Any code point.
Letter letter_of(char32_t c);

/// Lower case by the root locale; Ð and the other look-alikes of Đ as đ.
char32_t lower_case(char32_t c);

/// The tone of a combining mark (U+0300 …), 0 for any other code point.
std::uint8_t tone_of_mark(char32_t c);

} // namespace vanmach
