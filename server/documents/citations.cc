// SPDX-License-Identifier: GPL-2.0-or-later
// citations_view and cited_by_view (server/views.h).
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "server/documents/filters.h"
#include "server/documents/items.h"
#include "server/documents/parameters.h"
#include "server/served.h"
#include "server/views.h"

namespace vanmach {

namespace {

constexpr std::array<std::string_view, 8> copied_keys = {"kind",   "text", "printed", "type",
                                                         "number", "date", "issuer",  "province"};

/// A citation as it was read, and what it means.
Json citation_item(const Snapshot& snapshot, const Json& read, const MentionView& mention,
                   Sentences& sentences) {
    Json item;
    item["n"] = mention.n;
    for (const std::string_view key : copied_keys)
        item[std::string(key)] = read.value(std::string(key), Json(nullptr));
    item["flags"] = read.value("flags", Json::array());
    const bool resolved = mention.target != no_node;
    item["id"] = resolved ? Json(snapshot.node(mention.target).id) : Json(nullptr);
    item["document"] = resolved ? item_of(snapshot, mention.target) : Json(nullptr);
    if (!mention.candidates.empty()) {
        item["candidates"] = Json::array();
        for (const NodeIndex candidate : mention.candidates)
            item["candidates"].push_back(item_of(snapshot, candidate));
    }
    add_mention(item, mention, mention.relation, sentences);
    item["why"] = to_string(mention.reason);
    return item;
}

/// A document and the places where its own text cites the one that was asked for.
struct Citing {
    NodeIndex node = no_node;
    Relation strongest = Relation::cites;
    std::vector<EdgeView> edges;
};

std::vector<Citing> citing_documents(const Snapshot& snapshot, NodeIndex node) {
    std::vector<Citing> all;
    for (const EdgeView& edge : snapshot.in_edges(node)) {
        // An edge may also be told by a third document ("A, which implements B"): that is no citation by A's
        // own text.
        if (!edge.own()) continue;
        if (all.empty() || all.back().node != edge.other) all.push_back({edge.other, edge.relation(), {}});
        all.back().strongest = std::max(all.back().strongest, edge.relation());
        all.back().edges.push_back(edge);
    }
    return all;
}

bool has_relation(const Citing& citing, const std::vector<std::string>& relations) {
    return relations.empty() ||
           std::any_of(citing.edges.begin(), citing.edges.end(), [&](const EdgeView& edge) {
               return std::find(relations.begin(), relations.end(), to_string(edge.relation())) !=
                      relations.end();
           });
}

std::vector<std::string> province_slugs(const Parameters& parameters) {
    std::vector<std::string> slugs;
    for (const std::string& value : parameters.all("province")) {
        const Province* province = authority().province(value);
        slugs.push_back(slug_of_name(province ? province->name : value));
    }
    return slugs;
}

std::string identity_of(const Parameters& parameters, std::string_view id) {
    std::string identity = fmt::format("cited-by {}", id);
    for (const char* name : {"level", "province", "year", "relation"}) {
        for (const std::string& value : parameters.all(name)) identity += fmt::format("\n{}={}", name, value);
    }
    return identity;
}

Json citing_item(const Snapshot& snapshot, const Citing& citing, Sentences& sentences) {
    Json item = item_of(snapshot, citing.node);
    item["level"] = text_or_null(to_string(snapshot.node(citing.node).level));
    item["relation"] = to_string(citing.strongest);
    // The places in the order of the text; one place may stand in two relations.
    std::vector<EdgeView> edges = citing.edges;
    std::sort(edges.begin(), edges.end(), [](const EdgeView& a, const EdgeView& b) {
        return a.mention() != b.mention() ? a.mention() < b.mention() : a.relation() > b.relation();
    });
    item["mentions"] = Json::array();
    for (const EdgeView& edge : edges)
        add_mention(item["mentions"].emplace_back(), snapshot.mention(edge.mention()), edge.relation(),
                    sentences);
    return item;
}

} // namespace

ParameterSpec relation_parameter(std::string description) {
    ParameterSpec spec;
    spec.name = "relation";
    spec.type = ParameterType::choice;
    spec.many = true;
    spec.description = std::move(description);
    spec.example = "implements";
    for (int i = 0; i < relation_count; ++i) spec.choices.emplace_back(to_string(static_cast<Relation>(i)));
    return spec;
}

ParameterSpec size_parameter() {
    ParameterSpec spec;
    spec.name = "size";
    spec.type = ParameterType::integer;
    spec.description = "Items on a page; 0 for the total only.";
    spec.minimum = 0;
    spec.maximum = 1000;
    spec.fallback = "1000";
    spec.example = "100";
    return spec;
}

ParameterSpec cursor_parameter() {
    ParameterSpec spec;
    spec.name = "cursor";
    spec.description = "`next` of the page before.";
    return spec;
}

const ParameterSpecs& citations_parameters() {
    static const ParameterSpecs specs = {id_parameter()};
    return specs;
}

ViewResult citations_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto node = find_document(snapshot, parameters.text("id"));
    if (!node) return tl::unexpected(node.error());
    Json items = Json::array();
    if (const NodeView view = snapshot.node(*node); view.is_held()) {
        const Json record = snapshot.record(view.held);
        std::map<int, Json> read;
        for (const Json& citation : record.value("citations", Json::array()))
            read[citation.value("n", 0)] = citation;
        Sentences sentences(snapshot);
        const auto [first, last] = snapshot.mentions_of(view.held);
        for (std::uint32_t i = first; i < last; ++i) {
            const MentionView mention = snapshot.mention(i);
            items.push_back(citation_item(snapshot,
                                          read[mention.n].is_object() ? read[mention.n] : Json::object(),
                                          mention, sentences));
        }
    }
    const std::size_t total = items.size();
    return Json{{"total", total}, {"items", std::move(items)}, {"next", nullptr}};
}

