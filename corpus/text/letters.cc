// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/letters.h"

#include <stdexcept>
#include <string_view>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace vanmach {

namespace {

struct LookAlikes {
    std::u32string_view letters;
    char bare;
};

// Letters without canonical decomposition, and letters of other alphabets (Cyrillic, then Greek) that stand
// in codes where Latin ones are meant.
constexpr LookAlikes look_alikes[] = {
    {U"æÆАаΑ", 'a'}, {U"ƀɓВΒ", 'b'}, {U"Сс", 'c'},       {U"đĐðÐɖƉɗ", 'd'}, {U"ЕеΕ", 'e'},   {U"ƒ", 'f'},
    {U"ɠ", 'g'},     {U"ħĦНΗ", 'h'}, {U"ıɨІіΙ", 'i'},    {U"Јј", 'j'},      {U"ƙКΚ", 'k'},   {U"łŁ", 'l'},
    {U"МΜ", 'm'},    {U"ŋΝ", 'n'},   {U"øØœŒОоΟο", 'o'}, {U"РрΡ", 'p'},     {U"ßẞſЅѕ", 's'}, {U"ŧŦþÞТΤ", 't'},
    {U"ХхΧ", 'x'},   {U"УуΥ", 'y'},  {U"Ζ", 'z'},
};

constexpr std::u32string_view hyphens = U"\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63";
constexpr std::u32string_view slashes = U"\u2044\u2215\u29F8";
constexpr std::u32string_view double_quotes = U"\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033\u301D\u301E\u301F";
constexpr std::u32string_view single_quotes = U"\u2018\u2019\u201A\u201B\u2039\u203A\u2032";
constexpr std::u32string_view toneless_vowels = U"aăâeêioôơuưy";

char ascii_bare(char32_t c) {
    if (c >= U'A' && c <= U'Z') return static_cast<char>(c - U'A' + U'a');
    if (c == U'\r' || c == U'\f' || c == U'\v') return '\n';
    if (c == U'\t') return ' ';
    return static_cast<char>(c);
}

bool is_mark(char32_t c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

// The first code point of the full canonical decomposition.
char32_t base_of(const icu::Normalizer2& nfd, char32_t c) {
    icu::UnicodeString out;
    return nfd.getDecomposition(static_cast<UChar32>(c), out) ? static_cast<char32_t>(out.char32At(0)) : c;
}

char bare_of(const icu::Normalizer2& nfd, char32_t c) {
    if (c < 0x80) return ascii_bare(c);
    for (const auto& [letters, bare] : look_alikes)
        if (letters.find(c) != letters.npos) return bare;
    if (hyphens.find(c) != hyphens.npos) return '-';
    if (slashes.find(c) != slashes.npos) return '/';
    if (double_quotes.find(c) != double_quotes.npos) return '"';
    if (single_quotes.find(c) != single_quotes.npos) return '\'';
    if (c == 0x85 || c == 0x2028 || c == 0x2029) return '\n';
    if (u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR) return ' ';
    if (is_mark(c)) return 0;
    if (c >= 0xFF01 && c <= 0xFF5E) return bare_of(nfd, c - 0xFEE0);
    const auto base = base_of(nfd, c);
    if (base < 0x80 && u_isalpha(static_cast<UChar32>(base))) return ascii_bare(base);
    if (base != c) return bare_of(nfd, base); // "Ё" and the like
    return '\x7f';
}

Letter derive(const icu::Normalizer2& nfd, const icu::Normalizer2& nfc, char32_t c) {
    Letter letter;
    letter.bare = bare_of(nfd, c);
    letter.toneless = lower_case(c);
    letter.combining = is_mark(c);
    letter.alphanumeric = u_isalnum(static_cast<UChar32>(c)) != 0;
    icu::UnicodeString parts;
    const bool decomposes = nfd.getDecomposition(static_cast<UChar32>(letter.toneless), parts);
    const bool latin = c < 0x250 || (c >= 0x1E00 && c <= 0x1EFF);
    letter.marked = letter.combining ||
                    (latin && u_isalpha(static_cast<UChar32>(c)) && (decomposes || letter.toneless == U'đ'));
    if (!decomposes) return letter;
    icu::UnicodeString toneless;
    std::uint8_t tone = 0;
    for (int32_t i = 0; i < parts.length(); ++i) {
        const auto mark = tone_of_mark(parts.charAt(i));
        if (mark == 0 || tone != 0)
            toneless.append(parts.charAt(i));
        else
            tone = mark;
    }
    UErrorCode error = U_ZERO_ERROR;
    const auto composed = nfc.normalize(toneless, error);
    if (U_FAILURE(error) || composed.countChar32() != 1) return letter;
    const auto vowel = static_cast<char32_t>(composed.char32At(0));
    if (tone == 0 || toneless_vowels.find(vowel) == toneless_vowels.npos) return letter;
    letter.toneless = vowel;
    letter.tone = tone;
    return letter;
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
    UErrorCode error = U_ZERO_ERROR;
    const auto* instance = get(error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no normalization data");
    return *instance;
}

} // namespace

char32_t lower_case(char32_t c) {
    if (c == 0x00D0 || c == 0x0189 || c == 0x00F0 || c == 0x0256) return U'đ';
    return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

std::uint8_t tone_of_mark(char32_t c) {
    switch (c) {
    case 0x0300:
    case 0x0340:
        return 1;
    case 0x0301:
    case 0x0341:
        return 2;
    case 0x0309:
        return 3;
    case 0x0303:
        return 4;
    case 0x0323:
        return 5;
    default:
        return 0;
    }
}

const LetterTable& letter_table() {
    static const LetterTable table = [] {
        const auto& nfd = normalizer(icu::Normalizer2::getNFDInstance);
        const auto& nfc = normalizer(icu::Normalizer2::getNFCInstance);
        LetterTable out;
        for (char32_t c = 0; c < letter_table_size; ++c) out[c] = derive(nfd, nfc, c);
        return out;
    }();
    return table;
}

Letter letter_of(char32_t c) {
    if (c < letter_table_size) return letter_table()[c];
    return derive(normalizer(icu::Normalizer2::getNFDInstance), normalizer(icu::Normalizer2::getNFCInstance),
                  c);
}

} // namespace vanmach
