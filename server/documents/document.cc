// SPDX-License-Identifier: GPL-2.0-or-later
// document_view and document_text (server/views.h).
#include <algorithm>

#include <fmt/format.h>

#include "server/documents/items.h"
#include "server/documents/parameters.h"
#include "server/documents/validity.h"
#include "server/served.h"
#include "server/views.h"

namespace vanmach {

namespace {

/// The record of a document that is only cited: the same keys, what is known from its citations.
Json cited_only_record(const NodeView& view) {
    Issuer issuer{std::string(view.issuer), view.level, std::string(view.province), std::string(view.unit)};
    Document document;
    Json record = to_json(document);
    record["source"] = nullptr;
    record["part"] = nullptr;
    record["type"] = text_or_null(view.type);
    record["number"] = text_or_null(view.number);
    record["date"] = text_or_null(view.date);
    if (!view.issuer.empty()) record["issuer"] = to_json(issuer);
    record["title"] = text_or_null(view.title);
    record.erase("text");
    return record;
}

Json sources_of(const Snapshot& snapshot, NodeIndex node) {
    Json sources = Json::array();
    for (const HeldIndex part : snapshot.parts(node)) {
        const Json record = snapshot.record(part);
        if (record.is_object() && record.contains("source") && std::find(sources.begin(), sources.end(), record["source"]) == sources.end()) sources.push_back(record["source"]);
    }
    return sources;
}

/// A body had taken in others by the day of the document, or they stood beside it then.
std::vector<RelatedBody> taken_in_by(const NodeView& view, std::vector<RelatedBody> predecessors) {
    const auto date = PartialDate::parse_iso(view.date).value_or(PartialDate{});
    std::erase_if(predecessors, [&](const RelatedBody& body) { return date.known() && date < body.since && !date.agrees(body.since); });
    return predecessors;
}

Json misprints_of(const Snapshot& snapshot, NodeIndex node) {
    Json misprints = Json::array();
    const NodeView own = snapshot.node(node);
    for (const NodeIndex other : snapshot.probable_misprints(node)) {
        const NodeView view = snapshot.node(other);
        misprints.push_back(
            {{"id", view.id},
             {"number", text_or_null(view.number)},
             {"reason", twins_told(own, view)}});
    }
    return misprints;
}

} // namespace

const ParameterSpecs& document_parameters() {
    static const ParameterSpecs specs = {id_parameter()};
    return specs;
}

std::string document_path(std::string_view id) {
    return "/documents/" + url_encoded(id);
}

ViewResult document_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto node = find_document(snapshot, parameters.text("id"));
    if (!node) return tl::unexpected(node.error());
    const NodeView view = snapshot.node(*node);

    Json document;
    document["id"] = view.id;
    document["held"] = view.is_held();
    Json record = view.is_held() ? snapshot.record(view.held) : cited_only_record(view);
    if (!record.is_object()) record = cited_only_record(view); // damaged: what the table knows
    for (auto& [key, value] : record.items()) document[key] = std::move(value);
    const auto line = line_of({std::string(view.issuer), view.level, std::string(view.province), std::string(view.unit)});
    document["sources"] = sources_of(snapshot, *node);
    document["cited_by_count"] = view.cited_by_count;
    document["citation"] = citation_of(view);
    document["predecessors"] = related_bodies(snapshot, taken_in_by(view, line.predecessors));
    document["successors"] = related_bodies(snapshot, line.successors);
    document["validity"] = validity_of(snapshot, *node);
    document["probable_misprints"] = misprints_of(snapshot, *node);
    document["text"] = view.is_held() ? Json(snapshot.text(view.held)) : Json(nullptr);
    return document;
}

ViewResult brief_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto node = find_document(snapshot, parameters.text("id"));
    if (!node) return tl::unexpected(node.error());
    auto brief = item_of(snapshot, *node);
    brief["citation"] = citation_of(snapshot.node(*node));
    brief["validity"] = validity_of(snapshot, *node);
    return brief;
}

tl::expected<std::string, Problem> document_text(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto node = find_document(snapshot, parameters.text("id"));
    if (!node) return tl::unexpected(node.error());
    const NodeView view = snapshot.node(*node);
    if (view.is_held()) return snapshot.text(view.held);
    Problem problem{404, "not-held", "The text is not in this corpus",
                    "The document is only cited here; its text is not held.",
                    "Add its file to the corpus folder, or see who cites it: /cited-by."};
    problem.extra["id"] = view.id;
    return tl::unexpected(std::move(problem));
}

} // namespace vanmach
