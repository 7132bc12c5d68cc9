// SPDX-License-Identifier: GPL-2.0-or-later
// citations_view and cited_by_view (server/views.h).
#include <algorithm>
#include <map>

#include <fmt/format.h>

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

bool has_relation(const Citing& citing, const std::vector<Relation>& relations) {
    return relations.empty() || std::any_of(citing.edges.begin(), citing.edges.end(), [&](const EdgeView& edge) {
               return std::find(relations.begin(), relations.end(), edge.relation()) != relations.end();
           });
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
    static const ParameterSpecs specs = ParameterSpecs{id_parameter()} + document_filter_parameters("documents that cite it") +
                                        ParameterSpecs{relation_parameter("Only documents that cite it so."), size_parameter(), cursor_parameter()};
    return specs;
}

ViewResult cited_by_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto node = find_document(snapshot, parameters.text("id"));
    if (!node) return tl::unexpected(node.error());
    const auto asked = filters_of(snapshot, parameters);
    if (!asked) return tl::unexpected(asked.error());
    const auto& filters = *asked;
    const auto relations = relations_of(parameters);
    Selection wanted(snapshot, filters);
    auto citing = citing_documents(snapshot, *node);
    std::erase_if(citing, [&](const Citing& one) { return !has_relation(one, relations) || !wanted.passes(one.node); });
    std::stable_sort(citing.begin(), citing.end(), [&](const Citing& a, const Citing& b) {
        return snapshot.node(a.node).date >
               snapshot.node(b.node).date; // newest first, unknown last; then by id
    });
    Sentences sentences(snapshot);
    return page_of(snapshot, parameters, fmt::format("cited-by {}", snapshot.node(*node).id), citing.size(),
                   [&](std::size_t i) { return citing_item(snapshot, citing[i], sentences); });
}

} // namespace vanmach
