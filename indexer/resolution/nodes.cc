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
    /// Of one voice only the first vote for a value counts; the votes of a voice come together.
    void add(std::uint32_t value, std::uint32_t voice, int weight = 1) {
        auto& votes = counts_[value];
        if (votes.last_voice == voice) return;
        votes.last_voice = voice;
        votes.count += weight;
    }
    std::uint32_t winner() const { // 0 where nobody voted: the empty text, the unknown issuer
        std::uint32_t best = 0;
        long most = 0;
        for (const auto& [value, votes] : counts_) {
            const auto count = votes.count;
            if (count < most || (count == most && !order_(value, best))) continue;
            best = value;
            most = count;
        }
        return best;
    }

  private:
    struct Count {
        long count = 0;
        std::uint32_t last_voice = nobody;
    };
    Order order_;
    std::unordered_map<std::uint32_t, Count> counts_;
};

class NodeMaker {
  public:
    NodeMaker(const ClaimReader& read, const Clusters& clusters, Resolution& result)
        : claims_(read.claims()), read_(read), clusters_(clusters.clusters), result_(result) {}

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
        std::sort(node.parts.begin(), node.parts.end(), [&](auto a, auto b) { return earlier_path(claims_, a, b); });
        // The first file speaks; where it is silent, the next.
        node.date = {};
        for (const auto part : node.parts) {
            const auto& own = claims_.held()[part];
            if (node.type.empty()) node.type = claims_.text(own.type);
            if (node.number.empty()) node.number = claims_.text(own.number);
            if (node.title.empty()) node.title = claims_.text(own.title);
            if (node.issuer.name.empty()) node.issuer = claims_.issuer(own.issuer);
            if (!node.date.known() || (own.date.full() && !node.date.full())) node.date = own.date;
        }
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
            if (read_.is_copy(ref)) continue;
            const auto& claim = read_.cited(ref);
            if (claim.type != 0) types.add(claim.type, claim.held);
            if (claim.number != 0) numbers.add(claim.number, claim.held, claim.separators_swapped ? 1 : 2);
            if (!claims_.issuer(claim.issuer).name.empty()) issuers.add(claim.issuer, claim.held, claim.issuer_inferred ? 1 : printed_weight);
            if (claim.kind == CitationKind::named) names.add(claim.words, claim.held);
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
        for (const auto& [base, list] : sharing) {
            if (list.size() == 1) {
                nodes[list.front()].id = base;
                continue;
            }
            std::map<std::string, std::vector<std::size_t>> tagged;
            for (const auto i : list) {
                const auto& node = nodes[i];
                tagged[node.type + "|" + node.number + "|" + node.date.iso() + "|" + node.issuer.name].push_back(i);
            }
            for (const auto& [told, same] : tagged)
                for (const auto i : same) {
                    // Held texts that even these words do not tell apart are told apart by themselves.
                    const auto& parts = nodes[i].parts;
                    const auto text = same.size() > 1 && !parts.empty() ? "|" + std::string(claims_.text(claims_.held()[parts.front()].tag)) : std::string();
                    nodes[i].id = base + "~" + tag_of(told + text);
                }
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
        // Of nodes of one id the one of which most is known comes first.
        const auto key = [&](std::uint32_t i) { return std::tuple<std::string_view, bool, bool, PartialDate, std::string_view>(nodes[i].id, !nodes[i].date.full(), nodes[i].title.empty(), nodes[i].date, nodes[i].title); };
        std::sort(order.begin(), order.end(), [&](auto a, auto b) { return key(a) < key(b); });
        node_of_cluster_.assign(nodes.size(), no_node);
        for (const auto i : order) {
            if (!result_.nodes.empty() && result_.nodes.back().id == nodes[i].id) {
                auto& kept = result_.nodes.back();
                kept.parts.insert(kept.parts.end(), nodes[i].parts.begin(), nodes[i].parts.end());
                if (!kept.date.known()) kept.date = nodes[i].date;
                if (kept.title.empty()) kept.title = std::move(nodes[i].title);
            } else {
                result_.nodes.push_back(std::move(nodes[i]));
            }
            node_of_cluster_[i] = static_cast<NodeIndex>(result_.nodes.size() - 1);
        }
        result_.node_of.assign(claims_.held().size(), no_node);
        for (NodeIndex index = 0; index < result_.nodes.size(); ++index) {
            auto& parts = result_.nodes[index].parts;
            std::sort(parts.begin(), parts.end(), [&](auto a, auto b) { return earlier_path(claims_, a, b); });
            for (const auto part : parts) result_.node_of[part] = index;
        }
    }

    const Claims& claims_;
    const ClaimReader& read_;
    const std::vector<Cluster>& clusters_;
    Resolution& result_;
    std::unordered_map<std::string, const PartyDocument*> numbered_party_documents_; // by slug
    std::vector<NodeIndex> node_of_cluster_;
};

} // namespace

std::vector<NodeIndex> make_nodes(const ClaimReader& read, const Clusters& clusters, Resolution& result) {
    return NodeMaker(read, clusters, result).run();
}

} // namespace vanmach
