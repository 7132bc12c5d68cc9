// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/chain/chain_tree.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>
#include <tuple>
#include <utility>

#include "corpus/document.h"
#include "server/pages/frame/display.h"

namespace vanmach::pages {
namespace {

constexpr int deepest = 24;                // a browser nests no more than some hundred elements
constexpr std::size_t small_chain = 30;    // documents; in so few nothing is folded
constexpr std::size_t least_in_group = 6;  // steps

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// 3: carries out; 2: is based on, amends, guides …; 1: a plain reference.
int strength(const std::string& relation) {
    const auto known = parse_relation(relation);
    if (!known || *known == Relation::cites) return 1;
    return *known == Relation::implements || *known == Relation::continues ? 3 : 2;
}

/// The numbers of a date's digits, for comparing; what is not known is 0.
long long day_number(const std::string& iso) {
    long long number = 0;
    for (const char c : iso)
        if (c >= '0' && c <= '9') number = number * 10 + (c - '0');
    for (auto digits = iso.size(); digits > 0 && digits < 10; digits += 3) number *= 100;
    return number;
}

class Tree {
  public:
    explicit Tree(const Json& chain) : edges_(list_at(chain, "edges")) {
        add_node(text_at(chain, "root"), 0, "", "", "");
        for (const auto& node : list_at(chain, "nodes"))
            add_node(text_at(node, "id"), static_cast<int>(number_at(node, "depth")), text_at(node, "level"), text_at(node, "type"), text_at(node, "date"));
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            const auto from = place_of(text_at(edges_[i], "from")), to = place_of(text_at(edges_[i], "to"));
            ends_.emplace_back(from, to);
            nodes_[from].edges.push_back(i);
            if (to != from) nodes_[to].edges.push_back(i);
        }
    }

    ChainStep made() {
        std::vector<std::size_t> order(nodes_.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, {}, [&](std::size_t at) { return std::abs(nodes_[at].depth); });
        for (const auto at : order)
            if (at != 0) nodes_[at].above = first_above(at);
        for (const auto at : order)
            if (at != 0) move_under_best(at);
        for (const auto at : order)
            if (at != 0) nodes_[nodes_[at].above].below.push_back(at);
        for (std::size_t i = 0; i < ends_.size(); ++i) nodes_[owner(i)].owned.push_back(i);
        return step(0);
    }

  private:
    struct Node {
        std::string id, level, type;
        int depth = 0; // as the chain tells it
        int order = 0; // of the level
        long long day = 0;
        std::vector<std::size_t> edges, owned, below;
        std::size_t above = 0;
    };

    void add_node(const std::string& id, int depth, const std::string& level, const std::string& type, const std::string& date) {
        const auto [found, is_new] = places_.try_emplace(id, nodes_.size());
        if (is_new) nodes_.emplace_back();
        auto& node = nodes_[found->second];
        node.id = id;
        node.level = level;
        node.type = type;
        node.depth = found->second == 0 ? 0 : depth;
        node.order = level_order(level);
        node.day = day_number(date);
    }

    std::size_t place_of(const std::string& id) {
        if (!places_.contains(id)) add_node(id, 1, "", "", "");
        return places_.at(id);
    }

    int side(std::size_t at) const { return nodes_[at].depth < 0 ? -1 : nodes_[at].depth > 0 ? 1 : 0; }

    /// The other end of an edge of `at` where it leads towards the root on the side that `at` stands; `none` elsewhere.
    std::size_t towards_root(std::size_t at, std::size_t edge) const {
        const auto [from, to] = ends_[edge];
        const auto other = side(at) > 0 ? (from == at ? to : none) : (to == at ? from : none);
        return other == none || other == at || (side(other) != side(at) && other != 0) ? none : other;
    }

    std::size_t first_above(std::size_t at) const {
        std::size_t best = 0;
        for (const auto edge : nodes_[at].edges) {
            const auto other = towards_root(at, edge);
            if (other != none && std::abs(nodes_[other].depth) < std::abs(nodes_[at].depth) && (best == 0 || other == 0)) best = other;
        }
        return best;
    }

    bool is_under(std::size_t at, std::size_t top) const {
        for (; at != 0; at = nodes_[at].above)
            if (at == top) return true;
        return false;
    }

    int deep(std::size_t at) const {
        int steps = 0;
        for (; at != 0; at = nodes_[at].above) ++steps;
        return steps;
    }

