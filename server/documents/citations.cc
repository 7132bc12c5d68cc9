// SPDX-License-Identifier: GPL-2.0-or-later
// citations_view and cited_by_view (server/views.h).
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "server/documents/filters.h"
#include "server/documents/items.h"
#include "server/documents/narrowing.h"
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

/// One document, cited by its id; what is no one document counts by what is printed, a blank number each for itself.
std::string key_of(const MentionView& mention, const Json& read) {
    if (mention.target != no_node) return std::to_string(mention.target);
    const auto text = [&](const char* key) { return read.contains(key) && read[key].is_string() ? read[key].get<std::string>() : std::string(); };
    const auto kind = text("kind");
    return fmt::format("?{}|{}|{}|{}", text("printed"), text("type"), text("date"), kind == "blank" ? mention.n : 0);
}

/// What one document cites, its mentions together.
struct Cited {
    NodeIndex node = no_node;
    bool itself = false; // the document's own number
    std::vector<Relation> relations;
};

/// The citations of a record by their numbers.
using ByNumber = std::map<int, const Json*>;

ByNumber citations_by_number(const Json& record) {
    ByNumber read;
    const auto found = record.is_object() ? record.find("citations") : record.end();
    if (!record.is_object() || found == record.end()) return read;
    for (const Json& citation : *found)
        if (citation.is_object()) read[citation.value("n", 0)] = &citation;
    return read;
}

const Json& found_in(const ByNumber& read, int n) {
    static const Json nothing = Json::object();
    const auto found = read.find(n);
    return found == read.end() ? nothing : *found->second;
}

std::map<std::string, Cited> cited_documents(const Snapshot& snapshot, const ByNumber& read, std::uint32_t first, std::uint32_t last) {
    std::map<std::string, Cited> cited;
    for (std::uint32_t i = first; i < last; ++i) {
        const MentionView mention = snapshot.mention(i);
        const Json& as_read = found_in(read, mention.n);
        auto& one = cited[key_of(mention, as_read)];
        one.node = mention.target;
        one.itself = as_read.is_object() && as_read.value("kind", Json(nullptr)) == "self";
        one.relations.push_back(mention.relation);
    }
    return cited;
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

std::vector<Relation> relations_of(const Citing& citing) {
    std::vector<Relation> relations;
    for (const EdgeView& edge : citing.edges) relations.push_back(edge.relation());
    return relations;
}

Json citing_item(const Snapshot& snapshot, const Citing& citing, Sentences& sentences) {
    Json item = item_of(snapshot, citing.node);
    item["level"] = text_or_null(to_string(snapshot.node(citing.node).level));
    item["relation"] = to_string(citing.strongest);
    item["citation"] = citation_of(snapshot.node(citing.node));
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
    static const ParameterSpecs specs = ParameterSpecs{id_parameter()} + document_filter_parameters("mentions of documents of such issuers and dates") +
                                        ParameterSpecs{relation_parameter("Only mentions that cite so.")};
    return specs;
}

ViewResult citations_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto node = find_document(snapshot, parameters.text("id"));
    if (!node) return tl::unexpected(node.error());
    const auto view = snapshot.node(*node);
    return citations_of(served, parameters, view.is_held() ? snapshot.record(view.held) : Json());
}

ViewResult citations_of(const Served& served, const Parameters& parameters, const Json& record) {
    const Snapshot& snapshot = served.snapshot();
    const auto node = find_document(snapshot, parameters.text("id"));
    if (!node) return tl::unexpected(node.error());
    const auto filters = filters_of(snapshot, parameters);
    if (!filters) return tl::unexpected(filters.error());
    Narrowing narrowing(snapshot, *filters, relations_of(parameters));
    Json items = Json::array();
    std::size_t documents = 0, of_all = 0;
    if (const NodeView view = snapshot.node(*node); view.is_held()) {
        const auto read = citations_by_number(record);
        const auto [first, last] = snapshot.mentions_of(view.held);
        const auto cited = cited_documents(snapshot, read, first, last);
        std::set<std::string> wanted;
        for (const auto& [key, one] : cited) {
            if (!one.itself) ++of_all;
            if (one.itself ? filters->empty() && narrowing.wants(one.relations.front()) : narrowing.take(one.node, one.relations)) {
                wanted.insert(key);
                documents += one.itself ? 0 : 1;
            }
        }
        Sentences sentences(snapshot);
        for (std::uint32_t i = first; i < last; ++i) {
            const MentionView mention = snapshot.mention(i);
            const Json& as_read = found_in(read, mention.n);
            if (!narrowing.wants(mention.relation) || !wanted.contains(key_of(mention, as_read))) continue;
            items.push_back(citation_item(snapshot, as_read, mention, sentences));
        }
    }
    const std::size_t total = items.size();
    return Json{{"total", total}, {"documents", documents}, {"cites_count", of_all}, {"items", std::move(items)}, {"next", nullptr}, {"facets", narrowing.facets()}};
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
    const auto filters = filters_of(snapshot, parameters);
    if (!filters) return tl::unexpected(filters.error());
    Narrowing narrowing(snapshot, *filters, relations_of(parameters));
    auto citing = citing_documents(snapshot, *node);
    std::erase_if(citing, [&](const Citing& one) { return !narrowing.take(one.node, relations_of(one)); });
    std::stable_sort(citing.begin(), citing.end(), [&](const Citing& a, const Citing& b) {
        return snapshot.node(a.node).date >
               snapshot.node(b.node).date; // newest first, unknown last; then by id
    });
    Sentences sentences(snapshot);
    auto page = page_of(snapshot, parameters, fmt::format("cited-by {}", snapshot.node(*node).id), citing.size(),
                        [&](std::size_t i) { return citing_item(snapshot, citing[i], sentences); });
    if (page) (*page)["facets"] = narrowing.facets();
    return page;
}

} // namespace vanmach
