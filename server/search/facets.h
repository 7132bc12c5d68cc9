// SPDX-License-Identifier: GPL-2.0-or-later
// Counts of what was found, by value, over the columns of the document table.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "corpus/document_json.h"
#include "server/documents/filters.h"

namespace vanmach {

/// Sorts matches into hits and counts. Values of one field are alternatives that a person adds or takes away one by
/// one, so each field is counted as if it were not narrowed itself: with type=KH chosen, `type` still tells how many
/// decisions there would be. For one request, one thread; keeps references.
class FacetCounter {
  public:
    /// Of the filters only type, issuer, province, level, year and the dates: the rest narrows the match itself.
    FacetCounter(const Snapshot& snapshot, const Filters& filters);

    /// The held documents that can be counted at all, where two fields or more are narrowed: those that fail but one. Nothing
    /// where every match can be.
    std::optional<std::vector<HeldIndex>> countable() const;

    /// Counts a match; true when it passes every filter.
    bool count(HeldIndex held);
    /// The same for a document whose text is not held; slower.
    bool count_cited(NodeIndex node);

    /// {type: [{value, count}], …}, most frequent first, then by value. With `merged`, provinces under the names of
    /// those they are part of since 2025-07-01.
    Json json(bool merged) const;

  private:
    const Snapshot& snapshot_;
    const Filters& filters_;
    bool dated_;
    std::array<std::span<const std::uint32_t>, facet_count> columns_;
    std::array<std::vector<std::uint8_t>, facet_count> wanted_; // by value; empty: all are
    std::array<std::vector<std::uint32_t>, facet_count> counts_; // by value
    std::array<std::map<std::string, std::uint32_t, std::less<>>, facet_count> cited_counts_;
};

} // namespace vanmach
