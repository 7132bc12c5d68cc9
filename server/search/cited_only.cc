// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/cited_only.h"

#include <algorithm>

#include <fmt/format.h>

#include "corpus/text/syllables.h"

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

std::vector<NodeIndex> CitedOnly::search(const SearchRequest& request) const {
    // The rarest word gives the candidates; each is then looked at.
    const std::vector<NodeIndex>* candidates = &nodes_;
    static const std::vector<NodeIndex> none;
    for (const QueryClause& clause : request.text.clauses) {
        for (const QueryWord& word : clause.words) {
            const auto found = by_bare_.find(word.bare);
            const auto* nodes = found == by_bare_.end() ? &none : &found->second;
            if (nodes->size() < candidates->size()) candidates = nodes;
        }
    }
    std::vector<NodeIndex> result;
    Selection wanted(snapshot_, request.filters);
    const auto is_named = [&](NodeIndex node) {
        return std::find(request.number.begin(), request.number.end(), node) != request.number.end();
    };
    for (const NodeIndex node : request.number) {
        if (!snapshot_.node(node).is_held() && wanted.passes(node))
            result.push_back(node);
    }
    const std::size_t named = result.size();
    for (const NodeIndex node : *candidates) {
        if (!is_named(node) && wanted.passes(node) && holds(node, request.text))
            result.push_back(node);
    }
    const auto more_cited = [&](NodeIndex a, NodeIndex b) {
        const auto left = snapshot_.node(a).cited_by_count, right = snapshot_.node(b).cited_by_count;
        return left != right ? left > right : a < b;
    };
    if (request.sort == Sort::relevance || request.sort == Sort::cited) {
        std::sort(result.begin() + static_cast<std::ptrdiff_t>(request.sort == Sort::cited ? 0 : named),
                  result.end(), more_cited);
    } else {
        std::sort(result.begin(), result.end(), [&](NodeIndex a, NodeIndex b) {
            const std::string_view left = snapshot_.node(a).date, right = snapshot_.node(b).date;
            if (left.empty() != right.empty()) return right.empty();
            if (left != right) return (left < right) == (request.sort == Sort::date);
            return a < b;
        });
    }
    return result;
}

bool CitedOnly::holds(NodeIndex node, const TextQuery& text) const {
    if (text.empty()) return true;
    const std::vector<Syllable> words = syllables(words_of(snapshot_.node(node)));
    const auto is = [](const QueryWord& word, const Syllable& syllable) {
        return word.exact ? word.accented == syllable.accented : word.bare == syllable.bare;
    };
    return std::all_of(text.clauses.begin(), text.clauses.end(), [&](const QueryClause& clause) {
        return std::search(words.begin(), words.end(), clause.words.begin(), clause.words.end(),
                           [&](const Syllable& syllable, const QueryWord& word) {
                               return is(word, syllable);
                           }) != words.end();
    });
}

} // namespace vanmach
