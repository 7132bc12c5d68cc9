// SPDX-License-Identifier: GPL-2.0-or-later
// Whether a few words satisfy a query: how documents are found that have a number and a title, but no text.
#pragma once

#include <vector>

#include "indexer/snapshot.h"
#include "server/search/query.h"

namespace vanmach {

/// Every part of the query must hold: words and phrases in `words` (fields of words too: a title is all there is), numbers
/// by the node or by the words, values by the table. For one request, one thread; keeps references.
class Matcher {
  public:
    Matcher(const Snapshot& snapshot, const TypedQuery& query) : snapshot_(snapshot), query_(query) {}
    bool matches(NodeIndex node, const std::vector<Syllable>& words) const;

  private:
    bool holds(const QueryNode& part, NodeIndex node, const std::vector<Syllable>& words) const;

    const Snapshot& snapshot_;
    const TypedQuery& query_;
};

/// Whether a syllable is one of those that a typed word stands for.
bool is_meant(const QueryWord& word, const Syllable& syllable);

} // namespace vanmach
