// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/graph/chain.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace vanmach {

namespace {

constexpr std::size_t most_met = 100'000; // nodes that a filtered walk looks through

/// Nodes that were met. Most chains are short: only a long one pays for a mark on every node of the corpus.
class NodeSet {
  public:
    explicit NodeSet(std::size_t nodes) : nodes_(nodes) {}
    bool contains(NodeIndex node) const { return marks_.empty() ? std::find(few_.begin(), few_.end(), node) != few_.end() : marks_[node] != 0; }
    void insert(NodeIndex node) {
        if (!marks_.empty()) marks_[node] = 1;
        else if (!contains(node)) few_.push_back(node);
        if (few_.size() <= most_few) return;
        marks_.assign(nodes_, 0);
        for (const auto one : few_) marks_[one] = 1;
        few_.clear();
    }

  private:
    static constexpr std::size_t most_few = 32;
    std::size_t nodes_;
    std::vector<NodeIndex> few_;
    std::vector<std::uint8_t> marks_;
};

class Walk {
  public:
    Walk(const Snapshot& snapshot, const ChainRequest& request)
        : table_(snapshot.table()), request_(request), filtered_(!request.filters.empty()),
          wanted_(snapshot, request.filters), taken_(table_.node_count()) {
        taken_.insert(request.root);
        chain_.nodes.push_back({request.root, 0, true});
    }

    /// Step by step in all directions asked for, so that what is nearest comes first whichever way it lies.
    void go() {
        std::vector<Direction> directions;
        for (const bool up : {true, false})
            if (up ? request_.up : request_.down) directions.emplace_back(up, request_.root, table_.node_count());
        bool more = true;
        for (int step = 0; more; ++step) {
            more = false;
            for (auto& direction : directions) more = expand(direction, step) || more;
        }
    }

    Chain finish() {
        std::sort(chain_.nodes.begin(), chain_.nodes.end(), [](const ChainNode& a, const ChainNode& b) {
            return std::tuple(std::abs(a.depth), a.depth, a.node) <
                   std::tuple(std::abs(b.depth), b.depth, b.node);
        });
        std::vector<NodeIndex> nodes;
        for (const auto& node : chain_.nodes) nodes.push_back(node.node);
        std::sort(nodes.begin(), nodes.end());
        for (const NodeIndex from : nodes)
            for (const EdgeView& edge : table_.out_edges(from)) // by (other, relation, mention)
                if (follows(edge.relation()) && taken_.contains(edge.other)) add_edge(from, edge);
        return std::move(chain_);
    }

  private:
    struct Met {
        NodeIndex node;
        int step;
        std::uint32_t before; // its place among those met
    };
    struct Direction {
        bool up;
        std::vector<Met> met;
        NodeSet seen;
        std::size_t at = 0; // of those met, the next to look from
        Direction(bool upwards, NodeIndex root, std::size_t nodes) : up(upwards), met{{root, 0, 0}}, seen(nodes) { seen.insert(root); }
    };

    /// Nothing more is looked for this way.
    static bool end(Direction& direction) {
        direction.at = direction.met.size();
        return false;
    }

    /// Looks from everything that was met at `step`. False when there is nothing further.
    bool expand(Direction& direction, int step) {
        auto& met = direction.met;
        for (; direction.at < met.size() && met[direction.at].step == step; ++direction.at) {
            const auto here = met[direction.at].node;
            for (const EdgeView& edge : direction.up ? table_.out_edges(here) : table_.in_edges(here)) {
                if (!follows(edge.relation()) || direction.seen.contains(edge.other)) continue;
                const bool full = filtered_ ? met.size() >= most_met : chain_.nodes.size() >= request_.limit && !taken_.contains(edge.other);
                if (step >= request_.depth || full) {
                    chain_.truncated = chain_.truncated || filtered_ || !taken_.contains(edge.other);
                    if (full) return end(direction);
                    continue;
                }
                direction.seen.insert(edge.other);
                met.push_back({edge.other, step + 1, static_cast<std::uint32_t>(direction.at)});
                if ((!filtered_ || wanted_.passes(edge.other)) && !take(met, met.size() - 1, direction.up)) return end(direction);
            }
        }
        return direction.at < met.size();
    }

    bool follows(Relation relation) const {
        return request_.relations.empty() || std::find(request_.relations.begin(), request_.relations.end(),
                                                       relation) != request_.relations.end();
    }

    /// Takes a node with those between it and the root. False where the limit has no room for them.
    bool take(const std::vector<Met>& met, std::size_t place, bool up) {
        std::vector<std::size_t> path;
        for (auto at = place; !taken_.contains(met[at].node); at = met[at].before) path.push_back(at);
        if (chain_.nodes.size() + path.size() > request_.limit) {
            chain_.truncated = true;
            return false;
        }
        for (const auto at : path) {
            taken_.insert(met[at].node);
            chain_.nodes.push_back({met[at].node, up ? -met[at].step : met[at].step, !filtered_ || wanted_.passes(met[at].node)});
        }
        return true;
    }

    void add_edge(NodeIndex from, const EdgeView& edge) {
        auto& edges = chain_.edges;
        if (edges.empty() || edges.back().from != from || edges.back().to != edge.other || edges.back().relation != edge.relation())
            edges.push_back({from, edge.other, edge.relation(), {}});
        edges.back().mentions.push_back(edge.mention());
    }

    const DocumentTable& table_;
    const ChainRequest& request_;
    const bool filtered_;
    Selection wanted_;
    NodeSet taken_;
    Chain chain_;
};

} // namespace

Chain walk_chain(const Snapshot& snapshot, const ChainRequest& request) {
    Walk walk(snapshot, request);
    walk.go();
    return walk.finish();
}

} // namespace vanmach
