// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/resolution/nodes.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "corpus/document_id.h"
#include "indexer/resolution/titles.h"

namespace vanmach {

namespace {

constexpr int printed_weight = 1000; // of an issuer that is printed, against one that a code lets one guess

// What the votes of the claims settle on: the commonest value, of equals the first in the order of its text.
template <typename Order> class Votes {
  public:
    explicit Votes(Order order) : order_(std::move(order)) {}
    void add(std::uint32_t value, int weight = 1) { counts_[value] += weight; }
    std::uint32_t winner() const { // 0 where nobody voted: the empty text, the unknown issuer
        std::uint32_t best = 0;
        long most = 0;
        for (const auto& [value, count] : counts_) {
            if (count < most || (count == most && !order_(value, best))) continue;
            best = value;
            most = count;
        }
        return best;
    }

  private:
    Order order_;
    std::unordered_map<std::uint32_t, long> counts_;
};

class NodeMaker {
  public:
    NodeMaker(const Claims& claims, const Clusters& clusters, Resolution& result)
        : claims_(claims), read_(claims), clusters_(clusters.clusters), result_(result) {}

    std::vector<NodeIndex> run() {
        for (const auto& known : claims_.authority().party_documents)
            if (!known.number.empty()) numbered_party_documents_.emplace(slug_of_number(known.number), &known);
        std::vector<Node> nodes;
        nodes.reserve(clusters_.size());
        for (const auto& cluster : clusters_) nodes.push_back(node_of(cluster));
        const auto ambiguous = name(nodes);
        gather(std::move(nodes));
        for (const auto& [base, list] : ambiguous) {
            AmbiguousId id{base, {}};
            for (const auto i : list) id.candidates.push_back(node_of_cluster_[i]);
            std::sort(id.candidates.begin(), id.candidates.end());
            id.candidates.erase(std::unique(id.candidates.begin(), id.candidates.end()), id.candidates.end());
            result_.ambiguous.push_back(std::move(id));
        }
        return std::move(node_of_cluster_);
    }

  private:
    bool earlier_path(std::uint32_t a, std::uint32_t b) const {
        const auto &left = claims_.held()[a], &right = claims_.held()[b];
        return std::pair(claims_.text(left.source), left.part) < std::pair(claims_.text(right.source), right.part);
    }

    Node node_of(const Cluster& cluster) const {
        Node node;
        node.slug = claims_.text(cluster.slug);
        node.date = cluster.date;
        for (const auto claim : cluster.claims)
            if (read_.of_itself(claim)) node.parts.push_back(claim);
        if (!node.parts.empty()) describe_by_itself(node);
        else describe_by_mentions(cluster, node);
        return node;
    }

    void describe_by_itself(Node& node) const {
        std::sort(node.parts.begin(), node.parts.end(), [&](auto a, auto b) { return earlier_path(a, b); });
        const auto& own = claims_.held()[node.parts.front()];
        node.type = claims_.text(own.type);
        node.number = claims_.text(own.number);
        node.date = own.date;
        node.issuer = claims_.issuer(own.issuer);
        node.title = claims_.text(own.title);
    }

    void describe_by_mentions(const Cluster& cluster, Node& node) const {
        const auto by_text = [&](TextId a, TextId b) { return claims_.text(a) < claims_.text(b); };
        const auto by_fields = [&](IssuerId a, IssuerId b) {
            const auto fields = [&](IssuerId id) {
                const auto& issuer = claims_.issuer(id);
                return std::tie(issuer.name, issuer.province, issuer.unit, issuer.level);
            };
            return fields(a) < fields(b);
        };
        Votes types(by_text), numbers(by_text), names(by_text);
        Votes issuers(by_fields);
        std::vector<Wording> wordings;
        for (const auto ref : cluster.claims) {
            const auto& claim = read_.cited(ref);
            if (claim.type != 0) types.add(claim.type);
            if (claim.number != 0) numbers.add(claim.number, claim.separators_swapped ? 1 : 2);
            if (!claims_.issuer(claim.issuer).name.empty()) issuers.add(claim.issuer, claim.issuer_inferred ? 1 : printed_weight);
            if (claim.kind == CitationKind::named) names.add(claim.words);
            else if (claim.words != 0) wordings.push_back({claim.held, claims_.text(claim.words)});
        }
        node.type = claims_.text(types.winner());
        node.number = claims_.text(numbers.winner());
        node.issuer = claims_.issuer(issuers.winner());
        node.title = best_title(wordings);
        if (node.title.empty()) node.title = claims_.text(names.winner());
        describe_by_authority(node);
    }

