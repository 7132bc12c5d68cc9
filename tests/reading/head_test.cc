// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "corpus/reading/reader.h"

namespace vanmach {
namespace {

constexpr const char* letter_and_plan = R"(UBND TỈNH NINH THUẬN
SỞ NỘI VỤ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc

Số: /SNV-TCBM

Ninh Thuận, ngày tháng 12 năm 2021

V/v góp ý dự thảo
kế hoạch dân vận

Kính gửi: các Sở, ban, ngành.

Đề nghị góp ý trước ngày 10/01/2022.

Nơi nhận:

- Như trên;
- Lưu: VT.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Trương Thanh Long

ỦY BAN NHÂN DÂN
TỈNH NINH THUẬN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc

Số: 12/KH-UBND

Ninh Thuận, ngày 05 tháng 01 năm 2022

KẾ HOẠCH
Đổi mới công tác dân vận
giai đoạn 2022-2026

Căn cứ chức năng, nhiệm vụ được giao, UBND tỉnh ban hành kế hoạch:

I. MỤC ĐÍCH

1. Làm tốt hơn.

Nơi nhận:
- Bộ Nội vụ;
- Các Sở, Ban, ngành và các đơn vị
sự nghiệp thuộc UBND tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Quốc Nam
)";

TEST(Heads, OfALetterAndThePlanAttachedToIt) {
    const auto documents = read_documents("a.txt", letter_and_plan);
    ASSERT_EQ(documents.size(), 2u);
    const auto& letter = documents[0];
    EXPECT_EQ(letter.part, 1);
    EXPECT_EQ(letter.type, "CV");
    EXPECT_EQ(letter.number, "");
    EXPECT_EQ(letter.number_printed, "Số: /SNV-TCBM");
    EXPECT_EQ(letter.symbol, "SNV-TCBM");
    EXPECT_EQ(letter.status, Status::draft);
    EXPECT_EQ(letter.date.iso(), "2021-12");
    EXPECT_EQ(letter.place, "Ninh Thuận");
    EXPECT_EQ(letter.issuer, (Issuer{"Sở Nội vụ tỉnh Ninh Thuận", Level::department, "Ninh Thuận", ""}));
    EXPECT_EQ(letter.title, "V/v góp ý dự thảo kế hoạch dân vận");
    EXPECT_EQ(letter.signer.name, "Trương Thanh Long");
    EXPECT_EQ(letter.signer.position, "Phó Giám đốc");
    EXPECT_EQ(letter.signer.capacity, "KT");
    EXPECT_EQ(letter.recipients, (std::vector<std::string>{"Như trên", "Lưu: VT"}));
    ASSERT_EQ(letter.obligations.size(), 1u);
    EXPECT_EQ(letter.obligations[0].deadline, "2022-01-10");

    const auto& plan = documents[1];
    EXPECT_EQ(plan.part, 2);
    EXPECT_EQ(plan.type, "KH");
    EXPECT_EQ(plan.number, "12/KH-UBND");
    EXPECT_EQ(plan.status, Status::issued);
    EXPECT_EQ(plan.date.iso(), "2022-01-05");
    EXPECT_EQ(plan.issuer, (Issuer{"Ủy ban nhân dân tỉnh Ninh Thuận", Level::province, "Ninh Thuận", ""}));
    EXPECT_EQ(plan.title, "Đổi mới công tác dân vận giai đoạn 2022-2026");
    EXPECT_EQ(plan.signer.name, "Trần Quốc Nam");
    EXPECT_EQ(plan.signer.position, "Chủ tịch");
    EXPECT_EQ(plan.recipients.at(1), "Các Sở, Ban, ngành và các đơn vị sự nghiệp thuộc UBND tỉnh");
    ASSERT_EQ(plan.sections.size(), 2u);
    EXPECT_EQ(plan.sections[0].title, "MỤC ĐÍCH");
    EXPECT_EQ(plan.sections[1].depth, 2);
    EXPECT_TRUE(plan.text.starts_with("ỦY BAN NHÂN DÂN\nTỈNH NINH THUẬN"));
}

TEST(Heads, OfAPartyDocumentNameTheOrganThatSigns) {
    const auto documents = read_documents("a.txt", R"(TỈNH ỦY NINH BÌNH

ĐẢNG CỘNG SẢN VIỆT NAM

Số 05-CT/TU

Ninh Bình, ngày 23 tháng 12 năm 2025

CHỈ THỊ
về nâng cao hiệu quả công tác dân vận

1. Các cấp ủy quán triệt.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Nguyễn Văn An
)");
    ASSERT_EQ(documents.size(), 1u);
    const auto& directive = documents[0];
    EXPECT_EQ(directive.type, "CT");
    EXPECT_EQ(directive.number, "05-CT/TU");
    EXPECT_EQ(directive.issuer.name, "Ban Thường vụ Tỉnh ủy Ninh Bình");
    EXPECT_EQ(directive.title, "về nâng cao hiệu quả công tác dân vận");
    EXPECT_EQ(directive.signer.capacity, "TM");
    EXPECT_EQ(directive.signer.position, "Bí thư");
    EXPECT_EQ(directive.signer.name, "Nguyễn Văn An");
}

// A line of a title can begin with words that open a part of the text.
TEST(Heads, TitlesGoOnWhereALineLooksLikeAnotherPart) {
    for (const auto& [printed, title] : std::vector<std::pair<std::string, std::string>>{
             {"Tổ chức các hoạt động kỷ niệm 80 năm\nNgày Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam", "Tổ chức các hoạt động kỷ niệm 80 năm Ngày Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam"},
             {"Quy định một số điều và biện pháp\nthi hành Luật Đất đai", "Quy định một số điều và biện pháp thi hành Luật Đất đai"},
             {"Ban hành Quy định về tiêu chuẩn\nxét tặng danh hiệu thi đua", "Ban hành Quy định về tiêu chuẩn xét tặng danh hiệu thi đua"}}) {
        const auto documents = read_documents("a.txt", "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG TRỊ\n\nSố: 12/QĐ-UBND\n\nQuảng Trị, ngày 05 tháng 3 năm 2025\n\nQUYẾT ĐỊNH\n" + printed + "\n\nCăn cứ Luật Thanh tra;\n");
        ASSERT_EQ(documents.size(), 1u);
        EXPECT_EQ(documents[0].title, title);
    }
}

TEST(Heads, OfNothingStayEmpty) {
    for (const char* text : {"", " \n \n", "một dòng chữ", "Số:", "KẾ HOẠCH"}) {
        const auto documents = read_documents("a.txt", text);
        ASSERT_EQ(documents.size(), 1u) << text;
        EXPECT_EQ(documents[0].number, "");
        EXPECT_FALSE(documents[0].date.known());
        EXPECT_EQ(documents[0].text, text);
    }
}

} // namespace
} // namespace vanmach
