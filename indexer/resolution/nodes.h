// SPDX-License-Identifier: GPL-2.0-or-later
// Nodes: what most claims of a cluster say of its document, and the id that it gets for it.
#pragma once

#include <vector>

#include "indexer/resolution/clusters.h"
#include "indexer/resolution/resolution.h"

namespace vanmach {

/// Fills nodes, node_of and ambiguous; gives the node of every cluster.
std::vector<NodeIndex> make_nodes(const ClaimReader& read, const Clusters& clusters, Resolution& result);

} // namespace vanmach