    /// Where it belongs, as the header tells. Whatever stands below comes along; nothing is put under itself.
    void move_under_best(std::size_t at) {
        const auto& node = nodes_[at];
        const auto worth = [&](std::size_t edge, std::size_t other) {
            const auto& above = nodes_[other];
            // From the side of the root: above it stands what is nearest to it, and not below it.
            const int apart = side(at) > 0 ? node.order - above.order : above.order - node.order;
            const long long days = side(at) > 0 ? node.day - above.day : above.day - node.day;
            return std::tuple(strength(text_at(edges_[edge], "relation")), apart >= 0 ? -apart : -100, node.day == 0 || above.day == 0 || days < 0 ? -100'000'000LL : -days);
        };
        std::size_t best = none, best_edge = 0;
        for (const auto edge : node.edges) {
            const auto other = towards_root(at, edge);
            if (other == none || is_under(other, at)) continue;
            if (best != none && worth(edge, other) <= worth(best_edge, best)) continue;
            best = other;
            best_edge = edge;
        }
        if (best == none || best == node.above) return;
        const int further = deep(best) + 1 - deep(at);
        const auto before = std::exchange(nodes_[at].above, best);
        if (further <= 0) return;
        deepest_now_ += further; // at most; counted anew where that would be too deep
        if (deepest_now_ <= deepest) return;
        deepest_now_ = 0;
        for (std::size_t one = 1; one < nodes_.size(); ++one) deepest_now_ = std::max(deepest_now_, deep(one));
        if (deepest_now_ <= deepest) return;
        nodes_[at].above = before;
        deepest_now_ = deepest;
    }

    /// The step that an edge is told at: of its two documents the one further from the root.
    std::size_t owner(std::size_t edge) const {
        const auto [from, to] = ends_[edge];
        if (nodes_[from].above == to && from != 0) return from;
        if (nodes_[to].above == from && to != 0) return to;
        if (side(from) > 0 || to == 0) return from;
        return to;
    }

    int strongest(std::size_t at) const {
        int most = 0;
        for (const auto edge : nodes_[at].owned)
            if (ends_[edge].first == nodes_[at].above || ends_[edge].second == nodes_[at].above) most = std::max(most, strength(text_at(edges_[edge], "relation")));
        return most;
    }

    ChainStep step(std::size_t at) {
        auto& node = nodes_[at];
        ChainStep made;
        made.id = node.id;
        made.side = side(at);
        const auto leads_above = [&](std::size_t edge) { return at != 0 && (ends_[edge].first == node.above || ends_[edge].second == node.above); };
        made.edges = node.owned;
        std::ranges::stable_sort(made.edges, [&](std::size_t a, std::size_t b) {
            const auto key = [&](std::size_t edge) { return std::tuple(!leads_above(edge), -strength(text_at(edges_[edge], "relation"))); };
            return key(a) < key(b);
        });
        made.to_above = static_cast<std::size_t>(std::ranges::count_if(made.edges, leads_above));

        std::ranges::stable_sort(node.below, [&](std::size_t a, std::size_t b) {
            const auto key = [&](std::size_t one) { return std::tuple(side(one), -strongest(one), nodes_[one].order, nodes_[one].day == 0, nodes_[one].day); };
            return key(a) < key(b);
        });
        using Kind = std::tuple<int, std::string, std::string>;
        const auto kind_of = [&](std::size_t one) { return Kind(side(one), nodes_[one].level, nodes_[one].type); };
        std::map<Kind, std::size_t> many, placed;
        for (const auto one : node.below) ++many[kind_of(one)];
        for (const auto one : node.below) {
            const auto kind = kind_of(one);
            const bool folded = nodes_.size() > small_chain && many[kind] >= least_in_group;
            auto below = step(one);
            made.count += below.count + 1;
            if (const auto found = placed.find(kind); folded && found != placed.end()) {
                made.below[found->second].steps.push_back(std::move(below));
                continue;
            }
            placed[kind] = made.below.size();
            made.below.push_back({nodes_[one].level, nodes_[one].type, folded, {}});
            made.below.back().steps.push_back(std::move(below));
        }
        return made;
    }

    const Json& edges_;
    std::map<std::string, std::size_t> places_;
    std::vector<Node> nodes_; // the root first
    std::vector<std::pair<std::size_t, std::size_t>> ends_;
    int deepest_now_ = deepest; // no step is deeper than that
};

} // namespace

int level_order(const std::string& level) {
    static constexpr std::array<std::string_view, 7> order = {"central", "ministry", "province", "department", "district", "commune", "unit"};
    return static_cast<int>(std::ranges::find(order, level) - order.begin());
}

ChainStep chain_tree(const Json& chain) { return Tree(chain).made(); }

} // namespace vanmach::pages
