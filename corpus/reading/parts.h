// SPDX-License-Identifier: GPL-2.0-or-later
// The documents of one file: a covering letter and the plan attached to it stand in one text, each with its own head.
#pragma once

#include <vector>

#include "corpus/document.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

/// The stretches of the text (code points, in order, none empty), one for each document. A new one begins at a
/// letterhead with the national motto or the Party's name over a number or a place and date, once the document before
/// it has been closed by its list of recipients or a signature. Annexes without a head of their own stay with theirs.
std::vector<Span> split_parts(const ReadingText& text);

} // namespace vanmach
