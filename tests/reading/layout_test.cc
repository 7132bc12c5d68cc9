// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/layout.h"

#include <gtest/gtest.h>

#include "corpus/reading/lines.h"

namespace vanmach {
namespace {

struct Case {
    const char* name;
    const char* text;
    std::vector<std::string> lines;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Layout : public testing::TestWithParam<Case> {};

TEST_P(Layout, FindsTheLinesOfThePage) {
    ReadingText text(GetParam().text);
    lay_out(text);
    std::vector<std::string> lines;
    for (const auto& line : read_lines(text)) lines.push_back(text.folded().line(line.span.start, line.span.end));
    EXPECT_EQ(lines, GetParam().lines);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Layout,
    testing::Values(
        Case{"cells", "SỞ NỘI VỤ    Số: 5/KH-SNV\nLưu: VT", {"SỞ NỘI VỤ", "Số: 5/KH-SNV", "Lưu: VT"}},
        Case{"blank_to_fill", "Số:      /KH-BQL\nNinh Bình, ngày     tháng     năm 2026", {"Số: /KH-BQL", "Ninh Bình, ngày tháng năm 2026"}},
        Case{"head_on_one_line",
             "CHÍNH PHỦ ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc -------\nSố: 5/NQ-CP Hà Nội, ngày 02 tháng 4 năm 2025 NGHỊ QUYẾT VỀ HỘI",
             {"CHÍNH PHỦ", "-------", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "-------", "Số: 5/NQ-CP",
              "Hà Nội, ngày 02 tháng 4 năm 2025", "NGHỊ QUYẾT VỀ HỘI"}},
        Case{"signature", "KT. BỘ TRƯỞNG THỨ TRƯỞNG Lê Minh Ngân", {"KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Lê Minh Ngân"}},
        Case{"deputy_is_one_post", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrương Thanh Long", {"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trương Thanh Long"}},
        Case{"rank_and_annex", "- Lưu: VT. KT. BỘ TRƯỞNG THỨ TRƯỞNG Đại tướng Nguyễn Văn An QUY CHẾ LÀM VIỆC",
             {"- Lưu: VT.", "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Đại tướng Nguyễn Văn An", "QUY CHẾ LÀM VIỆC"}},
        Case{"position_in_a_sentence", "báo cáo CHỦ TỊCH xem xét", {"báo cáo CHỦ TỊCH xem xét"}},
        Case{"recipients", "Nơi nhận: - Như trên; - UBND các xã; - Lưu: VT.", {"Nơi nhận:", "- Như trên;", "- UBND các xã;", "- Lưu: VT."}},
        Case{"articles_that_run_on", "của Quốc hội; Căn cứ Luật A. Điều 2. Hiệu lực thi hành", {"của Quốc hội;", "Căn cứ Luật A.", "Điều 2. Hiệu lực thi hành"}},
        Case{"page_number", "theo Kế hoạch số\n\n12\n\n5/KH-UBND của tỉnh", {"theo Kế hoạch số", "5/KH-UBND của tỉnh"}},
        Case{"number_of_a_row", "Sở Nội vụ.\n\n2\n\nRà soát", {"Sở Nội vụ.", "2", "Rà soát"}}),
    [](const auto& row) { return std::string(row.param.name); });

} // namespace
} // namespace vanmach
