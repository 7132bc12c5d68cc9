// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/sentences.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

std::vector<std::string> sentences(const char* printed) {
    const ReadingText text(printed);
    const auto paragraphs = read_paragraphs(text, read_lines(text));
    std::vector<std::string> rows;
    for (const auto& s : read_sentences(text, paragraphs)) rows.push_back(text.folded().line(text[s.first].start, text[s.next - 1].end));
    return rows;
}

TEST(Sentences, RunOverBrokenLines) {
    EXPECT_EQ(sentences("Tiếp tục quán triệt các chủ trương của Đảng trong Chỉ thị số \n\n33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ về đổi \n\nmới công tác dân vận. Việc khác."),
              (std::vector<std::string>{"Tiếp tục quán triệt các chủ trương của Đảng trong Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ về đổi mới công tác dân vận.",
                                        "Việc khác."}));
}

TEST(Sentences, KeepAListUnderItsOpening) {
    EXPECT_EQ(sentences("Căn cứ Quyết định A; Chỉ thị B; Kế hoạch C."), (std::vector<std::string>{"Căn cứ Quyết định A; Chỉ thị B; Kế hoạch C."}));
}

TEST(Sentences, DoNotEndAtAbbreviationsNumbersAndMarks) {
    EXPECT_EQ(sentences("1. Giao UBND TP. Hồ Chí Minh chi 1.000.000 đồng."), (std::vector<std::string>{"1. Giao UBND TP. Hồ Chí Minh chi 1.000.000 đồng."}));
}

TEST(Paragraphs, BeginAtItemsAndHeadings) {
    EXPECT_EQ(sentences("I. MỤC ĐÍCH\n- Một việc;\n- Việc hai\na) Việc ba"),
              (std::vector<std::string>{"I. MỤC ĐÍCH", "- Một việc;", "- Việc hai", "a) Việc ba"}));
}

} // namespace
} // namespace vanmach
