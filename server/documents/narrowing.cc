// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/documents/narrowing.h"

#include <algorithm>

namespace vanmach {

namespace {

Filters only_levels(const Filters& filters) {
    Filters part;
    part.levels = filters.levels;
    return part;
}
Filters only_provinces(const Filters& filters) {
    Filters part;
    part.provinces = filters.provinces;
    return part;
}
Filters only_years(const Filters& filters) {
    Filters part;
    part.years = filters.years;
    return part;
}

} // namespace

Narrowing::Narrowing(const Snapshot& snapshot, const Filters& filters, std::vector<Relation> relations)
    : snapshot_(snapshot), level_(snapshot, only_levels(filters)), province_(snapshot, only_provinces(filters)), year_(snapshot, only_years(filters)),
      relations_(std::move(relations)) {}

bool Narrowing::wants(Relation relation) const { return relations_.empty() || std::find(relations_.begin(), relations_.end(), relation) != relations_.end(); }

bool Narrowing::take(NodeIndex node, const std::vector<Relation>& relations) {
    std::array<bool, field_count> passes{};
    const auto by = [&](Part& part) { return node == no_node ? part.filters.empty() : part.selection.passes(node); };
    passes[by_level] = by(level_);
    passes[by_province] = by(province_);
    passes[by_year] = by(year_);
    passes[by_relation] = std::any_of(relations.begin(), relations.end(), [&](Relation one) { return wants(one); });
    const auto failed = std::count(passes.begin(), passes.end(), false);
    const auto counted = [&](Field field) { return failed == 0 || (failed == 1 && !passes[field]); };
    if (node != no_node) {
        const auto& table = snapshot_.table();
        if (counted(by_level)) count(by_level, to_string(table.level(node)));
        if (counted(by_province)) count(by_province, table.text(table.province(node)));
        if (const auto day = table.day(node); counted(by_year) && day.known()) count(by_year, std::to_string(day.year));
    }
    if (counted(by_relation)) {
        auto distinct = relations;
        std::sort(distinct.begin(), distinct.end());
        distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
        for (const auto one : distinct) count(by_relation, to_string(one));
    }
    return failed == 0;
}

void Narrowing::count(Field field, std::string_view value) {
    if (value.empty()) return;
    auto& counts = counts_[field];
    if (const auto found = counts.find(value); found != counts.end())
        ++found->second;
    else
        counts.emplace(value, 1);
}

Json Narrowing::facets() const {
    static constexpr std::array<std::string_view, field_count> names = {"level", "province", "year", "relation"};
    Json facets;
    for (std::size_t field = 0; field < names.size(); ++field) {
        std::vector<std::pair<std::string, std::size_t>> values(counts_[field].begin(), counts_[field].end());
        if (field == by_year)
            std::reverse(values.begin(), values.end());
        else
            std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
        auto& list = facets[std::string(names[field])] = Json::array();
        for (const auto& [value, count] : values) list.push_back({{"value", value}, {"count", count}});
    }
    return facets;
}

} // namespace vanmach
