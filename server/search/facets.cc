// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/facets.h"

#include <algorithm>

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "corpus/text/utf8.h"

namespace vanmach {

namespace {

constexpr std::size_t most_values = 100;
constexpr int no_field = -1, several_fields = -2;

bool among(const std::vector<std::string>& values, std::string_view value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

/// Making the slug costs more than all else here; a name whose length cannot give it is spared.
bool slug_among(const std::vector<std::string>& slugs, std::string_view name) {
    const auto letters = code_points(name);
    if (std::none_of(slugs.begin(), slugs.end(), [&](const std::string& slug) { return slug.size() <= letters; })) return false;
    return !name.empty() && among(slugs, slug_of_name(name));
}

const std::vector<std::string>& values_of(const Filters& filters, Facet facet) {
    switch (facet) {
    case Facet::type: return filters.types;
    case Facet::issuer: return filters.issuers;
    case Facet::province: return filters.provinces;
    case Facet::level: return filters.levels;
    case Facet::year: break;
    }
    return filters.years;
}

bool passes(const Filters& filters, Facet facet, std::string_view value) {
    const auto& values = values_of(filters, facet);
    if (values.empty()) return true;
    return facet == Facet::issuer || facet == Facet::province ? slug_among(values, value) : among(values, value);
}

std::string_view value_of(const NodeView& view, Facet facet) {
    switch (facet) {
    case Facet::type: return view.type;
    case Facet::issuer: return view.issuer;
    case Facet::province: return view.province;
    case Facet::level: return to_string(view.level);
    case Facet::year: break;
    }
    return view.date.substr(0, 4);
}

/// The field that a match fails, when it fails but one.
template <typename Passes>
int failed_field(const Passes& passes_field) {
    int failed = no_field;
    for (std::size_t i = 0; i < facet_count && failed != several_fields; ++i)
        if (!passes_field(i)) failed = failed == no_field ? static_cast<int>(i) : several_fields;
    return failed;
}

} // namespace

FacetCounter::FacetCounter(const Snapshot& snapshot, const Filters& filters)
    : snapshot_(snapshot), filters_(filters), dated_(filters.from.known() || filters.to.known()) {
    for (std::size_t i = 0; i < facet_count; ++i) {
        const auto facet = static_cast<Facet>(i);
        columns_[i] = snapshot.facet(facet);
        counts_[i].resize(snapshot.facet_size(facet));
        if (values_of(filters, facet).empty()) continue;
        for (std::uint32_t value = 0; value < snapshot.facet_size(facet); ++value)
            wanted_[i].push_back(passes(filters, facet, snapshot.facet_value(facet, value)) ? 1 : 0);
    }
}

std::optional<std::vector<HeldIndex>> FacetCounter::countable() const {
    if (std::count_if(wanted_.begin(), wanted_.end(), [](const auto& values) { return !values.empty(); }) < 2) return std::nullopt;
    std::vector<HeldIndex> countable;
    for (HeldIndex held = 0; held < columns_.front().size(); ++held)
        if (failed_field([&](std::size_t i) { return wanted_[i].empty() || wanted_[i][columns_[i][held]] != 0; }) != several_fields) countable.push_back(held);
    return countable;
}

bool FacetCounter::count(HeldIndex held) {
    if (dated_ && !in_range(snapshot_.table().day(snapshot_.node_of(held)), filters_.from, filters_.to)) return false;
    const int failed = failed_field([&](std::size_t i) { return wanted_[i].empty() || wanted_[i][columns_[i][held]] != 0; });
    if (failed == several_fields) return false;
    for (std::size_t i = 0; i < facet_count; ++i)
        if (failed == no_field || failed == static_cast<int>(i)) ++counts_[i][columns_[i][held]];
    return failed == no_field;
}

bool FacetCounter::count_cited(NodeIndex node) {
    if (dated_ && !in_range(snapshot_.table().day(node), filters_.from, filters_.to)) return false;
    const NodeView view = snapshot_.node(node);
    const int failed = failed_field([&](std::size_t i) { return passes(filters_, static_cast<Facet>(i), value_of(view, static_cast<Facet>(i))); });
    if (failed == several_fields) return false;
    for (std::size_t i = 0; i < facet_count; ++i)
        if (failed == no_field || failed == static_cast<int>(i)) ++cited_counts_[i][std::string(value_of(view, static_cast<Facet>(i)))];
    return failed == no_field;
}

Json FacetCounter::json(bool merged) const {
    Json facets;
    for (std::size_t i = 0; i < facet_count; ++i) {
        const auto facet = static_cast<Facet>(i);
        using Count = std::pair<std::string_view, std::uint32_t>;
        std::vector<Count> counts;
        for (std::uint32_t value = 0; value < counts_[i].size(); ++value)
            if (counts_[i][value] > 0) counts.emplace_back(snapshot_.facet_value(facet, value), counts_[i][value]);
        counts.insert(counts.end(), cited_counts_[i].begin(), cited_counts_[i].end());
        std::erase_if(counts, [](const Count& count) { return count.first.empty(); }); // what is not known is no value
        const bool under_new_names = facet == Facet::province && merged;
        if (under_new_names || !cited_counts_[i].empty()) {
            std::map<std::string_view, std::uint32_t> sums;
            for (const auto& [name, count] : counts) {
                const auto* province = under_new_names ? authority().province(name) : nullptr;
                sums[province != nullptr ? std::string_view(province->successor) : name] += count;
            }
            counts.assign(sums.begin(), sums.end());
        }
        const auto shown = std::min(counts.size(), most_values);
        std::partial_sort(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(shown), counts.end(),
                          [](const Count& a, const Count& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
        counts.resize(shown);
        Json json = Json::array();
        for (const auto& [value, count] : counts) json.push_back({{"value", value}, {"count", count}});
        facets[std::string(to_string(facet))] = std::move(json);
    }
    return facets;
}

} // namespace vanmach
