// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/keys.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "corpus/text/utf8.h"

namespace vanmach {
namespace {

std::string nfd(const std::string& text) {
    UErrorCode error = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFDInstance(error);
    std::string out;
    normalizer->normalize(icu::UnicodeString::fromUTF8(text), error).toUTF8String(out);
    EXPECT_TRUE(U_SUCCESS(error));
    return out;
}

TEST(Keys, OneSyllableHasOneKeyHoweverItIsTyped) {
    struct Row {
        const char* syllable;
        const char* accented;
        const char* bare;
    };
    const Row rows[] = {
        {"hòa", "hoa1", "hoa"},
        {"hoà", "hoa1", "hoa"},
        {"HÒA", "hoa1", "hoa"},
        {"Thủy", "thuy3", "thuy"},
        {"thuỷ", "thuy3", "thuy"},
        {"qúy", "quy2", "quy"},
        {"quý", "quy2", "quy"},
        {"nghịêp", "nghiêp5", "nghiep"},
        {"nghiệp", "nghiêp5", "nghiep"},
        {"gỉa", "gia3", "gia"},
        {"giả", "gia3", "gia"},
        {"tòan", "toan1", "toan"},
        {"toàn", "toan1", "toan"},
        {"khỏe", "khoe3", "khoe"},
        {"khoẻ", "khoe3", "khoe"},
        {"Đường", "đương1", "duong"},
        {"ðường", "đương1", "duong"},
        {"Ðảng", "đang3", "dang"},
        {"Đảng", "đang3", "dang"},
        {"ƯỬỮ", "ưửữ", "uuu"},
        {"hòá", "hòá", "hoa"},
        {"HÒÁ", "hòá", "hoa"},
        {"ngã", "nga4", "nga"},
        {"vẫn", "vân4", "van"},
        {"tục", "tuc5", "tuc"},
        {"ban", "ban", "ban"},
        {"QH15", "qh15", "qh15"},
        {"España", "españa", "espana"},
        {"", "", ""},
        {"Ø", "ø", "o"},
        {"β", "β", "β"},
        {"ЯК", "як", "яk"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(accented_key(row.syllable), row.accented) << row.syllable;
        EXPECT_EQ(bare_key(row.syllable), row.bare) << row.syllable;
        EXPECT_EQ(accented_key(nfd(row.syllable)), row.accented) << row.syllable << " decomposed";
        EXPECT_EQ(bare_key(nfd(row.syllable)), row.bare) << row.syllable << " decomposed";
    }
}

TEST(Keys, MarksInTheWrongOrderMeetToo) {
    EXPECT_EQ(accented_key("nghie\u0323\u0302p"), "nghiêp5");
    EXPECT_EQ(accented_key("nghie\u0302\u0323p"), "nghiêp5");
    EXPECT_EQ(accented_key("nghiê\u0323p"), "nghiêp5");
    EXPECT_EQ(accented_key("nghiẹ\u0302p"), "nghiêp5");
}

TEST(Keys, TheTableAgreesWithTheDecompositionOfEveryVietnameseLetter) {
    // The accented key carries everything but the place of the tone: letters and tones differ, so the keys
    // do.
    const std::u32string vowels = U"aăâeêioôơuưy";
    const char32_t tones[] = {0, 0x300, 0x301, 0x309, 0x303, 0x323};
    for (const char32_t vowel : vowels)
        for (int tone = 0; tone < 6; ++tone) {
            std::u32string typed(1, vowel);
            if (tone > 0) typed.push_back(tones[tone]);
            std::string expected = to_utf8(std::u32string(1, vowel));
            if (tone > 0) expected.push_back(static_cast<char>('0' + tone));
            EXPECT_EQ(accented_key(to_utf8(typed)), expected);
        }
}

TEST(Keys, DiacriticsAreSeen) {
    for (const char* text : {"quyết", "Đ", "đ", "cơ", "Ð", "e\u0301", "kế hoach"})
        EXPECT_TRUE(has_diacritics(text)) << text;
    for (const char* text : {"quyet dinh", "", "33/CT-TTg", "– “x”", "10 €"})
        EXPECT_FALSE(has_diacritics(text)) << text;
}

TEST(Keys, BareCharacters) {
    const auto all = [](std::u32string_view from, char to) {
        for (const char32_t c : from)
            EXPECT_EQ(bare_char(c), to) << "U+" << std::hex << static_cast<unsigned>(c);
    };
    all(U"aAáÀảÃạăẮẲâẤậåäāÆæΑАаＡａ", 'a');
    all(U"dDđĐðÐɖƉ", 'd');
    all(U"eEéÈẻẼẹêẾỆËЕе", 'e');
    all(U"iIíÌỉĨịıÏІ", 'i');
    all(U"oOóÒỏÕọôỐỘơỚỢøØöœОо", 'o');
    all(U"uUúÙủŨụưỨỰü", 'u');
    all(U"yYýỲỷỸỵ", 'y');
    all(U"sSßşŠ", 's');
    all(U"tTТţΤ", 't');
    all(U"0０", '0');
    all(U"9９", '9');
    all(U"-‐‑‒–—―−﹘﹣－", '-');
    all(U"/⁄∕⧸／", '/');
    all(U"\"“”„‟«»″", '"');
    all(U"'‘’‚‛‹›′", '\'');
    all(U" \t\u00A0\u2003\u202F\u3000", ' ');
    all(U"\n\r\u2028\u0085", '\n');
    all(U"\u0300\u0323\u0302\u20DD", '\0');
    all(U"¹²³⁰⁴⁹₁•…°№½€βя漢\uFFFD\U0001F600", '\x7f');
    all(U"(", '(');
    all(U"%％", '%');
}

TEST(Keys, AsciiStaysExceptCapitals) {
    for (char32_t c = 0x20; c < 0x7F; ++c) {
        const char expected = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
        EXPECT_EQ(bare_char(c), expected);
    }
}

} // namespace
} // namespace vanmach
