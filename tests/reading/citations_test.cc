// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/citations.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "corpus/reading/reader.h"
#include "corpus/text/utf8.h"

namespace vanmach {
namespace {

// A citation in one line: kind type number|printed date issuer {flags}
std::string told(const Citation& c) {
    std::string line = fmt::format("{} {} {}", to_string(c.kind), c.type, c.number.empty() ? c.printed : c.number);
    if (c.date.known()) line += " " + c.date.iso();
    if (!c.issuer.name.empty()) line += " | " + c.issuer.name;
    if (!c.flags.empty()) line += fmt::format(" {{{}}}", fmt::join(c.flags, ","));
    return line;
}

struct Case {
    const char* name;
    const char* text;
    std::vector<std::string> citations;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Citations : public testing::TestWithParam<Case> {};

TEST_P(Citations, AreReadFromText) {
    const ReadingText text(GetParam().text);
    CitationContext context;
    context.home = {"Ninh Thuận", "", Level::province};
    context.number = "681/QĐ-UBND";
    context.date = *PartialDate::parse_iso("2025-06-01");
    const auto read = read_citations(text, context);
    std::vector<std::string> lines;
    for (const auto& citation : read.citations) {
        lines.push_back(told(citation));
        EXPECT_EQ(citation.text, std::string(slice(GetParam().text, citation.span.start, citation.span.end)));
    }
    EXPECT_EQ(lines, GetParam().citations);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Citations,
    testing::Values(
        Case{"plain", "theo Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ về tiếp tục",
             {"num CT 33/CT-TTg 2021-11-26 | Thủ tướng Chính phủ"}},
        Case{"issuer_first", "Kế hoạch số 450/KH-UBND tỉnh của UBND tỉnh Quảng Trị ngày 03/02/2026",
             {"num KH 450/KH-UBND 2026-02-03 | Ủy ban nhân dân tỉnh Quảng Trị"}},
        Case{"issuer_before_number", "văn bản chỉ đạo của Ủy ban nhân dân tỉnh số 168/UBND-NC ngày 15/01/2016 về việc",
             {"num CV 168/UBND-NC 2016-01-15 | Ủy ban nhân dân tỉnh Ninh Thuận"}},
        Case{"shared", "Quyết định số 217-QĐ/TW, Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị",
             {"num QĐ 217-QĐ/TW 2013-12-12 | Bộ Chính trị {date-shared,issuer-shared}", "num QĐ 218-QĐ/TW 2013-12-12 | Bộ Chính trị"}},
        Case{"issuer_shared_only", "Quyết định số 99-QĐ/TW, ngày 03/10/2017 và Quy định số 124-QĐ/TW, ngày 02/02/2018 của Ban Bí thư",
             {"num QĐ 99-QĐ/TW 2017-10-03 | Ban Bí thư {issuer-shared}", "num QyĐ 124-QĐ/TW 2018-02-02 | Ban Bí thư"}},
        Case{"listed", "các Nghị quyết số 25, 26/NQ-HĐND ngày 01/7/2024 của HĐND tỉnh",
             {"num NQ 25/NQ-HĐND 2024-07-01 | Hội đồng nhân dân tỉnh Ninh Thuận {date-shared,issuer-shared}",
              "num NQ 26/NQ-HĐND 2024-07-01 | Hội đồng nhân dân tỉnh Ninh Thuận"}},
        Case{"inferred", "Thực hiện Quyết định số 1847/QĐ-TTg ngày 27/12/2018.",
             {"num QĐ 1847/QĐ-TTg 2018-12-27 | Thủ tướng Chính phủ {issuer-inferred}"}},
        Case{"mismatch", "Chỉ thị số 20/CT-TTg ngày 21/12/2021 của Chủ tịch Ủy ban nhân dân tỉnh về",
             {"num CT 20/CT-TTg 2021-12-21 | Chủ tịch Ủy ban nhân dân tỉnh Ninh Thuận {issuer-code-mismatch}"}},
        Case{"undated", "Kết luận số 01-KL/TW của Bộ Chính trị khóa XIII về",
             {"num KL 01-KL/TW | Bộ Chính trị {date-missing}"}},
        Case{"swapped", "Chỉ thị số 05/CT-TU ngày 23/12/2025 của Ban Thường vụ Tỉnh ủy",
             {"num CT 05-CT/TU 2025-12-23 | Ban Thường vụ Tỉnh ủy Ninh Thuận {separators-swapped}"}},
        Case{"joint", "Chương trình phối hợp số 01-CTr/BDVTU-BCSĐUBND ngày 23/6/2021 giữa Ban Dân vận Tỉnh ủy và Ban Cán sự Đảng Ủy ban nhân dân tỉnh về",
             {"num CTr 01-CTr/BDVTU-BCSĐUBND 2021-06-23 | Ban Dân vận Tỉnh ủy Ninh Thuận; Ban Cán sự Đảng Ủy ban nhân dân tỉnh Ninh Thuận"}},
        Case{"footnotes", "Nghị định số 59/2023/NĐ-CP ngày\n\n1 Quyết định số 490/QĐ-UBND ngày 05/3/2021 của UBND tỉnh;\n\n14/8/2023 của Chính phủ quy định",
             {"num NĐ 59/2023/NĐ-CP 2023-08-14 | Chính phủ", "num QĐ 490/QĐ-UBND 2021-03-05 | Ủy ban nhân dân tỉnh Ninh Thuận"}},
        Case{"blank", "theo Quyết định số -QĐ/BCS ngày /12/2021 của Ban Cán sự Đảng Ủy ban nhân dân tỉnh",
             {"blank QĐ -QĐ/BCS 2021-12 | Ban Cán sự Đảng Ủy ban nhân dân tỉnh Ninh Thuận"}},
        Case{"self", "ban hành kèm theo Quyết định số 681/QĐ-UBND ngày 01/6/2025 của UBND tỉnh",
             {"self QĐ 681/QĐ-UBND 2025-06-01 | Ủy ban nhân dân tỉnh Ninh Thuận"}},
        Case{"short_form", "quán triệt Nghị quyết số 57 và", {"short NQ 57"}},
        Case{"statute_with_number", "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15; các", {"num Luật 10/2022/QH15 | Quốc hội {issuer-inferred}"}},
        Case{"statute_by_name", "Luật Tiếp cận thông tin nhằm bảo đảm", {"named Luật 104/2016/QH13 | Quốc hội"}},
        Case{"statute_with_year", "Luật Thực hiện dân chủ ở cơ sở năm 2022 (Luật số 10/2022/QH15 ngày 10/11/2022)",
             {"named Luật 10/2022/QH15 | Quốc hội", "num Luật 10/2022/QH15 2022-11-10 | Quốc hội {issuer-inferred}"}},
        Case{"resolution_of_parliament", "Nghị quyết số 39/2012/QH13 ngày 23/11/2012 của Quốc hội", {"num NQ 39/2012/QH13 2012-11-23 | Quốc hội"}},
        Case{"plenum_of_two_terms", "Nghị quyết Trung ương 4 (khóa XI, XII) về",
             {"named NQ Nghị quyết Trung ương 4 (khóa XI, XII) | Ban Chấp hành Trung ương"}},
        Case{"congress", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIV, nhiệm kỳ 2020-2025",
             {"named NQ Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIV | Đại hội đại biểu Đảng bộ tỉnh Ninh Thuận"}},
        Case{"letters_for_digits", "Nghị định số 3O/2O2l/NĐ-CP của Chính phủ", {"num NĐ 30/2021/NĐ-CP | Chính phủ"}},
        Case{"glued_words", "Nghị quyết số57-NQ/TWngày 22/12/2024 của Bộ Chính trị", {"num NQ 57-NQ/TW 2024-12-22 | Bộ Chính trị"}},
        Case{"spaces_everywhere", "Nghị định số 59 / 2023 / NĐ - CP", {"num NĐ 59/2023/NĐ-CP | Chính phủ {number-broken,issuer-inferred}"}},
        Case{"slash_left_out", "Nghị định số 66/2026NĐ-CP ngày 02/3/2026", {"num NĐ 66/2026/NĐ-CP 2026-03-02 | Chính phủ {issuer-inferred}"}},
        Case{"second_code_of_a_body", "Quyết định số 4255/QĐ-BNN-KHCN ngày 04/12/2024", {"num QĐ 4255/QĐ-BNN-KHCN 2024-12-04 | Bộ Nông nghiệp và Phát triển nông thôn {issuer-inferred}"}},
        Case{"torn_off_behind_the_hyphen", "Tờ trình số 02/TTr-CAT- ANCTNB ngày 03/02/2023", {"num TTr 02/TTr-CAT-ANCTNB 2023-02-03 | Công an tỉnh Ninh Thuận {number-broken,issuer-inferred}"}},
        Case{"torn_off_behind_its_type", "Thông tư số 154/2025/TT-\nvà Thông tư số 154/2025/TT-BTC; số 12/UBND và số 12/UBND-NC",
             {"num TT 154/2025/TT-BTC | Bộ Tài chính {number-broken,issuer-inferred}", "num TT 154/2025/TT-BTC | Bộ Tài chính {issuer-inferred}",
              "num CV 12/UBND | Ủy ban nhân dân tỉnh Ninh Thuận {issuer-inferred,date-missing}", "num CV 12/UBND-NC | Ủy ban nhân dân tỉnh Ninh Thuận {issuer-inferred,date-missing}"}},
        Case{"behind_a_repeal", "thực hiện bãi bỏ Luật Phòng, chống tham nhũng năm 2005", {"named Luật 55/2005/QH11 | Quốc hội"}},
        Case{"a_committee_named_only_as_such", "Hướng dẫn của Ban số 05-HD/BTGTU ngày 01/02/2024", {"num HD 05-HD/BTGTU 2024-02-01 | Ban Tuyên giáo Tỉnh ủy Ninh Thuận {issuer-inferred}"}},
        Case{"a_year_later_than_the_text", "thực hiện Pháp lệnh ưu đãi người có công với cách mạng năm 2030", {"named PL 02/2020/UBTVQH14 | Ủy ban Thường vụ Quốc hội"}},
        Case{"another_provinces_number", "Quyết định số 66/2018/QĐ-UBND ngày 28/12/2018 của UBND tỉnh Phú Yên (cũ) về đơn giá. Theo đơn giá của Quyết định số 66/2018/QĐ-UBND ngày 28/12/2018",
             {"num QĐ 66/2018/QĐ-UBND 2018-12-28 | Ủy ban nhân dân tỉnh Phú Yên", "num QĐ 66/2018/QĐ-UBND 2018-12-28 | Ủy ban nhân dân tỉnh Phú Yên {issuer-inferred}"}},
        Case{"a_bill_and_what_guides_it", "dự án Luật Đất đai (sửa đổi), trình Quốc hội thông qua; xây dựng văn bản hướng dẫn thi hành Luật Đất đai; Luật Nhà ở", {"named Luật 27/2023/QH15 | Quốc hội"}},
        Case{"day_typed_twice", "Nghị định số 63/2010/NĐ-CP ngày ngày 08/6/2010 của Chính phủ", {"num NĐ 63/2010/NĐ-CP 2010-06-08 | Chính phủ"}},
        Case{"numbers_of_other_years_have_other_days", "các Quyết định: số 290/2005/QĐ-TTg, số 49/2015/QĐ-TTg ngày 14/10/2015 của Thủ tướng Chính phủ",
             {"num QĐ 290/2005/QĐ-TTg | Thủ tướng Chính phủ {issuer-shared}", "num QĐ 49/2015/QĐ-TTg 2015-10-14 | Thủ tướng Chính phủ"}},
        Case{"numbers_within_a_name", "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15 và Luật Nhà ở số 27/2023/QH15 ngày 29/6/2024",
             {"named Luật Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15 và Luật Nhà ở số 27/2023/QH15 2024-06-29 | Quốc hội",
              "num Luật 31/2024/QH15 | Quốc hội {issuer-inferred}", "num Luật 27/2023/QH15 | Quốc hội {issuer-inferred}"}},
        Case{"date_and_issuer_before", "Ngày 26/4/2013, Thủ tướng Chính phủ đã ban hành Quyết định số 22/2013/QĐ-TTg về", {"num QĐ 22/2013/QĐ-TTg 2013-04-26 | Thủ tướng Chính phủ"}},
        Case{"issuer_before_at", "đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 5/TTr-SNV", {"num TTr 5/TTr-SNV | Sở Nội vụ tỉnh Ninh Thuận {date-missing}"}},
        Case{"issuer_before_brackets", "Bộ Tài chính (Văn bản số 4773/BTC-CST ngày 25/5/2001)", {"num CV 4773/BTC-CST 2001-05-25 | Bộ Tài chính"}},
        Case{"date_of_both", "đề nghị của Chính phủ tại Tờ trình số 363/TTr-CP và Đề án số 364/ĐA-CP ngày 09 tháng 5 năm 2025",
             {"num TTr 363/TTr-CP 2025-05-09 | Chính phủ {date-shared}", "num ĐA 364/ĐA-CP 2025-05-09 | Chính phủ {issuer-shared}"}},
        Case{"name_that_ends_with_so", "Luật Công nghiệp công nghệ số 71/2025/QH15", {"num Luật 71/2025/QH15 | Quốc hội {issuer-inferred}"}},
        Case{"government_number", "Luật Tổ chức Chính phủ số 63/2025/QH15", {"num Luật 63/2025/QH15 | Quốc hội {issuer-inferred}"}},
        Case{"short_by_code", "theo QĐ 66 và QĐ66", {"short QĐ QĐ66", "short QĐ QĐ66"}},
        Case{"short_without_so", "theo Nghị quyết 101 của Ủy ban; Nghị quyết 02 nội dung", {"short NQ 101 | Ủy ban"}},
        Case{"form_number", "theo Mẫu 07/PLYK và mẫu số 01/HNCT", {}},
        Case{"own_number_without_its_year", "Kèm theo Quyết định số 681/QĐ-UBND ngày 01/6/2025", {"self QĐ 681/QĐ-UBND 2025-06-01 | Ủy ban nhân dân tỉnh Ninh Thuận {issuer-inferred}"}},
        Case{"joint_party_bodies", "Kết luận số 187-KL/TW ngày 29/8/2025 của Bộ Chính trị, Ban Bí thư", {"num KL 187-KL/TW 2025-08-29 | Bộ Chính trị; Ban Bí thư"}},
        Case{"no_citations", "Kế hoạch này; pháp luật về đất đai; Mẫu số 01/GTGT-TKHT; dự thảo Luật Đất đai; ISO 9001:2015; các nghị quyết", {}}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(CitationsOfAPage, AreNotReadFromAddresses) {
    const auto documents = read_documents("a.txt", "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG TRỊ\n\nSố: 12/KH-UBND\n\nQuảng Trị, ngày 05 tháng 3 năm 2025\n\nKẾ HOẠCH\nVề hội\n\n1. Nội dung\n\n"
                                                   "Theo Nghị định số 06/2022/NĐ-CP [Link: https://example.vn/moi-truong/nghi-dinh-06-2022-nd-cp-giam-nhe-500104.aspx] của Chính phủ.\n");
    ASSERT_EQ(documents.size(), 1u);
    ASSERT_EQ(documents[0].citations.size(), 1u);
    EXPECT_EQ(documents[0].citations[0].number, "06/2022/NĐ-CP");
}

TEST(CitationsOfAPage, AreReadAcrossItsNumber) {
    const auto documents = read_documents("a.txt", "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG TRỊ\n\nSố: 12/KH-UBND\n\nQuảng Trị, ngày 05 tháng 3 năm 2025\n\nKẾ HOẠCH\nVề hội\n\n1. Nội dung\n\n"
                                                   "Theo Quyết định số 15/\n\n3\n\nQĐ-UBND ngày 01/02/2024 và Luật Phòng cháy, chữa\n\n4\n\ncháy và cứu nạn, cứu hộ năm 2024.\n");
    ASSERT_EQ(documents.size(), 1u);
    ASSERT_EQ(documents[0].citations.size(), 2u);
    EXPECT_EQ(documents[0].citations[0].number, "15/QĐ-UBND");
    EXPECT_EQ(documents[0].citations[0].printed, "15/QĐ-UBND");
    EXPECT_EQ(documents[0].citations[1].number, "55/2024/QH15");
    EXPECT_EQ(documents[0].citations[1].printed, "Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ năm 2024");
}

TEST(CitationsOfAHead, LeaveItsOwnNumberOut) {
    const ReadingText text("Số: 681/QĐ-UBND");
    CitationContext context;
    context.number = "681/QĐ-UBND";
    context.head_number = {4, 15};
    EXPECT_TRUE(read_citations(text, context).citations.empty());
}

} // namespace
} // namespace vanmach
