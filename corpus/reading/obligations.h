// SPDX-License-Identifier: GPL-2.0-or-later
// Who must do what by when: the sentences that set a deadline.
#pragma once

#include <vector>

#include "corpus/document.h"
#include "corpus/reading/sentences.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

/// An obligation for each deadline in the body and its annexes: "trước ngày 15/11/2025", "chậm nhất 28/3/2025", and those that recur each
/// year: "trước ngày 15/6". `unit` is the body that the sentence or the heading over it names, `task` the sentence. A day
/// before the document's own (`dated`) is a condition, no deadline.
std::vector<Obligation> read_obligations(const ReadingText& text, TokenSpan body, const PartialDate& dated,
                                         const std::vector<TokenSpan>& paragraphs,
                                         const std::vector<TokenSpan>& sentences, const std::vector<Section>& sections);

} // namespace vanmach
