// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/statute_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace vanmach {
namespace {

struct Case {
    const char* name;
    const char* text;
    const char* read; // the name with its years in brackets; "" when none is read
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class StatuteNames : public testing::TestWithParam<Case> {};

TEST_P(StatuteNames, EndWhereTheNameEnds) {
    const ReadingText text(GetParam().text);
    const auto name = read_statute_name(text, 0);
    std::string read;
    if (name.next != 0) read = text.folded().line(text[0].start, text[name.name_next - 1].end);
    if (!name.years.empty()) read += fmt::format(" [{}]", fmt::join(name.years, ","));
    EXPECT_EQ(read, GetParam().read);
}

INSTANTIATE_TEST_SUITE_P(
    Table, StatuteNames,
    testing::Values(
        Case{"known", "Luật Đất đai và các văn bản", "Luật Đất đai"}, Case{"year", "Luật Đất đai năm 2013;", "Luật Đất đai [2013]"},
        Case{"bare_year", "Luật đất đai 2013 - Luật nhà ở", "Luật đất đai [2013]"},
        Case{"several_years", "Luật Doanh nghiệp năm 2000, 2005, 2014, pháp", "Luật Doanh nghiệp [2000,2005,2014]"},
        Case{"unknown_to_its_date", "Luật Quản trị đại dương, bờ biển và hải đảo ngày 21 tháng 6 năm 2012;", "Luật Quản trị đại dương, bờ biển và hải đảo"},
        Case{"unknown_to_its_verb", "Luật Quản trị đại dương được Quốc hội thông qua", "Luật Quản trị đại dương"},
        Case{"abbreviated", "Luật Bảo vệ BMNN và các văn bản hướng dẫn", "Luật Bảo vệ BMNN"},
        Case{"amending", "Luật sửa đổi, bổ sung một số điều của Luật Giáo dục và Luật Nhà giáo ngày 1/1/2030", "Luật sửa đổi, bổ sung một số điều của Luật Giáo dục và Luật Nhà giáo"},
        Case{"amending_without_scope", "Luật sửa đổi, bổ sung Luật Bảo vệ bí mật nhà nước;", "Luật sửa đổi, bổ sung Luật Bảo vệ bí mật nhà nước"},
        Case{"numbers_inside", "Luật sửa đổi, bổ sung một số điều của Luật Giá số 1/2030/QH17, Luật Nhà ở số 2/2030/QH17 ngày", "Luật sửa đổi, bổ sung một số điều của Luật Giá số 1/2030/QH17, Luật Nhà ở số 2/2030/QH17"},
        Case{"its_own_number", "Luật sửa đổi, bổ sung một số điều của Luật Giá số 1/2030/QH17 ngày", "Luật sửa đổi, bổ sung một số điều của Luật Giá"},
        Case{"other_marks", "Luật được ban hành", ""}, Case{"this_law", "Luật này", ""}, Case{"plain_word", "luật đất đai", ""},
        Case{"quoted_words", "Pháp lệnh quy định danh hiệu vinh dự Nhà nước “Bà mẹ Việt Nam anh hùng” ngày 29/8/1994", "Pháp lệnh quy định danh hiệu vinh dự Nhà nước “Bà mẹ Việt Nam anh hùng”"},
        Case{"constitution", "Hiến pháp năm 2013", "Hiến pháp năm 2013"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(StatuteNames, BillsAreTold) {
    EXPECT_TRUE(is_bill(ReadingText("dự thảo Luật Đất đai"), 2, 2 + 4));
    EXPECT_TRUE(is_bill(ReadingText("xây dựng Luật Đất đai"), 2, 2 + 4));
    EXPECT_TRUE(is_bill(ReadingText("trình Luật Đất đai (sửa đổi) để Quốc hội thông qua"), 1, 4));
    EXPECT_FALSE(is_bill(ReadingText("theo Luật Đất đai (sửa đổi) số 31/2024/QH15"), 1, 4));
    EXPECT_FALSE(is_bill(ReadingText("thi hành Luật Đất đai"), 2, 2 + 4));
}

} // namespace
} // namespace vanmach
