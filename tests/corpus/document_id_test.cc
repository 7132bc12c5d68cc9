// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/document_id.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

TEST(DocumentId, SlugsOfNames) {
    const std::pair<const char*, const char*> rows[] = {
        {"Thừa Thiên - Huế", "thua-thien-hue"},
        {"Thành phố Hồ Chí Minh", "thanh-pho-ho-chi-minh"},
        {"Hồ Chí Minh", "ho-chi-minh"},
        {"Đắk Lắk", "dak-lak"},
        {"Ðắk  Lắk ", "dak-lak"},
        {"Bà Rịa – Vũng Tàu", "ba-ria-vung-tau"},
        {"Ninh Bi\u0300nh", "ninh-binh"},
        {"xã Lương Minh", "xa-luong-minh"},
        {"QyĐ", "qyd"},
        {"", ""},
        {" -/. ", ""},
    };
    for (const auto& [name, slug] : rows) EXPECT_EQ(slug_of_name(name), slug) << name;
}

TEST(DocumentId, SlugsOfNumbers) {
    const std::pair<const char*, const char*> rows[] = {
        {"33/CT-TTg", "33-ct-ttg"},
        {"59/2023/NĐ-CP", "59-2023-nd-cp"},
        {"59/2023/ND-CP", "59-2023-nd-cp"},
        {"05-CT/TU", "05-ct-tu"},
        {"05/CT-TU", "05-ct-tu"},
        {"5-CT/TU", "05-ct-tu"},
        {"0125/KH-UBND", "125-kh-ubnd"},
        {"5/CT-UBND", "05-ct-ubnd"},
        {"696/KH-UBND", "696-kh-ubnd"},
        {"306 -\nQĐ / TU", "306-qd-tu"},
        {"01a/2016/TT-BNV", "01a-2016-tt-bnv"},
        {"0/KH-UBND", "00-kh-ubnd"},
        {"10/2022/QH15", "10-2022-qh15"},
        {"33–СТ/TTg", "33-ct-ttg"}, // a dash, and С and Т are Cyrillic
        {"KH-BQL", "kh-bql"},
        {"7", "07"},
        {"000", "00"},
        {"", ""},
    };
    for (const auto& [number, slug] : rows) EXPECT_EQ(slug_of_number(number), slug) << number;
}

TEST(DocumentId, TheYearInsideANumber) {
    for (const char* number :
         {"59/2023/NĐ-CP", "10/2022/QH15", "34/2007/PL-UBTVQH11", "02/2014/TTLT-BTC-BNV"})
        EXPECT_TRUE(number_holds_year(number)) << number;
    for (const char* number :
         {"33/CT-TTg", "1990/QĐ-UBND", "2021/KH-UBND", "05-CT/TU", "12/9999/QĐ", "12/19990/QĐ", ""})
        EXPECT_FALSE(number_holds_year(number)) << number;
}

