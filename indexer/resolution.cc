// SPDX-License-Identifier: GPL-2.0-or-later
//
//   claims    what every held document says of itself and every mention of another: number, date, scope   (claims.h)
//   groups    claims of one slug and one scope                                                            (group)
//   anchors   within a group, the documents that its dates tell apart                                     (anchors_of)
//   joins     claims without a full date join the only anchor that agrees, else they are ambiguous        (join)
//   ids       slug[.year][.scope][~tag]; documents that would share one are told apart by a tag           (name_nodes)
//   edges     what the relations of the documents say between the nodes                                   (draw_edges)
#include "indexer/resolution.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "corpus/document_id.h"
#include "indexer/claims.h"

namespace vanmach {

namespace {

constexpr int misprint_factor = 4; // a date is a misprint when four times as many print another one of that year

bool scope_unknown(const std::string& scope) {
    return scope == "x" || scope.starts_with("x.") || scope.ends_with(".x");
}

// ---- clusters -----------------------------------------------------------------------------------------------------

// One document in the making: the claims that speak of it.
struct Cluster {
    std::string slug, scope;
    PartialDate date;
    std::vector<const Claim*> claims;
    std::string tag_base; // told apart by: a held text, or the citing document
    bool text_tag = false;
};

// What the votes of the claims settle on: the commonest value, of equals the first in order.
template <typename Value> class Votes {
  public:
    void add(const Value& value, int weight = 1) { counts_[value] += weight; }
    bool empty() const { return counts_.empty(); }
    Value winner() const {
        const auto best = std::max_element(counts_.begin(), counts_.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        return best == counts_.end() ? Value{} : best->first;
    }

  private:
    std::map<Value, int> counts_; // max_element keeps the first of equals
};

class Resolver {
  public:
    Resolver(const std::vector<HeldDocument>& documents, const Authority& authority)
        : documents_(documents), authority_(authority), claims_(claims_of(documents, authority)) {}

    Resolution run() {
        form_clusters();
        name_nodes();
        place_mentions();
        place_short_forms();
        draw_edges();
        find_misprints();
        return std::move(result_);
    }

  private:
    // Claims of one slug and scope make one group; what a document without number is, only its text tells.
    void form_clusters() {
        std::map<std::pair<std::string, std::string>, std::vector<const Claim*>> groups;
        std::map<std::string, std::vector<const Claim*>> unnumbered; // by text tag
        for (const auto& claim : claims_.claims) {
            const auto& held = documents_[claim.part];
            if (claim.of_itself() && held.document.number.empty()) {
                unnumbered[held.text_tag].push_back(&claim);
                continue;
            }
            groups[{claim.slug, claim.scope}].push_back(&claim);
        }
        for (const auto& [tag, claims] : unnumbered) {
            Cluster cluster{claims.front()->slug, claims.front()->scope, claims.front()->date, claims, tag, true};
            clusters_.push_back(std::move(cluster));
        }
        for (auto& [key, claims] : groups) {
            const auto& [slug, scope] = key;
            if (scope_unknown(scope)) strangers(slug, scope, claims);
            else group(slug, scope, claims);
        }
    }

    // Citations whose scope is not known never merge across documents; held documents of that scope stand alone.
    void strangers(const std::string& slug, const std::string& scope, const std::vector<const Claim*>& claims) {
        std::map<std::tuple<std::uint32_t, bool, int>, std::vector<const Claim*>> own;
        for (const auto* claim : claims) own[{claim->part, claim->of_itself(), claim->date.year}].push_back(claim);
        for (const auto& [key, list] : own) {
            Cluster cluster{slug, scope, list.front()->date, list, {}, false};
            if (!std::get<1>(key)) cluster.tag_base = std::to_string(std::get<0>(key)); // resolved to the citing id later
            clusters_.push_back(std::move(cluster));
        }
    }

    void group(const std::string& slug, const std::string& scope, const std::vector<const Claim*>& claims) {
        // A number that holds its year names one document; so does one without any date to tell two apart.
        std::map<PartialDate, std::vector<const Claim*>> dated; // full dates
        for (const auto* claim : claims)
            if (claim->date.full()) dated[claim->date].push_back(claim);
        if (claims.front()->holds_year || dated.empty()) {
            std::map<int, std::vector<const Claim*>> years;
            for (const auto* claim : claims) years[claims.front()->holds_year ? 0 : claim->date.year].push_back(claim);
            if (!claims.front()->holds_year && years.size() == 2 && years.contains(0)) { // undated ones join the only year
                auto& known = years.rbegin()->second;
                known.insert(known.end(), years[0].begin(), years[0].end());
                years.erase(0);
            }
            for (const auto& [year, list] : years) clusters_.push_back({slug, scope, voted_date(list), list, {}, false});
            return;
        }
        std::vector<Cluster> anchors;
        for (const auto& [date, list] : dated) anchors.push_back({slug, scope, date, list, {}, false});
        absorb_misprints(anchors);
        const std::size_t first = clusters_.size();
        for (auto& anchor : anchors) clusters_.push_back(std::move(anchor));
        const std::size_t last = clusters_.size();
        std::map<int, std::vector<const Claim*>> orphans; // agree with no anchor
        for (const auto* claim : claims) {
            if (claim->date.full()) continue;
            std::vector<std::size_t> agreeing;
            for (std::size_t i = first; i < last; ++i)
                if (claim->date.agrees(clusters_[i].date) && not_later(*claim, clusters_[i].date)) agreeing.push_back(i);
            if (agreeing.size() == 1) clusters_[agreeing.front()].claims.push_back(claim);
            // A document is one even where its undated number could be several: it stands alone, as no mention may.
            else if (agreeing.empty() || claim->of_itself()) orphans[claim->date.year].push_back(claim);
            else ambiguous_[claim] = agreeing;
        }
        for (const auto& [year, list] : orphans) clusters_.push_back({slug, scope, voted_date(list), list, {}, false});
    }

    // Nothing cites a document of a later day than its own.
    bool not_later(const Claim& claim, const PartialDate& date) const {
        const auto& own = documents_[claim.part].document.date;
        return claim.of_itself() || !own.full() || !date.full() || date <= own;
    }

    // In one year a body gives a number once: a date that few print where many print another is a misprint.
    static void absorb_misprints(std::vector<Cluster>& anchors) {
        for (auto& anchor : anchors) {
            for (auto& other : anchors) {
                if (&anchor == &other || anchor.claims.empty() || other.claims.empty()) continue;
                const bool held = std::any_of(other.claims.begin(), other.claims.end(), [](auto* c) { return c->of_itself(); });
                const bool few = other.claims.size() * misprint_factor <= anchor.claims.size();
                if (held || !few || other.date.year != anchor.date.year) continue;
                anchor.claims.insert(anchor.claims.end(), other.claims.begin(), other.claims.end());
                other.claims.clear();
            }
        }
        std::erase_if(anchors, [](const Cluster& anchor) { return anchor.claims.empty(); });
    }

    static PartialDate voted_date(const std::vector<const Claim*>& claims) {
        Votes<PartialDate> full, partial;
        for (const auto* claim : claims) {
            if (claim->of_itself() && claim->date.known()) return claim->date;
            if (claim->date.full()) full.add(claim->date);
            else if (claim->date.known()) partial.add(claim->date);
        }
        return full.empty() ? partial.winner() : full.winner();
    }

    // ---- nodes and their ids --------------------------------------------------------------------------------------

    Node node_of(const Cluster& cluster) const {
        Node node;
        node.slug = cluster.slug;
        node.date = cluster.date;
        const Document* own = nullptr;
        for (const auto* claim : cluster.claims)
            if (claim->of_itself()) {
                node.parts.push_back(claim->part);
                const auto& document = documents_[claim->part].document;
                if (own == nullptr || std::tie(document.source, document.part) < std::tie(own->source, own->part)) own = &document;
            }
        if (own != nullptr) {
            node.type = own->type;
            node.number = own->number;
            node.date = own->date;
            node.issuer = own->issuer;
            node.title = own->title;
            return node;
        }
        Votes<std::string> types, numbers;
        Votes<std::pair<std::size_t, std::string>> titles; // of equally attested ones the shortest: others run on
        std::string named;
        Votes<std::tuple<std::string, std::string, std::string, int>> issuers;
        for (const auto* claim : cluster.claims) {
            const auto& citation = *claim->citation;
            if (!citation.type.empty()) types.add(citation.type);
            if (!citation.number.empty()) numbers.add(citation.number, citation.has(flag::separators_swapped) ? 1 : 2);
            // What is printed weighs more than what a code lets one guess.
            if (!citation.issuer.name.empty())
                issuers.add({citation.issuer.name, citation.issuer.province, citation.issuer.unit, static_cast<int>(citation.issuer.level)},
                            citation.has(flag::issuer_inferred) ? 1 : 1000);
            if (citation.kind == CitationKind::named) named = citation.printed;
            else if (!citation.about.empty()) titles.add({citation.about.size(), citation.about});
        }
        node.type = types.winner();
        node.number = numbers.winner();
        const auto [name, province, unit, level] = issuers.winner();
        node.issuer = {name, static_cast<Level>(level), province, unit};
        node.title = titles.empty() ? named : titles.winner().second;
        if (const auto* statute = authority_.statute(node.number)) {
            node.title = statute->name;
            if (!node.date.full()) node.date = statute->date;
        }
        for (const auto& known : authority_.party_documents)
            if (node.number.empty() && !known.number.empty() && slug_of_number(known.number) == node.slug) {
                node.number = known.number;
                node.title = known.name;
                if (node.issuer.name.empty()) node.issuer.name = known.issuer;
            }
        return node;
    }

    static std::string base_id(const Node& node, const Cluster& cluster) {
        IdParts parts;
        parts.slug = cluster.slug;
        const bool holds_year = !node.number.empty() && number_holds_year(node.number);
        if (!holds_year) parts.year = node.date.known() ? std::to_string(node.date.year) : "0";
        parts.scope = cluster.scope;
        return parts.base();
    }

    void name_nodes() {
        std::vector<Node> nodes;
        std::vector<std::string> bases;
        for (const auto& cluster : clusters_) {
            nodes.push_back(node_of(cluster));
            bases.push_back(base_id(nodes.back(), cluster));
        }
        const auto is_stranger = [&](std::size_t i) { return !clusters_[i].tag_base.empty() && !clusters_[i].text_tag; };
        // Held documents first: strangers are told apart by the ids of those that cite them.
        std::map<std::string, std::vector<std::size_t>> sharing;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (clusters_[i].text_tag) nodes[i].id = bases[i] + "~" + clusters_[i].tag_base;
            else if (!is_stranger(i)) sharing[bases[i]].push_back(i);
        }
        std::map<std::string, std::vector<std::size_t>> ambiguous;
        for (const auto& [base, list] : sharing) {
            if (list.size() == 1) {
                nodes[list.front()].id = base;
                continue;
            }
            ambiguous[base] = list;
            for (const auto i : list) {
                const auto& node = nodes[i];
                nodes[i].id = base + "~" + tag_of(node.type + "|" + node.number + "|" + node.date.iso() + "|" + node.issuer.name);
            }
        }
        std::vector<std::size_t> cluster_of_part(documents_.size(), 0);
        for (std::size_t i = 0; i < nodes.size(); ++i)
            for (const auto part : nodes[i].parts) cluster_of_part[part] = i;
        for (std::size_t i = 0; i < nodes.size(); ++i)
            if (is_stranger(i))
                nodes[i].id = bases[i] + "~" + tag_of(nodes[cluster_of_part[clusters_[i].claims.front()->part]].id);
        // Whatever still shares an id (two strangers of one document) is one document as far as can be told.
        std::vector<std::size_t> order(nodes.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return std::tie(nodes[a].id, a) < std::tie(nodes[b].id, b); });
        node_of_cluster_.assign(nodes.size(), no_node);
        for (const auto i : order) {
            if (!result_.nodes.empty() && result_.nodes.back().id == nodes[i].id) {
                auto& twin = result_.nodes.back();
                twin.parts.insert(twin.parts.end(), nodes[i].parts.begin(), nodes[i].parts.end());
            } else {
                result_.nodes.push_back(std::move(nodes[i]));
            }
            node_of_cluster_[i] = static_cast<NodeIndex>(result_.nodes.size() - 1);
        }
        const auto path_order = [&](std::uint32_t a, std::uint32_t b) {
            const auto &left = documents_[a].document, &right = documents_[b].document;
            return std::tie(left.source, left.part) < std::tie(right.source, right.part);
        };
        for (auto& node : result_.nodes) std::sort(node.parts.begin(), node.parts.end(), path_order);
        node_of_part_.assign(documents_.size(), no_node);
        for (NodeIndex node = 0; node < result_.nodes.size(); ++node)
            for (const auto part : result_.nodes[node].parts) node_of_part_[part] = node;
        for (const auto& [base, list] : ambiguous) {
            AmbiguousId id{base, {}};
            for (const auto i : list) id.candidates.push_back(node_of_cluster_[i]);
            std::sort(id.candidates.begin(), id.candidates.end());
            id.candidates.erase(std::unique(id.candidates.begin(), id.candidates.end()), id.candidates.end());
            result_.ambiguous.push_back(std::move(id));
        }
    }

