// SPDX-License-Identifier: GPL-2.0-or-later
// document_view and document_text (server/views.h).
#include <fmt/format.h>

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "server/documents/items.h"
#include "server/documents/parameters.h"
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
        if (record.is_object() && record.contains("source")) sources.push_back(record["source"]);
    }
    return sources;
}

/// "Ủy ban nhân dân tỉnh Ninh Thuận" with another province: "Ủy ban nhân dân tỉnh Khánh Hòa"; "" where the
/// name does not tell its province.
std::string in_province(const std::string& name, const Province& from, const Province& to) {
    const std::string old_name = from.kind + ' ' + from.name;
    const std::string new_name = to.kind + ' ' + to.name;
    if (const auto at = name.find(old_name); at != std::string::npos) {
        return name.substr(0, at) + new_name + name.substr(at + old_name.size());
    }
    if (const auto at = name.rfind(from.name); at != std::string::npos && !from.name.empty()) {
        return name.substr(0, at) + to.name + name.substr(at + from.name.size());
    }
    return {};
}

Json related(const std::string& name, const PartialDate& since) {
    return {{"name", name}, {"since", text_or_null(since.iso())}};
}

struct Lines {
    Json predecessors = Json::array();
    Json successors = Json::array();
};

/// True when a body had already taken in others by the day of the document: before it, they stood beside it.
bool by_then(const NodeView& view, const PartialDate& since) {
    return view.date.empty() || since.iso() <= view.date;
}

/// Which bodies the issuer followed and which followed it, by the tables: mergers of provinces, changes of
/// ministries. Predecessors are those that the issuer had taken in when it issued the document.
Lines lines_of(const NodeView& view) {
    Lines lines;
    const std::string name(view.issuer);
    if (name.empty()) return lines;
    const Authority& tables = authority();
    if (const Province* province = view.province.empty() ? nullptr : tables.province(view.province)) {
        const Province* successor =
            province->successor == province->name ? nullptr : tables.province(province->successor);
        if (successor && view.unit.empty()) {
            if (const std::string later = in_province(name, *province, *successor); !later.empty()) {
                lines.successors.push_back(related(later, province->merged_on));
            }
        }
        for (const Province& other : tables.provinces) {
            if (other.name == province->name || other.successor != province->name || !view.unit.empty())
                continue;
            if (!by_then(view, other.merged_on)) continue;
            if (const std::string earlier = in_province(name, *province, other); !earlier.empty()) {
                lines.predecessors.push_back(related(earlier, other.merged_on));
            }
        }
    }
    for (const IssuerName& issuer : tables.issuers) {
        if (issuer.successor.empty()) continue;
        if (issuer.name == name) lines.successors.push_back(related(issuer.successor, issuer.to));
        if (issuer.successor == name && by_then(view, issuer.to)) lines.predecessors.push_back(related(issuer.name, issuer.to));
    }
    return lines;
}

Json misprints_of(const Snapshot& snapshot, NodeIndex node) {
    Json misprints = Json::array();
    const NodeView own = snapshot.node(node);
    for (const NodeIndex other : snapshot.probable_misprints(node)) {
        const NodeView view = snapshot.node(other);
        misprints.push_back(
            {{"id", view.id},
             {"number", text_or_null(view.number)},
             {"reason",
              fmt::format(
                  "{} and {} share date, issuer and leading number; their codes differ, so one of them is "
                  "probably misprinted.",
                  own.number, view.number)}});
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
    const Lines lines = lines_of(view);
    document["sources"] = sources_of(snapshot, *node);
    document["cited_by_count"] = view.cited_by_count;
    document["predecessors"] = lines.predecessors;
    document["successors"] = lines.successors;
    document["probable_misprints"] = misprints_of(snapshot, *node);
    document["text"] = view.is_held() ? Json(snapshot.text(view.held)) : Json(nullptr);
    return document;
}

tl::expected<std::string_view, Problem> document_text(const Served& served, const Parameters& parameters) {
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
