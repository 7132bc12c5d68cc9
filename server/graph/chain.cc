// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/documents/chain.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "server/documents/items.h"
#include "server/documents/parameters.h"
#include "server/served.h"
#include "server/views.h"

namespace vanmach {

namespace {

constexpr std::size_t most_evidence = 20; // places told for one edge

class Walk {
  public:
    Walk(const Snapshot& snapshot, const ChainRequest& request) : snapshot_(snapshot), request_(request) {
        place_[request.root] = 0;
        chain_.nodes.push_back({request.root, 0});
    }

    void go(bool up) {
        std::vector<NodeIndex> frontier = {request_.root};
        std::unordered_map<NodeIndex, bool> visited{{request_.root, true}};
        // One step beyond the depth looks for edges between nodes that are there, and takes no new ones.
        for (int step = 1; !frontier.empty() && step <= request_.depth + 1; ++step) {
            std::vector<NodeIndex> next;
            for (const NodeIndex node : frontier) {
                for (const EdgeView& edge : up ? snapshot_.out_edges(node) : snapshot_.in_edges(node)) {
                    if (!follows(edge.relation())) continue;
                    if (!take(edge.other, up ? -step : step, step <= request_.depth)) continue;
                    add_edge(up ? node : edge.other, up ? edge.other : node, edge);
                    if (visited.emplace(edge.other, true).second) next.push_back(edge.other);
                }
            }
            frontier = std::move(next);
        }
    }

    Chain finish() {
        for (auto& [key, edge] : edges_) {
            std::sort(edge.mentions.begin(), edge.mentions.end());
            edge.mentions.erase(std::unique(edge.mentions.begin(), edge.mentions.end()), edge.mentions.end());
            chain_.edges.push_back(std::move(edge));
        }
        std::sort(chain_.nodes.begin(), chain_.nodes.end(), [](const ChainNode& a, const ChainNode& b) {
            return std::tuple(std::abs(a.depth), a.depth, a.node) <
                   std::tuple(std::abs(b.depth), b.depth, b.node);
        });
        return std::move(chain_);
    }

  private:
    bool follows(Relation relation) const {
        return request_.relations.empty() || std::find(request_.relations.begin(), request_.relations.end(),
                                                       relation) != request_.relations.end();
    }

    /// False where the node is not, and may not become, part of the chain.
    bool take(NodeIndex node, int depth, bool new_ones) {
        if (place_.contains(node)) return true;
        if (!new_ones || chain_.nodes.size() >= request_.limit) {
            chain_.truncated = true;
            return false;
        }
        place_[node] = depth;
        chain_.nodes.push_back({node, depth});
        return true;
    }

    void add_edge(NodeIndex from, NodeIndex to, const EdgeView& edge) {
        ChainEdge& kept = edges_[{from, to, edge.relation()}];
        kept.from = from;
        kept.to = to;
        kept.relation = edge.relation();
        kept.mentions.push_back(edge.mention());
    }

    const Snapshot& snapshot_;
    const ChainRequest& request_;
    Chain chain_;
    std::unordered_map<NodeIndex, int> place_;
    std::map<std::tuple<NodeIndex, NodeIndex, Relation>, ChainEdge> edges_;
};

ParameterSpecs make_parameters() {
    ParameterSpec direction;
    direction.name = "direction";
    direction.type = ParameterType::choice;
    direction.choices = {"up", "down", "both"};
    direction.fallback = "both";
    direction.description = "up: towards what it cites; down: towards what cites it.";
    direction.example = "down";
    ParameterSpec depth;
    depth.name = "depth";
    depth.type = ParameterType::integer;
    depth.minimum = 1;
    depth.maximum = 20;
    depth.fallback = "8";
    depth.description = "Steps from the document.";
    depth.example = "3";
    ParameterSpec limit;
    limit.name = "limit";
    limit.type = ParameterType::integer;
    limit.minimum = 1;
    limit.maximum = 5000;
    limit.fallback = "500";
    limit.description = "Documents in the chain, nearest first; `truncated` tells when there are more.";
    limit.example = "100";
    return {id_parameter(), direction, depth,
            relation_parameter("Follow only these relations; all when left out."), limit};
}

Json edge_json(const Snapshot& snapshot, const ChainEdge& edge, Sentences& sentences) {
    Json evidence = Json::array();
    for (const std::uint32_t index : edge.mentions) {
        if (evidence.size() == most_evidence) break;
        const MentionView mention = snapshot.mention(index);
        Json& place = evidence.emplace_back();
        place["document"] = snapshot.node(mention.citing).id;
        add_mention(place, mention, edge.relation, sentences);
        place.erase("relation"); // the edge tells it
    }
    return {{"from", snapshot.node(edge.from).id},
            {"to", snapshot.node(edge.to).id},
            {"relation", to_string(edge.relation)},
            {"evidence_count", edge.mentions.size()},
            {"evidence", std::move(evidence)}};
}

} // namespace

Chain walk_chain(const Snapshot& snapshot, const ChainRequest& request) {
    Walk walk(snapshot, request);
    if (request.up) walk.go(true);
    if (request.down) walk.go(false);
    return walk.finish();
}

const ParameterSpecs& chain_parameters() {
    static const ParameterSpecs specs = make_parameters();
    return specs;
}

ViewResult chain_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto root = find_document(snapshot, parameters.text("id"));
    if (!root) return tl::unexpected(root.error());

    ChainRequest request;
    request.root = *root;
    request.up = parameters.text("direction") != "down";
    request.down = parameters.text("direction") != "up";
    request.depth = static_cast<int>(parameters.integer("depth"));
    request.limit = static_cast<std::size_t>(parameters.integer("limit"));
    for (const std::string& name : parameters.all("relation")) {
        if (const auto relation = parse_relation(name)) request.relations.push_back(*relation);
    }
    const Chain chain = walk_chain(snapshot, request);

    Json nodes = Json::array();
    for (const ChainNode& node : chain.nodes) {
        Json item = item_of(snapshot, node.node);
        item["level"] = text_or_null(to_string(snapshot.node(node.node).level));
        item["depth"] = node.depth;
        nodes.push_back(std::move(item));
    }
    Sentences sentences(snapshot);
    Json edges = Json::array();
    for (const ChainEdge& edge : chain.edges) edges.push_back(edge_json(snapshot, edge, sentences));
    return Json{{"root", snapshot.node(*root).id},
                {"nodes", std::move(nodes)},
                {"edges", std::move(edges)},
                {"truncated", chain.truncated}};
}

} // namespace vanmach
