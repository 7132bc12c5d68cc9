// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/issuers/views.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "corpus/text/syllables.h"
#include "server/documents/items.h"
#include "server/documents/parameters.h"
#include "server/http/parameter_specs.h"
#include "server/served.h"

namespace vanmach {

namespace {

constexpr std::size_t most_shown = 10;

struct Counts {
    std::size_t held = 0, cited_only = 0;
};

Counts counts_of(const DocumentTable& table, std::uint32_t issuer) {
    Counts counts;
    for (const auto node : table.documents_of(issuer)) ++(table.is_held(node) ? counts.held : counts.cited_only);
    return counts;
}

Issuer body_of(const IssuerView& view) { return {std::string(view.name), view.level, std::string(view.province), std::string(view.unit)}; }

Json issuer_item(const Snapshot& snapshot, std::uint32_t index) {
    const auto view = snapshot.table().issuer(index);
    const auto counts = counts_of(snapshot.table(), index);
    const auto line = line_of(body_of(view));
    return {{"slug", view.slug},
            {"name", view.name},
            {"level", text_or_null(to_string(view.level))},
            {"province", text_or_null(view.province)},
            {"unit", text_or_null(view.unit)},
            {"from", text_or_null(line.from.iso())},
            {"to", text_or_null(line.to.iso())},
            {"held", counts.held},
            {"cited_only", counts.cited_only}};
}

/// Most frequent first, equals in the order of their values.
Json counted(const std::map<std::string, std::size_t>& values) {
    std::vector<std::pair<std::string, std::size_t>> order(values.begin(), values.end());
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    Json list = Json::array();
    for (const auto& [value, count] : order) list.push_back({{"value", value}, {"count", count}});
    return list;
}

Json items_of(const Snapshot& snapshot, std::vector<NodeIndex> nodes, const std::function<bool(NodeIndex, NodeIndex)>& before) {
    std::sort(nodes.begin(), nodes.end(), before);
    Json items = Json::array();
    for (const auto node : nodes) {
        if (items.size() == most_shown) break;
        items.push_back(item_of(snapshot, node));
    }
    return items;
}

Problem unknown_issuer(const Snapshot& snapshot, std::string_view slug) {
    Problem problem{404, "unknown-issuer", "There is no such issuing body", fmt::format("No document of this corpus names “{}” as its issuer.", slug),
                    "Look for it by its name: /api/v1/issuers?q=."};
    const auto wanted = slug_of_name(slug);
    problem.extra["candidates"] = Json::array();
    for (std::uint32_t i = 0; i < snapshot.table().issuer_count() && problem.extra["candidates"].size() < most_shown; ++i)
        if (!wanted.empty() && snapshot.table().issuer(i).slug.find(wanted) != std::string_view::npos) problem.extra["candidates"].push_back(issuer_item(snapshot, i));
    return problem;
}

} // namespace

const ParameterSpecs& issuers_parameters() {
    static const ParameterSpecs specs = ParameterSpecs{text_spec("q", "Words of the name, with or without diacritics.", "ủy ban nhân dân tây ninh"), level_parameter("Only bodies of this tier."),
                                                       province_parameter("Only bodies of this province, in any writing."), provinces_parameter(), size_parameter("100"), cursor_parameter()};
    return specs;
}

ViewResult issuers_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto& table = snapshot.table();
    const auto asked = filters_of(snapshot, parameters);
    if (!asked) return tl::unexpected(asked.error());
    const auto& filters = *asked;
    const auto words = syllables(parameters.text("q"));
    const auto passes = [&](const IssuerView& view) {
        if (!filters.levels.empty() && std::find(filters.levels.begin(), filters.levels.end(), to_string(view.level)) == filters.levels.end()) return false;
        if (!filters.provinces.empty() && std::find(filters.provinces.begin(), filters.provinces.end(), slug_of_name(view.province)) == filters.provinces.end()) return false;
        if (words.empty()) return true;
        const auto name = syllables(fmt::format("{} {} {}", view.name, view.unit, view.province));
        return std::all_of(words.begin(), words.end(), [&](const Syllable& word) {
            return std::any_of(name.begin(), name.end(), [&](const Syllable& syllable) { return syllable.bare == word.bare; });
        });
    };
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < table.issuer_count(); ++i)
        if (passes(table.issuer(i))) found.push_back(i);
    std::vector<Counts> counts(table.issuer_count());
    for (const auto i : found) counts[i] = counts_of(table, i);
    std::stable_sort(found.begin(), found.end(), [&](auto a, auto b) {
        return counts[a].held != counts[b].held ? counts[a].held > counts[b].held : counts[a].cited_only > counts[b].cited_only;
    });
    auto page = page_of(snapshot, parameters, "issuers", found.size(), [&](std::size_t i) { return issuer_item(snapshot, found[i]); });
    if (!page) return page;
    // Held documents by tier and by province, under its old name or under the one that it has now.
    std::map<std::string, std::size_t> levels, provinces;
    for (const auto i : found) {
        const auto view = table.issuer(i);
        if (counts[i].held == 0) continue;
        levels[view.level == Level::unknown ? "unknown" : std::string(to_string(view.level))] += counts[i].held;
        const auto* province = parameters.text("provinces") == "new" && !view.province.empty() ? authority().province(view.province) : nullptr;
        if (!view.province.empty()) provinces[province != nullptr ? province->successor : std::string(view.province)] += counts[i].held;
    }
    (*page)["facets"] = {{"level", counted(levels)}, {"province", counted(provinces)}};
    return page;
}

