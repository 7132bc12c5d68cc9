// SPDX-License-Identifier: GPL-2.0-or-later
// A citation graph in the formats of other programs: GraphML, DOT, CSV, JSON. Written piece by piece, so that a graph of
// any size needs no more memory than a piece.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/snapshot.h"
#include "server/http/text_sink.h"

namespace vanmach {

struct GraphNode {
    NodeView document;
    std::optional<int> depth; // of a chain
};

struct GraphEdge {
    std::string_view from, to; // ids, from the citing to the cited
    Relation relation = Relation::cites;
    std::size_t evidence = 0;  // places that tell it
    std::string_view document; // id of the document that holds the first of them
    std::string sentence;      // the first of them; "" where it is left out
};

/// All nodes, then all edges: begin node* edge* end.
class GraphWriter {
  public:
    virtual ~GraphWriter() = default;
    virtual void begin() {}
    virtual void node(const GraphNode&) {}
    virtual void edge(const GraphEdge&) {}
    virtual void end() {}
};

/// GraphML 1.0 (the schema of graphml.graphdrawing.org), directed; every attribute is declared. Its ids are name tokens: the tilde of
/// an id is an underscore there, the attribute `id` has it as it is.
std::unique_ptr<GraphWriter> graphml_writer(TextSink sink);
/// The language of Graphviz: a node a document, labelled with its number and issuer; documents that are only cited are dashed.
std::unique_ptr<GraphWriter> dot_writer(TextSink sink);
/// RFC 4180 with BOM, as all lists are written; a table of the nodes, or of the edges. Only a chain has depths and sentences.
enum class GraphTable { nodes, edges };
std::unique_ptr<GraphWriter> csv_writer(GraphTable table, bool is_chain, TextSink sink);
/// {"nodes": [...], "edges": [...]}
std::unique_ptr<GraphWriter> json_writer(TextSink sink);

} // namespace vanmach
