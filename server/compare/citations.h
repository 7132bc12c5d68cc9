// SPDX-License-Identifier: GPL-2.0-or-later
// What documents cite by their own texts, side by side.
#pragma once

#include <vector>

#include "indexer/snapshot.h"

namespace vanmach::comparison {

/// How one of the documents cites another one.
struct Use {
    std::size_t by = 0;                   // place among the documents
    Relation relation = Relation::cites;  // the strongest
    std::uint32_t mention = 0;            // where it stands so for the first time
    std::uint32_t mentions = 0;           // places in all
};

struct Cited {
    NodeIndex document = no_node;
    std::vector<Use> uses; // in the order of the documents; at least one
};

/// What any of `documents` cites, itself left out; first what most of them cite, then by the strongest relation, by how often the
/// corpus cites it, by id. A document that is only cited cites nothing here: its text is not known.
std::vector<Cited> cited_by(const DocumentTable& table, const std::vector<NodeIndex>& documents);

} // namespace vanmach::comparison
