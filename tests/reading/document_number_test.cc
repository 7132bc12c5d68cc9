// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/document_number.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

std::optional<FoundNumber> first_number(const ReadingText& text) {
    for (std::size_t i = 0; i < text.count(); ++i)
        if (auto found = read_number(text, i)) return found;
    return std::nullopt;
}

struct Case {
    const char* text;
    const char* canonical; // "" when there is no number
    const char* type;
    bool swapped;
};

class Numbers : public testing::TestWithParam<Case> {};

TEST_P(Numbers, AreFoundAndMadeCanonical) {
    const ReadingText text(GetParam().text);
    const auto found = first_number(text);
    ASSERT_EQ(found.has_value(), *GetParam().canonical != 0) << GetParam().text;
    if (!found) return;
    EXPECT_EQ(found->number.canonical, GetParam().canonical);
    EXPECT_EQ(found->number.type, GetParam().type);
    EXPECT_EQ(found->number.swapped, GetParam().swapped);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Numbers,
    testing::Values(
        // state and Party, normative and individual
        Case{"số 33/CT-TTg ngày", "33/CT-TTg", "CT", false}, Case{"số 05-CT/TU, ngày", "05-CT/TU", "CT", false},
        Case{"59/2023/NĐ-CP", "59/2023/NĐ-CP", "NĐ", false}, Case{"10/2022/QH15", "10/2022/QH15", "", false},
        Case{"34/2007/PL-UBTVQH11", "34/2007/PL-UBTVQH11", "PL", false}, Case{"168/UBND-NC", "168/UBND-NC", "", false},
        Case{"66.22/2026/NQ-CP", "66.22/2026/NQ-CP", "NQ", false}, Case{"01a/2016/TT-BNV", "01a/2016/TT-BNV", "TT", false},
        Case{"01-CTr/BDVTU-BCSĐUBND", "01-CTr/BDVTU-BCSĐUBND", "CTr", false},
        Case{"102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN", "102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN", "NQLT", false},
        // misprints and breaks
        Case{"05/CT-TU", "05-CT/TU", "CT", true}, Case{"114/KL-TW, ngày", "114-KL/TW", "KL", true},
        Case{"33-CT/TTg", "33/CT-TTg", "CT", true}, Case{"Số: 696 /KH-UBND", "696/KH-UBND", "KH", false},
        Case{"306-\n\nQĐ/TU ngày", "306-QĐ/TU", "QĐ", false}, Case{"18/2021/NĐ- CP", "18/2021/NĐ-CP", "NĐ", false},
        Case{"155/2018/NĐ‑CP", "155/2018/NĐ-CP", "NĐ", false}, Case{"59/2023/ND-CP", "59/2023/NĐ-CP", "NĐ", false},
        Case{"59/2023/NĐ-CPđược ban hành", "59/2023/NĐ-CP", "NĐ", false}, Case{"số12/KH-UBND", "12/KH-UBND", "KH", false},
        Case{"450/KH-UBND tỉnh ngày", "450/KH-UBND", "KH", false}, Case{"28 / CT - TTg", "28/CT-TTg", "CT", false},
        // false friends
        Case{"ngày 26/11/2021", "", "", false}, Case{"giai đoạn 2025-2030", "", "", false},
        Case{"TCVN ISO 9001: 2015", "", "", false}, Case{"tháng 02/2021", "", "", false}, Case{"24/7", "", "", false},
        Case{"03%/năm", "", "", false}, Case{"tỷ lệ 1/2 số hộ", "", "", false}));

struct Typed {
    const char* text;
    const char* canonical;
    const char* word;
};

class TypedNumbers : public testing::TestWithParam<Typed> {};

TEST_P(TypedNumbers, AreUnderstoodInAnySpelling) {
    const auto typed = parse_typed_number(GetParam().text);
    ASSERT_EQ(typed.has_value(), *GetParam().canonical != 0) << GetParam().text;
    if (!typed) return;
    EXPECT_EQ(typed->number.canonical, GetParam().canonical);
    EXPECT_EQ(typed->type_word, GetParam().word);
}

INSTANTIATE_TEST_SUITE_P(Table, TypedNumbers,
                         testing::Values(Typed{"33/CT-TTg", "33/CT-TTg", ""}, Typed{"33-CT/TTg", "33/CT-TTg", ""},
                                         Typed{"05/ct-tu", "05-CT/TU", ""}, Typed{"05-ct/tw", "05-CT/TW", ""},
                                         Typed{"ct 33/ct-ttg", "33/CT-TTg", "CT"},
                                         Typed{"Chỉ thị số 33/CT-TTg", "33/CT-TTg", "CT"},
                                         Typed{"  nghị định số: 59/2023/nđ-cp ", "59/2023/NĐ-CP", "NĐ"},
                                         Typed{"05 ct/tu", "", ""}, Typed{"công tác dân vận", "", ""}, Typed{"33", "", ""},
                                         Typed{"", "", ""}, Typed{"33/CT-TTg và 34/CT-TTg", "", ""}));

TEST(BlankNumbers, KeepTheirSymbol) {
    const ReadingText text("số -\n\n\n\nQĐ/BCS ngày");
    const auto blank = read_blank_number(text, 1);
    ASSERT_TRUE(blank);
    EXPECT_EQ(blank->printed, "-QĐ/BCS");
    EXPECT_EQ(blank->number.canonical, "QĐ/BCS");
    EXPECT_TRUE(blank->broken);
}

} // namespace
} // namespace vanmach
