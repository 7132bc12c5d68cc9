// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/graph/chain.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace vanmach {

namespace {

constexpr std::size_t most_met = 100'000; // nodes that a filtered walk looks through

class Walk {
  public:
    Walk(const Snapshot& snapshot, const ChainRequest& request)
        : table_(snapshot.table()), request_(request), filtered_(!request.filters.empty()),
          wanted_(snapshot, request.filters), state_(table_.node_count(), State::unseen) {
        state_[request.root] = State::taken;
        chain_.nodes.push_back({request.root, 0, true});
    }

    void go(bool up) {
        std::vector<Met> met = {{request_.root, 0, 0}};
        std::vector<std::uint8_t> seen(table_.node_count(), 0);
        seen[request_.root] = 1;
        for (std::size_t at = 0; at < met.size(); ++at) {
            const auto here = met[at];
            for (const EdgeView& edge : up ? table_.out_edges(here.node) : table_.in_edges(here.node)) {
                if (seen[edge.other] != 0 || !follows(edge.relation())) continue;
                const bool full = filtered_ ? met.size() >= most_met : chain_.nodes.size() >= request_.limit && state_[edge.other] == State::unseen;
                if (here.step >= request_.depth || full) {
                    chain_.truncated = chain_.truncated || filtered_ || state_[edge.other] == State::unseen;
                    if (full) return;
                    continue;
                }
                seen[edge.other] = 1;
                met.push_back({edge.other, here.step + 1, static_cast<std::uint32_t>(at)});
                const bool wanted = !filtered_ || wanted_.passes(edge.other);
                if (wanted && !take(met, met.size() - 1, up)) return;
            }
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
                if (state_[edge.other] == State::taken && follows(edge.relation())) add_edge(from, edge);
        return std::move(chain_);
    }

  private:
    enum class State : std::uint8_t { unseen, taken };
    struct Met {
        NodeIndex node;
        int step;
        std::uint32_t before; // its place among those met
    };

    bool follows(Relation relation) const {
        return request_.relations.empty() || std::find(request_.relations.begin(), request_.relations.end(),
                                                       relation) != request_.relations.end();
    }

    /// Takes a node with those between it and the root. False where the limit has no room for them.
    bool take(const std::vector<Met>& met, std::size_t place, bool up) {
        std::vector<std::size_t> path;
        for (auto at = place; state_[met[at].node] == State::unseen; at = met[at].before) path.push_back(at);
        if (chain_.nodes.size() + path.size() > request_.limit) {
            chain_.truncated = true;
            return false;
        }
        for (const auto at : path) {
            state_[met[at].node] = State::taken;
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
    std::vector<State> state_;
    Chain chain_;
};

} // namespace

Chain walk_chain(const Snapshot& snapshot, const ChainRequest& request) {
    Walk walk(snapshot, request);
    if (request.up) walk.go(true);
    if (request.down) walk.go(false);
    return walk.finish();
}

} // namespace vanmach
