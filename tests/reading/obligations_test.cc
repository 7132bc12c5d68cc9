// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/obligations.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "corpus/reading/reader.h"

namespace vanmach {
namespace {

constexpr std::string_view head = "ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\n\nSố: 5/KH-UBND\n\nTây Ninh, ngày 06 tháng 3 năm 2025\n\nKẾ HOẠCH\nVề hội\n\nCăn cứ Luật Giá;\n\n";

// unit / lead / coordinating / target / deadline / when
std::vector<std::string> obligations(std::string_view body) {
    std::vector<std::string> lines;
    const auto documents = read_documents("a.txt", std::string(head) + std::string(body));
    for (const auto& o : documents.at(0).obligations)
        lines.push_back(fmt::format("{} / {} / {} / {} / {}{} / {}", o.unit, o.lead, fmt::join(o.coordinating, "; "), o.target, o.deadline, o.recurs.empty() ? "" : " " + o.recurs, o.when));
    return lines;
}

using Lines = std::vector<std::string>;

TEST(Obligations, DeadlinesOfAUnit) {
    EXPECT_EQ(obligations("I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\n- Báo cáo Ủy ban nhân dân tỉnh trước ngày 15/11/2025.\n\n- Tổng hợp trước ngày 01/6 và 15/12 hằng năm.\n"),
              (Lines{"Sở Nội vụ /  /  /  / 2025-11-15 / ", "Sở Nội vụ /  /  /  / --06-01 yearly / ", "Sở Nội vụ /  /  /  / --12-15 yearly / "}));
}

TEST(Obligations, ADayBeforeTheDocumentIsACondition) {
    EXPECT_EQ(obligations("I. ĐỐI TƯỢNG\n\n1. Người tham gia trước ngày 30/4/1975 được hưởng.\n"), Lines{});
}

TEST(Obligations, AnHourBeforeTheDay) {
    EXPECT_EQ(obligations("I. BÁO CÁO\n\n1. Gửi báo cáo trước 17 giờ 30 ngày 27/11/2025.\n"), (Lines{" /  /  /  / 2025-11-27 / "}));
}

TEST(Obligations, SeveralDaysAndHours) {
    EXPECT_EQ(obligations("I. BÁO CÁO\n\n1. Các đơn vị gửi báo cáo trước 16 giờ ngày 25/6 và ngày 25/12 hằng năm.\n"),
              (Lines{"Các đơn vị /  /  /  / --06-25 yearly / ", "Các đơn vị /  /  /  / --12-25 yearly / "}));
}

TEST(Obligations, CountedDaysAndFractionsAreNoDates) {
    EXPECT_EQ(obligations("I. BÁO CÁO\n\n1. Đăng ký với Sở Nội vụ trước 5-7 ngày làm việc.\n\n2. Trình trước 2/3 số đại biểu dự họp.\n"), Lines{});
}

TEST(Obligations, OrganisationsAreBodiesNotAVerb) {
    EXPECT_EQ(obligations("I. TỔ CHỨC\n\n1. Các cơ quan, tổ chức, cá nhân chủ trì, phối hợp với các cơ quan, tổ chức, đoàn thể và Sở Tài chính thực hiện.\n"),
              (Lines{"Các cơ quan, tổ chức, cá nhân / Các cơ quan, tổ chức, cá nhân / các cơ quan, tổ chức, đoàn thể; Sở Tài chính /  /  / "}));
}

TEST(Obligations, WhoLeadsAndWhoTakesPart) {
    EXPECT_EQ(obligations("I. TỔ CHỨC\n\n1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch và các sở, ban, ngành tham mưu kế hoạch.\n"),
              (Lines{"Sở Nội vụ / Sở Nội vụ / Sở Tài chính; Sở Văn hóa, Thể thao và Du lịch; các sở, ban, ngành /  /  / "}));
    EXPECT_EQ(obligations("I. TỔ CHỨC\n\n1. Giao Sở Y tế chủ trì thực hiện.\n"), (Lines{"Sở Y tế / Sở Y tế /  /  /  / "}));
}

TEST(Obligations, Targets) {
    EXPECT_EQ(obligations("I. MỤC TIÊU\n\n- Phấn đấu trên 90% hộ dân được cấp nước.\n\n- 100% cơ quan, đơn vị có kế hoạch.\n"),
              (Lines{" /  /  / Phấn đấu trên 90% hộ dân được cấp nước /  / ", " /  /  / 100% cơ quan, đơn vị có kế hoạch /  / "}));
}

TEST(Obligations, ATableWithACellALine) {
    const char* table = "PHỤ LỤC\n\nTT    Nội dung nhiệm vụ    Cơ quan chủ trì    Cơ quan phối hợp    Thời gian hoàn thành\n"
                        "1    Ban hành quy chế    Sở Nội vụ    Sở Tài chính, UBND các xã    Trước ngày 30/11/2025\n"
                        "2    Tuyên truyền    Sở Y tế    Các sở, ngành    Quý IV/2025\n";
    EXPECT_EQ(obligations(table), (Lines{"Sở Nội vụ / Sở Nội vụ / Sở Tài chính; UBND các xã /  / 2025-11-30 / Trước ngày 30/11/2025",
                                         "Sở Y tế / Sở Y tế / Các sở, ngành /  /  / Quý IV/2025"}));
}

TEST(Obligations, ACellWithADashIsEmptyAndTheLastRowEndsWithItsLine) {
    const char* table = "PHỤ LỤC\n\nTT    Nhiệm vụ    Cơ quan chủ trì    Cơ quan phối hợp    Thời gian\n"
                        "1    Hỗ trợ cơ sở    Sở Nội vụ    Các sở    Tháng 6\n"
                        "2    Tập huấn trong 30 ngày    Sở Tư pháp    -    15/6/2025\n\nNơi nhận:\n- Như trên;\n";
    EXPECT_EQ(obligations(table), (Lines{"Sở Nội vụ / Sở Nội vụ / Các sở /  /  / Tháng 6", "Sở Tư pháp / Sở Tư pháp /  /  / 2025-06-15 / 15/6/2025"}));
}

TEST(Obligations, ATableWithACellAParagraph) {
    const char* table = "PHỤ LỤC\n\nTT\n\nNhiệm vụ\n\nĐơn vị chủ trì\n\nThời hạn\n\nI\n\nTUYÊN TRUYỀN\n\n1\n\nBan hành quy\nchế\n\nSở Nội vụ\n\n15/6 hằng năm\n";
    EXPECT_EQ(obligations(table), (Lines{"Sở Nội vụ / Sở Nội vụ /  /  / --06-15 yearly / 15/6 hằng năm"}));
}

} // namespace
} // namespace vanmach
