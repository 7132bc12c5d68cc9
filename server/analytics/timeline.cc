// SPDX-License-Identifier: GPL-2.0-or-later
// timeline_view (server/analytics/views.h).
#include <algorithm>
#include <array>
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

/// Counts by small numbers that stand for the values of the split.
class Split {
  public:
    Split(const DocumentTable& table, std::string_view by, const std::map<NodeIndex, RelationSet>& citing) : table_(table), by_(by), citing_(citing) {
        if (by_ == "type" || by_ == "province") places_.assign(table.text_count(), 0);
    }
    bool wanted() const { return by_ != "none"; }

    std::size_t place(NodeIndex node) {
        if (by_ == "level") return place_of(level_places_[static_cast<std::size_t>(table_.level(node))], to_string(table_.level(node)));
        if (by_ == "relation") {
            const auto relation = citing_.at(node).strongest();
            return place_of(relation_places_[static_cast<std::size_t>(relation)], to_string(relation));
        }
        const auto text = by_ == "type" ? table_.type(node) : table_.province(node);
        return place_of(places_[text], table_.text(text));
    }
    /// By value; "unknown" for none.
    Json json(const std::vector<std::size_t>& counts) const {
        std::map<std::string, std::size_t> sorted;
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i] > 0) sorted[names_[i].empty() ? "unknown" : names_[i]] = counts[i];
        return Json(sorted);
    }

  private:
    /// `known` is the place and one more; 0 where it has none yet.
    std::size_t place_of(std::uint32_t& known, std::string_view name) {
        if (known == 0) {
            names_.emplace_back(name);
            known = static_cast<std::uint32_t>(names_.size());
        }
        return known - 1;
    }
    const DocumentTable& table_;
    std::string_view by_;
    const std::map<NodeIndex, RelationSet>& citing_;
    std::vector<std::uint32_t> places_; // by text number
    std::array<std::uint32_t, 8> level_places_{};
    std::array<std::uint32_t, relation_count> relation_places_{};
    std::vector<std::string> names_;
};

} // namespace

const ParameterSpecs& timeline_parameters() {
    static const ParameterSpecs specs =
        ParameterSpecs{choice_spec("unit", "The length of a period.", "month", {"year", "quarter", "month"}, "year"),
                       choice_spec("split", "What the documents of a period are counted by.", "level", {"none", "type", "level", "province", "relation"}, "none"),
                       many(text_spec("cites", "Only documents that cite this one, by its id; several are alternatives.", "33-ct-ttg.2021")),
                       relation_parameter("With cites: only citations of these relations."), type_parameter("Only documents of this type, by code or name.")} +
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
    const auto filters = filters_of(snapshot, parameters);
    if (!filters) return tl::unexpected(filters.error());
    auto counted = counted_documents(snapshot, *filters);
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
        std::vector<std::size_t> by;
    };
    Split values(table, split, citing);
    std::vector<Period> periods;
    int first = 0; // the period that periods[0] is
    std::size_t undated = 0;
    for (const auto node : counted) {
        const auto at = period_of(table.day(node), unit);
        if (!at) {
            ++undated;
            continue;
        }
        if (periods.empty()) first = *at;
        if (*at < first) {
            periods.insert(periods.begin(), static_cast<std::size_t>(first - *at), {});
            first = *at;
        }
        const auto place = static_cast<std::size_t>(*at - first);
        if (place >= periods.size()) periods.resize(place + 1);
        auto& period = periods[place];
        ++period.documents;
        if (!values.wanted()) continue;
        const auto value = values.place(node);
        if (value >= period.by.size()) period.by.resize(value + 1, 0);
        ++period.by[value];
    }
    Json items = Json::array();
    for (std::size_t i = 0; i < periods.size(); ++i) { // those without a document, too: a line is drawn through them
        Json item{{"period", name_of(first + static_cast<int>(i), unit)}, {"documents", periods[i].documents}};
        if (values.wanted()) item["by"] = values.json(periods[i].by);
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
