// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/issuers.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

struct Case {
    const char* text;
    const char* name; // "" when it is no body
    Level level;
    const char* province;
};

class Issuers : public testing::TestWithParam<Case> {};

TEST_P(Issuers, AreNamedInFullWithTheirTerritory) {
    const ReadingText text(GetParam().text);
    const Territory home{"Ninh Thuận", "", Level::province};
    const auto issuer = read_issuer(text, 0, home);
    ASSERT_EQ(issuer.has_value(), *GetParam().name != 0) << GetParam().text;
    if (!issuer) return;
    EXPECT_EQ(issuer->issuer.name, GetParam().name);
    EXPECT_EQ(issuer->issuer.level, GetParam().level);
    EXPECT_EQ(issuer->issuer.province, GetParam().province);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Issuers,
    testing::Values(
        Case{"Thủ tướng Chính phủ về việc", "Thủ tướng Chính phủ", Level::central, ""},
        Case{"Ban Chấp hành Trung ương Đảng khóa XI", "Ban Chấp hành Trung ương", Level::central, ""},
        Case{"Ban Bí thư Trung ương Đảng", "Ban Bí thư", Level::central, ""},
        Case{"UBND tỉnh ban hành", "Ủy ban nhân dân tỉnh Ninh Thuận", Level::province, "Ninh Thuận"},
        Case{"Uỷ ban nhân dân tỉnh Tây Ninh", "Ủy ban nhân dân tỉnh Tây Ninh", Level::province, "Tây Ninh"},
        Case{"Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh Ninh Thuận", Level::province, "Ninh Thuận"},
        Case{"ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ", "Ủy ban nhân dân thành phố Huế", Level::province, "Huế"},
        Case{"Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy Ninh Thuận", Level::province, "Ninh Thuận"},
        Case{"Tỉnh ủy Quảng Trị", "Tỉnh ủy Quảng Trị", Level::province, "Quảng Trị"},
        Case{"Sở Nội vụ tỉnh", "Sở Nội vụ tỉnh Ninh Thuận", Level::department, "Ninh Thuận"},
        Case{"Văn phòng UBND tỉnh Quảng Trị", "Văn phòng Ủy ban nhân dân tỉnh Quảng Trị", Level::department, "Quảng Trị"},
        Case{"Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ", Level::ministry, ""},
        Case{"UBND các cấp", "", Level::unknown, ""}, Case{"Nhân dân", "", Level::unknown, ""}));

TEST(IssuersOfCodes, TakeTheTerritoryOfTheCitingDocument) {
    const Territory home{"Ninh Bình", "", Level::department};
    EXPECT_EQ(issuer_of_code("UBND", home)->issuer.name, "Ủy ban nhân dân tỉnh Ninh Bình");
    EXPECT_EQ(issuer_of_code("TTg", home)->issuer.name, "Thủ tướng Chính phủ");
    EXPECT_FALSE(issuer_of_code("TW", home)); // Ban Chấp hành, Bộ Chính trị or Ban Bí thư: the code cannot tell
    EXPECT_FALSE(issuer_of_code("KHÔNGCÓ", home));
    const Territory city{"Huế", "", Level::province};
    EXPECT_EQ(issuer_of_code("UBND", city)->issuer.name, "Ủy ban nhân dân thành phố Huế");
}

TEST(Territories, StandBelowOneAnother) {
    const ReadingText text("xã Lương Minh, huyện Ba Chẽ, tỉnh Quảng Ninh đã");
    const auto territory = read_territory(text, 0);
    EXPECT_EQ(territory.unit, "xã Lương Minh");
    EXPECT_EQ(territory.province, "Quảng Ninh");
    EXPECT_TRUE(text.is(territory.end, "da"));
}

} // namespace
} // namespace vanmach
