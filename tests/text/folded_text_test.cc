// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/folded_text.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

TEST(FoldedText, BothSidesHaveTheSameOffsets) {
    const FoldedText text("Điều 5: Chỉ thị số 33–CT∕TTg¹");
    EXPECT_EQ(text.folded(), "dieu 5: chi thi so 33-ct/ttg\x7f");
    EXPECT_EQ(text.size(), text.folded().size());
    const auto at = text.folded().find("33-ct/ttg");
    EXPECT_EQ(text.utf8(at, at + 9), "33–CT∕TTg");
    EXPECT_EQ(text[0], U'Đ');
    EXPECT_EQ(text.utf8(8, 999), "Chỉ thị số 33–CT∕TTg¹");
    EXPECT_EQ(text.utf8(5, 5), "");
    EXPECT_EQ(text.utf8(9, 3), "");
}

TEST(FoldedText, SlicesAsOneLineAndWithoutSpaces) {
    const FoldedText text("số  306 -\n\nQĐ / TU \n");
    EXPECT_EQ(text.line(0, text.size()), "số 306 - QĐ / TU");
    EXPECT_EQ(text.compact(4, text.size()), "306-QĐ/TU");
    EXPECT_EQ(text.line(7, 11), "-");
    EXPECT_EQ(text.line(9, 11), "");
}

TEST(FoldedText, AMarkWithoutLetterIsZero) {
    const FoldedText text("q\u0303x");
    EXPECT_EQ(text.folded(), std::string_view("q\0x", 3));
}

TEST(FoldedText, EmptyText) {
    const FoldedText text("");
    EXPECT_EQ(text.size(), 0U);
    EXPECT_EQ(text.line(0, 5), "");
    EXPECT_EQ(text.compact(0, 5), "");
}

} // namespace
} // namespace vanmach
