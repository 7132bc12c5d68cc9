// SPDX-License-Identifier: GPL-2.0-or-later
// Where the document stands in its text. A page copied from a web site brings boxes, summaries and notices with it;
// they are not the document, and what they name is not cited by it.
#pragma once

#include <vector>

#include "corpus/reading/lines.h"
#include "corpus/reading/sentences.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

struct Frame {
    std::size_t first_line = 0; // the first line of the letterhead; 0 when there is none to be seen
    std::size_t motto_line = 0; // the national motto or the Party's name; lines.size() when there is none
    std::size_t first = 0, next = 0; // tokens of the document
    std::vector<TokenSpan> asides;   // what a site wrote between its lines: "[Điều này được hướng dẫn bởi …]"; in text order
};

Frame read_frame(const ReadingText& text, const std::vector<Line>& lines);

/// "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" or "ĐẢNG CỘNG SẢN VIỆT NAM", also beside the issuer's name.
bool is_motto_line(const ReadingText& text, const Line& line);

} // namespace vanmach
