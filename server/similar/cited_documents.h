// SPDX-License-Identifier: GPL-2.0-or-later
// What a text that is not in the corpus cites, among the documents of the corpus.
#pragma once

#include <vector>

#include "corpus/document.h"
#include "indexer/snapshot.h"

namespace vanmach::similar {

/// The documents of the snapshot that these cite by number or name, where only one agrees with all that is printed; ascending,
/// each once. A number without its code, and what several fit, is left out, and so is a number of a province that is not
/// named, unless its full date agrees: nothing is guessed.
std::vector<NodeIndex> cited_documents(const Snapshot& snapshot, const std::vector<Document>& documents);

} // namespace vanmach::similar
