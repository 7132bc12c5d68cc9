// SPDX-License-Identifier: GPL-2.0-or-later
// top_view, missing_view and cocited_view (server/analytics/views.h): documents ranked by who cites them.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "server/analytics/figures.h"
#include "server/analytics/views.h"
#include "server/documents/items.h"
#include "server/documents/parameters.h"
#include "server/http/parameter_specs.h"
#include "server/served.h"

namespace vanmach {

namespace {

constexpr std::size_t most_citing = 5; // shown beside a missing document

ParameterSpecs citing_parameters() {
    return ParameterSpecs{type_parameter("Only citing documents of this type, by code or name.")} +
           document_filter_parameters("citing documents") + ParameterSpecs{from_parameter(), to_parameter(), relation_parameter("Only citations of these relations.")};
}

struct Ranking {
    std::vector<NodeIndex> citing;
    std::vector<std::uint32_t> counts;
    std::vector<NodeIndex> order;
};

tl::expected<Ranking, Problem> rank(const Snapshot& snapshot, const Parameters& parameters) {
    const auto citing = filters_of(snapshot, parameters);
    if (!citing) return tl::unexpected(citing.error());
    const auto cited = filters_of(snapshot, parameters, "cited_");
    if (!cited) return tl::unexpected(cited.error());
    Ranking ranking;
    ranking.citing = counted_documents(snapshot, *citing);
    ranking.counts = cited_counts(snapshot, ranking.citing, relation_set_of(parameters));
    Selection wanted(snapshot, *cited);
    ranking.order = ranked(ranking.counts, [&](NodeIndex node) { return held_as_asked(parameters, snapshot.table().is_held(node)) && wanted.passes(node); });
    return ranking;
}

Json ranked_item(const Snapshot& snapshot, const Ranking& ranking, NodeIndex node) {
    Json item = item_of(snapshot, node);
    item["level"] = text_or_null(to_string(snapshot.table().level(node)));
    item["count"] = ranking.counts[node];
    item["share"] = share_of(ranking.counts[node], ranking.citing.size());
    return item;
}

/// Who cites it, of the documents that count.
void add_citing(const Snapshot& snapshot, NodeIndex node, RelationSet relations, Selection& wanted, Json& item) {
    const auto& table = snapshot.table();
    std::vector<NodeIndex> citing;
    std::array<std::uint32_t, 8> by_level{};
    std::unordered_set<std::uint32_t> provinces;
    for_each_neighbour(table.in_edges(node), relations, [&](NodeIndex other, RelationSet) {
        if (!table.is_held(other) || !wanted.passes(other)) return;
        citing.push_back(other);
        ++by_level[static_cast<std::size_t>(table.level(other))];
        if (table.province(other) != 0) provinces.insert(table.province(other));
    });
    const auto newest = citing.begin() + static_cast<std::ptrdiff_t>(std::min(most_citing, citing.size()));
    std::partial_sort(citing.begin(), newest, citing.end(), [&](NodeIndex a, NodeIndex b) {
        const auto left = table.day(a), right = table.day(b);
        return left != right ? left > right : a < b;
    });
    item["provinces"] = provinces.size();
    item["by_level"] = Json::object();
    for (std::size_t level = 1; level < by_level.size(); ++level) item["by_level"][std::string(to_string(static_cast<Level>(level)))] = by_level[level];
    item["citing"] = Json::array();
    for (auto at = citing.begin(); at != newest; ++at) item["citing"].push_back(item_of(snapshot, *at));
}

} // namespace

const ParameterSpecs& top_parameters() {
    static const ParameterSpecs specs = citing_parameters() + cited_parameters() + ParameterSpecs{size_parameter("20"), cursor_parameter()};
    return specs;
}

ViewResult top_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto ranks = rank(snapshot, parameters);
    if (!ranks) return tl::unexpected(ranks.error());
    const auto& ranking = *ranks;
    auto page = page_of(snapshot, parameters, "top", ranking.order.size(), [&](std::size_t i) { return ranked_item(snapshot, ranking, ranking.order[i]); });
    if (!page) return page;
    Json json{{"about", about_figure(snapshot, "/analytics/top", parameters, ranking.citing.size(), "Counts documents of this corpus, each once.")}};
    json.update(*page);
    return json;
}

