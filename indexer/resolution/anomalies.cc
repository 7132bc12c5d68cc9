// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/resolution/anomalies.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

#include "corpus/document_id.h"

namespace vanmach {

namespace {

constexpr std::uint32_t misprint_factor = 4; // a year is doubted when this many times as many documents print another
constexpr std::size_t most_alike = 32;       // more of one kind are a pattern, not a misprint

// Heads that sign for their body.
constexpr std::array<std::string_view, 5> heads = {"chu-tich-", "bo-truong-", "giam-doc-", "ban-thuong-vu-", "thong-doc-"};

// A committee's executive stands for it; what follows a name that does not end with "-" is a term or a session.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> same_bodies = {{{"ban-chap-hanh-dang-bo-tinh-", "tinh-uy-"},
                                                                                         {"ban-chap-hanh-dang-bo-thanh-pho-", "thanh-uy-"},
                                                                                         {"ban-chap-hanh-trung-uong", "ban-chap-hanh-trung-uong"},
                                                                                         {"hoi-nghi-lan-thu", "ban-chap-hanh-trung-uong"}}};

std::vector<std::string> bodies_of(std::string_view names) {
    std::vector<std::string> slugs;
    for (const auto& name : joint_parts(names)) {
        auto slug = slug_of_name(name);
        for (const auto head : heads)
            if (slug.starts_with(head) && slug.size() > head.size()) {
                slug.erase(0, head.size());
                break;
            }
        for (const auto& [one, same] : same_bodies)
            if (const auto found = slug.find(one); found != slug.npos) slug.replace(found, slug.size() - found, std::string(same) + (one.ends_with('-') ? slug.substr(found + one.size()) : ""));
        slugs.push_back(std::move(slug));
    }
    return slugs;
}

class Finder {
  public:
    Finder(const Claims& claims, Resolution& result) : claims_(claims), result_(result) {}

    void run() {
        look_at_mentions();
        look_at_validity();
        look_for_twins();
        auto& all = result_.anomalies;
        const auto order = [](const Anomaly& a) { return std::tie(a.kind, a.node, a.mention, a.other); };
        std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
    }

  private:
    void add(AnomalyKind kind, NodeIndex node, std::uint32_t mention, NodeIndex other = no_node) {
        result_.anomalies.push_back({kind, node, other, mention});
    }

    // Of several copies of a document the first speaks.
    bool speaks(std::uint32_t held) const { return result_.nodes[result_.node_of[held]].parts.front() == held; }

    bool differs(IssuerId printed, NodeIndex node) {
        const auto [known, is_new] = differs_.try_emplace({printed, node}, false);
        if (is_new) known->second = !same_issuer(claims_.issuer(printed), result_.nodes[node].issuer);
        return known->second;
    }

    void look_at_mentions() {
        for (std::uint32_t i = 0; i < result_.mentions.size(); ++i) {
            const auto& claim = claims_.cited()[i];
            const auto target = result_.mentions[i].target;
            if (claim.kind == CitationKind::self || !speaks(claim.held)) continue;
            if (claim.separators_swapped && claim.number != 0) add(AnomalyKind::number_form, target, i);
            if (claim.issuer_code_mismatch) add(AnomalyKind::issuer_code, target, i);
            if (target == no_node) continue;
            const auto& node = result_.nodes[target];
            const auto printed = PartialDate::unpacked(claim.date);
            if (printed.full() && node.date.full() && printed != node.date) add(AnomalyKind::date_differs, target, i);
            const bool names_issuer = !claim.issuer_inferred && !claims_.issuer(claim.issuer).name.empty() && !node.issuer.name.empty();
            if (names_issuer && !claim.issuer_code_mismatch && differs(claim.issuer, target)) add(AnomalyKind::issuer_differs, target, i);
            const auto& own = claims_.held()[claim.held].date;
            if (own.full() && node.date.full() && own < node.date) add(AnomalyKind::cites_later, target, i);
        }
    }

    // Since when a document is replaced or repealed, and by which.
    struct Superseded {
        PartialDate since;
        AnomalyKind kind = AnomalyKind::cites_replaced;
        NodeIndex other = no_node;
    };

    // A plan holds from its day; a normative document, whose number holds its year, comes into force some time later, for which
    // half a year is allowed.
    static PartialDate in_force(const Node& node) {
        auto date = node.date;
        if (number_holds_year(node.number)) {
            date.year += date.month > 6 ? 1 : 0;
            date.month += date.month > 6 ? -6 : 6;
        }
        return date;
    }

