// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/syllables.h"

#include <gtest/gtest.h>
#include <thread>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "corpus/text/keys.h"
#include "corpus/text/utf8.h"

namespace vanmach {
namespace {

std::string joined(std::string_view text, std::string Syllable::*key) {
    std::string out;
    for (const auto& syllable : syllables(text)) {
        if (!out.empty()) out.push_back(' ');
        out += syllable.*key;
    }
    return out;
}

TEST(Syllables, Table) {
    struct Row {
        const char* text;
        const char* bare;
    };
    const Row rows[] = {
        {"33/CT-TTg", "33 ct ttg"},
        {"306-\nQĐ/TU", "306 qd tu"},
        {"10/2022/QH15", "10 2022 qh15"},
        {"34/2007/PL-UBTVQH11", "34 2007 pl ubtvqh11"},
        {"ngày 26/11/2021", "ngay 26 11 2021"},
        {"giai đoạn 2025-2030", "giai doan 2025 2030"},
        {"ISO 9001:2015", "iso 9001 2015"},
        {"TP.HCM, T.Ư", "tp hcm t u"},
        {"Đ/c (b/cáo) 02 cấp", "d c b cao 02 cap"},
        {"1.234.567,89 và 30.000đ", "1.234.567,89 va 30.000d"},
        {"a_b ten_tep", "a b ten tep"},
        {"abc@ninhthuan.gov.vn", "abc ninhthuan gov vn"},
        {"H'Mông, O’Neil, Đắk R’Lấp", "hmong oneil dak rlap"},
        {"kế\u00A0hoạch\u200Bxã–hội—x", "ke hoach xa hoi x"},
        {"155/2018/NĐ‑CP", "155 2018 nd cp"},
        {"TTg¹ số² 3³ giáo dục¹²", "ttg so 3 giao duc"},
        {"¹ ⁰⁴ ⁹", ""},
        {"Ðảng", "dang"},
        {"... – “ ” ./. !", ""},
        {"", ""},
        {"\u0301", ""},
        {"số 5.", "so 5"},
        {"1.Mục a.b 2.3.", "1 muc a b 2.3"},
        {"漢字 x", "漢字 x"},
    };
    for (const auto& row : rows) EXPECT_EQ(joined(row.text, &Syllable::bare), row.bare) << row.text;
}

TEST(Syllables, KeysAreThoseOfTheSyllable) {
    EXPECT_EQ(joined("Ủy ban NHÂN dân hoà hòa", &Syllable::accented), "uy3 ban nhân dân hoa1 hoa1");
    for (const auto& syllable : syllables("Chỉ thị số 05-CT/TU của Ban Thường vụ Tỉnh ủy")) {
        const auto run = slice("Chỉ thị số 05-CT/TU của Ban Thường vụ Tỉnh ủy", syllable.start, syllable.end);
        EXPECT_EQ(syllable.accented, accented_key(run));
        EXPECT_EQ(syllable.bare, bare_key(run));
    }
}

TEST(Syllables, DecomposedTextGivesTheSameKeysAndItsOwnOffsets) {
    const std::string text = "Nghị quyết số 25-NQ/TW về “đổi mới” công tác dân vận; Thừa Thiên – Huế";
    UErrorCode error = U_ZERO_ERROR;
    std::string decomposed;
    icu::Normalizer2::getNFDInstance(error)
        ->normalize(icu::UnicodeString::fromUTF8(text), error)
        .toUTF8String(decomposed);
    ASSERT_TRUE(U_SUCCESS(error));
    ASSERT_NE(decomposed, text);
    const auto one = syllables(text), other = syllables(decomposed);
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        EXPECT_EQ(one[i].accented, other[i].accented);
        EXPECT_EQ(one[i].bare, other[i].bare);
        EXPECT_EQ(bare_key(slice(decomposed, other[i].start, other[i].end)), one[i].bare)
            << "offsets are those of the text given";
    }
}

TEST(Syllables, OffsetsPastTheBasicPlane) {
    const auto found = syllables("\U0001F600 số \U0001D54F 5");
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].start, 2U);
    EXPECT_EQ(found[0].end, 4U);
    EXPECT_EQ(found[2].start, 7U);
    EXPECT_EQ(found[2].end, 8U);
}

TEST(Syllables, SeveralThreadsCutAtOnce) {
    const std::string text = "Quyết định số 23-QĐ/TW ngày 30/7/2021 của Bộ Chính trị";
    const auto expected = joined(text, &Syllable::accented);
    std::vector<std::jthread> threads;
    std::vector<int> wrong(4);
    for (std::size_t i = 0; i < wrong.size(); ++i)
        threads.emplace_back([&, i] {
            for (int round = 0; round < 200; ++round)
                wrong[i] += joined(text, &Syllable::accented) != expected;
        });
    threads.clear();
    EXPECT_EQ(wrong, std::vector<int>(4));
}

TEST(Syllables, TheScannerCutsAsIcuDoes) {
    const auto same = [](const std::string& text) {
        const auto quick = syllables(text), slow = syllables_by_icu(text);
        ASSERT_EQ(quick.size(), slow.size()) << text;
        for (std::size_t i = 0; i < quick.size(); ++i) {
            ASSERT_EQ(quick[i].bare, slow[i].bare) << text;
            ASSERT_EQ(quick[i].accented, slow[i].accented) << text;
            ASSERT_EQ(quick[i].start, slow[i].start) << text;
            ASSERT_EQ(quick[i].end, slow[i].end) << text;
        }
    };
    for (const auto* text : {"H'Mông 'x' 5'30 a'5 5'a O’Neil ’a a’ a''b", "1.234.567,89 1..2 1.a a.1 .5 5. 1,2,x", "a·b a_b_1 _x_ a:b a;b 1;2",
                             "\u0301a\u0301 e\u0302\u0301 -\u0301b \u0301", "a\u00ADb \u00ADa a\u00AD x\u200Dy", "漢字 số 5 ไทย", "ℓ ½ x² ª", "\uF0A3 số", "(b/cáo) – “x”"})
        same(text);
    // Characters that decide about borders, in every order of four.
    const std::u32string deciding = U"aệ1.,'’-/ \u02BC_·:\n";
    for (std::size_t seed = 0; seed < deciding.size() * deciding.size() * deciding.size() * deciding.size(); ++seed) {
        std::u32string text;
        for (auto rest = seed; text.size() < 4; rest /= deciding.size()) text.push_back(deciding[rest % deciding.size()]);
        same(to_utf8(text));
        if (::testing::Test::HasFatalFailure()) return;
    }
}

} // namespace
} // namespace vanmach
