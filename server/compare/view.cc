// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/compare/views.h"

#include <algorithm>

#include "server/compare/asked.h"
#include "server/compare/compared.h"
#include "server/http/negotiation.h"
#include "server/http/parameter_specs.h"
#include "server/http/tabular.h"
#include "server/served.h"
#include "server/service.h"

namespace vanmach {

namespace {

using namespace comparison;

Set set_of(const Snapshot& snapshot, const std::vector<NodeIndex>& asked) {
    auto nodes = asked;
    std::ranges::sort(nodes); // the table stands in the order of ids
    Set set{snapshot, {}, {}, cited_by(snapshot.table(), nodes)};
    Vocabulary vocabulary;
    for (const auto node : nodes) set.documents.push_back(std::make_unique<Compared>(snapshot, node, vocabulary));
    for (const auto node : asked) set.asked.push_back(static_cast<std::size_t>(std::ranges::find(nodes, node) - nodes.begin()));
    return set;
}

/// A row a cited document.
Json matrix_of(const Json& view) {
    Json rows = Json::array();
    const auto add = [&](const Json& list) {
        for (const auto& cited : list) {
            const auto& document = cited["document"];
            Json row{{"id", document["id"]},         {"type", document["type"]},   {"number", document["number"]}, {"date", document["date"]},
                     {"issuer", document["issuer"]}, {"title", document["title"]}, {"held", document["held"]},     {"cited_in", cited["in"].size()}};
            for (const auto& column : view["documents"]) row[column["id"].get<std::string>()] = nullptr;
            for (const auto& use : cited["in"]) row[use["id"].get<std::string>()] = use["relation"];
            rows.push_back(std::move(row));
        }
    };
    const auto& citations = view["citations"];
    add(citations["shared"]);
    add(citations["partly"]);
    for (const auto& column : view["documents"])
        if (const auto own = citations["only"].find(column["id"].get<std::string>()); own != citations["only"].end()) add(*own);
    return rows;
}

} // namespace

const ParameterSpecs& compare_parameters() {
    static const ParameterSpecs specs = [] {
        auto ids = many(text_spec("ids", "Two to four documents: ids in any case, or numbers that name one document, separated by commas.", "696-kh-ubnd.2025.tay-ninh,48-kh-ubnd.2026.ninh-binh"));
        ids.maximum = 1300;
        return ParameterSpecs{ids, integer_spec("passages", "How many passages are listed of each two documents.", "20", 0, 500, "50")};
    }();
    return specs;
}

ViewResult compare_view(const Served& served, const Parameters& parameters) {
    const auto& snapshot = served.snapshot();
    const auto asked = documents_asked(snapshot, parameters);
    if (!asked) return tl::unexpected(asked.error());
    const auto set = set_of(snapshot, *asked);
    Json documents = documents_json(set), without_text = Json::array();
    for (const auto& document : documents)
        if (document["held"] == false) without_text.push_back(document["id"]);
    auto facts = facts_json(documents);
    return Json{{"documents", std::move(documents)},
                {"not_held", std::move(without_text)},
                {"facts", std::move(facts)},
                {"outline", outline_json(set)},
                {"citations", citations_json(set)},
                {"missing", missing_json(set)},
                {"passages", passages_json(set, static_cast<std::size_t>(parameters.integer("passages")))}};
}

const std::vector<std::string>& compare_content_types() {
    static const std::vector<std::string> types = {"application/json", "text/csv"};
    return types;
}

const ParameterSpecs& compare_file_parameters() {
    static const ParameterSpecs specs =
        compare_parameters() + ParameterSpecs{choice_spec("format", "JSON, or the matrix of citations as CSV; it can be chosen by the Accept header as well.", "csv", {"json", "csv"})};
    return specs;
}

Outcome compare_file(const Call& call) {
    const auto view = compare_view(*call.served, call.parameters);
    if (!view) return tl::unexpected(view.error());
    const auto named = call.parameters.text("format");
    if (named.empty() ? best(call.accept, compare_content_types()) != "text/csv" : named != "csv") return json_reply(*view);
    Reply reply;
    reply.content_type = "text/csv; charset=utf-8; header=present";
    reply.body = to_csv(matrix_of(*view));
    reply.headers.emplace_back("Content-Disposition", "inline; filename=\"vanmach-compare.csv\"");
    return reply;
}

} // namespace vanmach
