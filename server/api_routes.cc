// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/api_routes.h"

#include <fmt/format.h>

#include "server/analytics/views.h"
#include "server/compare/views.h"
#include "server/documents/obligations.h"
#include "server/feeds/feeds.h"
#include "server/graph/graph_views.h"
#include "server/http/openapi.h"
#include "server/issuers/views.h"
#include "server/numbers/views.h"
#include "server/served.h"
#include "server/service.h"
#include "server/similar/sent_text.h"
#include "server/similar/views.h"
#include "server/suggest/views.h"
#include "server/views.h"

namespace vanmach {

namespace {

Route api(std::string_view path, std::string summary, const ParameterSpecs& parameters, std::string schema,
          tl::expected<Json, Problem> (*view)(const Served&, const Parameters&)) {
    Route route;
    route.pattern = fmt::format("{}{}", api_root, path);
    route.summary = std::move(summary);
    route.parameters = parameters;
    route.schema = std::move(schema);
    route.handler = json_handler(view);
    return route;
}

Route list(Route route) {
    route.is_list = true;
    return route;
}

Route followed(Route route, Handler feed) {
    route.has_feed = true;
    route.handler = with_feed(std::move(route.handler), std::move(feed));
    return route;
}

Outcome numbers_of(const Call& call) {
    const auto list = read_sent_numbers(call.body, call.content_type);
    if (!list) return tl::unexpected(list.error());
    return view_outcome(call, numbers_view(*call.served, *list));
}

Route file(std::string_view path, std::string summary, const ParameterSpecs& parameters, std::string schema, Handler handler) {
    Route route;
    route.pattern = fmt::format("{}{}", api_root, path);
    route.summary = std::move(summary);
    route.parameters = parameters;
    route.schema = std::move(schema);
    route.content_types = graph_content_types();
    route.handler = std::move(handler);
    return route;
}

Route probe(std::string pattern, std::string summary, Handler handler) {
    Route route;
    route.face = Face::probe;
    route.pattern = std::move(pattern);
    route.summary = std::move(summary);
    route.handler = std::move(handler);
    route.needs_snapshot = false;
    return route;
}

Outcome text_of(const Call& call) {
    const auto text = document_text(*call.served, call.parameters);
    if (!text) return tl::unexpected(text.error());
    Reply reply;
    reply.content_type = "text/plain; charset=utf-8";
    reply.body = *text;
    return reply;
}

Outcome alive(const Call&) {
    return Reply{200, "text/plain; charset=utf-8", "ok\n", {}, false};
}

Outcome ready(const Call& call) {
    Json json{{"ready", call.served != nullptr}};
    if (call.served) json["snapshot"] = call.served->snapshot().name();
    Reply reply = json_reply(json, 200);
    reply.status = call.served ? 200 : 503;
    reply.cacheable = false;
    return reply;
}

Outcome version(const Call& call) {
    Reply reply = json_reply(call.served ? version_view(*call.served)
                                         : Json{{"name", "vanmach"}, {"version", VANMACH_VERSION}});
    reply.cacheable = false;
    return reply;
}

} // namespace

void add_api_routes(RouteTable& routes) {
    routes.add(list(followed(api("/search", "Finds documents by words, phrases, numbers and filters, with facets and passages.", search_parameters(), "Search", search_view), search_feed)));
    routes.add(api("/schema", "The fields and operators of the query language, with examples.", schema_parameters(), "QuerySchema", schema_view));
    routes.add(
        list(api("/documents", "Looks a document up by its number, in any spelling: one, several or none.",
                 lookup_parameters(), "ItemList", lookup_view)));
    Route of_numbers = api("/numbers", "Looks up a list of numbers at once: which are held, only cited, ambiguous or unknown.", {}, "NumberList", nullptr);
    of_numbers.method = "POST";
    of_numbers.body = number_list_body();
    of_numbers.handler = numbers_of;
    routes.add(list(std::move(of_numbers)));
    routes.add(api("/documents/{id}", "The record of a document, held or only cited.", document_parameters(),
                   "Record", document_view));

    Route text;
    text.pattern = fmt::format("{}/documents/{{id}}/text", api_root);
    text.summary = "The text of a held document, as it is shown and measured.";
    text.parameters = document_parameters();
    text.content_types = {"text/plain"};
    text.handler = text_of;
    routes.add(std::move(text));

    routes.add(
        list(api("/documents/{id}/citations", "What a document cites: an item a mention, in text order.",
                 citations_parameters(), "CitationList", citations_view)));
    routes.add(list(followed(api("/documents/{id}/cited-by", "Who cites a document by their own text, with the sentences.", cited_by_parameters(), "CitedByList", cited_by_view), cited_by_feed)));
    Route obligations = file("/documents/{id}/obligations", "Who is to do what by when, by a document: as a list, a table, a calendar.", obligations_file_parameters(), "ObligationList", obligations_file);
    obligations.content_types = obligations_content_types();
    routes.add(std::move(obligations));
    routes.add(file("/documents/{id}/chain", "The chain of documents above and below one, each edge with its sentences.", chain_file_parameters(), "Chain", chain_file));
    routes.add(api("/documents/{id}/path", "The shortest way from one document to another, strongest relations first, each step with its sentences.", path_parameters(), "Path", path_view));
    routes.add(file("/graph", "The whole citation graph: every document, and an edge for each pair and relation.", graph_parameters(), "Graph", graph_file));

    routes.add(list(api("/documents/{id}/similar", "Precedents: documents like this one, or like a passage of it, each with its reasons.", similar_parameters(), "SimilarList", similar_view)));
    Route of_text = api("/similar", "Precedents of a text that is sent as the body, each with its reasons.", similar_text_parameters(), "SimilarList", nullptr);
    of_text.method = "POST";
    of_text.body = similar::text_body();
    of_text.handler = [](const Call& call) { return view_outcome(call, similar_text_view(*call.served, call.parameters, call.body, call.content_type)); };
    routes.add(list(std::move(of_text)));

    auto compare = api("/compare", "Two to four documents side by side: outlines aligned, citations shared and missing, passages in the same words.", compare_file_parameters(), "Comparison", nullptr);
    compare.content_types = compare_content_types();
    compare.handler = compare_file;
    routes.add(std::move(compare));

    routes.add(list(api("/issuers", "Issuing bodies, with how many documents of each are held or cited.", issuers_parameters(), "IssuerList", issuers_view)));
    routes.add(api("/issuers/{slug}", "An issuing body: its documents, what it cites, and the bodies before and after it.", issuer_parameters(), "IssuerRecord", issuer_view));

    routes.add(list(api("/suggest", "Completes what is being typed: numbers, titles, issuing bodies.", suggest_parameters(), "SuggestionList", suggest_view)));

    const auto figure = [&](std::string_view name, std::string summary, const ParameterSpecs& parameters, std::string schema, auto view) {
        routes.add(list(api(fmt::format("/analytics/{}", name), std::move(summary), parameters, std::move(schema), view)));
    };
    figure("top", "The most cited documents.", top_parameters(), "RankedList", top_view);
    figure("missing", "What is cited but not held, most cited first.", missing_parameters(), "MissingList", missing_view);
    figure("timeline", "Documents over time.", timeline_parameters(), "Timeline", timeline_view);
    figure("coverage", "Which provinces cite which directives.", coverage_parameters(), "Coverage", coverage_view);
    figure("lag", "Days from a directive to the first document of each province that carries it out.", lag_parameters(), "Lag", lag_view);
    figure("cocited", "What is cited together with a document.", cocited_parameters(), "CocitedList", cocited_view);
    figure("anomalies", "Where citations disagree.", anomalies_parameters(), "AnomalyList", anomalies_view);

    Route description;
    description.pattern = fmt::format("{}/openapi.json", api_root);
    description.summary = "This description.";
    description.needs_snapshot = false;
    description.handler = [&routes](const Call&) -> Outcome { return json_reply(openapi(routes)); };
    routes.add(std::move(description));

    Route health = probe("/healthz", "The process answers.", alive);
    health.content_types = {"text/plain"};
    routes.add(std::move(health));
    routes.add(probe("/readyz", "There is an index to answer from: 200, else 503.", ready));
    routes.add(probe("/version", "Versions of the program, its libraries and the snapshot.", version));
}

} // namespace vanmach
