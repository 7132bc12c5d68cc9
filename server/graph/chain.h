// SPDX-License-Identifier: GPL-2.0-or-later
// Walks the citation graph from one document: towards the cited (up), the citing (down), or both.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/snapshot.h"
#include "server/documents/filters.h"

namespace vanmach {

struct ChainRequest {
    NodeIndex root = no_node;
    bool up = true;
    bool down = false;
    int depth = 8;                   // steps from the root
    std::size_t limit = 500;         // nodes, the root included
    std::vector<Relation> relations; // edges to follow; empty: all
    Filters filters;                 // which documents are wanted; those between them and the root come along
};

/// An edge a pair and relation, with every place that tells it.
struct ChainEdge {
    NodeIndex from = no_node; // the citing
    NodeIndex to = no_node;   // the cited
    Relation relation = Relation::cites;
    std::vector<std::uint32_t> mentions; // ascending
};

struct ChainNode {
    NodeIndex node = no_node;
    int depth = 0;       // negative: towards the cited; the root is 0
    bool matched = true; // false: on the way to one that the filters want
};

struct Chain {
    std::vector<ChainNode> nodes; // nearest first, then by id
    std::vector<ChainEdge> edges; // all of the relations asked for between these nodes, by from, to, relation
    bool truncated = false;       // depth or limit left something out
};

/// Breadth first, so that a limit keeps what is nearest. A document reached twice stays where it was first,
/// with all its edges: cycles survive. O(edges of the nodes met); with filters at most 100,000 nodes are met.
/// Thread-safe.
Chain walk_chain(const Snapshot& snapshot, const ChainRequest& request);

} // namespace vanmach
