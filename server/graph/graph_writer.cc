// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/graph/graph_writer.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>

#include "corpus/document_json.h"
#include "server/http/tabular.h"
#include "server/http/xml.h"

namespace vanmach {

namespace {

// The attributes of a node and of an edge: one list for all formats.
struct Attribute {
    std::string_view name;
    std::string_view graphml_type;
};
constexpr std::array<Attribute, 10> node_attributes = {{{"held", "boolean"},
                                                        {"type", "string"},
                                                        {"number", "string"},
                                                        {"date", "string"},
                                                        {"issuer", "string"},
                                                        {"province", "string"},
                                                        {"level", "string"},
                                                        {"title", "string"},
                                                        {"cited_by_count", "int"},
                                                        {"depth", "int"}}};
constexpr std::array<Attribute, 4> edge_attributes = {{{"relation", "string"}, {"evidence_count", "int"}, {"document", "string"}, {"sentence", "string"}}};

Json value_of(const GraphNode& node, std::string_view name) {
    const auto& view = node.document;
    if (name == "held") return view.is_held();
    if (name == "type") return text_or_null(view.type);
    if (name == "number") return text_or_null(view.number);
    if (name == "date") return text_or_null(view.date);
    if (name == "issuer") return text_or_null(view.issuer);
    if (name == "province") return text_or_null(view.province);
    if (name == "level") return text_or_null(to_string(view.level));
    if (name == "title") return text_or_null(view.title);
    if (name == "cited_by_count") return view.cited_by_count;
    return node.depth ? Json(*node.depth) : Json(nullptr);
}

Json value_of(const GraphEdge& edge, std::string_view name) {
    if (name == "relation") return to_string(edge.relation);
    if (name == "evidence_count") return edge.evidence;
    if (name == "document") return text_or_null(edge.document);
    return text_or_null(edge.sentence);
}

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }
std::string plain(const Json& value) { return value.is_string() ? value.get<std::string>() : dumped(value); }

/// An id as an XML name token.
std::string token_of(std::string_view id) {
    std::string token(id);
    std::replace(token.begin(), token.end(), '~', '_');
    return xml_escaped(token);
}

std::string dot_quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n') out += "\\n";
        else if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out + '"';
}

class Graphml final : public GraphWriter {
  public:
    explicit Graphml(TextSink sink) : sink_(std::move(sink)) {}
    void begin() override {
        std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
                           "         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
                           "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
        const auto key = [&](std::string_view owner, const Attribute& attribute) {
            text += fmt::format("  <key id=\"{0}.{1}\" for=\"{0}\" attr.name=\"{1}\" attr.type=\"{2}\"/>\n", owner, attribute.name, attribute.graphml_type);
        };
        key("node", {"id", "string"});
        for (const auto& attribute : node_attributes) key("node", attribute);
        for (const auto& attribute : edge_attributes) key("edge", attribute);
        sink_(text + "  <graph id=\"citations\" edgedefault=\"directed\">\n");
    }
    void node(const GraphNode& node) override {
        std::string text = fmt::format("    <node id=\"{}\"><data key=\"node.id\">{}</data>", token_of(node.document.id), xml_escaped(node.document.id));
        for (const auto& attribute : node_attributes) data(text, "node", attribute.name, value_of(node, attribute.name));
        sink_(text + "</node>\n");
    }
    void edge(const GraphEdge& edge) override {
        std::string text = fmt::format("    <edge source=\"{}\" target=\"{}\">", token_of(edge.from), token_of(edge.to));
        for (const auto& attribute : edge_attributes) data(text, "edge", attribute.name, value_of(edge, attribute.name));
        sink_(text + "</edge>\n");
    }
    void end() override { sink_("  </graph>\n</graphml>\n"); }

  private:
    static void data(std::string& text, std::string_view owner, std::string_view name, const Json& value) {
        if (!value.is_null()) text += fmt::format("<data key=\"{}.{}\">{}</data>", owner, name, xml_escaped(plain(value)));
    }
    TextSink sink_;
};

