// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/compare/citations.h"

#include <algorithm>
#include <map>
#include <set>

namespace vanmach::comparison {

std::vector<Cited> cited_by(const DocumentTable& table, const std::vector<NodeIndex>& documents) {
    std::map<NodeIndex, std::vector<Use>> found;
    for (std::size_t by = 0; by < documents.size(); ++by) {
        if (!table.is_held(documents[by])) continue;
        std::map<NodeIndex, std::set<std::uint32_t>> places; // one place may stand in two relations
        for (const auto& edge : table.out_edges(documents[by])) {
            if (!edge.own() || edge.other == documents[by]) continue;
            auto& uses = found[edge.other];
            if (uses.empty() || uses.back().by != by) uses.push_back({by, edge.relation(), edge.mention(), 0});
            auto& use = uses.back();
            if (edge.relation() > use.relation || (edge.relation() == use.relation && edge.mention() < use.mention)) use.relation = edge.relation(), use.mention = edge.mention();
            auto& all = places[edge.other];
            all.insert(edge.mention());
            use.mentions = static_cast<std::uint32_t>(all.size());
        }
    }
    std::vector<Cited> cited;
    for (auto& [document, uses] : found) cited.push_back({document, std::move(uses)});
    const auto strongest = [](const Cited& one) { return std::ranges::max_element(one.uses, {}, &Use::relation)->relation; };
    std::ranges::stable_sort(cited, [&](const Cited& a, const Cited& b) {
        if (a.uses.size() != b.uses.size()) return a.uses.size() > b.uses.size();
        if (strongest(a) != strongest(b)) return strongest(a) > strongest(b);
        return table.cited_by_count(a.document) > table.cited_by_count(b.document);
    });
    return cited;
}

} // namespace vanmach::comparison
