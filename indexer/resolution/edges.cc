// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/resolution/edges.h"

#include <algorithm>
#include <tuple>

namespace vanmach {

void draw_edges(const Claims& claims, Resolution& result) {
    for (std::uint32_t held = 0; held < claims.held().size(); ++held) {
        const NodeIndex own = result.node_of[held];
        if (result.nodes[own].parts.front() != held) continue; // another copy of the same document
        const auto first = claims.first_mention(held);
        const auto count = static_cast<std::uint32_t>(claims.mentions_of(held).size());
        std::vector<bool> told(count, false);
        const auto add = [&](NodeIndex from, std::uint32_t mention, Relation relation) {
            const NodeIndex to = result.mentions[mention].target;
            if (from != no_node && to != no_node && from != to) result.edges.push_back({from, to, relation, from == own, mention});
        };
        for (const auto& edge : claims.relations_of(held)) {
            const auto to = first + edge.to - 1;
            if (edge.from == 0) {
                told[edge.to - 1] = true;
                result.mentions[to].relation = std::max(result.mentions[to].relation, edge.relation);
                add(own, to, edge.relation);
            } else {
                add(result.mentions[first + edge.from - 1].target, to, edge.relation);
            }
        }
        for (std::uint32_t i = 0; i < count; ++i)
            if (!told[i]) add(own, first + i, Relation::cites);
    }
    auto& edges = result.edges;
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
        return std::tie(a.from, a.to, a.relation, a.mention) < std::tie(b.from, b.to, b.relation, b.mention);
    });
    const Edge* last = nullptr;
    for (const auto& edge : edges) {
        if (!edge.own) continue;
        if (last == nullptr || last->from != edge.from || last->to != edge.to) ++result.nodes[edge.to].cited_by_count;
        last = &edge;
    }
}

} // namespace vanmach
