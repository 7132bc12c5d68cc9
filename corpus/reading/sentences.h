// SPDX-License-Identifier: GPL-2.0-or-later
// Paragraphs and sentences of texts whose lines are broken anywhere: by a PDF's margin, by the foot of a page.
#pragma once

#include <vector>

#include "corpus/document.h"
#include "corpus/reading/lines.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

/// Tokens [first, next) of a paragraph, a sentence, a title.
struct TokenSpan {
    std::size_t first = 0, next = 0;
};

/// Where the paragraphs of a text begin: the indices (into `lines`) of their first lines. A line continues the
/// paragraph before it unless that one has come to its end, or the line opens an item, or one of the two is a heading.
/// What is known already: the title is one paragraph, however its lines are broken, and the body begins with one.
std::vector<std::size_t> paragraph_starts(const ReadingText& text, const std::vector<Line>& lines, TokenSpan title = {},
                                          TokenSpan body = {});
std::vector<TokenSpan> read_paragraphs(const ReadingText& text, const std::vector<Line>& lines, TokenSpan title = {},
                                       TokenSpan body = {});

/// The sentences of a text, in order: paragraphs cut at full stops, question and exclamation marks. Semicolons do not
/// cut: "Căn cứ A; B; C;" is one sentence, of which "Căn cứ" speaks of each.
std::vector<TokenSpan> read_sentences(const ReadingText& text, const std::vector<TokenSpan>& paragraphs);

/// The member of `spans` (in order) that holds a token; the last one before it if none does.
const TokenSpan& holding(const std::vector<TokenSpan>& spans, std::size_t token);

} // namespace vanmach
