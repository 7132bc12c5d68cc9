// SPDX-License-Identifier: GPL-2.0-or-later
// Documents named as officials name them (Nghị định 30/2020/NĐ-CP, annex I): a table of cases.
#include "server/documents/official_citation.h"

#include <gtest/gtest.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace vanmach {
namespace {

struct Case {
    std::string type, number, date, issuer, title;
    std::string full, short_form, missing;
};

const std::vector<Case> cases = {
    // The day below 10 and January, February with a zero; other months without.
    {"KH", "696/KH-UBND", "2025-03-06", "Ủy ban nhân dân tỉnh Tây Ninh", "Thực hiện công tác dân vận chính quyền năm 2025",
     "Kế hoạch số 696/KH-UBND ngày 06 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Tây Ninh thực hiện công tác dân vận chính quyền năm 2025", "Kế hoạch số 696/KH-UBND", ""},
    {"CT", "33/CT-TTg", "2021-11-26", "Thủ tướng Chính phủ", "Về tiếp tục tăng cường công tác dân vận",
     "Chỉ thị số 33/CT-TTg ngày 26 tháng 11 năm 2021 của Thủ tướng Chính phủ về tiếp tục tăng cường công tác dân vận", "Chỉ thị số 33/CT-TTg", ""},
    {"QĐ", "12/QĐ-UBND", "2026-02-01", "Chủ tịch Ủy ban nhân dân tỉnh Huế", "Phê duyệt Đề án",
     "Quyết định số 12/QĐ-UBND ngày 01 tháng 02 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Huế phê duyệt Đề án", "Quyết định số 12/QĐ-UBND", ""},
    {"QĐ", "1/QĐ-UBND", "2026-10-11", "UBND", "về việc X", "Quyết định số 1/QĐ-UBND ngày 11 tháng 10 năm 2026 của UBND về việc X", "Quyết định số 1/QĐ-UBND", ""},
    // Party documents.
    {"CT", "05-CT/TU", "2025-12-23", "Ban Thường vụ Tỉnh ủy Ninh Bình", "về nâng cao chất lượng công tác dân vận",
     "Chỉ thị số 05-CT/TU ngày 23 tháng 12 năm 2025 của Ban Thường vụ Tỉnh ủy Ninh Bình về nâng cao chất lượng công tác dân vận", "Chỉ thị số 05-CT/TU", ""},
    {"QyĐ", "124-QĐ/TW", "2018-02-02", "Ban Bí thư", "giám sát", "Quy định số 124-QĐ/TW ngày 02 tháng 02 năm 2018 của Ban Bí thư giám sát", "Quy định số 124-QĐ/TW", ""},
    // Joint issuers.
    {"NQLT", "102/2025/NQLT-A-B-C", "2025-09-29", "Ủy ban Thường vụ Quốc hội; Chính phủ; Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "hướng dẫn",
     "Nghị quyết liên tịch số 102/2025/NQLT-A-B-C ngày 29 tháng 9 năm 2025 của Ủy ban Thường vụ Quốc hội, Chính phủ và Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam "
     "hướng dẫn", "Nghị quyết liên tịch số 102/2025/NQLT-A-B-C", ""},
    // Laws go by their names.
    {"Luật", "72/2025/QH15", "2025-06-16", "Quốc hội", "Luật Tổ chức chính quyền địa phương",
     "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025", "Luật Tổ chức chính quyền địa phương", ""},
    {"Luật", "68/2020/QH14", "2020-11-13", "Quốc hội", "Cư trú", "Luật Cư trú số 68/2020/QH14 ngày 13 tháng 11 năm 2020", "Luật Cư trú", ""},
    {"Luật", "203/2025/QH15", "", "Quốc hội", "", "Luật số 203/2025/QH15", "Luật số 203/2025/QH15", "date title"},
    {"PL", "02/2020/UBTVQH14", "2020-12-09", "Ủy ban Thường vụ Quốc hội", "Pháp lệnh Ưu đãi người có công với cách mạng",
     "Pháp lệnh Ưu đãi người có công với cách mạng số 02/2020/UBTVQH14 ngày 09 tháng 12 năm 2020", "Pháp lệnh Ưu đãi người có công với cách mạng", ""},
    {"HP", "", "2013", "Quốc hội", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013", "Hiến pháp năm 2013", ""},
    // A resolution of the National Assembly is none of them.
    {"NQ", "202/2025/QH15", "2025-06-12", "Quốc hội", "sắp xếp đơn vị hành chính cấp tỉnh",
     "Nghị quyết số 202/2025/QH15 ngày 12 tháng 6 năm 2025 của Quốc hội sắp xếp đơn vị hành chính cấp tỉnh", "Nghị quyết số 202/2025/QH15", ""},
    // Letters: V/v is written out.
    {"CV", "125/SGDĐT-VP", "2024-05-20", "Sở Giáo dục và Đào tạo tỉnh Lào Cai", "V/v báo cáo kết quả",
     "Công văn số 125/SGDĐT-VP ngày 20 tháng 5 năm 2024 của Sở Giáo dục và Đào tạo tỉnh Lào Cai về việc báo cáo kết quả", "Công văn số 125/SGDĐT-VP", ""},
    // What is not known is left out and told.
    {"KH", "", "2026-02", "Ban Quản lý Khu kinh tế", "Triển khai Chỉ thị", "Kế hoạch tháng 02 năm 2026 của Ban Quản lý Khu kinh tế triển khai Chỉ thị", "", "number day"},
    {"KH", "", "2022", "", "", "Kế hoạch năm 2022", "", "number day issuer title"},
    {"", "12/ABC", "", "", "", "Văn bản số 12/ABC", "Văn bản số 12/ABC", "type date issuer title"},
    {"", "", "", "", "", "Văn bản", "", "type number date issuer title"},
    // Titles: the type is not said twice, a name keeps its capital, capitals stay and are told.
    {"KH", "1/KH-UBND", "2025-03-10", "UBND tỉnh Huế", "Kế hoạch triển khai năm 2025./.", "Kế hoạch số 1/KH-UBND ngày 10 tháng 3 năm 2025 của UBND tỉnh Huế triển khai năm 2025",
     "Kế hoạch số 1/KH-UBND", ""},
    {"ĐA", "2/ĐA-UBND", "2025-03-10", "UBND", "Hà Nội xanh", "Đề án số 2/ĐA-UBND ngày 10 tháng 3 năm 2025 của UBND Hà Nội xanh", "Đề án số 2/ĐA-UBND", ""},
    {"KH", "3/KH-UBND", "2025-03-10", "UBND", "PHÁT TRIỂN KINH TẾ SỐ TỈNH BẮC NINH", "Kế hoạch số 3/KH-UBND ngày 10 tháng 3 năm 2025 của UBND PHÁT TRIỂN KINH TẾ SỐ TỈNH BẮC NINH",
     "Kế hoạch số 3/KH-UBND", "title-in-capitals"},
    {"CĐ", "217/CĐ-TTg", "2025-11-16", "Thủ tướng Chính phủ", "V/V ỨNG PHÓ MƯA LŨ", "Công điện số 217/CĐ-TTg ngày 16 tháng 11 năm 2025 của Thủ tướng Chính phủ VỀ VIỆC ỨNG PHÓ MƯA LŨ",
     "Công điện số 217/CĐ-TTg", "title-in-capitals"},
    {"KH", "4/KH-UBND", "2025-03-10", "UBND", "BHXH toàn dân", "Kế hoạch số 4/KH-UBND ngày 10 tháng 3 năm 2025 của UBND BHXH toàn dân", "Kế hoạch số 4/KH-UBND", ""},
};

TEST(OfficialCitation, NamesDocumentsAsTheDecreeSays) {
    for (const auto& one : cases) {
        const auto citation = official_citation({one.type, one.number, PartialDate::parse_iso(one.date).value_or(PartialDate{}), one.issuer, one.title});
        EXPECT_EQ(citation.full, one.full);
        EXPECT_EQ(citation.short_form, one.short_form) << one.full;
        EXPECT_EQ(fmt::format("{}", fmt::join(citation.missing, " ")), one.missing) << one.full;
    }
}

TEST(OfficialCitation, IsNullInJsonWhereThereIsNoShortForm) {
    const auto json = to_json(official_citation({"KH", "", {}, "", "x"}));
    EXPECT_TRUE(json["short"].is_null());
    EXPECT_EQ(json["full"], "Kế hoạch x");
}

} // namespace
} // namespace vanmach
