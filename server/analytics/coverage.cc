// SPDX-License-Identifier: GPL-2.0-or-later
// coverage_view (server/analytics/views.h).
#include <algorithm>
#include <array>
#include <map>

#include "server/analytics/figures.h"
#include "server/documents/territories.h"
#include "server/analytics/views.h"
#include "server/documents/items.h"
#include "server/documents/parameters.h"
#include "server/http/parameter_specs.h"
#include "server/served.h"

namespace vanmach {

namespace {

constexpr std::size_t most_directives = 50;
constexpr std::size_t directives_by_default = 10;

using Levels = std::array<std::size_t, 8>;

Json levels_json(const Levels& levels) {
    Json json = Json::object();
    for (std::size_t i = static_cast<std::size_t>(Level::province); i < levels.size(); ++i) json[std::string(to_string(static_cast<Level>(i)))] = levels[i];
    return json;
}

/// The documents of a territory, or those among them that cite a directive.
struct Cell {
    std::size_t documents = 0;
    Levels by_level{};
    std::array<std::size_t, relation_count> by_relation{};
    NodeIndex first = no_node; // by date; one without a full date only where none has one

    void add(const DocumentTable& table, NodeIndex node, RelationSet relations) {
        ++documents;
        ++by_level[static_cast<std::size_t>(table.level(node))];
        for (std::size_t i = 0; i < by_relation.size(); ++i) by_relation[i] += relations.has(static_cast<Relation>(i)) ? 1 : 0;
        const auto key = [&](NodeIndex n) { return std::tuple(!table.day(n).full(), table.day(n), n); };
        if (first == no_node || key(node) < key(first)) first = node;
    }
};

// Rows of a column: the territories, then the unknown province.
struct Column {
    std::vector<Cell> cells;
    std::size_t national = 0, other_time = 0;

    explicit Column(std::size_t territories) : cells(territories + 1) {}
    void add(const DocumentTable& table, Territories& territories, NodeIndex node, RelationSet relations) {
        const auto place = territories.of(node);
        if (place == Territories::no_province) ++national;
        else if (place == Territories::other_time) ++other_time;
        else cells[place == Territories::unknown_province ? cells.size() - 1 : place].add(table, node, relations);
    }
};

Json row_json(const Snapshot& snapshot, const Json& territory, NodeIndex directive, const Cell& cell, const Cell& held) {
    const auto view = snapshot.node(directive);
    Json row = territory;
    row["id"] = view.id;
    row["number"] = text_or_null(view.number);
    row["documents"] = cell.documents;
    row["by_relation"] = Json::object();
    for (int i = relation_count - 1; i >= 0; --i) row["by_relation"][std::string(to_string(static_cast<Relation>(i)))] = cell.by_relation[static_cast<std::size_t>(i)];
    row["by_level"] = levels_json(cell.by_level);
    row["held"] = held.documents;
    row["held_by_level"] = levels_json(held.by_level);
    row["share"] = share_of(cell.documents, held.documents);
    row["first_id"] = cell.first == no_node ? Json(nullptr) : Json(snapshot.node(cell.first).id);
    row["first_type"] = cell.first == no_node ? Json(nullptr) : text_or_null(snapshot.node(cell.first).type);
    row["first_number"] = cell.first == no_node ? Json(nullptr) : text_or_null(snapshot.node(cell.first).number);
    row["first_date"] = cell.first == no_node ? Json(nullptr) : text_or_null(snapshot.node(cell.first).date);
    return row;
}

/// Where none is asked for: what documents of provinces cite most, of central bodies.
std::vector<NodeIndex> common_directives(const Snapshot& snapshot, const std::vector<NodeIndex>& counted, RelationSet relations) {
    const auto& table = snapshot.table();
    auto provincial = counted;
    std::erase_if(provincial, [&](NodeIndex node) { return table.province(node) == 0; });
    auto nodes = ranked(cited_counts(snapshot, provincial, relations), [&](NodeIndex node) { return table.level(node) == Level::central || table.level(node) == Level::ministry; });
    if (nodes.size() > directives_by_default) nodes.resize(directives_by_default);
    return nodes;
}

} // namespace

const ParameterSpecs& coverage_parameters() {
    static const ParameterSpecs specs =
        ParameterSpecs{many(text_spec("id", "A directive, by its id; several are several columns. Left out: the central documents that provinces cite most.", "33-ct-ttg.2021")),
                       province_view_parameter(),
                       relation_parameter("Only citations of these relations."), level_parameter("Only documents of this tier."),
                       type_parameter("Only documents of this type, by code or name."), year_parameter("Only documents of this year."), from_parameter(), to_parameter()};
    return specs;
}

ViewResult coverage_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto& table = snapshot.table();
    const auto asked = filters_of(snapshot, parameters);
    if (!asked) return tl::unexpected(asked.error());
    const auto& filters = *asked;
    const auto relations = relation_set_of(parameters);
    const auto counted = counted_documents(snapshot, filters);
    auto directives = documents_of(snapshot, parameters, "id");
    if (!directives) return tl::unexpected(directives.error());
    if (directives->size() > most_directives) return tl::unexpected(bad_parameter("id", "These are more than 50 directives.", "Ask for some of them at a time."));
    if (directives->empty()) directives = common_directives(snapshot, counted, relations);

    Territories territories(snapshot, province_view_of(parameters.text("provinces")));
    const auto rows = territories.all().size();
    Column held(rows);
    for (const auto node : counted) held.add(table, territories, node, {});
    std::vector<Column> columns;
    Selection counts(snapshot, filters);
    for (const auto directive : *directives) {
        auto& column = columns.emplace_back(rows);
        for_each_neighbour(table.in_edges(directive), relations, [&](NodeIndex other, RelationSet told) {
            if (table.is_held(other) && counts.passes(other)) column.add(table, territories, other, told);
        });
    }

    Json items = Json::array(), columns_json = Json::array(), left_out = Json::object();
    for (std::size_t row = 0; row <= rows; ++row) {
        const Json territory = row < rows ? to_json(territories.all()[row]) : Json{{"province", nullptr}, {"from", nullptr}, {"to", nullptr}, {"successor", nullptr}};
        for (std::size_t column = 0; column < columns.size(); ++column)
            items.push_back(row_json(snapshot, territory, (*directives)[column], columns[column].cells[row], held.cells[row]));
    }
    for (const auto directive : *directives) columns_json.push_back(item_of(snapshot, directive));
    left_out["national"] = held.national;
    left_out["after_the_mergers"] = held.other_time;
    const auto total = items.size();
    return Json{{"about", about_figure(snapshot, "/analytics/coverage", parameters, counted.size(),
                                       "Documents of this corpus only: a province without a document here may have one elsewhere. Districts ended on 2025-07-01.")},
                {"provinces", parameters.text("provinces")},
                {"directives", std::move(columns_json)},
                {"left_out", std::move(left_out)},
                {"total", total},
                {"items", std::move(items)},
                {"next", nullptr}};
}

} // namespace vanmach
