// SPDX-License-Identifier: GPL-2.0-or-later
// What documents are worth for pairs of words that stand in them as they were typed.
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "indexer/snapshot.h"

namespace vanmach {

/// The held documents that have both words next to each other, ascending.
std::vector<Xapian::docid> documents_with_pair(const Snapshot& snapshot, PairKey key);

/// BM25 of the pairs, added up: by held index, 0 for a document that has none. A pair that is given twice counts twice. It
/// tells most of what it has to tell the first time it stands in a text (k1 .4, b .6): judged questions say so. Empty where
/// no document has any of them.
std::vector<float> pair_scores(const Snapshot& snapshot, const std::vector<PairKey>& pairs);

} // namespace vanmach
