// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/documents/filters.h"

#include <algorithm>

#include "corpus/document_id.h"

namespace vanmach {

namespace {

bool among(const std::vector<std::string>& values, std::string_view value) {
    return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

/// The slug only where it is needed: most searches name no issuer and no province.
bool slug_among(const std::vector<std::string>& slugs, std::string_view name) {
    return slugs.empty() || (!name.empty() && among(slugs, slug_of_name(name)));
}

bool in_range(std::string_view iso, const PartialDate& from, const PartialDate& to) {
    if (!from.known() && !to.known()) return true;
    const auto date = PartialDate::parse_iso(iso);
    if (!date) return false;
    // As in the index: a part that is not printed counts as 0, one that the bound leaves open includes
    // everything.
    const auto number = [](const PartialDate& d, int open) {
        return d.year * 10000 + (d.month == 0 ? open : d.month) * 100 + (d.day == 0 ? open : d.day);
    };
    return (!from.known() || number(*date, 0) >= number(from, 0)) &&
           (!to.known() || number(*date, 0) <= number(to, 99));
}

bool cites_any(const Snapshot& snapshot, NodeIndex node, const std::vector<NodeIndex>& cited) {
    const auto edges = snapshot.out_edges(node);
    return std::any_of(edges.begin(), edges.end(), [&](const EdgeView& edge) {
        return std::find(cited.begin(), cited.end(), edge.other) != cited.end();
    });
}

bool cited_by_any(const Snapshot& snapshot, NodeIndex node, const std::vector<NodeIndex>& citing) {
    const auto edges = snapshot.in_edges(node);
    return std::any_of(edges.begin(), edges.end(), [&](const EdgeView& edge) {
        return std::find(citing.begin(), citing.end(), edge.other) != citing.end();
    });
}

} // namespace

bool passes(const Snapshot& snapshot, NodeIndex node, const Filters& filters) {
    if (filters.empty()) return true;
    const NodeView view = snapshot.node(node);
    return among(filters.types, view.type) && among(filters.levels, to_string(view.level)) &&
           among(filters.years, view.date.substr(0, 4)) && slug_among(filters.issuers, view.issuer) &&
           slug_among(filters.provinces, view.province) && in_range(view.date, filters.from, filters.to) &&
           (!filters.cites_given || cites_any(snapshot, node, filters.cites)) &&
           (!filters.cited_by_given || cited_by_any(snapshot, node, filters.cited_by));
}

} // namespace vanmach
