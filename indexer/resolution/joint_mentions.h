// SPDX-License-Identifier: GPL-2.0-or-later
// A mention of several documents, "Nghị quyết Trung ương 4 (khóa XI, XII)", is one place of a text and cites each of them.
#pragma once

#include "corpus/document.h"

namespace vanmach {

/// Gives every document that a joint mention names a citation of its own, all with the mention's span, numbers the
/// citations anew in text order and lets the mention's relations hold for each. Does nothing where there is none.
void split_joint_mentions(Document& document);

} // namespace vanmach
