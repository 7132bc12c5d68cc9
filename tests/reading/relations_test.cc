// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "corpus/reading/reader.h"

namespace vanmach {
namespace {

struct Case {
    const char* name;
    const char* title;
    const char* rest;
    std::vector<std::string> relations; // "from to relation"
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Relations : public testing::TestWithParam<Case> {};

TEST_P(Relations, AreToldByTitlePreambleAndSentence) {
    const auto text = fmt::format("ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\n\nSố: 5/KH-UBND\n\nTây Ninh, ngày 06 tháng 3 năm 2025\n\nKẾ HOẠCH\n{}\n\n{}\n",
                                  GetParam().title, GetParam().rest);
    const auto documents = read_documents("a.txt", text);
    ASSERT_EQ(documents.size(), 1u);
    std::vector<std::string> lines;
    for (const auto& edge : documents[0].relations) lines.push_back(fmt::format("{} {} {}", edge.from, edge.to, to_string(edge.relation)));
    EXPECT_EQ(lines, GetParam().relations);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Relations,
    testing::Values(
        Case{"basis", "Thực hiện công tác dân vận", "Căn cứ Quyết định số 23-QĐ/TW ngày 30/7/2021; Chỉ thị số 33/CT-TTg ngày 26/11/2021;\n\nI. MỤC ĐÍCH\n\nTheo Quyết định số 9/QĐ-TTg.",
             {"0 1 basis", "0 2 basis"}},
        Case{"title_and_nested", "Thực hiện Kế hoạch số 48/KH-UBND ngày 10/02/2025 về triển khai thực hiện Chỉ thị số 05-CT/TU ngày 23/12/2024 của Tỉnh ủy", "I. MỤC ĐÍCH",
             {"0 1 implements", "1 2 implements"}},
        Case{"continues", "Dân vận", "I. NỘI DUNG\n\n1. Kết luận số 01-KL/TW của Bộ Chính trị về tiếp tục thực hiện Chỉ thị 05-CT/TW của Bộ Chính trị.",
             {"1 2 continues"}},
        Case{"details_not_guides", "Dân chủ", "I. NỘI DUNG\n\n1. Nghị định số 59/2023/NĐ-CP của Chính phủ quy định chi tiết và hướng dẫn thi hành một số điều của Luật Thực hiện dân chủ ở cơ sở.",
             {"1 2 details"}},
        Case{"guides", "Dân chủ", "I. NỘI DUNG\n\n1. Thông tư số 01/2016/TT-BNV của Bộ Nội vụ hướng dẫn một số nội dung của Nghị định số 04/2015/NĐ-CP.",
             {"1 2 guides"}},
        Case{"list_is_no_nesting", "Dân chủ", "I. NỘI DUNG\n\n1. Kết luận số 10-KL/TW về phòng, chống lãng phí, Kết luận số 12-KL/TW ngày 06/4/2022.", {}},
        Case{"carried_out_together", "Số hóa", "Thực hiện Kế hoạch số 283/KH-UBND ngày 24/9/2024 về thực hiện Nghị quyết số 71/NQ-CP của Chính phủ và Chương trình số 10-CTr/TU của Tỉnh ủy;\n\nI. MỤC ĐÍCH",
             {"0 1 implements", "1 2 implements", "1 3 implements"}},
        Case{"proposal_tells_nothing", "Số hóa", "Theo đề nghị của Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 01/3/2025;\n\nI. MỤC ĐÍCH", {}},
        Case{"replaces", "Số hóa", "I. NỘI DUNG\n\n1. Kế hoạch này có hiệu lực từ ngày ký và thay thế Kế hoạch số 4/KH-UBND ngày 01/3/2024.", {"0 1 replaces"}},
        Case{"amended_by_several", "Số hóa", "Căn cứ Luật Giá số 16/2023/QH15 được sửa đổi, bổ sung một số điều bởi Luật số 44/2024/QH15, Luật số 61/2025/QH15;\n\nI. MỤC ĐÍCH",
             {"0 1 basis", "0 2 basis", "0 3 basis", "2 1 amends", "3 1 amends"}},
        Case{"the_decree_is_amended_not_the_law", "Số hóa",
             "Căn cứ Nghị định số 08/2015/NĐ-CP của Chính phủ quy định chi tiết và biện pháp thi hành Luật Hải quan, được sửa đổi bổ sung tại Nghị định số 167/2025/NĐ-CP;\n\nI. MỤC ĐÍCH",
             {"0 1 basis", "0 3 basis", "1 2 details", "3 1 amends"}},
        Case{"amends_by_its_name", "Số hóa", "Căn cứ Luật Giáo dục ngày 14/6/2019; Luật sửa đổi, bổ sung một số điều của Luật Giáo dục ngày 10/12/2025;\n\nI. MỤC ĐÍCH",
             {"0 1 basis", "0 2 basis", "2 1 amends"}},
        Case{"repeals_a_list", "Số hóa", "I. HIỆU LỰC\n\n1. Bãi bỏ các Kế hoạch sau:\n\na) Kế hoạch số 4/KH-UBND ngày 01/3/2024;\n\nb) Kế hoạch số 6/KH-UBND ngày 01/4/2024 thực hiện Nghị quyết số 1/NQ-CP.\n\n2. Theo Kế hoạch số 8/KH-UBND.",
             {"0 1 repeals", "0 2 repeals", "2 3 implements"}},
        Case{"expires", "Số hóa", "I. HIỆU LỰC\n\n1. Kế hoạch số 4/KH-UBND ngày 01/3/2024 và Kế hoạch số 6/KH-UBND hết hiệu lực kể từ ngày ký.", {"0 1 repeals", "0 2 repeals"}},
        Case{"comes_into_force_and_expires", "Số hóa",
             "I. HIỆU LỰC\n\n1. Kể từ ngày Kế hoạch số 9/KH-UBND có hiệu lực, Kế hoạch số 4/KH-UBND hết hiệu lực.\n\n2. Kế hoạch số 6/KH-UBND chưa hết hiệu lực.", {"0 2 repeals"}},
        Case{"repeals_by_name", "Số hóa", "I. HIỆU LỰC\n\n1. Bãi bỏ Luật Thanh tra số 56/2010/QH12 và Luật Khiếu nại năm 2011.", {"0 1 repeals", "0 2 repeals"}},
        Case{"words_replaced_are_amended", "Số hóa", "I. HIỆU LỰC\n\n1. Thay thế cụm từ “tỉnh” tại Kế hoạch số 4/KH-UBND ngày 01/3/2024.", {"0 1 amends"}},
        Case{"pieces_acted_on_in_several_ways", "Số hóa", "I. HIỆU LỰC\n\n1. Thay thế, bổ sung, bãi bỏ các điểm, khoản, cụm từ tại Kế hoạch số 4/KH-UBND ngày 01/3/2024.", {"0 1 amends"}},
        Case{"some_words_repealed", "Số hóa", "I. HIỆU LỰC\n\n1. Bãi bỏ một số cụm từ tại Kế hoạch số 4/KH-UBND ngày 01/3/2024.", {"0 1 amends"}},
        Case{"denied", "Số hóa", "I. HIỆU LỰC\n\n1. Biểu mẫu quy định trong Kế hoạch số 4/KH-UBND không sửa đổi, bổ sung, thay thế, bãi bỏ tại Kế hoạch số 6/KH-UBND thì tiếp tục thực hiện.", {}},
        Case{"added_things_amend_nothing", "Số hóa", "I. THIẾT BỊ\n\n1. Bổ sung số lượng máy móc đã quy định tại Kế hoạch số 4/KH-UBND ngày 01/3/2024.", {}},
        Case{"clauses_of_one_paragraph", "Số hóa", "Căn cứ Nghị định số 1/2020/NĐ-CP; Xét Tờ trình số 4/TTr-SNV ngày 01/3/2025 của Sở Nội vụ;\n\nI. MỤC ĐÍCH", {"0 1 basis"}},
        Case{"a_name_only", "Số hóa", "Thực hiện Kế hoạch số 4/KH-UBND ngày 01/3/2024 (sau đây gọi tắt là Kế hoạch số 4/KH-UBND);\n\nI. MỤC ĐÍCH", {"0 1 implements"}},
        Case{"a_name_in_brackets", "Số hóa", "Căn cứ Nghị định số 1/2020/NĐ-CP (sau đây viết tắt là Nghị định số 1/2020/NĐ-CP);\n\nI. MỤC ĐÍCH", {"0 1 basis"}},
        Case{"attached_to_what_is_amended", "Số hóa",
             "I. NỘI DUNG\n\n1. Kế hoạch số 6/KH-UBND ngày 01/4/2024 sửa đổi, bổ sung một số nội dung của Quy chế quản lý hoạt động của cảng tỉnh ban hành kèm theo Quyết định số 9/QĐ-UBND ngày 01/4/2023.",
             {"1 2 amends"}},
        Case{"a_law_carries_nothing_out", "Số hóa", "I. NỘI DUNG\n\n1. Luật Đầu tư về lựa chọn nhà đầu tư thực hiện dự án và Nghị định số 1/2020/NĐ-CP.", {}},
        Case{"changed_by_both", "Số hóa",
             "I. NỘI DUNG\n\n1. Nghị định số 1/2020/NĐ-CP được sửa đổi, bổ sung tại Nghị định số 2/2021/NĐ-CP quy định chi tiết Luật Giá và Nghị định số 3/2022/NĐ-CP.",
             {"2 1 amends", "2 3 details", "4 1 amends"}},
        Case{"decrees_not_named_stand_between", "Số hóa", "I. NỘI DUNG\n\n1. Nghị định số 1/2020/NĐ-CP sửa đổi, bổ sung một số điều của các Nghị định quy định chi tiết Luật Giá.", {}},
        Case{"laws_whose_numbers_stand_in_a_name", "Số hóa", "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15 và Luật Nhà ở số 27/2023/QH15 ngày 29/6/2024;\n\nI. MỤC ĐÍCH",
             {"0 1 basis", "1 2 amends", "1 3 amends"}},
        Case{"repeals", "Số hóa", "I. NỘI DUNG\n\n1. Bãi bỏ Kế hoạch số 4/KH-UBND ngày 01/3/2024 của UBND tỉnh.", {"0 1 repeals"}}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Relations, ActsThatChangedAConsolidatedText) {
    const auto documents = read_documents("a.txt", "BỘ NỘI VỤ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 5/VBHN-BNV\n\nHà Nội, ngày 06 tháng 3 năm 2025\n\n"
                                                   "THÔNG TƯ\nVề hội\n\nThông tư số 1/2016/TT-BNV ngày 13/01/2016 của Bộ trưởng Bộ Nội vụ, có hiệu lực từ ngày 01/3/2016, được sửa đổi, bổ sung bởi:\n\n"
                                                   "1. Thông tư số 2/2018/TT-BNV ngày 08/01/2018 của Bộ trưởng Bộ Nội vụ.\n\n2. Thông tư số 3/2020/TT-BNV ngày 09/01/2020 của Bộ trưởng Bộ Nội vụ.\n\n"
                                                   "Căn cứ Nghị định số 45/2010/NĐ-CP ngày 21/4/2010 của Chính phủ;\n\nĐiều 1. Phạm vi\n\nThông tư này quy định về hội.\n");
    ASSERT_EQ(documents.size(), 1u);
    std::vector<std::string> lines;
    for (const auto& edge : documents[0].relations) lines.push_back(fmt::format("{} {} {}", edge.from, edge.to, to_string(edge.relation)));
    EXPECT_EQ(lines, (std::vector<std::string>{"0 4 basis", "2 1 amends", "3 1 amends"}));
}

} // namespace
} // namespace vanmach
