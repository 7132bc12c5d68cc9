// SPDX-License-Identifier: GPL-2.0-or-later
// timeline_view (server/analytics/views.h).
#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "server/analytics/figures.h"
#include "server/analytics/views.h"
#include "server/documents/items.h"
#include "server/documents/parameters.h"
#include "server/http/parameter_specs.h"
#include "server/served.h"

namespace vanmach {

namespace {

enum class Unit { year, quarter, month };

Unit unit_of(const Parameters& parameters) {
    const auto name = parameters.text("unit");
    return name == "month" ? Unit::month : name == "quarter" ? Unit::quarter : Unit::year;
}

int periods_a_year(Unit unit) { return unit == Unit::month ? 12 : unit == Unit::quarter ? 4 : 1; }

/// Periods since the year 0; nothing where the date is not known that well.
std::optional<int> period_of(const PartialDate& date, Unit unit) {
    if (!date.known() || (unit != Unit::year && date.month == 0)) return std::nullopt;
    const int within = unit == Unit::month ? date.month - 1 : unit == Unit::quarter ? (date.month - 1) / 3 : 0;
    return date.year * periods_a_year(unit) + within;
}

std::string name_of(int period, Unit unit) {
    const int year = period / periods_a_year(unit), within = period % periods_a_year(unit) + 1;
    if (unit == Unit::year) return fmt::format("{:04}", year);
    return unit == Unit::quarter ? fmt::format("{:04}-Q{}", year, within) : fmt::format("{:04}-{:02}", year, within);
}

/// A document's value of the split; "" unknown.
std::string_view split_value(const DocumentTable& table, NodeIndex node, std::string_view split) {
    if (split == "type") return table.text(table.type(node));
    if (split == "level") return to_string(table.level(node));
    if (split == "province") return table.text(table.province(node));
    return {};
}

} // namespace

const ParameterSpecs& timeline_parameters() {
    static const ParameterSpecs specs =
        ParameterSpecs{choice_spec("unit", "The length of a period.", "month", {"year", "quarter", "month"}, "year"),
                       choice_spec("split", "What the documents of a period are counted by.", "level", {"none", "type", "level", "province", "relation"}, "none"),
                       many(text_spec("cites", "Only documents that cite this one, by its id; several are alternatives.", "33-ct-ttg.2021")),
                       relation_parameter("With cites: only citations of these relations."), many(text_spec("type", "Only documents of this type, by code or name.", "KH"))} +
        document_filter_parameters("these documents") + ParameterSpecs{from_parameter(), to_parameter()};
    return specs;
}

ViewResult timeline_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto& table = snapshot.table();
    const auto cited = documents_of(snapshot, parameters, "cites");
    if (!cited) return tl::unexpected(cited.error());
    const auto split = parameters.text("split");
    if (split == "relation" && cited->empty())
        return tl::unexpected(bad_parameter("split", "Relations are those to a document.", "Give cites= with it, the id of a document."));
    const auto unit = unit_of(parameters);
    auto counted = counted_documents(snapshot, filters_of(parameters));
    const auto in_corpus = counted.size();
    const auto relations = relation_set_of(parameters);
    std::map<NodeIndex, RelationSet> citing; // how each document cites any of them
    for (const auto node : *cited)
        for_each_neighbour(table.in_edges(node), relations, [&](NodeIndex other, RelationSet told) {
            for (int i = 0; i < relation_count; ++i)
                if (told.has(static_cast<Relation>(i))) citing[other].add(static_cast<Relation>(i));
        });
    if (!cited->empty()) std::erase_if(counted, [&](NodeIndex node) { return !citing.contains(node); });

    struct Period {
        std::size_t documents = 0;
        std::map<std::string, std::size_t> by;
    };
    std::map<int, Period> periods;
    std::size_t undated = 0;
    for (const auto node : counted) {
        const auto at = period_of(table.day(node), unit);
        if (!at) {
            ++undated;
            continue;
        }
        auto& period = periods[*at];
        ++period.documents;
        if (split == "relation") ++period.by[std::string(to_string(citing[node].strongest()))];
        else if (split != "none") ++period.by[std::string(split_value(table, node, split))];
    }
    Json items = Json::array();
    if (!periods.empty())
        for (int at = periods.begin()->first; at <= periods.rbegin()->first; ++at) {
            const auto& period = periods[at]; // those without a document, too: a line is drawn through them
            Json item{{"period", name_of(at, unit)}, {"documents", period.documents}};
            if (split != "none") {
                item["by"] = Json::object();
                for (const auto& [value, count] : period.by) item["by"][value.empty() ? "unknown" : value] = count;
            }
            items.push_back(std::move(item));
        }
    const auto total = items.size();
    return Json{{"about", about_figure(snapshot, "/analytics/timeline", parameters, in_corpus, "Counts documents of this corpus by the date that they print.")},
                {"unit", parameters.text("unit")},
                {"documents", counted.size()},
                {"undated", undated},
                {"total", total},
                {"items", std::move(items)},
                {"next", nullptr}};
}

} // namespace vanmach
