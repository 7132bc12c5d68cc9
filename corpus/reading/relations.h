// SPDX-License-Identifier: GPL-2.0-or-later
// What the document does to those it cites, and what those do to one another, told by title, preamble and sentence.
#pragma once

#include <vector>

#include "corpus/document.h"
#include "corpus/reading/head.h"
#include "corpus/reading/sentences.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

/// Relations by (from, to). `basis` and `implements` from 0 are told by the title and the preamble only; `amends`,
/// `replaces`, `repeals` from 0 by any operative sentence; between two citations the words that stand between them decide:
/// "A … về tiếp tục thực hiện B". `ends` as ReadCitations::ends. A citation with no relation is a plain reference.
std::vector<RelationEdge> read_relations(const ReadingText& text, const Head& head, const std::vector<Citation>& citations,
                                         const std::vector<std::uint32_t>& ends, const std::vector<TokenSpan>& paragraphs,
                                         const std::vector<TokenSpan>& sentences);

} // namespace vanmach
