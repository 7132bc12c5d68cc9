// SPDX-License-Identifier: GPL-2.0-or-later
// Tables of tasks in plans and their annexes: a row for each task, with columns for who leads, who takes part and when.
#pragma once

#include <vector>

#include "corpus/document.h"
#include "corpus/reading/lines.h"
#include "corpus/reading/sentences.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

/// The rows of such tables. `covered` holds the tokens of each table, in order: what stands there is read.
struct TaskTables {
    std::vector<Obligation> tasks;
    std::vector<TokenSpan> covered;
};

/// Reads them from the lines of tokens [span.first, span.next). A table is known by its heading, where a column for the
/// task stands beside one for who leads or for the time; cells are lines of one row, or, where a converter gave every
/// cell a paragraph, those paragraphs. A row begins with its number.
TaskTables read_task_tables(const ReadingText& text, const std::vector<Line>& lines, TokenSpan span);

} // namespace vanmach
