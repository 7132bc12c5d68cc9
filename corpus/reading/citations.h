// SPDX-License-Identifier: GPL-2.0-or-later
// Every place where a document names another official document, in text order.
#pragma once

#include <string>
#include <vector>

#include "corpus/document.h"
#include "corpus/reading/issuers.h"
#include "corpus/reading/sentences.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

/// What the citations of a document are read against: its own head.
struct CitationContext {
    Territory home;      // what "UBND tỉnh" means in it
    Issuer issuer;       // whose it is: "của Bộ" in a ministry's letter
    std::string type;    // its own type: "Hiến pháp" within the constitution is itself
    std::string number;  // its own number: repeated in the text it is a `self` citation
    PartialDate date;
    Span head_number;    // where the head prints that number: no citation
    TokenSpan type_words; // where it prints its type: "LUẬT" over the title opens no name
    std::size_t first = 0;                 // tokens of the document within its text (frame.h)
    std::size_t next = static_cast<std::size_t>(-1);
    std::vector<TokenSpan> asides;         // what is not the document's own word within them (frame.h)
};

/// Citations numbered from 1; sentences are left empty (sentences.h fills them). `ends` tells for each the code point
/// where all that belongs to it ends: past its span when footnotes stand between "ngày" and the date.
struct ReadCitations {
    std::vector<Citation> citations;
    std::vector<std::uint32_t> ends;
};
ReadCitations read_citations(const ReadingText& text, const CitationContext& context);

} // namespace vanmach
