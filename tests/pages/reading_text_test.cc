// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/documents/reading_text.h"
#include "server/pages/frame/excerpt.h"

#include <gtest/gtest.h>

#include "corpus/text/utf8.h"

namespace vanmach::pages {
namespace {

std::string plain(const Block& block) {
    std::string out;
    for (const auto& piece : block.pieces) out += piece.line_break ? "/" : piece.text;
    return out;
}

std::vector<std::string> blocks_of(std::string_view text, const std::vector<Section>& sections = {},
                                   const std::vector<Span>& links = {}) {
    std::vector<std::string> out;
    for (const auto& block : read_text(text, "", sections, links).blocks) out.push_back(plain(block));
    return out;
}

// The span of `part` in `text`, in code points.
Span span_of(std::string_view text, std::string_view part) {
    const auto at = text.find(part);
    EXPECT_NE(at, std::string_view::npos);
    const auto start = static_cast<std::uint32_t>(code_points(text.substr(0, at)));
    return {start, start + static_cast<std::uint32_t>(code_points(part))};
}

using Lines = std::vector<std::string>;

TEST(ReadingText, LinesOfAPageBecomeAParagraph) {
    EXPECT_EQ(
        blocks_of("Tiếp tục quán triệt và thể chế hóa các chủ trương trong\n\nchỉ thị đã ban hành, gắn với "
                  "nhiệm vụ.\n\n"
                  "Các phòng báo cáo hằng năm.\n"),
        (Lines{
            "Tiếp tục quán triệt và thể chế hóa các chủ trương trong chỉ thị đã ban hành, gắn với nhiệm vụ.",
            "Các phòng báo cáo hằng năm."}));
}

TEST(ReadingText, AFullLineGoesOnWithACapital) {
    std::string page;
    for (int i = 0; i < 8; ++i)
        page += "Các phòng, ban và đơn vị trực thuộc thực hiện nghiêm túc các nội dung trên.\n\n";
    const std::string broken = "Căn cứ các văn bản của cấp trên về nội dung này, theo đề nghị của Giám "
                               "đốc\n\nSở Nội vụ, ban hành kế hoạch.";
    EXPECT_EQ(blocks_of(page + broken).size(), 9u);
    EXPECT_EQ(blocks_of(broken).size(), 2u) << "two lines do not tell how wide the page was";
}

TEST(ReadingText, WhereEachLineIsAParagraphACapitalBeginsOne) {
    const std::string body(400, 'x');
    EXPECT_EQ(
        blocks_of(
            "Thực hiện công tác dân vận chính quyền năm 2025 trên địa bàn tỉnh Tây Ninh\n\nCăn cứ chỉ thị, " +
            body + ".\n\nY" + body + ".")
            .size(),
        3u);
    EXPECT_EQ(blocks_of("Y" + body + " không bị gián đoạn hoặc bỏ\n\nsót công việc.").size(), 1u)
        << "a page broke the sentence";
}

TEST(ReadingText, ItemsAndDashesBeginOnTheirOwn) {
    EXPECT_EQ(blocks_of("Nhiệm vụ\n1. Việc thứ nhất\na) Phần đầu\n- Gạch đầu dòng\n+ Cộng\n2.1. Việc "
                        "khác\nĐiều 5. Hiệu lực\n"),
              (Lines{"Nhiệm vụ", "1. Việc thứ nhất", "a) Phần đầu", "- Gạch đầu dòng", "+ Cộng",
                     "2.1. Việc khác", "Điều 5. Hiệu lực"}));
    // A date or a number that a line begins with is no item.
    EXPECT_EQ(blocks_of("Nghị quyết số 25-NQ/TW ngày\n\n03/6/2013 của Ban Chấp hành").size(), 1u);
    EXPECT_EQ(blocks_of("thực hiện Chỉ thị số\n33/CT-TTg của Thủ tướng").size(), 1u);
}

TEST(ReadingText, AFootnoteStaysApart) {
    const auto blocks = blocks_of(
        "theo Nghị định số 59/2023/NĐ-CP ngày\n\n1 Quyết định số 490/QĐ-UBND;\n\n14/8/2023 của Chính phủ");
    EXPECT_EQ(blocks, (Lines{"theo Nghị định số 59/2023/NĐ-CP ngày", "1 Quyết định số 490/QĐ-UBND;",
                             "14/8/2023 của Chính phủ"}));
}

TEST(ReadingText, AHeadKeepsItsLines) {
    EXPECT_EQ(blocks_of("ỦY BAN NHÂN DÂN\nTỈNH NINH THUẬN\n\nSố: /KH-UBND\n\nNinh Thuận, ngày tháng năm "
                        "2022\n\nKẾ HOẠCH\n"),
              (Lines{"ỦY BAN NHÂN DÂN/TỈNH NINH THUẬN", "Số: /KH-UBND", "Ninh Thuận, ngày tháng năm 2022",
                     "KẾ HOẠCH"}));
}

TEST(ReadingText, SectionsBecomeHeadingsUnlessTheyRunOn) {
    const std::string text = "I. MỤC ĐÍCH, YÊU CẦU\n\n1. Quán triệt sâu rộng chỉ thị; các phòng tổ chức ngay "
                             "trong quý một, báo cáo về văn phòng.\n\n"
                             "**2. Nội dung\nchủ yếu:**\n\nViệc đầu tiên.\n";
    const std::vector<Section> sections = {
        {"I", "MỤC ĐÍCH, YÊU CẦU", 1, {span_of(text, "I. MỤC").start, 0}},
        {"1", "Quán triệt sâu rộng chỉ thị", 2, {span_of(text, "1. Quán").start, 0}},
        {"2", "Nội dung chủ yếu", 2, {span_of(text, "2. Nội").start, 0}}};
    const auto reading = read_text(text, "", sections, {});
    ASSERT_EQ(reading.blocks.size(), 4u);
    EXPECT_EQ(reading.blocks[0].kind, BlockKind::heading);
    EXPECT_EQ(reading.blocks[0].section, 0);
    EXPECT_EQ(reading.blocks[1].kind, BlockKind::item) << "its sentence goes on";
    EXPECT_EQ(reading.blocks[1].section, 1);
    EXPECT_EQ(reading.blocks[2].kind, BlockKind::heading);
    EXPECT_EQ(plain(reading.blocks[2]), "2. Nội dung chủ yếu:");
    EXPECT_EQ(reading.blocks[2].depth, 2);
}

TEST(ReadingText, TheTitleIsFoundHoweverItsLinesWereBroken) {
    const std::string text = "KẾ HOẠCH\n\n**Triển khai thực hiện\nKế hoạch số 48/KH-UBND về\n\nDân "
                             "vận**\n\nThực hiện Kế hoạch số 48.\n";
    const auto reading = read_text(text, "triển khai thực hiện Kế hoạch số 48/KH-UBND về Dân vận", {}, {});
    ASSERT_EQ(reading.blocks.size(), 3u);
    EXPECT_EQ(reading.blocks[1].kind, BlockKind::title);
    EXPECT_EQ(plain(reading.blocks[1]), "Triển khai thực hiện Kế hoạch số 48/KH-UBND về Dân vận");
    EXPECT_EQ(read_text(text, "Tên khác", {}, {}).blocks[1].kind, BlockKind::paragraph);
}

TEST(ReadingText, LinksKeepTheirPlacesAcrossJoinedLines) {
    const std::string text =
        "Thực hiện Nghị quyết số 25-NQ/TW ngày\n\n03/6/2013 của Ban Chấp hành, và Chỉ thị số\n33/CT-TTg.\n";
    const Span first = span_of(text, "Nghị quyết số 25-NQ/TW ngày\n\n03/6/2013 của Ban Chấp hành");
    const Span second = span_of(text, "Chỉ thị số\n33/CT-TTg");
    const auto reading = read_text(text, "", {}, {first, second});
    ASSERT_EQ(reading.blocks.size(), 1u);
    const auto& pieces = reading.blocks[0].pieces;
    ASSERT_EQ(pieces.size(), 5u);
    EXPECT_EQ(pieces[0].text, "Thực hiện ");
    EXPECT_EQ(pieces[1].text, "Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành");
    EXPECT_EQ(pieces[1].link, 0);
    EXPECT_TRUE(pieces[1].first);
    EXPECT_TRUE(pieces[1].last);
    EXPECT_EQ(pieces[2].text, ", và ");
    EXPECT_EQ(pieces[3].text, "Chỉ thị số 33/CT-TTg");
    EXPECT_EQ(pieces[3].link, 1);
    EXPECT_EQ(pieces[4].text, ".");
}

TEST(ReadingText, ALinkCutByAFootnoteEndsOnce) {
    const std::string text =
        "theo Nghị định số 59/2023/NĐ-CP ngày\n\n1 Quyết định số 490/QĐ-UBND;\n\n14/8/2023 của Chính phủ.";
    const Span all = span_of(
        text, "Nghị định số 59/2023/NĐ-CP ngày\n\n1 Quyết định số 490/QĐ-UBND;\n\n14/8/2023 của Chính phủ");
    int firsts = 0, lasts = 0;
    for (const auto& block : read_text(text, "", {}, {all}).blocks)
        for (const auto& piece : block.pieces) {
            firsts += piece.first;
            lasts += piece.last;
        }
    EXPECT_EQ(firsts, 1);
    EXPECT_EQ(lasts, 1);
}

TEST(ReadingText, EmphasisOfMarkdownIsNotShown) {
    EXPECT_EQ(blocks_of("## **KẾ HOẠCH**\n\n“*Dân biết, dân bàn*” và 5 * 3 = 15."),
              (Lines{"KẾ HOẠCH", "“Dân biết, dân bàn” và 5 * 3 = 15."}));
}

TEST(ReadingText, NothingIsLostOrRepeated) {
    const std::string text = "A\nb c\n\n- d\n\nE: f;\ng\n\n\fh i\nJ.\n1. k\n| l | m |\n| n | o |\n";
    std::string letters;
    for (const auto& block : blocks_of(text))
        for (const char c : block)
            if (std::isalpha(static_cast<unsigned char>(c))) letters += c;
    EXPECT_EQ(letters, "AbcdEfghiJklmno");
}

TEST(ReadingText, ALongTextIsCutAndSaysSo) {
    std::string text;
    for (int i = 0; i < 50'000; ++i) text += "Một câu dài vừa phải.\n";
    const auto reading = read_text(text, "", {}, {}, 10'000);
    EXPECT_TRUE(reading.cut);
    EXPECT_LT(reading.blocks.size(), 1000u);
    EXPECT_FALSE(read_text("Ngắn.", "", {}, {}).cut);
}

std::vector<Lines> rows_of(const Block& block) {
    std::vector<Lines> rows;
    for (const auto& row : block.rows) {
        rows.emplace_back();
        for (const auto& cell : row.cells) {
            rows.back().emplace_back();
            for (const auto& piece : cell) rows.back().back() += piece.text;
        }
    }
    return rows;
}

TEST(ReadingText, CellsWithFourSpacesBetweenThemAreATable) {
    const std::string text = "Trước.\n\nTT    Tên    Hạn\n1    Theo Chỉ thị số 5    03 năm\n2    **b**    02 năm\n3    Nhóm:\n\nSau.\n";
    const auto link = span_of(text, "Chỉ thị số 5");
    const auto reading = read_text(text, "", {}, {link});
    ASSERT_EQ(reading.blocks.size(), 3U);
    const auto& table = reading.blocks[1];
    EXPECT_EQ(table.kind, BlockKind::table);
    EXPECT_TRUE(table.headed);
    EXPECT_FALSE(table.layout);
    EXPECT_EQ(table.columns, 3U);
    EXPECT_EQ(rows_of(table), (std::vector<Lines>{{"TT", "Tên", "Hạn"}, {"1", "Theo Chỉ thị số 5", "03 năm"}, {"2", "b", "02 năm"}, {"3", "Nhóm:"}}));
    const auto& cell = table.rows[1].cells[1];
    ASSERT_EQ(cell.size(), 2U);
    EXPECT_EQ(cell[1].link, 0);
    EXPECT_TRUE(cell[1].first && cell[1].last);
    EXPECT_GE(table.rows[1].end, link.end);
    EXPECT_EQ(plain(reading.blocks[2]), "Sau.");
}

TEST(ReadingText, ALetterheadInTwoColumnsIsLaidOut) {
    const auto reading = read_text("ỦY BAN NHÂN DÂN    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/KH    Huế, ngày 3\n", "", {}, {});
    ASSERT_EQ(reading.blocks.size(), 1U);
    EXPECT_TRUE(reading.blocks[0].layout);
    EXPECT_FALSE(reading.blocks[0].headed);
    EXPECT_EQ(rows_of(reading.blocks[0]).size(), 2U);
}

TEST(ReadingText, NumberedItemsAndPagesLaidOutBySpacesAreNoTable) {
    for (const char* text : {"a    b    c\n", "1.    Việc một.\n2.    Việc hai.\n", "a     b     c\nd     e     f\n", "a    b    c\n\nd    e    f\n", "    \n    \n"})
        for (const auto& block : read_text(text, "", {}, {}).blocks) EXPECT_NE(block.kind, BlockKind::table) << text;
}

TEST(Excerpt, IsCutAtWordsAroundTheMention) {
    const std::string sentence =
        "Một hai ba bốn năm sáu bảy tám chín mười Chỉ thị số 1 mười một mười hai mười ba mười bốn";
    const Span mention = span_of(sentence, "Chỉ thị số 1");
    const auto excerpt = excerpt_of(sentence, mention.start, mention.end, 12);
    EXPECT_EQ(excerpt.inside, "Chỉ thị số 1");
    EXPECT_EQ(excerpt.before, "… chín mười ");
    EXPECT_EQ(excerpt.after, " mười một …");
    EXPECT_TRUE(excerpt.cut);
    const auto whole = excerpt_of("Thực hiện\nChỉ thị", 10, 17, 100);
    EXPECT_EQ(whole.before + whole.inside + whole.after, "Thực hiện Chỉ thị");
    EXPECT_FALSE(whole.cut);
    EXPECT_EQ(excerpt_of("ngắn", 90, 95, 10).inside, "") << "offsets past the end are cut";
}

} // namespace
} // namespace vanmach::pages
