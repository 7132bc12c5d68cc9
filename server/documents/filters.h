// SPDX-License-Identifier: GPL-2.0-or-later
// What narrows a list of documents, whether the index answers (held documents) or the table (cited ones).
#pragma once

#include <string>
#include <vector>

#include "corpus/date.h"
#include "indexer/snapshot.h"

namespace vanmach {

/// Values of one field are alternatives, fields add up. Values are those of the columns
/// (canonical codes, slugs of names); empty lists do not narrow.
struct Filters {
    std::vector<std::string> types;
    std::vector<std::string> issuers;   // slugs
    std::vector<std::string> provinces; // slugs
    std::vector<std::string> levels;
    std::vector<std::string> years;
    PartialDate from, to; // inclusive; the precision given decides: to 2025 is to the end of 2025
    bool cites_given = false, cited_by_given = false;
    std::vector<NodeIndex> cites;    // documents that cite one of these …
    std::vector<NodeIndex> cited_by; // … and documents that one of these cites

    bool empty() const {
        return types.empty() && issuers.empty() && provinces.empty() && levels.empty() && years.empty() &&
               !from.known() && !to.known() && !cites_given && !cited_by_given;
    }
};

/// True when a document of the table passes. What is not known does not pass. Thread-safe.
bool passes(const Snapshot& snapshot, NodeIndex node, const Filters& filters);

} // namespace vanmach