const ParameterSpecs& cited_by_parameters() {
    static const ParameterSpecs specs = [] {
        ParameterSpec level;
        level.name = "level";
        level.type = ParameterType::choice;
        level.many = true;
        level.description = "Only documents issued at this tier.";
        level.choices = {"central", "ministry", "province", "department", "district", "commune", "unit"};
        level.example = "province";
        ParameterSpec province;
        province.name = "province";
        province.many = true;
        province.description = "Only documents of this province, in any writing.";
        province.example = "Tây Ninh";
        ParameterSpec year;
        year.name = "year";
        year.type = ParameterType::integer;
        year.many = true;
        year.minimum = 1900;
        year.maximum = 2100;
        year.description = "Only documents of this year.";
        year.example = "2025";
        return ParameterSpecs{id_parameter(),
                              level,
                              province,
                              year,
                              relation_parameter("Only documents that cite it so."),
                              size_parameter(),
                              cursor_parameter()};
    }();
    return specs;
}

ViewResult cited_by_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto node = find_document(snapshot, parameters.text("id"));
    if (!node) return tl::unexpected(node.error());
    const std::string identity = identity_of(parameters, snapshot.node(*node).id);
    const auto offset = read_cursor(snapshot, identity, parameters.text("cursor"));
    if (!offset) return tl::unexpected(offset.error());

    Filters filters;
    filters.levels = parameters.all("level");
    filters.years = parameters.all("year");
    filters.provinces = province_slugs(parameters);
    const std::vector<std::string> relations = parameters.all("relation");
    std::vector<Citing> citing = citing_documents(snapshot, *node);
    citing.erase(std::remove_if(citing.begin(), citing.end(),
                                [&](const Citing& one) {
                                    return !has_relation(one, relations) ||
                                           !passes(snapshot, one.node, filters);
                                }),
                 citing.end());
    std::stable_sort(citing.begin(), citing.end(), [&](const Citing& a, const Citing& b) {
        return snapshot.node(a.node).date >
               snapshot.node(b.node).date; // newest first, unknown last; then by id
    });

    Sentences sentences(snapshot);
    Json items = Json::array();
    const auto size = static_cast<std::size_t>(parameters.integer("size"));
    std::size_t at = std::min<std::size_t>(*offset, citing.size());
    for (; at < citing.size() && items.size() < size; ++at)
        items.push_back(citing_item(snapshot, citing[at], sentences));
    const bool more = at < citing.size() && size > 0;
    return Json{{"total", citing.size()},
                {"items", std::move(items)},
                {"next", more ? Json(make_cursor(snapshot, identity, at)) : Json(nullptr)}};
}

} // namespace vanmach
