// SPDX-License-Identifier: GPL-2.0-or-later
// The head and the close of a document: who issued what, when and where, to whom, signed by whom.
// Layout: NĐ 30/2020/NĐ-CP, annex I (state); 36-HD/VPTW and 05-HD/VPTW (Party).
#pragma once

#include <string>
#include <vector>

#include "corpus/document.h"
#include "corpus/reading/frame.h"
#include "corpus/reading/issuers.h"
#include "corpus/reading/lines.h"
#include "corpus/reading/sentences.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

struct Head {
    std::string type;
    std::string number;         // canonical; "" when blank or not printed
    std::string number_printed; // "Số: /KH-UBND"
    std::string symbol;         // "KH-UBND" of a blank number
    Span number_span;           // where it is printed
    Status status = Status::unknown;
    PartialDate date;
    std::string place;
    Issuer issuer;
    Territory home;             // what "tỉnh" and "UBND tỉnh" mean in the document
    TokenSpan type_words;       // "NGHỊ QUYẾT", "LUẬT" over or before the title; empty when there is none
    TokenSpan title;            // its tokens; empty when there is none
    std::string title_text;
    TokenSpan preamble;         // from the title to the first heading: Căn cứ …, Thực hiện …
    TokenSpan body;             // from the end of the title to the recipients or signature
    Signer signer;
    std::vector<std::string> recipients;
};

Head read_head(const ReadingText& text, const std::vector<Line>& lines, const Frame& frame);

} // namespace vanmach