    std::unordered_map<NodeIndex, Superseded> superseded() const {
        std::unordered_map<NodeIndex, Superseded> all;
        const auto learn = [&](NodeIndex node, const Superseded& what) {
            const auto [known, is_new] = all.try_emplace(node, what);
            if (!is_new && std::tie(what.since, what.kind, what.other) < std::tie(known->second.since, known->second.kind, known->second.other)) known->second = what;
        };
        for (const auto& edge : result_.edges) {
            const auto& by = result_.nodes[edge.from];
            if (!by.date.full() || (is_statute(edge.to) && !may_repeal_statutes(edge.from))) continue;
            const auto since = in_force(by);
            if (edge.relation == Relation::replaces) learn(edge.to, {since, AnomalyKind::cites_replaced, edge.from});
            if (edge.relation == Relation::repeals) learn(edge.to, {since, AnomalyKind::cites_repealed, edge.from});
        }
        for (NodeIndex i = 0; i < result_.nodes.size(); ++i) {
            const auto* statute = claims_.authority().statute(result_.nodes[i].number);
            if (statute == nullptr || statute->replaced_by.empty()) continue;
            const auto* successor = claims_.authority().statute(statute->replaced_by);
            if (successor == nullptr) continue;
            // A law comes into force some months after it was passed; where the table does not tell when, a year is allowed for.
            auto since = successor->effective;
            if (!since.full() && successor->date.full()) since = {successor->date.year + 1, successor->date.month, successor->date.day};
            if (since.full()) learn(i, {since, AnomalyKind::cites_replaced, node_of_number(successor->number)});
        }
        return all;
    }

    bool is_statute(NodeIndex node) const { return is_statute_type(result_.nodes[node].type); }
    // Laws and ordinances go only by those, and by resolutions of the National Assembly and its committee.
    bool may_repeal_statutes(NodeIndex node) const { return is_statute(node) || result_.nodes[node].slug.find("-qh") != std::string::npos || result_.nodes[node].slug.find("-ubtvqh") != std::string::npos; }

    NodeIndex node_of_number(const std::string& number) const {
        const auto id = slug_of_number(number); // a statute's number holds its year: its slug is its id
        const auto found = std::lower_bound(result_.nodes.begin(), result_.nodes.end(), id, [](const Node& node, const std::string& value) { return node.id < value; });
        return found != result_.nodes.end() && found->id == id ? static_cast<NodeIndex>(found - result_.nodes.begin()) : no_node;
    }

    void look_at_validity() {
        const auto gone = superseded();
        const auto& edges = result_.edges;
        for (std::size_t i = 0; i < edges.size();) {
            std::size_t next = i;
            const Edge* first = nullptr;
            bool changes = false; // what amends, replaces or repeals a document names it rightly
            for (; next < edges.size() && edges[next].from == edges[i].from && edges[next].to == edges[i].to; ++next) {
                if (!edges[next].own) continue;
                changes = changes || edges[next].relation >= Relation::amends;
                if (first == nullptr) first = &edges[next];
            }
            if (const auto found = gone.find(edges[i].to); first != nullptr && !changes && found != gone.end()) {
                const auto& date = result_.nodes[edges[i].from].date;
                if (date.full() && found->second.since < date && found->second.other != edges[i].from)
                    add(found->second.kind, edges[i].to, first->mention, found->second.other);
            }
            i = next;
        }
    }

    // Documents that differ in nothing but the code or the year of what names them: one of the two is probably a misprint.
    void look_for_twins() {
        std::map<std::tuple<std::string, std::string, std::string, std::string, std::string, bool>, std::vector<NodeIndex>> but_for_the_code;
        std::map<std::tuple<std::string_view, std::string, int, int>, std::vector<NodeIndex>> but_for_the_year;
        for (NodeIndex i = 0; i < result_.nodes.size(); ++i) {
            const auto& node = result_.nodes[i];
            if (node.number.empty() || !node.date.full() || node.issuer.name.empty()) continue;
            but_for_the_code[{node.type, node.slug.substr(0, node.slug.find('-')), node.date.iso(), slug_of_name(node.issuer.name), scope_of(node.issuer), number_holds_year(node.number)}].push_back(i);
            if (!number_holds_year(node.number)) but_for_the_year[{node.slug, scope_of(node.issuer), node.date.month, node.date.day}].push_back(i);
        }
        for (const auto& [key, list] : but_for_the_code) {
            if (list.size() > most_alike) continue;
            for (const auto i : list)
                for (const auto other : list)
                    if (result_.nodes[i].slug != result_.nodes[other].slug) add(AnomalyKind::probable_misprint, i, no_mention, other);
        }
        for (const auto& [key, list] : but_for_the_year) {
            if (list.size() > most_alike) continue;
            for (const auto i : list)
                for (const auto other : list) {
                    const auto &doubted = result_.nodes[i], &attested = result_.nodes[other];
                    if (i != other && !doubted.held() && attested.cited_by_count > 0 && doubted.cited_by_count * misprint_factor <= attested.cited_by_count)
                        add(AnomalyKind::probable_misprint, i, no_mention, other);
                }
        }
    }

    const Claims& claims_;
    Resolution& result_;
    std::map<std::pair<IssuerId, NodeIndex>, bool> differs_;
};

} // namespace

bool same_issuer(const Issuer& a, const Issuer& b) {
    if (a == b) return true;
    if (!a.province.empty() && !b.province.empty() && a.province != b.province) return false;
    const auto left = bodies_of(a.name), right = bodies_of(b.name);
    return std::any_of(left.begin(), left.end(), [&](const auto& body) { return std::find(right.begin(), right.end(), body) != right.end(); });
}

void find_anomalies(const Claims& claims, Resolution& result) { Finder(claims, result).run(); }

} // namespace vanmach