    // ---- mentions -------------------------------------------------------------------------------------------------

    void place_mentions() {
        for (std::uint32_t part = 0; part < documents_.size(); ++part) {
            first_mention_.push_back(static_cast<std::uint32_t>(result_.mentions.size()));
            for (const auto& citation : documents_[part].document.citations) {
                Mention mention;
                mention.citing = node_of_part_[part];
                mention.part = part;
                mention.n = citation.n;
                mention.span = citation.span;
                mention.sentence = citation.sentence;
                mention.why = citation.kind == CitationKind::blank ? "the number is left blank" : "names no known document";
                if (citation.kind == CitationKind::self) {
                    mention.target = mention.citing;
                    mention.why = "the document's own number";
                }
                result_.mentions.push_back(std::move(mention));
            }
        }
        for (std::size_t i = 0; i < clusters_.size(); ++i)
            for (const auto* claim : clusters_[i].claims)
                if (!claim->of_itself()) {
                    auto& mention = mention_of(claim->part, claim->n);
                    mention.target = node_of_cluster_[i];
                    mention.why = why(*claim, clusters_[i]);
                }
        for (const auto& [claim, list] : ambiguous_) {
            auto& mention = mention_of(claim->part, claim->n);
            std::set<NodeIndex> candidates;
            for (const auto i : list) candidates.insert(node_of_cluster_[i]);
            mention.candidates.assign(candidates.begin(), candidates.end());
            mention.why = "several documents of this number agree with what is printed";
        }
    }

