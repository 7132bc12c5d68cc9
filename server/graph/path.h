// SPDX-License-Identifier: GPL-2.0-or-later
// The shortest way from one document to another along citations: how a commune's plan comes from a resolution.
#pragma once

#include <vector>

#include "server/graph/chain.h"

namespace vanmach {

struct PathRequest {
    NodeIndex from = no_node;
    std::vector<NodeIndex> to;       // any of them
    std::vector<Relation> relations; // to follow; empty: the strongest that lead there
};

/// From `from`: nodes of a Chain with depth -1, -2 … where it goes up (each cites the next), 1, 2 … where it goes down; every edge of
/// `relations` between two that follow each other. Without `relations`, a way of carrying out and continuing alone is
/// sought first, then one with everything but plain references, then any; of each, up before down. No nodes: there is none, or `from` is
/// among `to`. O(edges). Thread-safe.
Chain find_path(const Snapshot& snapshot, const PathRequest& request);

} // namespace vanmach
