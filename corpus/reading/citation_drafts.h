// SPDX-License-Identifier: GPL-2.0-or-later
// Citations while they are being read: what a mention prints is known, what it shares with its neighbours is not yet.
#pragma once

#include <string>
#include <vector>

#include "corpus/document.h"
#include "corpus/reading/issuers.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

// A citation with what only its neighbours need to know.
struct CitationDraft {
    Citation citation;
    std::vector<std::string> codes; // issuer codes of its number
    std::size_t first = 0;          // tokens [first, next)
    std::size_t next = 0;
    std::size_t end = 0;            // the token after all that belongs to it, if footnotes interrupt it; else 0
    bool issuer_printed = false;
    bool clause_issuer = false; // printed before it: "Sở Nội vụ tại Tờ trình số …"
    bool torn = false;          // a hyphen stands behind the number, and nothing that belongs to it
    std::string glued;          // a word glued to the number
};

/// Gives each mention of a list what is printed once for all ("217-QĐ/TW, Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ
/// Chính trị"), then, where no issuer is printed, the one that the number's code tells in a document of `home`. Flags tell
/// what was shared, inferred, or printed against the code.
void complete_drafts(const ReadingText& text, const Territory& home, std::vector<CitationDraft>& drafts);

} // namespace vanmach
