// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/documents/filters.h"

#include <algorithm>

#include "corpus/document_id.h"
#include "server/documents/territories.h"

namespace vanmach {

namespace {

bool among(const std::vector<std::string>& values, std::string_view value) {
    return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

/// The slug only where it is needed: most searches name no issuer and no province.
bool slug_among(const std::vector<std::string>& slugs, std::string_view name) {
    return slugs.empty() || (!name.empty() && among(slugs, slug_of_name(name)));
}

bool cites_any(const Snapshot& snapshot, NodeIndex node, const Filters& filters) {
    const auto edges = snapshot.out_edges(node);
    return std::any_of(edges.begin(), edges.end(), [&](const EdgeView& edge) {
        return edge.own() && std::find(filters.cites.begin(), filters.cites.end(), edge.other) != filters.cites.end() && wanted_relation(filters, edge);
    });
}

bool cited_by_any(const Snapshot& snapshot, NodeIndex node, const std::vector<NodeIndex>& citing) {
    const auto edges = snapshot.in_edges(node);
    return std::any_of(edges.begin(), edges.end(), [&](const EdgeView& edge) {
        return edge.own() && std::find(citing.begin(), citing.end(), edge.other) != citing.end();
    });
}

} // namespace

bool wanted_relation(const Filters& filters, const EdgeView& edge) {
    return filters.relations.empty() || std::find(filters.relations.begin(), filters.relations.end(), edge.relation()) != filters.relations.end();
}

Selection::Selection(const Snapshot& snapshot, const Filters& filters) : snapshot_(snapshot), filters_(filters) {
    if (filters.era) territories_ = std::make_unique<Territories>(snapshot, ProvinceView::both);
}

Selection::~Selection() = default;

bool in_range(const PartialDate& date, const PartialDate& from, const PartialDate& to) {
    if (!from.known() && !to.known()) return true;
    if (!date.known()) return false;
    // As in the index: a part that is not printed counts as 0, one that the bound leaves open includes
    // everything.
    const auto number = [](const PartialDate& d, int open) {
        return d.year * 10000 + (d.month == 0 ? open : d.month) * 100 + (d.day == 0 ? open : d.day);
    };
    return (!from.known() || number(date, 0) >= number(from, 0)) &&
           (!to.known() || number(date, 0) <= number(to, 99));
}

bool Selection::text_passes(std::unordered_map<std::uint32_t, bool>& known, std::uint32_t number, const std::vector<std::string>& values, bool slugs) {
    if (values.empty()) return true;
    const auto [found, is_new] = known.try_emplace(number, false);
    const auto text = snapshot_.table().text(number);
    if (is_new) found->second = slugs ? slug_among(values, text) : among(values, text);
    return found->second;
}

bool Selection::passes(NodeIndex node) {
    if (filters_.empty()) return true;
    const auto& table = snapshot_.table();
    const auto day = table.day(node);
    return text_passes(types_, table.type(node), filters_.types, false) && text_passes(provinces_, table.province(node), filters_.provinces, true) &&
           text_passes(issuers_, table.issuer_text(node), filters_.issuers, true) && among(filters_.levels, to_string(table.level(node))) &&
           (!filters_.held || table.is_held(node) == *filters_.held) &&
           (filters_.years.empty() || among(filters_.years, day.known() ? std::to_string(day.year) : std::string())) && in_range(day, filters_.from, filters_.to) &&
           (!filters_.era || territories_->of_era(node, *filters_.era)) &&
           (!filters_.cites_given || cites_any(snapshot_, node, filters_)) &&
           (!filters_.cited_by_given || cited_by_any(snapshot_, node, filters_.cited_by)) &&
           (!filters_.among_given || std::find(filters_.among.begin(), filters_.among.end(), node) != filters_.among.end());
}

} // namespace vanmach
