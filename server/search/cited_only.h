// SPDX-License-Identifier: GPL-2.0-or-later
// Finds documents that are only cited: they have no text, only a number and, where citations tell it, a
// title.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/snapshot.h"
#include "server/search/search.h"

namespace vanmach {

/// The words of numbers and titles of all cited-only documents. Immutable, thread-safe; keeps a reference to
/// the snapshot.
class CitedOnly {
  public:
    explicit CitedOnly(const Snapshot& snapshot);

    /// The documents whose number and title satisfy the query, or that it names by number; filtered, counted, and in
    /// the order of `request.sort`: relevance is those named, then how often they are cited. All of them: a page is cut
    /// by the caller.
    std::vector<NodeIndex> search(const SearchRequest& request, const std::vector<NodeIndex>& named, FacetCounter& counter) const;

  private:

    const Snapshot& snapshot_;
    std::vector<NodeIndex> nodes_;
    std::unordered_map<std::string, std::vector<NodeIndex>> by_bare_; // nodes ascending
};

} // namespace vanmach