const ParameterSpecs& issuer_parameters() {
    static const ParameterSpecs specs = [] {
        auto slug = text_spec("slug", "Slug of the body, in any case.", "uy-ban-nhan-dan-tinh-tay-ninh");
        slug.maximum = 300;
        return ParameterSpecs{slug};
    }();
    return specs;
}

ViewResult issuer_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto& table = snapshot.table();
    const auto index = table.find_issuer(parameters.text("slug"));
    if (!index) return tl::unexpected(unknown_issuer(snapshot, parameters.text("slug")));
    Json json = issuer_item(snapshot, *index);
    std::map<std::string, std::size_t> types, years;
    std::map<NodeIndex, std::size_t> cited;
    std::vector<NodeIndex> all, held;
    for (const auto node : table.documents_of(*index)) {
        all.push_back(node);
        ++types[table.type(node) == 0 ? "unknown" : std::string(table.text(table.type(node)))];
        if (table.day(node).known()) ++years[fmt::format("{:04}", table.day(node).year)];
        if (!table.is_held(node)) continue;
        held.push_back(node);
        NodeIndex last = no_node;
        for (const auto& edge : table.out_edges(node))
            if (edge.own() && edge.other != last) ++cited[last = edge.other];
    }
    json["types"] = counted(types);
    json["years"] = counted(years);
    std::erase_if(all, [&](NodeIndex node) { return table.cited_by_count(node) == 0; });
    json["most_cited"] = items_of(snapshot, std::move(all), [&](NodeIndex a, NodeIndex b) {
        return table.cited_by_count(a) != table.cited_by_count(b) ? table.cited_by_count(a) > table.cited_by_count(b) : a < b;
    });
    json["recent"] = items_of(snapshot, std::move(held), [&](NodeIndex a, NodeIndex b) { return table.day(a) != table.day(b) ? table.day(a) > table.day(b) : a < b; });
    std::vector<NodeIndex> cited_nodes;
    for (const auto& [node, count] : cited) cited_nodes.push_back(node);
    std::stable_sort(cited_nodes.begin(), cited_nodes.end(), [&](NodeIndex a, NodeIndex b) { return cited[a] > cited[b]; });
    json["cites_most"] = Json::array();
    for (const auto node : cited_nodes) {
        if (json["cites_most"].size() == most_shown) break;
        json["cites_most"].push_back(item_of(snapshot, node));
        json["cites_most"].back()["count"] = cited[node];
    }
    const auto line = line_of(body_of(table.issuer(*index)));
    json["predecessors"] = related_bodies(snapshot, line.predecessors);
    json["successors"] = related_bodies(snapshot, line.successors);
    return json;
}

} // namespace vanmach
