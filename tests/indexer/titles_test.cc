// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/resolution/titles.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

TEST(Titles, AreWithoutWhatIsNoneOfTheirs) {
    EXPECT_EQ(title_in("“Tăng cường công tác dân vận”"), "Tăng cường công tác dân vận");
    EXPECT_EQ(title_in("công tác dân số (sau đây viết tắt là"), "công tác dân số");
    EXPECT_EQ(title_in("công tác dân số, cụ thể như sau:"), "công tác dân số");
    EXPECT_EQ(title_in("kiểm soát thủ tục hành chính (đã được sửa đổi, bổ sung bởi"), "kiểm soát thủ tục hành chính");
    EXPECT_EQ(title_in("tiếp tục thực hiện Chỉ thị 05 “Về học tập Bác”"), "tiếp tục thực hiện Chỉ thị 05 “Về học tập Bác”");
    EXPECT_EQ(title_in("thủ tục hải quan;"), "thủ tục hải quan");
    EXPECT_EQ(title_in(" ,; "), "");
    EXPECT_EQ(title_in(""), "");
}

TEST(Titles, TheBestAttestedWins) {
    EXPECT_EQ(best_title({}), "");
    EXPECT_EQ(best_title({{1, "đột phá khoa học quốc gia"}, {2, "đột phá khoa học quốc gia"}, {3, "đột phá khoa học"}}), "đột phá khoa học quốc gia");
    // By documents, not by mentions.
    EXPECT_EQ(best_title({{1, "a b"}, {1, "a b"}, {1, "a b"}, {2, "c d"}, {3, "c d"}}), "c d");
    // Of equals the one that others begin with.
    EXPECT_EQ(best_title({{1, "công tác dân vận của chính quyền, nhằm tạo chuyển biến"}, {2, "công tác dân vận của chính quyền"}}), "công tác dân vận của chính quyền");
    // One wording in two writings is one; capitals only where nobody writes otherwise.
    EXPECT_EQ(best_title({{1, "HỖ TRỢ NHÀ Ở"}, {2, "HỖ TRỢ NHÀ Ở"}, {3, "hỗ trợ nhà ở"}, {4, "việc khác"}}), "hỗ trợ nhà ở");
    EXPECT_EQ(best_title({{1, "HỖ TRỢ NHÀ Ở"}}), "HỖ TRỢ NHÀ Ở");
}

} // namespace
} // namespace vanmach
