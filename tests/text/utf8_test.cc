// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/utf8.h"

#include <gtest/gtest.h>
#include <random>

namespace vanmach {
namespace {

TEST(Utf8, IllFormedSequencesBecomeReplacementCharacters) {
    struct Row {
        std::string_view bytes;
        std::u32string_view text;
    };
    const Row rows[] = {
        {"", U""},
        {"Số 05", U"Số 05"},
        {"\xF0\x9F\x98\x80", U"\U0001F600"},
        {"a\xFF"
         "b",
         U"a\uFFFDb"},
        {"\xC0\xAF", U"\uFFFD\uFFFD"},                     // overlong
        {"\xED\xA0\x80", U"\uFFFD\uFFFD\uFFFD"},           // surrogate
        {"\xF4\x90\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD"}, // past U+10FFFF
        {"\xE1\xBB", U"\uFFFD"},                           // cut at the end: one mark for what was there
        {"\xE1\xBBx", U"\uFFFDx"},
        {"\x80\x80", U"\uFFFD\uFFFD"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(to_utf32(row.bytes), row.text) << row.bytes;
        EXPECT_EQ(is_well_formed(row.bytes), row.text.find(U'\uFFFD') == row.text.npos) << row.bytes;
    }
    EXPECT_TRUE(is_well_formed("\xEF\xBF\xBD")) << "U+FFFD itself is well-formed";
}

TEST(Utf8, EveryCodePointGoesThereAndBack) {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string bytes;
        append_utf8(bytes, c);
        ASSERT_EQ(to_utf32(bytes), std::u32string(1, c)) << static_cast<unsigned>(c);
    }
    std::string bytes;
    append_utf8(bytes, 0xD800);
    append_utf8(bytes, 0x110000);
    EXPECT_EQ(bytes, "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(Utf8, OffsetsAreCodePoints) {
    const std::string_view text = "Quyết định số 1";
    EXPECT_EQ(code_points(text), 15U);
    EXPECT_EQ(byte_offset(text, 0), 0U);
    EXPECT_EQ(byte_offset(text, 4), 6U);
    EXPECT_EQ(byte_offset(text, 15), text.size());
    EXPECT_EQ(byte_offset(text, 99), text.size());
    EXPECT_EQ(slice(text, 6, 10), "định");
    EXPECT_EQ(slice(text, 11, 99), "số 1");
    EXPECT_EQ(slice(text, 5, 5), "");
    EXPECT_EQ(slice(text, 9, 3), "");
}

TEST(Utf8, TheIndexAgreesWithTheText) {
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        std::u32string text;
        const auto length = random() % 400;
        constexpr std::u32string_view alphabet = U"aZ 0\nđấỷ–€\U0001F600";
        for (std::size_t i = 0; i < length; ++i) text.push_back(alphabet[random() % alphabet.size()]);
        const auto bytes = to_utf8(text);
        const CodePointIndex index(bytes);
        ASSERT_EQ(index.size(), text.size());
        std::size_t byte = 0;
        for (std::size_t i = 0; i <= text.size(); ++i) {
            ASSERT_EQ(index.byte_of(i), byte);
            ASSERT_EQ(index.code_point_of(byte), i);
            if (i < text.size()) byte += to_utf8(text.substr(i, 1)).size();
        }
        EXPECT_EQ(index.byte_of(text.size() + 5), bytes.size());
        EXPECT_EQ(index.code_point_of(bytes.size() + 5), text.size());
        const auto start = length / 3;
        EXPECT_EQ(index.slice(start, length), to_utf8(text.substr(start)));
        EXPECT_EQ(index.slice(length, start), "");
    }
}

} // namespace
} // namespace vanmach
