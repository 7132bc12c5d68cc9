// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/resolution/mentions.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "corpus/document_id.h"

namespace vanmach {

namespace {

Reason reason_of(const ClaimReader& read, ClaimRef claim, const Cluster& cluster) {
    const auto& cited = read.cited(claim);
    const auto date = read.date(claim);
    if (cited.kind == CitationKind::named) return Reason::known_by_name;
    if (scope_unknown(read.claims().text(cited.scope))) return Reason::province_unknown;
    if (cited.holds_year) return Reason::holds_year;
    if (!date.full()) return cluster.date.full() ? Reason::only_one_agrees : Reason::no_date_known;
    return date == cluster.date ? Reason::all_agree : Reason::date_misprinted;
}

void open(Resolution& result, std::uint32_t mention, std::vector<NodeIndex> candidates, Reason reason) {
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    result.mentions[mention].reason = reason;
    result.open.push_back({mention, std::move(candidates)});
}

// "Nghị quyết số 57": the only document of that type and leading number that the same document names in full.
void place_short_forms(const Claims& claims, std::uint32_t held, Resolution& result) {
    const auto mentions = claims.mentions_of(held);
    const auto first = claims.first_mention(held);
    if (std::none_of(mentions.begin(), mentions.end(), [](const auto& claim) { return claim.kind == CitationKind::short_form; })) return;
    // By type and leading digits; what is named a thousand times is kept once.
    std::map<std::pair<TextId, std::string_view>, std::set<std::tuple<TextId, std::uint32_t, NodeIndex>>> in_full;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
        const auto slug = claims.text(mentions[i].slug);
        if (mentions[i].kind != CitationKind::num || result.mentions[first + i].target == no_node) continue;
        if (const auto end = slug.find('-'); end != slug.npos) in_full[{mentions[i].type, slug.substr(0, end)}].insert({mentions[i].slug, mentions[i].date, result.mentions[first + i].target});
    }
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
        if (mentions[i].kind != CitationKind::short_form) continue;
        const auto digits = claims.text(mentions[i].slug);
        const auto date = PartialDate::unpacked(mentions[i].date);
        std::vector<NodeIndex> fitting;
        // "112/2014" goes on behind the digits.
        const auto leading = digits.substr(0, digits.find('-'));
        if (const auto found = in_full.find({mentions[i].type, leading}); found != in_full.end())
            for (const auto& [slug_id, other_date, target] : found->second) {
                const auto slug = claims.text(slug_id);
                if (slug.starts_with(digits) && slug.size() > digits.size() && slug[digits.size()] == '-' && PartialDate::unpacked(other_date).agrees(date)) fitting.push_back(target);
            }
        std::sort(fitting.begin(), fitting.end());
        fitting.erase(std::unique(fitting.begin(), fitting.end()), fitting.end());
        if (fitting.size() == 1) {
            result.mentions[first + i].target = fitting.front();
            result.mentions[first + i].reason = Reason::short_form;
        } else if (fitting.size() > 1) {
            open(result, first + i, std::move(fitting), Reason::several_named_here);
        }
    }
}

} // namespace

void place_mentions(const ClaimReader& read, const Clusters& clusters, const std::vector<NodeIndex>& node_of_cluster, Resolution& result) {
    const auto& claims = read.claims();
    result.mentions.reserve(claims.cited().size());
    for (const auto& claim : claims.cited()) {
        auto& mention = result.mentions.emplace_back();
        mention.span = claim.span;
        mention.sentence = claim.sentence;
        if (claim.kind == CitationKind::blank) mention.reason = Reason::blank;
        if (claim.kind == CitationKind::self) {
            mention.target = result.node_of[claim.held];
            mention.reason = Reason::own_number;
        }
    }
    for (std::size_t i = 0; i < clusters.clusters.size(); ++i)
        for (const auto claim : clusters.clusters[i].claims) {
            if (read.of_itself(claim)) continue;
            auto& mention = result.mentions[read.mention(claim)];
            mention.target = node_of_cluster[i];
            mention.reason = reason_of(read, claim, clusters.clusters[i]);
        }
    for (const auto& ambiguity : clusters.ambiguous)
        open(result, ambiguity.mention, {node_of_cluster.begin() + ambiguity.first, node_of_cluster.begin() + ambiguity.last}, Reason::several_agree);
    for (std::uint32_t held = 0; held < claims.held().size(); ++held) {
        place_short_forms(claims, held, result);
        result.mentions_end.push_back(claims.first_mention(held) + static_cast<std::uint32_t>(claims.mentions_of(held).size()));
    }
    std::sort(result.open.begin(), result.open.end(), [](const auto& a, const auto& b) { return a.mention < b.mention; });
}

} // namespace vanmach
