// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/graph/graph_views.h"

#include <algorithm>

#include "server/documents/items.h"
#include "server/documents/parameters.h"
#include "server/documents/values.h"
#include "server/graph/chain.h"
#include "server/graph/graph_writer.h"
#include "server/graph/path.h"
#include "server/http/negotiation.h"
#include "server/http/parameter_specs.h"
#include "server/served.h"
#include "server/service.h"
#include "server/views.h"

namespace vanmach {

namespace {

constexpr std::size_t most_evidence = 20;      // places told for one edge
constexpr std::size_t most_places = 5'000;     // told in all; beyond, an edge tells one
constexpr std::size_t most_edges = 50'000;
constexpr std::size_t written_at_once = 20'000; // edges; a larger graph is sent as it is written

ParameterSpecs format_parameters() {
    return {choice_spec("format", "How the graph is written; it can be chosen by the Accept header as well.", "graphml", {"json", "csv", "graphml", "dot"}),
            choice_spec("table", "Of CSV: the table of the edges, or that of the nodes.", "nodes", {"edges", "nodes"}, "edges")};
}

struct Format {
    std::string_view name;
    std::string_view content_type;
    std::string_view file;
};
constexpr std::array<Format, 4> formats = {{{"json", "application/json", "vanmach.json"},
                                            {"csv", "text/csv", "vanmach.csv"},
                                            {"graphml", "application/graphml+xml", "vanmach.graphml"},
                                            {"dot", "text/vnd.graphviz", "vanmach.gv"}}};

const Format& format_of(const Call& call) {
    const auto named = call.parameters.text("format");
    const auto chosen = best(call.accept, graph_content_types());
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const Format& format) { return named.empty() ? format.content_type == chosen : format.name == named; });
    return found == formats.end() ? formats.front() : *found;
}

std::unique_ptr<GraphWriter> writer_of(const Format& format, const Parameters& parameters, bool is_chain, TextSink sink) {
    if (format.name == "graphml") return graphml_writer(std::move(sink));
    if (format.name == "dot") return dot_writer(std::move(sink));
    if (format.name == "csv") return csv_writer(parameters.text("table") == "nodes" ? GraphTable::nodes : GraphTable::edges, is_chain, std::move(sink));
    return json_writer(std::move(sink));
}

Reply reply_of(const Format& format) {
    Reply reply;
    reply.content_type = std::string(format.content_type) + (format.content_type.starts_with("text/") ? "; charset=utf-8" : "");
    if (format.name != "json") reply.headers.emplace_back("Content-Disposition", "inline; filename=\"" + std::string(format.file) + "\"");
    return reply;
}

tl::expected<Chain, Problem> chain_of(const Snapshot& snapshot, NodeIndex root, const Parameters& parameters) {
    const auto filters = filters_of(snapshot, parameters);
    if (!filters) return tl::unexpected(filters.error());
    ChainRequest request;
    request.root = root;
    request.up = parameters.text("direction") != "down";
    request.down = parameters.text("direction") != "up";
    request.depth = static_cast<int>(parameters.integer("depth"));
    request.limit = static_cast<std::size_t>(parameters.integer("limit"));
    request.relations = relations_of(parameters);
    request.filters = *filters;
    if (const auto held = parameters.text("held"); held != "any") request.filters.held = held == "true";
    return walk_chain(snapshot, request);
}

Json edge_json(const Snapshot& snapshot, const ChainEdge& edge, Sentences& sentences, std::size_t& places) {
    Json evidence = Json::array();
    for (const std::uint32_t index : edge.mentions) {
        if (evidence.size() == (places < most_places ? most_evidence : 1)) break;
        ++places;
        const MentionView mention = snapshot.mention(index);
        Json& place = evidence.emplace_back();
        place["document"] = snapshot.node(mention.citing).id;
        add_mention(place, mention, edge.relation, sentences);
        place.erase("relation"); // the edge tells it
    }
    return {{"from", snapshot.node(edge.from).id},
            {"to", snapshot.node(edge.to).id},
            {"relation", to_string(edge.relation)},
            {"evidence_count", edge.mentions.size()},
            {"evidence", std::move(evidence)}};
}

/// The JSON of a chain or a path.
Json chain_json(const Snapshot& snapshot, NodeIndex root, const Chain& chain) {
    Json nodes = Json::array();
    for (const ChainNode& node : chain.nodes) {
        Json item = item_of(snapshot, node.node);
        item["level"] = text_or_null(to_string(snapshot.node(node.node).level));
        item["depth"] = node.depth;
        item["matched"] = node.matched;
        nodes.push_back(std::move(item));
    }
    Sentences sentences(snapshot);
    Json edges = Json::array();
    std::size_t places = 0;
    for (const ChainEdge& edge : chain.edges) {
        if (edges.size() == most_edges) break;
        edges.push_back(edge_json(snapshot, edge, sentences, places));
    }
    return Json{{"root", snapshot.node(root).id},
                {"nodes", std::move(nodes)},
                {"edges", std::move(edges)},
                {"truncated", chain.truncated || chain.edges.size() > most_edges}};
}

void write_chain(const Snapshot& snapshot, const Chain& chain, GraphWriter& writer) {
    writer.begin();
    for (const auto& node : chain.nodes) writer.node({snapshot.node(node.node), node.depth});
    Sentences sentences(snapshot);
    for (const auto& edge : chain.edges) {
        const auto first = snapshot.mention(edge.mentions.front());
        writer.edge({snapshot.node(edge.from).id, snapshot.node(edge.to).id, edge.relation, edge.mentions.size(), snapshot.node(first.citing).id,
                     sentences.slice(first.held, first.sentence)});
    }
    writer.end();
}

