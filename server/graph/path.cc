// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/graph/path.h"

#include <algorithm>

namespace vanmach {

namespace {

using Relations = std::vector<Relation>;

bool follows(const Relations& relations, Relation relation) {
    return relations.empty() || std::find(relations.begin(), relations.end(), relation) != relations.end();
}

/// `from`, …, one of `to`; empty where no way leads there. Breadth first: of ways as short the first in the order of the graph.
std::vector<NodeIndex> shortest(const DocumentTable& table, const PathRequest& request, const Relations& relations, bool up) {
    std::vector<NodeIndex> before(table.node_count(), no_node), met = {request.from};
    before[request.from] = request.from;
    for (std::size_t at = 0; at < met.size(); ++at) {
        const auto here = met[at];
        for (const EdgeView& edge : up ? table.out_edges(here) : table.in_edges(here)) {
            if (!follows(relations, edge.relation()) || before[edge.other] != no_node) continue;
            before[edge.other] = here;
            met.push_back(edge.other);
            if (std::find(request.to.begin(), request.to.end(), edge.other) == request.to.end()) continue;
            std::vector<NodeIndex> path = {edge.other};
            while (path.back() != request.from) path.push_back(before[path.back()]);
            std::reverse(path.begin(), path.end());
            return path;
        }
    }
    return {};
}

void add_edges(Chain& chain, const DocumentTable& table, NodeIndex citing, NodeIndex cited, const Relations& relations) {
    for (const EdgeView& edge : table.out_edges(citing)) { // by (other, relation, mention)
        if (edge.other != cited || !follows(relations, edge.relation())) continue;
        auto& edges = chain.edges;
        if (edges.empty() || edges.back().from != citing || edges.back().to != cited || edges.back().relation != edge.relation())
            edges.push_back({citing, cited, edge.relation(), {}});
        edges.back().mentions.push_back(edge.mention());
    }
}

} // namespace

Chain find_path(const Snapshot& snapshot, const PathRequest& request) {
    const auto& table = snapshot.table();
    Chain chain;
    if (std::find(request.to.begin(), request.to.end(), request.from) != request.to.end()) return chain;
    std::vector<Relations> kinds = {request.relations};
    if (request.relations.empty())
        kinds = {{Relation::implements, Relation::continues},
                 {Relation::implements, Relation::continues, Relation::basis, Relation::guides, Relation::details, Relation::amends, Relation::replaces, Relation::repeals},
                 {}};
    for (const auto& relations : kinds) {
        for (const bool up : {true, false}) {
            const auto path = shortest(table, request, relations, up);
            if (path.empty()) continue;
            for (std::size_t i = 0; i < path.size(); ++i) {
                chain.nodes.push_back({path[i], up ? -static_cast<int>(i) : static_cast<int>(i), true});
                // All that is known of the two is told, though the way was found by the strongest.
                if (i > 0) add_edges(chain, table, up ? path[i - 1] : path[i], up ? path[i] : path[i - 1], request.relations);
            }
            return chain;
        }
    }
    return chain;
}

} // namespace vanmach
