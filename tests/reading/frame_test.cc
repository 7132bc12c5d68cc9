// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/frame.h"

#include <gtest/gtest.h>

#include "corpus/reading/reader.h"

namespace vanmach {
namespace {

std::vector<std::string> numbers(std::string_view text) {
    std::vector<std::string> numbers;
    for (const auto& document : read_documents("a.txt", text))
        for (const auto& citation : document.citations) numbers.push_back(citation.number.empty() ? citation.printed : citation.number);
    return numbers;
}

using Numbers = std::vector<std::string>;

constexpr std::string_view document = R"(ỦY BAN NHÂN DÂN
TỈNH TÂY NINH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 5/KH-UBND

Tây Ninh, ngày 06 tháng 3 năm 2025

KẾ HOẠCH
Thực hiện Chỉ thị số 33/CT-TTg

Căn cứ Nghị định số 59/2023/NĐ-CP;

Nơi nhận:
- Lưu: VT.

CHỦ TỊCH
Nguyễn Văn An
)";

TEST(Frame, LeavesOutWhatStandsAroundThePage) {
    const std::string above = "Trang chủ\nNgày 6/3/2025 có Nghị định 11/2025/NĐ-CP.\nSố hiệu:\n5/KH-UBND\n\n";
    const std::string below = "\nKế hoạch 5/KH-UBND năm 2025 do tỉnh Tây Ninh ban hành\nVăn bản này chưa cập nhật nội dung Tiếng Anh\nNghị định 13/2023/NĐ-CP\n";
    EXPECT_EQ(numbers(above + std::string(document) + below), (Numbers{"33/CT-TTg", "59/2023/NĐ-CP"}));
}

TEST(Frame, KeepsTheLastRowOfATableOverTheNotices) {
    const std::string row = "\n9    Cấp lại    Nghị định số 95/2021/NĐ-CP ngày 01/11/2021\n\nFILE ĐƯỢC ĐÍNH KÈM THEO VĂN BẢN\n";
    EXPECT_EQ(numbers(std::string(document) + row), (Numbers{"33/CT-TTg", "59/2023/NĐ-CP", "95/2021/NĐ-CP"}));
}

TEST(Frame, LeavesOutNotesBetweenTheLines) {
    EXPECT_EQ(numbers("Theo Luật Giá. [Điều này được hướng dẫn bởi Nghị định 127/2005/NĐ-CP có hiệu lực từ ngày 05/11/2005] và Nghị định số 1/2020/NĐ-CP [1]"),
              (Numbers{"Luật Giá", "1/2020/NĐ-CP"}));
}

TEST(Frame, ATextWithoutMottoBeginsWithItsHead) {
    EXPECT_EQ(numbers("Tin tức\nNghị định 11/2025/NĐ-CP vừa ban hành\n\nSố: 5/KH-UBND\n\nKẾ HOẠCH\nVề hội\n\nCăn cứ Nghị định số 59/2023/NĐ-CP;"), (Numbers{"59/2023/NĐ-CP"}));
}

TEST(Frame, AFormInAnAnnexIsNoDocumentOfItsOwn) {
    const std::string form = "\nPHỤ LỤC\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố:     /TB-SNV\n\n……, ngày    tháng    năm\n\nTHÔNG BÁO\nVề việc mở lớp\n";
    EXPECT_EQ(read_documents("a.txt", std::string(document) + form).size(), 1u);
}

} // namespace
} // namespace vanmach
