// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/page_box.h"

#include <gtest/gtest.h>

#include "corpus/reading/reader.h"

namespace vanmach {
namespace {

TEST(PageBox, TellsAHeadThatIsCutOff) {
    const auto document = read_documents("a.txt", "Số hiệu:\n\n3608/QĐ-BYT\n\nLoại văn bản:\n\nQuyết định\n\nNgười ký:\n\nVũ Văn Hà\n\nNgày ban hành:\n\n21/11/2025\n").at(0);
    EXPECT_EQ(document.number, "3608/QĐ-BYT");
    EXPECT_EQ(document.type, "QĐ");
    EXPECT_EQ(document.date.iso(), "2025-11-21");
    EXPECT_EQ(document.signer.name, "Vũ Văn Hà");
}

TEST(PageBox, ReadsAFrontMatter) {
    const ReadingText text("sohieu: 34/2026/QĐ-TTg\nngaybanhanh: 2026-07-08\nnguoi-ky: Phó Thủ tướng Phạm Thị Thanh Trà\n");
    const auto lines = read_lines(text);
    const auto box = read_page_box(text, lines, lines.size());
    EXPECT_EQ(box.number, "34/2026/QĐ-TTg");
    EXPECT_EQ(box.date.iso(), "2026-07-08");
    EXPECT_EQ(box.signer, "Phạm Thị Thanh Trà");
}

TEST(PageBox, DoesNotGoBeforeTheDocumentsOwnHead) {
    const auto document = read_documents("a.txt", "Số hiệu:\n\n9/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: /KH-UBND\n\nKẾ HOẠCH\nVề hội\n").at(0);
    EXPECT_EQ(document.number, "");
    EXPECT_EQ(document.symbol, "KH-UBND");
}

} // namespace
} // namespace vanmach
