// SPDX-License-Identifier: GPL-2.0-or-later
// The outline: parts, chapters, articles, numbered and lettered paragraphs, with the text that each heads.
#pragma once

#include <vector>

#include "corpus/document.h"
#include "corpus/reading/lines.h"
#include "corpus/reading/sentences.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

/// Sections of the body [body.first, body.next) in text order; each span runs to the next section of the same or a lesser depth.
/// `title` is the heading's first sentence, cut at a word after 160 code points.
std::vector<Section> read_outline(const ReadingText& text, const std::vector<TokenSpan>& paragraphs, TokenSpan body);

} // namespace vanmach