class Dot final : public GraphWriter {
  public:
    explicit Dot(TextSink sink) : sink_(std::move(sink)) {}
    void begin() override {
        sink_("digraph citations {\n  rankdir=BT;\n  node [shape=box, fontname=\"sans-serif\", fontsize=11];\n  edge [fontname=\"sans-serif\", fontsize=9];\n");
    }
    void node(const GraphNode& node) override {
        const auto& view = node.document;
        std::string label(view.number.empty() ? view.id : view.number);
        if (!view.date.empty()) label.append("\n").append(view.date);
        if (!view.issuer.empty()) label.append("\n").append(view.issuer);
        sink_(fmt::format("  {} [label={}, tooltip={}{}];\n", dot_quoted(view.id), dot_quoted(label), dot_quoted(view.title), view.is_held() ? "" : ", style=dashed"));
    }
    void edge(const GraphEdge& edge) override {
        sink_(fmt::format("  {} -> {} [label={}, tooltip={}];\n", dot_quoted(edge.from), dot_quoted(edge.to), dot_quoted(to_string(edge.relation)), dot_quoted(edge.sentence)));
    }
    void end() override { sink_("}\n"); }

  private:
    TextSink sink_;
};

class Csv final : public GraphWriter {
  public:
    Csv(GraphTable table, bool is_chain, TextSink sink)
        : table_(table), nodes_(std::span(node_attributes).first(node_attributes.size() - (is_chain ? 0 : 1))),
          edges_(std::span(edge_attributes).first(edge_attributes.size() - (is_chain ? 0 : 1))), sink_(std::move(sink)) {}
    void begin() override {
        std::vector<Json> names;
        if (table_ == GraphTable::nodes) {
            names.emplace_back("id");
            for (const auto& attribute : nodes_) names.emplace_back(attribute.name);
        } else {
            names = {"from", "to"};
            for (const auto& attribute : edges_) names.emplace_back(attribute.name);
        }
        sink_(std::string(csv_byte_order_mark) + csv_row(names));
    }
    void node(const GraphNode& node) override {
        if (table_ != GraphTable::nodes) return;
        std::vector<Json> cells = {node.document.id};
        for (const auto& attribute : nodes_) cells.push_back(value_of(node, attribute.name));
        sink_(csv_row(cells));
    }
    void edge(const GraphEdge& edge) override {
        if (table_ != GraphTable::edges) return;
        std::vector<Json> cells = {edge.from, edge.to};
        for (const auto& attribute : edges_) cells.push_back(value_of(edge, attribute.name));
        sink_(csv_row(cells));
    }

  private:
    GraphTable table_;
    std::span<const Attribute> nodes_, edges_; // the last of each only a chain has
    TextSink sink_;
};

class JsonGraph final : public GraphWriter {
  public:
    explicit JsonGraph(TextSink sink) : sink_(std::move(sink)) {}
    void begin() override { sink_("{\"nodes\":["); }
    void node(const GraphNode& node) override {
        Json json{{"id", node.document.id}};
        for (const auto& attribute : node_attributes) json[std::string(attribute.name)] = value_of(node, attribute.name);
        if (!node.depth) json.erase("depth");
        item(json);
    }
    void edge(const GraphEdge& edge) override {
        open_edges();
        Json json{{"from", edge.from}, {"to", edge.to}};
        for (const auto& attribute : edge_attributes) json[std::string(attribute.name)] = value_of(edge, attribute.name);
        if (edge.sentence.empty()) json.erase("sentence");
        item(json);
    }
    void end() override {
        open_edges();
        sink_("]}");
    }

  private:
    void open_edges() {
        if (in_edges_) return;
        in_edges_ = true;
        first_ = true;
        sink_("],\"edges\":[");
    }
    void item(const Json& json) {
        sink_((first_ ? "\n" : ",\n") + dumped(json));
        first_ = false;
    }
    TextSink sink_;
    bool first_ = true, in_edges_ = false;
};

} // namespace

std::unique_ptr<GraphWriter> graphml_writer(TextSink sink) { return std::make_unique<Graphml>(std::move(sink)); }
std::unique_ptr<GraphWriter> dot_writer(TextSink sink) { return std::make_unique<Dot>(std::move(sink)); }
std::unique_ptr<GraphWriter> csv_writer(GraphTable table, bool is_chain, TextSink sink) { return std::make_unique<Csv>(table, is_chain, std::move(sink)); }
std::unique_ptr<GraphWriter> json_writer(TextSink sink) { return std::make_unique<JsonGraph>(std::move(sink)); }

} // namespace vanmach
