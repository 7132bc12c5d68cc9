// SPDX-License-Identifier: GPL-2.0-or-later
// What was found, as JSON: hits with their passage and section, facets with their counts.
#pragma once

#include <vector>

#include "corpus/document_json.h"
#include "indexer/snapshot.h"
#include "server/search/query.h"
#include "server/search/search.h"

namespace vanmach {

/// A hit as the contract has it; without a passage where none is wanted, held or found. Thread-safe.
Json hit_of(const Snapshot& snapshot, NodeIndex node, double score, const TextQuery& text, bool with_snippet);

/// Counts by value, most frequent first, over held matches (`held`, may be null) and cited-only ones.
/// Thread-safe.
Json facets_of(const Snapshot& snapshot, const SearchResult* held, const std::vector<NodeIndex>& cited_only);

} // namespace vanmach