    Mention& mention_of(std::uint32_t part, int n) {
        return result_.mentions[first_mention_[part] + static_cast<std::uint32_t>(n) - 1];
    }

    static std::string why(const Claim& claim, const Cluster& cluster) {
        if (claim.citation->kind == CitationKind::named) return "the name of a known document";
        if (scope_unknown(claim.scope)) return "number; the province of its issuer is not known";
        if (claim.holds_year) return "the number holds its year";
        if (!claim.date.full()) return cluster.date.full() ? "the only document of this number that agrees" : "number and issuer, no date is known";
        if (claim.date != cluster.date) return "number and issuer; its date is a misprint of " + cluster.date.iso();
        return "number, date and issuer";
    }

    // "Nghị quyết số 57": the only document of that type and leading number that the same document names in full.
    void place_short_forms() {
        for (const auto& claim : claims_.short_forms) {
            std::set<NodeIndex> fitting;
            for (const auto& citation : documents_[claim.part].document.citations) {
                if (citation.kind != CitationKind::num || citation.type != claim.citation->type) continue;
                const auto digits = slug_of_number(claim.citation->printed);
                const auto slug = slug_of_number(citation.number);
                if (!slug.starts_with(digits + "-") || !citation.date.agrees(claim.date)) continue;
                const auto target = mention_of(claim.part, citation.n).target;
                if (target != no_node) fitting.insert(target);
            }
            auto& mention = mention_of(claim.part, claim.n);
            if (fitting.size() == 1) {
                mention.target = *fitting.begin();
                mention.why = "short for the only such document named in full here";
            } else if (fitting.size() > 1) {
                mention.candidates.assign(fitting.begin(), fitting.end());
                mention.why = "short for several documents named in full here";
            }
        }
    }

