// SPDX-License-Identifier: GPL-2.0-or-later
// The close of a document: its recipients (nơi nhận) and its signature.
#pragma once

#include <string>
#include <vector>

#include "corpus/document.h"
#include "corpus/reading/lines.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

struct Closing {
    std::size_t first = 0; // the token where the close begins; count() when there is none
    std::vector<std::string> recipients;
    Signer signer;
    std::size_t authority_first = 0, authority_next = 0; // tokens of "TM. ỦY BAN NHÂN DÂN"; equal when there is none
};

/// Reads the close below line `from` (the first line of the body).
Closing read_closing(const ReadingText& text, const std::vector<Line>& lines, std::size_t from);

/// "KT. CHỦ TỊCH", "PHÓ GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN": a line of a signature in capitals.
bool is_position_line(const ReadingText& text, const Line& line);

} // namespace vanmach
