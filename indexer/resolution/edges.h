// SPDX-License-Identifier: GPL-2.0-or-later
// Edges: what the relations of the documents say between the nodes.
#pragma once

#include "indexer/resolution/claims.h"
#include "indexer/resolution/resolution.h"

namespace vanmach {

/// Fills edges, the relation of each mention, and how often each node is cited. Of several copies of a document the first speaks.
void draw_edges(const Claims& claims, Resolution& result);

} // namespace vanmach
