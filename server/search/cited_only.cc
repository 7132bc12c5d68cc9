// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/cited_only.h"

#include <algorithm>

#include <fmt/format.h>

#include "corpus/text/either_i.h"
#include "corpus/text/syllables.h"
#include "server/search/matcher.h"
#include "server/search/query_words.h"

namespace vanmach {

namespace {

std::string words_of(const NodeView& view) {
    return fmt::format("{} {}", view.number, view.title);
}

} // namespace

CitedOnly::CitedOnly(const Snapshot& snapshot) : snapshot_(snapshot) {
    for (NodeIndex node = 0; node < snapshot.node_count(); ++node) {
        const NodeView view = snapshot.node(node);
        if (view.is_held()) continue;
        nodes_.push_back(node);
        for (const Syllable& syllable : syllables(words_of(view))) {
            auto& nodes = by_bare_[syllable.bare];
            if (nodes.empty() || nodes.back() != node) nodes.push_back(node);
        }
    }
}

std::vector<NodeIndex> CitedOnly::search(const SearchRequest& request, const std::vector<NodeIndex>& named, FacetCounter& counter) const {
    // The rarest word that must be there as it was typed gives the candidates; each is then looked at.
    const std::vector<NodeIndex>* candidates = &nodes_;
    static const std::vector<NodeIndex> none;
    for (const auto& part : request.query.parts) {
        if (part.kind != QueryNode::Kind::word && part.kind != QueryNode::Kind::phrase) continue;
        for (const QueryWord& word : part.words) {
            if (word.prefix || ends_in_either_i(word.bare) || (part.kind == QueryNode::Kind::word && !long_forms(word).empty())) continue;
            const auto found = by_bare_.find(word.bare);
            const auto* nodes = found == by_bare_.end() ? &none : &found->second;
            if (nodes->size() < candidates->size()) candidates = nodes;
        }
    }
    // Columns tell the rest, and count.
    Filters citations;
    citations.cites_given = request.filters.cites_given;
    citations.cited_by_given = request.filters.cited_by_given;
    citations.among_given = request.filters.among_given;
    citations.cites = request.filters.cites;
    citations.relations = request.filters.relations;
    citations.era = request.filters.era;
    citations.cited_by = request.filters.cited_by;
    citations.among = request.filters.among;
    Selection wanted(snapshot_, citations);
    const Matcher matcher(snapshot_, request.query);
    std::vector<NodeIndex> result;
    for (const NodeIndex node : named)
        if (!snapshot_.table().is_held(node) && wanted.passes(node) && counter.count_cited(node)) result.push_back(node);
    const auto leading = static_cast<std::ptrdiff_t>(result.size());
    for (const NodeIndex node : *candidates) {
        if (std::find(named.begin(), named.end(), node) != named.end() || !wanted.passes(node)) continue;
        if (!request.query.empty() && !matcher.matches(node, syllables(words_of(snapshot_.node(node))))) continue;
        if (counter.count_cited(node)) result.push_back(node);
    }
    const auto more_cited = [&](NodeIndex a, NodeIndex b) {
        const auto left = snapshot_.table().cited_by_count(a), right = snapshot_.table().cited_by_count(b);
        return left != right ? left > right : a < b;
    };
    if (request.sort == Sort::relevance || request.sort == Sort::cited) {
        std::sort(result.begin() + (request.sort == Sort::cited ? 0 : leading), result.end(), more_cited);
    } else {
        std::sort(result.begin(), result.end(), [&](NodeIndex a, NodeIndex b) {
            const auto left = snapshot_.table().day(a), right = snapshot_.table().day(b);
            if (left.known() != right.known()) return left.known();
            if (left != right) return (left < right) == (request.sort == Sort::date);
            return a < b;
        });
    }
    return result;
}

} // namespace vanmach
