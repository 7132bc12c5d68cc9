// SPDX-License-Identifier: GPL-2.0-or-later
// Walks the citation graph from one document: towards the cited (up), the citing (down), or both.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "indexer/snapshot.h"

namespace vanmach {

struct ChainRequest {
    NodeIndex root = no_node;
    bool up = true;
    bool down = false;
    int depth = 8;                   // steps from the root
    std::size_t limit = 500;         // nodes, the root included
    std::vector<Relation> relations; // edges to follow; empty: all
};

/// An edge a pair and relation, with every place that tells it.
struct ChainEdge {
    NodeIndex from = no_node; // the citing
    NodeIndex to = no_node;   // the cited
    Relation relation = Relation::cites;
    std::vector<std::uint32_t> mentions;
};

struct ChainNode {
    NodeIndex node = no_node;
    int depth = 0; // negative: towards the cited; the root is 0
};

struct Chain {
    std::vector<ChainNode> nodes; // nearest first, then by id
    std::vector<ChainEdge>
        edges;              // by from, to, relation; between nodes of the chain, in the directions asked for
    bool truncated = false; // depth or limit left something out
};

/// Breadth first, so that a limit keeps what is nearest. A document reached twice stays where it was first,
/// with all its edges: cycles survive. O(edges of the nodes taken). Thread-safe.
Chain walk_chain(const Snapshot& snapshot, const ChainRequest& request);

} // namespace vanmach
