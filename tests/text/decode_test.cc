// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/decode.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <set>

#include "corpus/text/legacy_tables.h"
#include "corpus/text/normalise.h"
#include "corpus/text/utf8.h"

namespace vanmach {
namespace {

using namespace std::string_view_literals;

// The bytes that a program shows as `view` when it takes them for ISO 8859-1.
std::string bytes_seen_as(std::u32string_view view) {
    std::string out;
    for (const char32_t c : view) {
        EXPECT_LE(c, 0xFFU);
        out.push_back(static_cast<char>(static_cast<unsigned char>(c)));
    }
    return out;
}

std::string utf16(std::u32string_view text, bool little, bool mark) {
    std::string out;
    const auto put = [&](char32_t unit) {
        const auto high = static_cast<char>(static_cast<unsigned char>(unit >> 8U)),
                   low = static_cast<char>(static_cast<unsigned char>(unit & 0xFFU));
        out.push_back(little ? low : high);
        out.push_back(little ? high : low);
    };
    if (mark) put(0xFEFF);
    for (const char32_t c : text) {
        if (c < 0x10000) {
            put(c);
            continue;
        }
        put(0xD800 + ((c - 0x10000) >> 10U));
        put(0xDC00 + ((c - 0x10000) & 0x3FFU));
    }
    return out;
}

TEST(Decode, Unicode) {
    const std::u32string_view text = U"Quyết định số 23-QĐ/TW \U0001F600\n";
    const auto plain = to_utf8(text);
    struct Row {
        std::string bytes;
        Encoding encoding;
    };
    const Row rows[] = {
        {plain, Encoding::utf8},
        {"\xEF\xBB\xBF" + plain, Encoding::utf8},
        {utf16(text, true, true), Encoding::utf16_le},
        {utf16(text, false, true), Encoding::utf16_be},
        {utf16(text, true, false), Encoding::utf16_le},
        {utf16(text, false, false), Encoding::utf16_be},
    };
    for (const auto& row : rows) {
        const auto decoded = decode(row.bytes);
        EXPECT_EQ(decoded.text, plain);
        EXPECT_EQ(decoded.encoding, row.encoding);
        EXPECT_EQ(decoded.replaced, 0U);
    }
    EXPECT_EQ(decode("").text, "");
    EXPECT_EQ(decode("plain ASCII, 1/2").encoding, Encoding::utf8);
    EXPECT_EQ(decode(std::string_view("a\0b", 3)).encoding, Encoding::utf8)
        << "a zero byte alone makes no UTF-16";
}

TEST(Decode, BrokenUnicode) {
    const auto utf8 = decode("Quyết định của Ủy ban nhân dân \xFF số \xE1\xBB");
    EXPECT_EQ(utf8.text, "Quyết định của Ủy ban nhân dân \uFFFD số \uFFFD");
    EXPECT_EQ(utf8.replaced, 2U);
    EXPECT_EQ(utf8.encoding, Encoding::utf8);

    const auto lone = decode("\xFF\xFE"
                             "a\0\x00\xD8"
                             "b\0c"sv);
    EXPECT_EQ(lone.text, "a\uFFFDb\uFFFD");
    EXPECT_EQ(lone.replaced, 2U);
}

TEST(Decode, OldEncodings) {
    struct Row {
        std::string bytes;
        Encoding encoding;
        const char* text;
    };
    const Row rows[] = {
        {bytes_seen_as(U"Uû ban nh©n d©n tØnh Qu¶ng Ninh, céng hoµ x· héi chñ nghÜa ViÖt Nam"),
         Encoding::tcvn3, "Uỷ ban nhân dân tỉnh Quảng Ninh, cộng hoà xã hội chủ nghĩa Việt Nam"},
        {bytes_seen_as(U"QuyÕt ®Þnh sè 05/Q§-UB, ngµy 12 th¸ng 3 n¨m 1999 vÒ \u00ADu ®·i, h\u00ADíng dÉn"),
         Encoding::tcvn3, "Quyết định số 05/QĐ-UB, ngày 12 tháng 3 năm 1999 về ưu đãi, hướng dẫn"},
        {bytes_seen_as(U"Hµ Néi"), Encoding::tcvn3, "Hà Nội"},
        {bytes_seen_as(U"Uûy ban nhaân daân tænh Quaûng Ninh, coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"),
         Encoding::vni, "Ủy ban nhân dân tỉnh Quảng Ninh, cộng hòa xã hội chủ nghĩa Việt Nam"},
        {bytes_seen_as(U"ÑAÛNG COÄNG SAÛN VIEÄT NAM, KEÁ HOAÏCH Thöïc hieän chæ thò; höôùng daãn, baèng, kyõ "
                       U"thuaät, lyù luaän"),
         Encoding::vni,
         "ĐẢNG CỘNG SẢN VIỆT NAM, KẾ HOẠCH Thực hiện chỉ thị; hướng dẫn, bằng, kỹ thuật, lý luận"},
        {bytes_seen_as(U"ÐaÒng côòng saÒn Viêòt Nam, quyêìt ðiònh thýòc hiêòn"), Encoding::windows_1258,
         "Đảng cộng sản Việt Nam, quyết định thực hiện"},
        // taken for windows-1252 and saved as UTF-8
        {"Uû ban nh©n d©n tØnh Qu¶ng Ninh, céng hoµ x· héi chñ nghÜa ViÖt Nam", Encoding::tcvn3,
         "Uỷ ban nhân dân tỉnh Quảng Ninh, cộng hoà xã hội chủ nghĩa Việt Nam"},
        {"Uûy ban nhaân daân tænh “Quaûng Ninh”", Encoding::vni, "Ủy ban nhân dân tỉnh “Quảng Ninh”"},
    };
    for (const auto& row : rows) {
        const auto decoded = decode(row.bytes);
        EXPECT_EQ(decoded.encoding, row.encoding) << row.text;
        EXPECT_EQ(nfc(decoded.text), row.text);
        EXPECT_EQ(decoded.replaced, 0U);
    }
}

TEST(Decode, WhatIsNoVietnameseStaysAsItIs) {
    for (const char* text :
         {"Café déjà vu à Genève", "naïve coöperation", "© 2025 ® ½", "Đảng bộ và façade", "Привет"}) {
        const auto decoded = decode(text);
        EXPECT_EQ(decoded.text, text);
        EXPECT_EQ(decoded.encoding, Encoding::utf8);
    }
    const auto french = decode("Caf\xE9 d\xE9j\xE0 vu");
    EXPECT_EQ(french.encoding, Encoding::utf8);
    EXPECT_EQ(french.text, "Caf\uFFFD d\uFFFDj\uFFFD vu");
    EXPECT_EQ(french.replaced, 3U);
}

TEST(Decode, TheTablesHoldEveryLetter) {
    const std::u32string lower = U"àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
    ASSERT_EQ(lower.size(), 67U);
    const std::set<char32_t> held(legacy::tcvn3().begin(), legacy::tcvn3().end());
    for (const char32_t c : lower + U"ĂÂĐÊÔƠƯ")
        EXPECT_TRUE(held.contains(c)) << to_utf8(std::u32string(1, c));
    for (const char32_t c : std::u32string_view(U"ĂăÂâĐđÊêÔôƠơƯư\u0300\u0301\u0303\u0309\u0323₫")) {
        const auto& table = legacy::windows_1258();
        EXPECT_EQ(std::count(table.begin(), table.end(), c), 1) << to_utf8(std::u32string(1, c));
    }
    // VNI: every letter is a base with at most one mark, or a byte of its own.
    std::set<std::string> written;
    for (unsigned byte = 0x80; byte <= 0xFF; ++byte) {
        const auto code = static_cast<unsigned char>(byte);
        if (const char32_t letter = legacy::vni_letter(code))
            written.insert(to_utf8(std::u32string(1, letter)));
        const auto* mark = legacy::vni_mark(code);
        if (mark == nullptr) continue;
        for (const char32_t base : mark->bases) {
            std::u32string text(1, base);
            if (mark->vowel_mark != 0) text.push_back(mark->vowel_mark);
            if (mark->tone_mark != 0) text.push_back(mark->tone_mark);
            written.insert(nfc(to_utf8(text)));
        }
    }
    for (const char32_t c : lower)
        EXPECT_TRUE(written.contains(to_utf8(std::u32string(1, c)))) << to_utf8(std::u32string(1, c));
}

TEST(Decode, AnyBytesGiveWellFormedText) {
    std::mt19937 random(1);
    for (int round = 0; round < 3000; ++round) {
        std::string bytes(random() % 60, '\0');
        for (auto& byte : bytes)
            byte = static_cast<char>(
                static_cast<unsigned char>(random() % 3 == 0 ? random() % 256 : 'a' + random() % 26));
        const auto decoded = decode(bytes);
        ASSERT_TRUE(is_well_formed(decoded.text));
    }
}

} // namespace
} // namespace vanmach