TEST(DocumentId, ScopesOfIssuers) {
    struct Row {
        Issuer issuer;
        const char* scope;
    };
    const Row rows[] = {
        {{"Thủ tướng Chính phủ", Level::central, "", ""}, ""},
        {{"Bộ Nội vụ", Level::ministry, "", ""}, ""},
        {{"Ban Thường vụ Tỉnh ủy Ninh Bình", Level::province, "Ninh Bình", ""}, "ninh-binh"},
        {{"Ủy ban nhân dân tỉnh", Level::province, "", ""}, "x"},
        {{"Sở Nội vụ tỉnh Ninh Thuận", Level::department, "Ninh Thuận", ""}, "ninh-thuan"},
        {{"Sở Nội vụ", Level::department, "", ""}, "x"},
        {{"Ủy ban nhân dân xã Lương Minh", Level::commune, "Quảng Ninh", "xã Lương Minh"},
         "quang-ninh.xa-luong-minh"},
        {{"Ủy ban nhân dân xã Lương Minh", Level::commune, "", "xã Lương Minh"}, "x.xa-luong-minh"},
        {{"Ủy ban nhân dân huyện", Level::district, "Quảng Ninh", ""}, "quang-ninh.x"},
        {{"", Level::unit, "", ""}, "x.x"},
        {{"", Level::unknown, "Quảng Trị", ""}, "quang-tri"},
        {{"", Level::unknown, "", ""}, "x"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(scope_of(row.issuer), row.scope) << row.issuer.name;
        const IdParts parts{"01-kh", "2025", row.scope};
        EXPECT_EQ(parts.scope_unknown(),
                  std::string_view(row.scope).find('x') == 0 || std::string_view(row.scope).ends_with(".x"))
            << row.scope;
    }
}

Document document(const char* type, const char* number, PartialDate date, Issuer issuer) {
    Document d;
    d.type = type;
    d.number = number;
    d.date = date;
    d.issuer = std::move(issuer);
    return d;
}

TEST(DocumentId, IdsBeforeResolution) {
    const Issuer ninh_binh{"Ban Thường vụ Tỉnh ủy Ninh Bình", Level::province, "Ninh Bình", ""};
    const Issuer tay_ninh{"Ủy ban nhân dân tỉnh Tây Ninh", Level::province, "Tây Ninh", ""};
    const Issuer prime_minister{"Thủ tướng Chính phủ", Level::central, "", ""};
    const Issuer government{"Chính phủ", Level::central, "", ""};
    EXPECT_EQ(id_before_resolution(document("CT", "33/CT-TTg", {2021, 11, 26}, prime_minister)),
              "33-ct-ttg.2021");
    EXPECT_EQ(id_before_resolution(document("NĐ", "59/2023/NĐ-CP", {2023, 8, 14}, government)),
              "59-2023-nd-cp");
    EXPECT_EQ(id_before_resolution(document("NĐ", "59/2023/NĐ-CP", {}, government)), "59-2023-nd-cp");
    EXPECT_EQ(id_before_resolution(document("CT", "05-CT/TU", {2025, 12, 23}, ninh_binh)),
              "05-ct-tu.2025.ninh-binh");
    EXPECT_EQ(id_before_resolution(document("KH", "696/KH-UBND", {2025, 0, 0}, tay_ninh)),
              "696-kh-ubnd.2025.tay-ninh");
    EXPECT_EQ(id_before_resolution(document("KH", "696/KH-UBND", {}, {})), "696-kh-ubnd.0.x");
    EXPECT_EQ(id_before_resolution(document("QĐ", "2021/QĐ-UBND", {2021, 5, 1}, tay_ninh)),
              "2021-qd-ubnd.2021.tay-ninh");
}

TEST(DocumentId, WithoutNumberTheTextTells) {
    auto plan =
        document("KH", "", {2026, 2, 0}, {"Ban Quản lý Khu kinh tế", Level::department, "Ninh Bình", ""});
    plan.symbol = "KH-BQL";
    plan.text = "KẾ  HOẠCH\n\nNăm 2026 ";
    const auto id = id_before_resolution(plan);
    EXPECT_EQ(id, "kh-bql.2026.ninh-binh~" + tag_of("KẾ HOẠCH Năm 2026"));
    plan.text = "KẾ HOẠCH\u00A0Năm\t2026";
    EXPECT_EQ(id_before_resolution(plan), id) << "white space makes no other document";
    plan.text = "KẾ HOẠCH Năm 2027";
    EXPECT_NE(id_before_resolution(plan), id);
    plan.symbol.clear();
    EXPECT_TRUE(id_before_resolution(plan).starts_with("kh.2026.ninh-binh~"));
    plan.type.clear();
    EXPECT_TRUE(id_before_resolution(plan).starts_with("vb.2026.ninh-binh~"));
}

TEST(DocumentId, TagsAreTheBeginningOfSha256) {
    EXPECT_EQ(tag_of(""), "e3b0c44298");
    EXPECT_EQ(tag_of("abc"), "ba7816bf8f");
}

TEST(DocumentId, WhiteSpaceFolds) {
    EXPECT_EQ(folded_white_space("  a \n\n b\u00A0\tc "), "a b c");
    EXPECT_EQ(folded_white_space("a\u0301"), "á");
    EXPECT_EQ(folded_white_space(" \n"), "");
}

} // namespace
} // namespace vanmach
