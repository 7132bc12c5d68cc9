// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/resolution/joint_mentions.h"

#include <algorithm>
#include <utility>

namespace vanmach {

namespace {

bool is_joint(const Citation& citation) { return citation.authority.find(joint_mark) != std::string::npos; }

} // namespace

void split_joint_mentions(Document& document) {
    if (std::none_of(document.citations.begin(), document.citations.end(), is_joint)) return;
    std::vector<Citation> citations;
    // The new numbers of citation n: [first, second). 0 stays the document itself.
    std::vector<std::pair<int, int>> numbers = {{0, 1}};
    for (auto& citation : document.citations) {
        const int first = static_cast<int>(citations.size()) + 1;
        for (auto& key : joint_parts(citation.authority)) {
            citations.push_back(citation);
            citations.back().authority = std::move(key);
            citations.back().n = static_cast<int>(citations.size());
        }
        numbers.emplace_back(first, static_cast<int>(citations.size()) + 1);
    }
    std::vector<RelationEdge> relations;
    for (const auto& edge : document.relations) {
        const auto [from, from_next] = numbers[static_cast<std::size_t>(edge.from)];
        const auto [to, to_next] = numbers[static_cast<std::size_t>(edge.to)];
        for (int f = from; f < from_next; ++f)
            for (int t = to; t < to_next; ++t) relations.push_back({f, t, edge.relation});
    }
    document.citations = std::move(citations);
    document.relations = std::move(relations);
}

} // namespace vanmach
