// SPDX-License-Identifier: GPL-2.0-or-later
// A chain as a tree that can be read from top to bottom: what carries out what, and that by what. A thread-safe function on values.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "corpus/document_json.h"

namespace vanmach::pages {

struct ChainGroup;

/// A document under the one that brings it into the chain.
struct ChainStep {
    std::string id;
    int side = 0;                   // -1: towards the cited, 1: towards the citing, 0: the root
    std::vector<std::size_t> edges; // places in the chain's `edges`: those to the step above, then further ones
    std::size_t to_above = 0;       // how many of them lead to the step above
    std::vector<ChainGroup> below;  // the nearest first
    std::size_t count = 0;          // documents below it, near and far
};

/// Steps beside each other that differ in nothing but who issued them: forty provinces' plans of one directive.
struct ChainGroup {
    std::string level, type; // codes; "" unknown
    bool folded = false;     // false: a step alone
    std::vector<ChainStep> steps;
};

/// The order of levels from the central down; those of no known level come last.
int level_order(const std::string& level);

/// `chain` as chain_view answers; its documents each stand once, and so do its edges. A document stands under the one that it carries
/// out most directly: among those that it cites (upwards: that cite it) the strongest relation decides, then the nearest
/// level, then the nearest date. So a department's plan stands under its province's plan although both cite the directive. Steps are
/// nested at most 24 deep. O(nodes * (edges of one + depth)).
ChainStep chain_tree(const Json& chain);

} // namespace vanmach::pages
