// SPDX-License-Identifier: GPL-2.0-or-later
// Mentions: what each of them means, and why.
#pragma once

#include "indexer/resolution/clusters.h"
#include "indexer/resolution/resolution.h"

namespace vanmach {

/// Fills mentions, mentions_end and open. `node_of_cluster` as make_nodes gave it.
void place_mentions(const ClaimReader& read, const Clusters& clusters, const std::vector<NodeIndex>& node_of_cluster, Resolution& result);

} // namespace vanmach
