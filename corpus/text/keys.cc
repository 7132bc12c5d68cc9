// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/keys.h"

#include "corpus/text/letters.h"
#include "corpus/text/normalise.h"
#include "corpus/text/utf8.h"

namespace vanmach {

namespace {

// Marks that stand for themselves are composed first; all other texts are left as they are.
bool has_combining(std::u32string_view text) {
    for (const char32_t c : text)
        if (c >= 0x300 && letter_of(c).combining) return true;
    return false;
}

std::u32string composed(std::string_view utf8) {
    auto text = to_utf32(utf8);
    return has_combining(text) ? to_utf32(nfc(utf8)) : text;
}

} // namespace

std::string accented_key(std::string_view utf8) {
    const auto text = composed(utf8);
    std::string key;
    key.reserve(utf8.size() + 1);
    int tones = 0;
    std::uint8_t tone = 0;
    for (const char32_t c : text) {
        const auto letter = letter_of(c);
        append_utf8(key, letter.toneless);
        if (letter.tone == 0) continue;
        ++tones;
        tone = letter.tone;
    }
    if (tones == 1) key.push_back(static_cast<char>('0' + tone));
    if (tones <= 1) return key;
    key.clear();
    for (const char32_t c : text) append_utf8(key, lower_case(c));
    return key;
}

std::string bare_key(std::string_view utf8) {
    std::string key;
    key.reserve(utf8.size());
    const char* at = utf8.data();
    const char* const end = at + utf8.size();
    while (at != end) {
        const auto letter = letter_of(next_code_point(at, end));
        if (letter.combining) continue;
        if (letter.bare != '\x7f') key.push_back(letter.bare);
        else append_utf8(key, letter.toneless);
    }
    return key;
}

bool has_diacritics(std::string_view utf8) {
    const char* at = utf8.data();
    const char* const end = at + utf8.size();
    while (at != end)
        if (letter_of(next_code_point(at, end)).marked) return true;
    return false;
}

char bare_char(char32_t c) { return letter_of(c).bare; }

} // namespace vanmach
