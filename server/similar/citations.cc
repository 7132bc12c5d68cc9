// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/similar/citations.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "server/similar/scoring.h"
#include "server/similar/weights.h"

namespace vanmach::similar {

namespace {

/// Calls `visit` for each document at the other end that the citing document's own text ties to this one; edges lie by it.
template <typename Visit> void for_each_own(std::span<const EdgeView> edges, const Visit& visit) {
    auto last = no_node;
    for (const auto& edge : edges) {
        if (!edge.own() || edge.other == last) continue;
        last = edge.other;
        visit(edge.other);
    }
}

/// The square of what a citation of each document tells; worked out once, since the popular ones come thousands of times.
class Squares {
  public:
    explicit Squares(const DocumentTable& table) : table_(table), known_(table.node_count(), 0.0F) {}
    double of(NodeIndex cited) {
        if (known_[cited] == 0) {
            const auto weight = telling(table_.cited_by_count(cited), table_.held_documents());
            known_[cited] = static_cast<float>(weight * weight);
        }
        return known_[cited];
    }

  private:
    const DocumentTable& table_;
    std::vector<float> known_;
};

/// Sums by node: a place for each, so that adding is no search.
class Strengths {
  public:
    explicit Strengths(const DocumentTable& table) : place_(table.node_count(), 0) {}
    void add(NodeIndex node, double strength) {
        if (place_[node] == 0) {
            all_.push_back({node, 0});
            place_[node] = static_cast<std::uint32_t>(all_.size());
        }
        all_[place_[node] - 1].strength += strength;
    }
    /// Each divided by what `length` tells of it, at most 1.
    template <typename Length> std::vector<Coupling> by(const Length& length) && {
        for (auto& one : all_) one.strength = std::min(one.strength / length(one.node), 1.0);
        return std::move(all_);
    }

  private:
    std::vector<std::uint32_t> place_; // in all_, from 1
    std::vector<Coupling> all_;
};

} // namespace

std::vector<Coupling> coupled(const DocumentTable& table, const std::vector<NodeIndex>& cited) {
    auto rarest_first = cited;
    std::stable_sort(rarest_first.begin(), rarest_first.end(), [&](NodeIndex a, NodeIndex b) { return table.in_edges(a).size() < table.in_edges(b).size(); });
    Squares squares(table);
    double own_length = 0;
    for (const auto one : cited) own_length += squares.of(one);
    Strengths shared(table);
    std::size_t edges = 0;
    for (const auto one : rarest_first) {
        edges += table.in_edges(one).size();
        if (edges > most_edges) break;
        for_each_own(table.in_edges(one), [&](NodeIndex citing) { shared.add(citing, squares.of(one)); });
    }
    return std::move(shared).by([&](NodeIndex node) {
        double length = 0;
        for_each_own(table.out_edges(node), [&](NodeIndex other) { length += squares.of(other); });
        return std::sqrt(own_length * length);
    });
}

std::vector<Coupling> cited_together(const DocumentTable& table, NodeIndex node) {
    Strengths together(table);
    std::size_t citing_documents = 0, edges = 0;
    for_each_own(table.in_edges(node), [&](NodeIndex citing) {
        edges += table.out_edges(citing).size();
        if (++citing_documents > most_citing || edges > most_edges) return;
        for_each_own(table.out_edges(citing), [&](NodeIndex other) {
            if (other != node) together.add(other, 1);
        });
    });
    const auto count = [&](NodeIndex one) { return static_cast<double>(std::max(table.cited_by_count(one), 1U)); };
    return std::move(together).by([&](NodeIndex other) { return std::sqrt(count(node) * count(other)); });
}

std::vector<NodeIndex> own_citations(const DocumentTable& table, NodeIndex node) {
    std::vector<NodeIndex> cited;
    for_each_own(table.out_edges(node), [&](NodeIndex other) { cited.push_back(other); });
    return cited;
}

std::size_t times_together(const DocumentTable& table, NodeIndex a, NodeIndex b) {
    std::vector<NodeIndex> of_a, of_b, both;
    for_each_own(table.in_edges(a), [&](NodeIndex citing) { of_a.push_back(citing); });
    for_each_own(table.in_edges(b), [&](NodeIndex citing) { of_b.push_back(citing); });
    std::set_intersection(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(), std::back_inserter(both));
    return both.size();
}

} // namespace vanmach::similar
