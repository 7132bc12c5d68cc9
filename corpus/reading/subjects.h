// SPDX-License-Identifier: GPL-2.0-or-later
// What is said of a cited document's subject: "… về tăng cường kỷ luật, kỷ cương". NĐ 30/2020/NĐ-CP, annex I wants it
// with the first mention; it is all that a corpus knows of a document whose text it does not hold.
#pragma once

#include <vector>

#include "corpus/document.h"
#include "corpus/reading/sentences.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

/// Fills Citation::about. `ends` as ReadCitations::ends, `relations` tell which citations stand inside another's subject.
void read_subjects(const ReadingText& text, const std::vector<TokenSpan>& paragraphs, const std::vector<std::uint32_t>& ends,
                   const std::vector<RelationEdge>& relations, std::vector<Citation>& citations);

} // namespace vanmach