    // ---- edges ----------------------------------------------------------------------------------------------------

    void draw_edges() {
        for (std::uint32_t part = 0; part < documents_.size(); ++part) {
            const auto& document = documents_[part].document;
            const NodeIndex own = node_of_part_[part];
            if (result_.nodes[own].parts.front() != part) continue; // another copy of the same document
            std::vector<bool> told(document.citations.size(), false);
            const auto add = [&](NodeIndex from, int to, Relation relation) {
                const auto index = first_mention_[part] + static_cast<std::uint32_t>(to) - 1;
                const NodeIndex target = result_.mentions[index].target;
                if (from == no_node || target == no_node || from == target) return;
                result_.edges.push_back({from, target, relation, index});
            };
            for (const auto& edge : document.relations) {
                if (edge.from == 0) {
                    told[static_cast<std::size_t>(edge.to) - 1] = true;
                    auto& mention = mention_of(part, edge.to);
                    mention.relation = std::max(mention.relation, edge.relation);
                    add(own, edge.to, edge.relation);
                } else {
                    add(mention_of(part, edge.from).target, edge.to, edge.relation);
                }
            }
            for (const auto& citation : document.citations)
                if (!told[static_cast<std::size_t>(citation.n) - 1]) add(own, citation.n, Relation::cites);
        }
        auto& edges = result_.edges;
        std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
            return std::tie(a.from, a.to, a.relation, a.mention) < std::tie(b.from, b.to, b.relation, b.mention);
        });
        // Who cites it: documents whose own text does.
        NodeIndex last_from = no_node, last_to = no_node;
        for (const auto& edge : edges) {
            if (result_.mentions[edge.mention].citing != edge.from) continue;
            if (edge.from != last_from || edge.to != last_to) ++result_.nodes[edge.to].cited_by_count;
            last_from = edge.from;
            last_to = edge.to;
        }
    }

    // Same day, issuer, type and leading number under another code: one of the two is probably a misprint. They are
    // shown to the person and never merged.
    void find_misprints() {
        std::map<std::tuple<std::string, std::string, std::string, std::string, std::string>, std::vector<NodeIndex>> alike;
        for (NodeIndex i = 0; i < result_.nodes.size(); ++i) {
            const auto& node = result_.nodes[i];
            if (node.number.empty() || !node.date.full() || node.issuer.name.empty()) continue;
            alike[{node.type, node.slug.substr(0, node.slug.find('-')), node.date.iso(), slug_of_name(node.issuer.name), node.issuer.province}]
                .push_back(i);
        }
        for (const auto& [key, list] : alike)
            for (const auto i : list)
                for (const auto other : list)
                    if (i != other && result_.nodes[i].slug != result_.nodes[other].slug)
                        result_.nodes[i].probable_misprints.push_back(other);
    }

    const std::vector<HeldDocument>& documents_;
    const Authority& authority_;
    const Claims claims_;
    std::vector<Cluster> clusters_;
    std::map<const Claim*, std::vector<std::size_t>> ambiguous_;
    std::vector<NodeIndex> node_of_cluster_, node_of_part_;
    std::vector<std::uint32_t> first_mention_;
    Resolution result_;
};

} // namespace

Resolution resolve(const std::vector<HeldDocument>& documents, const Authority& authority) {
    return Resolver(documents, authority).run();
}

} // namespace vanmach
