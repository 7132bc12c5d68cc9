// SPDX-License-Identifier: GPL-2.0-or-later
// Who must do what by when: sentences that set a deadline, name who leads or takes part, or set a target; and the rows of
// tables of tasks.
#pragma once

#include <vector>

#include "corpus/document.h"
#include "corpus/reading/lines.h"
#include "corpus/reading/sentences.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

/// Where they are looked for, and against what.
struct ObligationContext {
    TokenSpan body;    // the body and its annexes
    PartialDate dated; // of the document: a day before it is a condition, no deadline
};

/// In text order; a sentence with two deadlines gives two.
std::vector<Obligation> read_obligations(const ReadingText& text, const ObligationContext& context, const std::vector<Line>& lines,
                                         const std::vector<TokenSpan>& sentences, const std::vector<Section>& sections);

} // namespace vanmach
