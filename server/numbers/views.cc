// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/numbers/views.h"

#include <algorithm>

#include "corpus/document_id.h"
#include "server/documents/items.h"
#include "server/documents/values.h"
#include "server/served.h"

namespace vanmach {

namespace {

constexpr std::size_t most_candidates = 20;

/// Those of a number, narrowed by the date that was printed with it where that leaves any.
std::vector<NodeIndex> documents_of(const Snapshot& snapshot, const ListedNumber& listed) {
    auto nodes = listed.number ? documents_of_number(snapshot, slug_of_number(listed.number->number.canonical), listed.number->type_word)
                               : documents_named(snapshot, listed.typed);
    if (nodes.size() < 2 || !listed.date.known()) return nodes;
    std::vector<NodeIndex> dated;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(dated), [&](NodeIndex node) {
        const auto day = snapshot.table().day(node);
        return day.known() && day.agrees(listed.date);
    });
    return dated.empty() ? nodes : dated;
}

Json unknown_item() {
    return {{"id", nullptr}, {"held", nullptr}, {"type", nullptr}, {"number", nullptr}, {"date", nullptr}, {"issuer", nullptr},
            {"province", nullptr}, {"title", nullptr}, {"cited_by_count", nullptr}};
}

Json row_of(const Snapshot& snapshot, const ListedNumber& listed) {
    const auto nodes = documents_of(snapshot, listed);
    Json row{{"line", listed.line}, {"typed", listed.typed}};
    row["state"] = nodes.size() > 1 ? "ambiguous" : nodes.empty() ? (listed.number ? "unknown" : "unread") : snapshot.node(nodes.front()).is_held() ? "held" : "cited";
    row.update(nodes.size() == 1 ? item_of(snapshot, nodes.front()) : unknown_item());
    if (nodes.size() != 1 && listed.number) row["number"] = listed.number->number.canonical;
    row["typed_date"] = text_or_null(listed.date.iso());
    row["documents"] = nodes.size();
    row["candidates"] = Json::array();
    if (nodes.size() > 1)
        for (std::size_t i = 0; i < std::min(nodes.size(), most_candidates); ++i) row["candidates"].push_back(item_of(snapshot, nodes[i]));
    return row;
}

} // namespace

Json numbers_view(const Served& served, const NumberList& list) {
    Json items = Json::array();
    Json counts{{"held", 0}, {"cited", 0}, {"ambiguous", 0}, {"unknown", 0}, {"unread", 0}};
    for (const auto& listed : list.numbers) {
        items.push_back(row_of(served.snapshot(), listed));
        auto& count = counts[items.back()["state"].get<std::string>()];
        count = count.get<int>() + 1;
    }
    const auto total = items.size();
    return {{"total", total}, {"items", std::move(items)}, {"next", nullptr}, {"skipped", list.skipped}, {"counts", std::move(counts)}};
}

} // namespace vanmach
