// SPDX-License-Identifier: GPL-2.0-or-later
// The lines of the printed page, where the text has lost them: a table's cells on one row, a letterhead, a title or a
// signature that a converter wrote on one line.
#pragma once

#include "corpus/reading/tokens.h"

namespace vanmach {

/// Marks in `text` the tokens at which a line of the page begins though none begins in the text: behind a wide gap or a
/// rule, at the motto, at "Kính gửi", at the place and date of a head, at the articles and list items of a text that
/// runs on, at the positions and the name of a signature. What is on lines of its own stays as it is. The number of a page that breaks a sentence is taken out. Linear.
void lay_out(ReadingText& text);

} // namespace vanmach
