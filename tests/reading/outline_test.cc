// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/outline.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "corpus/reading/lines.h"

namespace vanmach {
namespace {

std::vector<std::string> outline(const char* printed) {
    const ReadingText text(printed);
    const auto lines = read_lines(text);
    const auto paragraphs = read_paragraphs(text, lines);
    std::vector<std::string> rows;
    for (const auto& section : read_outline(text, paragraphs, {0, text.count()}))
        rows.push_back(fmt::format("{}{} {}", std::string(static_cast<std::size_t>(section.depth), '>'), section.label, section.title));
    return rows;
}

TEST(Outlines, OfAPlan) {
    EXPECT_EQ(outline("I. MỤC ĐÍCH, YÊU CẦU\n\n1. Mục đích\n\nLàm tốt.\n\n2. Yêu cầu\n\na) Đúng hạn;\n\nb) Đủ.\n\nII. NỘI DUNG\n\n1. Việc một."),
              (std::vector<std::string>{">I MỤC ĐÍCH, YÊU CẦU", ">>1 Mục đích", ">>2 Yêu cầu", ">>>a Đúng hạn", ">>>b Đủ", ">II NỘI DUNG", ">>1 Việc một"}));
}

TEST(Outlines, OfADecree) {
    EXPECT_EQ(outline("Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi điều chỉnh\n\n1. Nghị định này quy định việc làm.\n\nĐiều 2. Đối tượng\n\nChương II\nĐIỀU KHOẢN THI HÀNH\n\nĐiều 3. Hiệu lực"),
              (std::vector<std::string>{">Chương I QUY ĐỊNH CHUNG", ">>Điều 1 Phạm vi điều chỉnh", ">>>1 Nghị định này quy định việc làm", ">>Điều 2 Đối tượng",
                                        ">Chương II ĐIỀU KHOẢN THI HÀNH", ">>Điều 3 Hiệu lực"}));
}

TEST(Outlines, TakeNeitherDatesNorAmountsForItems) {
    EXPECT_TRUE(outline("12/5 là ngày hội\n1.000 người\n2025 là năm\nĐiều 5 Luật Đất đai nói rằng").empty());
}

TEST(Outlines, SpansHoldWhatTheyHead) {
    const ReadingText text("I. MỘT\n\n1. Hai\n\nII. BA\n\nlời");
    const auto lines = read_lines(text);
    const auto sections = read_outline(text, read_paragraphs(text, lines), {0, text.count()});
    ASSERT_EQ(sections.size(), 3u);
    EXPECT_TRUE(sections[0].span.contains(sections[1].span));
    EXPECT_EQ(sections[0].span.end, sections[2].span.start);
    EXPECT_EQ(sections[2].span.end, text.folded().size());
}

} // namespace
} // namespace vanmach
