// SPDX-License-Identifier: GPL-2.0-or-later
// What two documents share in the citation graph: bibliographic coupling (they cite the same) and co-citation (they are cited
// together), measured by Salton's cosine.
#pragma once

#include <vector>

#include "indexer/snapshot.h"

namespace vanmach::similar {

struct Coupling {
    NodeIndex node = no_node;
    double strength = 0; // 0 … 1
};

/// The documents that cite any of `cited` by their own text. A cited document weighs by `telling`, so that what few cite counts
/// more. Bounded by most_edges, rare ones first. In no order.
std::vector<Coupling> coupled(const DocumentTable& table, const std::vector<NodeIndex>& cited);

/// The documents that are cited by those that cite `node`; bounded by most_citing and most_edges. In no order.
std::vector<Coupling> cited_together(const DocumentTable& table, NodeIndex node);

/// What a document cites by its own text; ascending, each once.
std::vector<NodeIndex> own_citations(const DocumentTable& table, NodeIndex node);

/// How many documents cite both.
std::size_t times_together(const DocumentTable& table, NodeIndex a, NodeIndex b);

} // namespace vanmach::similar
