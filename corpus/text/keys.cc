// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/keys.h"

#include "corpus/text/letters.h"
#include "corpus/text/normalise.h"
#include "corpus/text/utf8.h"

namespace vanmach {

namespace {

// Letters alone; what has to be composed first, and syllables with two tones, take the long way.
struct Pass {
    Keys keys;
    int tones = 0;
    bool combining = false;
};

void append_bare(std::string& key, const Letter& letter) {
    if (letter.bare != '\x7f')
        key.push_back(letter.bare);
    else
        append_utf8(key, letter.toneless);
}

Pass pass_over(std::u32string_view text) {
    const auto& table = letter_table();
    Pass pass;
    std::uint8_t tone = 0;
    for (const char32_t c : text) {
        const auto letter = c < letter_table_size ? table[c] : letter_of(c);
        if (letter.combining) {
            pass.combining = true;
            continue;
        }
        if (letter.toneless < 0x80)
            pass.keys.accented.push_back(static_cast<char>(letter.toneless));
        else
            append_utf8(pass.keys.accented, letter.toneless);
        append_bare(pass.keys.bare, letter);
        if (letter.tone == 0) continue;
        ++pass.tones;
        tone = letter.tone;
    }
    if (pass.tones == 1) pass.keys.accented.push_back(static_cast<char>('0' + tone));
    return pass;
}

std::string lower_cased(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) append_utf8(out, lower_case(c));
    return out;
}

} // namespace

Keys keys_of(std::u32string_view text) {
    auto pass = pass_over(text);
    if (!pass.combining && pass.tones <= 1) return std::move(pass.keys);
    const auto composed = to_utf32(nfc(to_utf8(text)));
    pass = pass_over(composed);
    // Marks that no letter took stay in the accented key, where the pass leaves them out.
    if (pass.tones > 1 || pass.combining) pass.keys.accented = lower_cased(composed);
    return std::move(pass.keys);
}

std::string accented_key(std::string_view utf8) {
    return keys_of(to_utf32(utf8)).accented;
}

std::string bare_key(std::string_view utf8) {
    std::string key;
    key.reserve(utf8.size());
    const char* at = utf8.data();
    const char* const end = at + utf8.size();
    while (at != end) {
        const auto letter = letter_of(next_code_point(at, end));
        if (!letter.combining) append_bare(key, letter);
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

char bare_char(char32_t c) {
    return letter_of(c).bare;
}

} // namespace vanmach