/// `listening` turns false when the client has gone.
void write_graph(const Snapshot& snapshot, const std::vector<Relation>& relations, GraphWriter& writer, const bool& listening) {
    const auto& table = snapshot.table();
    writer.begin();
    for (NodeIndex node = 0; node < table.node_count() && listening; ++node) writer.node({table.node(node), std::nullopt});
    for (NodeIndex node = 0; node < table.node_count() && listening; ++node) {
        const auto edges = table.out_edges(node);
        for (std::size_t i = 0; i < edges.size();) {
            const auto first = i;
            while (i < edges.size() && edges[i].other == edges[first].other && edges[i].relation() == edges[first].relation()) ++i;
            const auto relation = edges[first].relation();
            if (!relations.empty() && std::find(relations.begin(), relations.end(), relation) == relations.end()) continue;
            writer.edge({table.node(node).id, table.node(edges[first].other).id, relation, i - first, table.node(table.mention(edges[first].mention()).citing).id, {}});
        }
    }
    writer.end();
}

} // namespace

const std::vector<std::string>& graph_content_types() {
    static const auto types = [] {
        std::vector<std::string> names;
        for (const auto& format : formats) names.emplace_back(format.content_type);
        return names;
    }();
    return types;
}

const ParameterSpecs& chain_parameters() {
    static const ParameterSpecs specs =
        ParameterSpecs{id_parameter(),
                       choice_spec("direction", "up: towards what it cites; down: towards what cites it.", "down", {"up", "down", "both"}, "both"),
                       integer_spec("depth", "Steps from the document.", "3", 1, 20, "8"), relation_parameter("Follow only these relations; all when left out.")} +
        document_filter_parameters("these documents, and those that lead to them") +
        ParameterSpecs{choice_spec("held", "true: only documents whose text is here, and those that lead to them; false: only those that are cited and not here.", "true", {"true", "false", "any"}, "any"),
                       integer_spec("limit", "Documents in the chain, nearest first; `truncated` tells when there are more.", "100", 1, 5000, "500")};
    return specs;
}

ViewResult chain_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto root = find_document(snapshot, parameters.text("id"));
    if (!root) return tl::unexpected(root.error());
    const auto walked = chain_of(snapshot, *root, parameters);
    if (!walked) return tl::unexpected(walked.error());
    return chain_json(snapshot, *root, *walked);
}

const ParameterSpecs& path_parameters() {
    static const ParameterSpecs specs = [] {
        auto to = text_spec("to", "Where it leads: id of a document, or its number in any spelling; of documents of one number the nearest.", "33/CT-TTg");
        to.maximum = 300;
        return ParameterSpecs{id_parameter(), to, relation_parameter("Follow only these relations; left out: the strongest that lead there.")};
    }();
    return specs;
}

ViewResult path_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto from = find_document(snapshot, parameters.text("id"));
    if (!from) return tl::unexpected(from.error());
    PathRequest request;
    request.from = *from;
    request.relations = relations_of(parameters);
    const auto asked = parameters.text("to");
    if (asked.empty()) return tl::unexpected(bad_parameter("to", "The document that the path leads to is missing.", "Write its id or number, for instance ?to=33/CT-TTg."));
    request.to = documents_named(snapshot, asked);
    if (request.to.empty()) {
        const auto to = find_asked(snapshot, asked);
        if (!to) return tl::unexpected(to.error());
        request.to = {*to};
    }
    auto path = find_path(snapshot, request);
    const bool found = !path.nodes.empty() || std::find(request.to.begin(), request.to.end(), *from) != request.to.end();
    if (path.nodes.empty()) path.nodes.push_back({*from, 0, true});
    Json json = chain_json(snapshot, *from, path);
    json["found"] = found;
    json["named"] = request.to.size();
    json["to"] = item_of(snapshot, found ? path.nodes.back().node : request.to.front());
    return json;
}

const ParameterSpecs& chain_file_parameters() {
    static const ParameterSpecs specs = chain_parameters() + format_parameters();
    return specs;
}

Outcome chain_file(const Call& call) {
    const auto& format = format_of(call);
    if (format.name == "json") {
        const auto json = chain_view(*call.served, call.parameters);
        if (!json) return tl::unexpected(json.error());
        return json_reply(*json);
    }
    const Snapshot& snapshot = call.served->snapshot();
    const auto root = find_document(snapshot, call.parameters.text("id"));
    if (!root) return tl::unexpected(root.error());
    Reply reply = reply_of(format);
    const auto writer = writer_of(format, call.parameters, true, [&](std::string_view text) { return reply.body.append(text), true; });
    const auto chain = chain_of(snapshot, *root, call.parameters);
    if (!chain) return tl::unexpected(chain.error());
    write_chain(snapshot, *chain, *writer);
    reply.headers.emplace_back("Vanmach-Truncated", chain->truncated ? "true" : "false");
    return reply;
}

const ParameterSpecs& graph_parameters() {
    static const ParameterSpecs specs = ParameterSpecs{relation_parameter("Only edges of these relations; all when left out.")} + format_parameters();
    return specs;
}

Outcome graph_file(const Call& call) {
    const auto& format = format_of(call);
    Reply reply = reply_of(format);
    const auto write = [&format, served = call.served, parameters = call.parameters](const TextSink& sink) {
        bool listening = true;
        const auto writer = writer_of(format, parameters, false, [&](std::string_view text) { return listening = listening && sink(text); });
        write_graph(served->snapshot(), relations_of(parameters), *writer, listening);
    };
    if (call.served->snapshot().table().edge_count() > written_at_once) reply.stream = write;
    else write([&](std::string_view text) { return reply.body.append(text), true; });
    return reply;
}

} // namespace vanmach