    // The tables know statutes and some Party documents better than those who cite them.
    void describe_by_authority(Node& node) const {
        if (const auto* statute = claims_.authority().statute(node.number)) {
            node.title = statute->name;
            if (statute->confirmed || !node.date.full()) node.date = statute->date;
        }
        if (!node.number.empty()) return;
        if (const auto found = numbered_party_documents_.find(node.slug); found != numbered_party_documents_.end()) {
            node.number = found->second->number;
            node.title = found->second->name;
            if (node.issuer.name.empty()) node.issuer.name = found->second->issuer;
        }
    }

    std::string base_id(const Node& node, const Cluster& cluster) const {
        IdParts parts;
        parts.slug = node.slug;
        if (node.number.empty() || !number_holds_year(node.number)) parts.year = node.date.known() ? std::to_string(node.date.year) : "0";
        parts.scope = claims_.text(cluster.scope);
        return parts.base();
    }

    // slug[.year][.scope][~tag]; ids that several would share get tags, and are told.
    std::map<std::string, std::vector<std::size_t>> name(std::vector<Node>& nodes) const {
        std::map<std::string, std::vector<std::size_t>> sharing;
        std::vector<std::size_t> strangers;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            auto base = base_id(nodes[i], clusters_[i]);
            if (clusters_[i].text_tag != 0) nodes[i].id = base.append("~").append(claims_.text(clusters_[i].text_tag));
            else if (clusters_[i].stranger_of != nobody) nodes[i].id = std::move(base), strangers.push_back(i);
            else sharing[std::move(base)].push_back(i);
        }
        for (const auto& [base, list] : sharing)
            for (const auto i : list) {
                auto& node = nodes[i];
                node.id = list.size() == 1 ? base : base + "~" + tag_of(node.type + "|" + node.number + "|" + node.date.iso() + "|" + node.issuer.name);
            }
        std::erase_if(sharing, [](const auto& entry) { return entry.second.size() == 1; });
        // Strangers are told apart by the ids of those that cite them.
        std::vector<std::string_view> id_of_held(claims_.held().size());
        for (const auto& node : nodes)
            for (const auto part : node.parts) id_of_held[part] = node.id;
        for (const auto i : strangers) nodes[i].id += "~" + tag_of(id_of_held[clusters_[i].stranger_of]);
        return sharing;
    }

    // Nodes in the order of their ids. Whatever still shares an id (two strangers of one document) is one as far as can be told.
    void gather(std::vector<Node> nodes) {
        std::vector<std::uint32_t> order(nodes.size());
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(), [&](auto a, auto b) { return std::tie(nodes[a].id, nodes[a].date, nodes[a].title) < std::tie(nodes[b].id, nodes[b].date, nodes[b].title); });
        node_of_cluster_.assign(nodes.size(), no_node);
        for (const auto i : order) {
            if (!result_.nodes.empty() && result_.nodes.back().id == nodes[i].id) {
                auto& parts = result_.nodes.back().parts;
                parts.insert(parts.end(), nodes[i].parts.begin(), nodes[i].parts.end());
            } else {
                result_.nodes.push_back(std::move(nodes[i]));
            }
            node_of_cluster_[i] = static_cast<NodeIndex>(result_.nodes.size() - 1);
        }
        result_.node_of.assign(claims_.held().size(), no_node);
        for (NodeIndex index = 0; index < result_.nodes.size(); ++index) {
            auto& parts = result_.nodes[index].parts;
            std::sort(parts.begin(), parts.end(), [&](auto a, auto b) { return earlier_path(a, b); });
            for (const auto part : parts) result_.node_of[part] = index;
        }
    }

    const Claims& claims_;
    const ClaimReader read_;
    const std::vector<Cluster>& clusters_;
    Resolution& result_;
    std::unordered_map<std::string, const PartyDocument*> numbered_party_documents_; // by slug
    std::vector<NodeIndex> node_of_cluster_;
};

} // namespace

std::vector<NodeIndex> make_nodes(const Claims& claims, const Clusters& clusters, Resolution& result) {
    return NodeMaker(claims, clusters, result).run();
}

} // namespace vanmach
