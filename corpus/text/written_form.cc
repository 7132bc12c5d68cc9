// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/written_form.h"

#include <algorithm>
#include <array>

#include "corpus/text/letters.h"
#include "corpus/text/normalise.h"
#include "corpus/text/utf8.h"

namespace vanmach {

namespace {

constexpr std::u32string_view vowels = U"aăâeêioôơuưy";
constexpr std::u32string_view marked_vowels = U"ăâêôơư";
// By the digit of the key: huyền, sắc, hỏi, ngã, nặng.
constexpr std::array<char32_t, 6> tone_marks = {0, 0x0300, 0x0301, 0x0309, 0x0303, 0x0323};

bool is_vowel(char32_t c) {
    return vowels.find(c) != vowels.npos;
}

/// Where the tone stands in letters that have a vowel.
std::size_t tone_place(std::u32string_view letters) {
    const auto size = letters.size();
    auto first = static_cast<std::size_t>(std::find_if(letters.begin(), letters.end(), is_vowel) - letters.begin());
    // The u of qu and the i of gi belong to the consonant, unless no other vowel follows ("gì", "gìn").
    const bool qu = first > 0 && letters[first - 1] == U'q' && letters[first] == U'u';
    const bool gi = first > 0 && letters[first - 1] == U'g' && letters[first] == U'i';
    if ((qu || gi) && first + 1 < size && is_vowel(letters[first + 1])) ++first;
    auto end = first;
    while (end < size && is_vowel(letters[end])) ++end;
    const auto rhyme = letters.substr(first, end - first);
    // Of two marked vowels the second: "ươ".
    if (const auto marked = rhyme.find_last_of(marked_vowels); marked != rhyme.npos) return first + marked;
    if (rhyme.size() == 1) return first;
    const bool open = end == size;
    return rhyme.size() == 2 && open ? first : first + 1; // hòa, mùa; but toàn, ngoài
}

} // namespace

std::string written_form(std::string_view accented_key) {
    auto letters = to_utf32(accented_key);
    if (letters.size() < 2 || letters.back() < U'1' || letters.back() > U'5') return std::string(accented_key);
    const auto tone = tone_marks.at(letters.back() - U'0');
    letters.pop_back();
    const bool word = std::none_of(letters.begin(), letters.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
    const bool toned = std::any_of(letters.begin(), letters.end(), [](char32_t c) { return letter_of(c).tone != 0; });
    if (!word || toned || std::none_of(letters.begin(), letters.end(), is_vowel)) return std::string(accented_key);
    letters.insert(tone_place(letters) + 1, 1, tone);
    return nfc(to_utf8(letters));
}

} // namespace vanmach