const ParameterSpecs& missing_parameters() {
    static const ParameterSpecs specs = [] {
        auto all = citing_parameters() + cited_parameters();
        std::erase_if(all, [](const ParameterSpec& spec) { return spec.name == "held"; });
        return all + ParameterSpecs{size_parameter("20"), cursor_parameter()};
    }();
    return specs;
}

ViewResult missing_view(const Served& served, const Parameters& given) {
    const Snapshot& snapshot = served.snapshot();
    auto parameters = given;
    parameters.set("held", "false");
    const auto ranks = rank(snapshot, parameters);
    if (!ranks) return tl::unexpected(ranks.error());
    const auto& ranking = *ranks;
    const auto asked = filters_of(snapshot, parameters);
    if (!asked) return tl::unexpected(asked.error());
    const auto& filters = *asked;
    Selection citing(snapshot, filters);
    const auto relations = relation_set_of(parameters);
    auto page = page_of(snapshot, given, "missing", ranking.order.size(), [&](std::size_t i) {
        auto item = ranked_item(snapshot, ranking, ranking.order[i]);
        add_citing(snapshot, ranking.order[i], relations, citing, item);
        return item;
    });
    if (!page) return page;
    Json json{{"about", about_figure(snapshot, "/analytics/missing", given, ranking.citing.size(), "Cited by documents of this corpus; their own text is not in it.")}};
    json.update(*page);
    return json;
}

const ParameterSpecs& cocited_parameters() {
    static const ParameterSpecs specs = ParameterSpecs{id_parameter()} + citing_parameters() + cited_parameters() + ParameterSpecs{size_parameter("20"), cursor_parameter()};
    return specs;
}

ViewResult cocited_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto& table = snapshot.table();
    if (!parameters.has("id"))
        return tl::unexpected(bad_parameter("id", "Cited together with which document?", "Give id=, the id of a document: 33-ct-ttg.2021."));
    const auto node = find_asked(snapshot, parameters.text("id"));
    if (!node) return tl::unexpected(node.error());
    const auto asked = filters_of(snapshot, parameters);
    if (!asked) return tl::unexpected(asked.error());
    const auto& filters = *asked;
    Selection counts_as_citing(snapshot, filters);
    const auto relations = relation_set_of(parameters);
    const auto counted = counted_documents(snapshot, filters);
    std::vector<NodeIndex> citing;
    for_each_neighbour(table.in_edges(*node), relations, [&](NodeIndex other, RelationSet) {
        if (table.is_held(other) && counts_as_citing.passes(other)) citing.push_back(other);
    });
    const auto together = cited_counts(snapshot, citing, RelationSet::all());
    const auto all = cited_counts(snapshot, counted, RelationSet::all());
    const auto cited_filters = filters_of(snapshot, parameters, "cited_");
    if (!cited_filters) return tl::unexpected(cited_filters.error());
    Selection wanted(snapshot, *cited_filters);
    const auto order = ranked(together, [&](NodeIndex other) { return other != *node && held_as_asked(parameters, table.is_held(other)) && wanted.passes(other); });
    auto page = page_of(snapshot, parameters, "cocited", order.size(), [&](std::size_t i) {
        auto item = item_of(snapshot, order[i]);
        item["together"] = together[order[i]];
        item["share"] = share_of(together[order[i]], citing.size());
        item["jaccard"] = share_of(together[order[i]], citing.size() + all[order[i]] - together[order[i]]);
        return item;
    });
    if (!page) return page;
    Json json{{"about", about_figure(snapshot, "/analytics/cocited", parameters, counted.size(), "Documents of this corpus that cite both; each once.")},
              {"document", item_of(snapshot, *node)},
              {"citing", citing.size()}};
    json.update(*page);
    return json;
}

} // namespace vanmach
