// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/broken_syllables.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

struct Case {
    const char* name;
    const char* torn;
    const char* joined;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class BrokenSyllables : public testing::TestWithParam<Case> {};

TEST_P(BrokenSyllables, AreJoined) {
    const auto joined = with_syllables_joined(GetParam().torn);
    EXPECT_EQ(joined, GetParam().joined);
    EXPECT_EQ(with_syllables_joined(joined), joined) << "joining again changes nothing";
}

INSTANTIATE_TEST_SUITE_P(Table, BrokenSyllables,
                         testing::Values(Case{"three_pieces", "Qu ả ng Ngãi, ngày 04 thá ng 5", "Quảng Ngãi, ngày 04 tháng 5"},
                                         Case{"two_pieces", "CHỦ TỊCH Đặ ng Văn Mi nh", "CHỦ TỊCH Đặng Văn Minh"},
                                         Case{"one_misprint", "Bà Nguyễn Thị H ông Trần Văn T an toàn ng", "Bà Nguyễn Thị H ông Trần Văn T an toàn ng"},
                                         Case{"initials_stay", "Trần Văn T an toàn, trung ươ n g", "Trần Văn T an toàn, trung ương"},
                                         Case{"pages", "xem tr 5 và tr 6, ông H ủy quyền", "xem tr 5 và tr 6, ông H ủy quyền"},
                                         Case{"single_letters", "ngân sách trung ươ n g thực hiện", "ngân sách trung ương thực hiện"},
                                         Case{"capitals", "B Ộ LAO ĐỘNG, dự toán trung ươ n g", "BỘ LAO ĐỘNG, dự toán trung ương"},
                                         Case{"whole_text", "ông A cho bà B ở nhờ tại xã X ã", "ông A cho bà B ở nhờ tại xã X ã"},
                                         Case{"names_stay", "bà B ở trung ươ n g, điểm c ở trên", "bà B ở trung ương, điểm c ở trên"},
                                         Case{"over_lines", "trung ươ\nn g", "trung ươ\nn g"}, Case{"empty", "", ""}),
                         [](const auto& row) { return std::string(row.param.name); });

} // namespace
} // namespace vanmach
