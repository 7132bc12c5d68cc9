// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/suggest/typing.h"

#include <algorithm>

#include "corpus/text/utf8.h"

namespace vanmach {

namespace {

constexpr std::u32string_view vowels = U"aăâeêioôơuưy";

bool is_vowel(char32_t c) {
    return vowels.find(c) != vowels.npos;
}

char32_t with_circumflex(char32_t c) {
    return c == U'a' ? U'â' : c == U'e' ? U'ê' : c == U'o' ? U'ô' : 0;
}

/// A syllable while it is typed.
struct Typed {
    std::u32string letters;
    char tone = '0'; // as the digit of the key
    bool changed = false;

    bool has_vowel() const { return std::any_of(letters.begin(), letters.end(), is_vowel); }
    std::size_t last(std::u32string_view of) const { return letters.find_last_of(of); }
    void replace(std::size_t at, char32_t letter) {
        letters[at] = letter;
        changed = true;
    }
    void set_tone(char digit) {
        tone = digit;
        changed = true;
    }

    bool circumflex(std::size_t at) {
        if (at == letters.npos || with_circumflex(letters[at]) == 0) return false;
        replace(at, with_circumflex(letters[at]));
        return true;
    }
    bool breve() {
        const auto at = last(U"aâ");
        if (at == letters.npos) return false;
        replace(at, U'ă');
        return true;
    }
    bool horn() {
        const auto at = last(U"uo");
        if (at == letters.npos || (at > 0 && letters[at] == U'u' && letters[at - 1] == U'q')) return false;
        const bool pair = letters[at] == U'o' && at > 0 && letters[at - 1] == U'u' && !(at > 1 && letters[at - 2] == U'q');
        if (pair) replace(at - 1, U'ư');
        replace(at, letters[at] == U'o' ? U'ơ' : U'ư');
        return true;
    }
    bool bar() {
        if (letters.empty() || letters.front() != U'd') return false;
        replace(0, U'đ');
        return true;
    }

    std::optional<std::string> key() const {
        if (!changed || !has_vowel()) return std::nullopt;
        auto key = to_utf8(letters);
        if (tone != '0') key += tone;
        return key;
    }
};

/// The digit of the key; 0 for a letter that is no tone.
char telex_tone(char c) {
    switch (c) {
    case 'f':
        return '1';
    case 's':
        return '2';
    case 'r':
        return '3';
    case 'x':
        return '4';
    case 'j':
        return '5';
    default:
        return 0;
    }
}

/// w on "ua" marks the u ("mưa"), on "oa" the a ("hoặc").
bool telex_w(Typed& typed) {
    const auto a = typed.last(U"aâ"), u = typed.last(U"uo");
    const bool over_a = a != std::u32string::npos && (u == std::u32string::npos || u < a);
    const bool ua = over_a && a > 0 && typed.letters[a - 1] == U'u' && !(a > 1 && typed.letters[a - 2] == U'q');
    return over_a && !ua ? typed.breve() : typed.horn();
}

} // namespace

std::optional<std::string> telex_key(std::string_view letters) {
    Typed typed;
    for (const char c : letters) {
        if (c < 'a' || c > 'z') return std::nullopt;
        const auto letter = static_cast<char32_t>(c);
        if (const char tone = telex_tone(c); tone != 0 && typed.has_vowel()) {
            typed.set_tone(tone);
            continue;
        }
        if (c == 'd' && typed.bar()) continue;
        if (c == 'w') {
            if (telex_w(typed)) continue;
            if (!typed.has_vowel()) { // "tw" is "tư"
                typed.letters += U'ư';
                typed.changed = true;
                continue;
            }
        }
        if (with_circumflex(letter) != 0 && !typed.letters.empty()) {
            // The mark may be typed behind the consonants at the end: "vana".
            const auto at = typed.last(vowels);
            if (at != std::u32string::npos && typed.letters[at] == letter && typed.circumflex(at)) continue;
        }
        typed.letters += letter;
    }
    return typed.key();
}

std::optional<std::string> vni_key(std::string_view letters_and_digits) {
    Typed typed;
    for (const char c : letters_and_digits) {
        if (c >= 'a' && c <= 'z') {
            typed.letters += static_cast<char32_t>(c);
            continue;
        }
        bool good = false;
        if (c >= '1' && c <= '5' && typed.has_vowel()) {
            typed.set_tone(c == '1' ? '2' : c == '2' ? '1' : c);
            good = true;
        } else if (c == '6') {
            good = typed.circumflex(typed.last(U"aeo"));
        } else if (c == '7') {
            // "đu7o7ng": the second digit finds its o unmarked behind a ư.
            good = typed.horn();
        } else if (c == '8') {
            good = typed.breve();
        } else if (c == '9') {
            good = typed.bar();
        }
        if (!good) return std::nullopt;
    }
    return typed.key();
}

} // namespace vanmach
