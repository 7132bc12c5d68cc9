// SPDX-License-Identifier: GPL-2.0-or-later
// A source held against the corpus: which documents are most like it.
#pragma once

#include <vector>

#include <xapian.h>

#include "server/documents/filters.h"
#include "server/similar/scoring.h"
#include "server/similar/source.h"
#include "server/similar/words.h"

namespace vanmach::similar {

struct Found {
    NodeIndex node = no_node;
    double score = 0;
    Parts parts;
};

struct Comparison {
    Words words, title;                   // of the source
    std::vector<WeightedPair> pairs;      // that were looked for
    Comparable comparable;
    std::vector<Found> found;             // best first, equals by id; at most most_found
};

/// Time is bounded whatever the source and the corpus (weights.h). Throws Xapian::Error.
Comparison compare(const Snapshot& snapshot, const Xapian::Database& database, const Source& source, const Filters& filters);

/// The held document of a Xapian document, and the other way (indexer/schema.h).
inline HeldIndex held_of(Xapian::docid id) { return id - 1; }
inline Xapian::docid docid_of(HeldIndex held) { return held + 1; }

} // namespace vanmach::similar
