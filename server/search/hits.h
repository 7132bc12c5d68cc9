// SPDX-License-Identifier: GPL-2.0-or-later
// What was found, as JSON: hits with their passage and section.
#pragma once

#include <vector>

#include "corpus/document_json.h"
#include "indexer/snapshot.h"
#include "server/search/query_words.h"

namespace vanmach {

/// A hit as the contract has it; without a passage where none is wanted, held or found. `shown` is what to mark
/// (clauses_of). Thread-safe.
Json hit_of(const Snapshot& snapshot, NodeIndex node, double score, const std::vector<QueryClause>& shown, bool with_snippet);

} // namespace vanmach
