// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/analytics/figures.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "server/documents/parameters.h"
#include "server/http/parameter_specs.h"

namespace vanmach {

Relation RelationSet::strongest() const {
    for (int i = relation_count - 1; i > 0; --i)
        if (has(static_cast<Relation>(i))) return static_cast<Relation>(i);
    return Relation::cites;
}

std::vector<NodeIndex> counted_documents(const Snapshot& snapshot, const Filters& filters) {
    const auto& table = snapshot.table();
    Selection wanted(snapshot, filters);
    std::vector<NodeIndex> nodes;
    nodes.reserve(table.held_documents());
    for (NodeIndex node = 0; node < table.node_count(); ++node)
        if (table.is_held(node) && wanted.passes(node)) nodes.push_back(node);
    return nodes;
}

RelationSet relation_set_of(const Parameters& parameters) {
    const auto relations = relations_of(parameters);
    return relations.empty() ? RelationSet::all() : RelationSet(relations);
}

ParameterSpecs cited_parameters() {
    return {many(text_spec("cited_type", "Only cited documents of this type, by code or name.", "CT")),
            level_parameter("Only cited documents of this tier.", "cited_level"),
            many(text_spec("cited_issuer", "Only cited documents of this body, by its name in any writing.", "Thủ tướng Chính phủ")),
            choice_spec("held", "true: only cited documents whose text is here; false: only those that are not; any: both.", "false", {"true", "false", "any"}, "any")};
}

bool held_as_asked(const Parameters& parameters, bool is_held) {
    const auto asked = parameters.text("held");
    return asked == "any" || asked.empty() || (asked == "true") == is_held;
}

Json about_figure(const Snapshot& snapshot, std::string_view path, const Parameters& parameters, std::size_t counted, std::string_view note) {
    const auto query = parameters.query_string();
    return {{"snapshot", snapshot.name()},
            {"content_hash", snapshot.content_hash()},
            {"query", fmt::format("/api/v1{}{}{}", path, query.empty() ? "" : "?", query)},
            {"documents", snapshot.table().held_documents()},
            {"counted", counted},
            {"note", note}};
}

Json share_of(std::size_t part, std::size_t whole) {
    if (whole == 0) return nullptr;
    return std::round(static_cast<double>(part) / static_cast<double>(whole) * 1e4) / 1e4;
}

std::vector<std::uint32_t> cited_counts(const Snapshot& snapshot, const std::vector<NodeIndex>& citing, RelationSet relations) {
    const auto& table = snapshot.table();
    std::vector<std::uint32_t> counts(table.node_count(), 0);
    for (const NodeIndex node : citing)
        for_each_neighbour(table.out_edges(node), relations, [&](NodeIndex other, RelationSet) { ++counts[other]; });
    return counts;
}

std::vector<NodeIndex> ranked(const std::vector<std::uint32_t>& counts, const std::function<bool(NodeIndex)>& wanted) {
    std::vector<NodeIndex> nodes;
    for (NodeIndex node = 0; node < counts.size(); ++node)
        if (counts[node] > 0 && wanted(node)) nodes.push_back(node);
    std::sort(nodes.begin(), nodes.end(), [&](NodeIndex a, NodeIndex b) { return counts[a] != counts[b] ? counts[a] > counts[b] : a < b; });
    return nodes;
}

} // namespace vanmach
