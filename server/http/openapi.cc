// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/openapi.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace vanmach {

namespace {

Json text(std::string_view description = {}) {
    Json schema{{"type", "string"}};
    if (!description.empty()) schema["description"] = description;
    return schema;
}
Json nullable_text(std::string_view description = {}) {
    Json schema{{"type", Json::array({"string", "null"})}};
    if (!description.empty()) schema["description"] = description;
    return schema;
}
Json integer(std::string_view description = {}) {
    Json schema{{"type", "integer"}};
    if (!description.empty()) schema["description"] = description;
    return schema;
}
Json boolean(std::string_view description = {}) {
    Json schema{{"type", "boolean"}};
    if (!description.empty()) schema["description"] = description;
    return schema;
}
Json ref(std::string_view name) {
    return {{"$ref", fmt::format("#/components/schemas/{}", name)}};
}
Json nullable(Json schema) {
    return {{"anyOf", Json::array({std::move(schema), Json{{"type", "null"}}})}};
}
Json array_of(Json items) {
    return {{"type", "array"}, {"items", std::move(items)}};
}
Json object(Json properties) {
    Json required = Json::array();
    for (const auto& [name, schema] : properties.items()) required.push_back(name);
    return {{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
}
/// `base` by reference and more members.
Json extended(std::string_view base, Json properties) {
    return {{"allOf", Json::array({ref(base), object(std::move(properties))})}};
}
Json list_of(std::string_view item) {
    return object({{"total", integer("How many there are.")},
                   {"items", array_of(ref(item))},
                   {"next", nullable_text("Give it as cursor= to go on; null at the end.")}});
}
Json code_point(std::string_view what) {
    Json schema = integer(fmt::format("{}, in Unicode code points of the document's text.", what));
    schema["minimum"] = 0;
    return schema;
}
Json relation() {
    return {{"type", "string"},
            {"enum", Json::array({"cites", "basis", "guides", "details", "continues", "implements", "amends",
                                  "replaces", "repeals"})}};
}
Json mention_members() {
    return {{"relation", relation()},
            {"start", code_point("Start of the mention")},
            {"end", code_point("End of the mention")},
            {"sentence", text("The sentence that holds it.")},
            {"sentence_start", code_point("Start of the sentence")},
            {"sentence_end", code_point("End of the sentence")}};
}

Json schemas() {
    Json all;
    all["Item"] =
        object({{"id", text("Permalink of the document.")},
                {"held", boolean("True when its text is in the corpus, false when it is only cited.")},
                {"type", nullable_text("Code of its type: KH, CT, QĐ …")},
                {"number", nullable_text("Number and symbol in the official form.")},
                {"date", nullable_text("ISO 8601 at the precision that is known.")},
                {"issuer", nullable_text("The issuing body, with its province.")},
                {"province", nullable_text("Bare name of the province.")},
                {"title", nullable_text()},
                {"cited_by_count", integer("How many documents of the corpus cite it.")}});
    all["Problem"] = object({{"type", text()},
                             {"title", text()},
                             {"status", integer()},
                             {"detail", text()},
                             {"hint", text("What to do about it.")}});
    all["Hit"] = extended(
        "Item", {{"source", nullable_text("Path of its file.")},
                 {"score", Json{{"type", "number"}}},
                 {"section", nullable(object({{"label", nullable_text()}, {"title", nullable_text()}}))},
                 {"snippet",
                  nullable(object({{"text", text()},
                                   {"marks", array_of(array_of(integer(
                                                 "Code points of the snippet's text, [start, end).")))}}))}});
    const Json facet = array_of(object({{"value", text()}, {"count", integer()}}));
    all["Search"] = object(
        {{"query", text("The query as it was read.")},
         {"total", integer()},
         {"exact", boolean("False when the time limit ended the count: total and facets are lower bounds.")},
         {"partial", boolean("True when the time limit ended the search.")},
         {"took_ms", Json{{"type", "number"}}},
         {"hits", array_of(ref("Hit"))},
         {"facets",
          object(
              {{"type", facet}, {"issuer", facet}, {"province", facet}, {"level", facet}, {"year", facet}})},
         {"suggestion", nullable_text()},
         {"next", nullable_text()}});
    all["ItemList"] = list_of("Item");
    all["Record"] = extended(
        "Item", {{"source", nullable_text()},
                 {"sources", array_of(text())},
                 {"part", nullable(integer())},
                 {"status", nullable_text()},
                 {"sections", array_of(Json{{"type", "object"}})},
                 {"citations", array_of(Json{{"type", "object"}})},
                 {"relations", array_of(Json{{"type", "object"}})},
                 {"obligations", array_of(Json{{"type", "object"}})},
                 {"probable_misprints",
                  array_of(object({{"id", text()}, {"number", nullable_text()}, {"reason", text()}}))},
                 {"text", nullable_text()}});
    // In a record the issuer is an object, not a name.
    all["Record"]["allOf"][0] =
        Json{{"type", "object"}, {"required", Json::array({"id", "held", "cited_by_count"})}};
    Json citation = {
        {"n", integer("From 1, in text order.")},
        {"kind", text()},
        {"text", text()},
        {"printed", nullable_text()},
        {"flags", array_of(text())},
        {"id", nullable_text("null: the number is blank, or several documents fit (candidates).")},
        {"document", nullable(ref("Item"))},
        {"why", text("How it was resolved.")}};
    citation.update(mention_members());
    all["Citation"] = object(citation);
    all["CitationList"] = list_of("Citation");
    all["Mention"] = object(mention_members());
    all["CitingDocument"] =
        extended("Item", {{"relation", relation()}, {"mentions", array_of(ref("Mention"))}});
    all["CitedByList"] = list_of("CitingDocument");
    all["Chain"] = object(
        {{"root", text()},
         {"nodes",
          array_of(extended(
              "Item",
              {{"depth",
                integer("Steps from the root: negative towards the cited, positive towards the citing.")}}))},
         {"edges", array_of(object({{"from", text("The citing document.")},
                                    {"to", text("The cited document.")},
                                    {"relation", relation()},
                                    {"evidence", array_of(object({{"document", text()},
                                                                  {"sentence", text()},
                                                                  {"start", integer()},
                                                                  {"end", integer()}}))}}))},
         {"truncated", boolean("True when limit= or depth= left something out.")}});
    return all;
}

Json schema_of(const ParameterSpec& spec) {
    Json schema;
    switch (spec.type) {
    case ParameterType::text:
        schema = {{"type", "string"}, {"maxLength", spec.maximum > 0 ? spec.maximum : 200}};
        break;
    case ParameterType::integer:
        schema = {{"type", "integer"}, {"minimum", spec.minimum}, {"maximum", spec.maximum}};
        break;
    case ParameterType::date:
        schema = {{"type", "string"}, {"pattern", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"}};
        break;
    case ParameterType::boolean:
        schema = {{"type", "string"}, {"enum", Json::array({"0", "1", "false", "true"})}};
        break;
    case ParameterType::choice:
        schema = {{"type", "string"}, {"enum", spec.choices}};
        break;
    }
    if (!spec.fallback.empty()) {
        if (spec.type == ParameterType::integer) {
            schema["default"] = std::stoll(spec.fallback);
        } else {
            schema["default"] = spec.fallback;
        }
    }
    return spec.many ? Json{{"type", "array"}, {"items", std::move(schema)}} : schema;
}

Json parameters_of(const Route& route) {
    Json list = Json::array();
    for (const ParameterSpec& spec : route.parameters) {
        const bool in_path = route.pattern.find("{" + spec.name + "}") != std::string::npos ||
                             route.pattern.find("{" + spec.name + "...}") != std::string::npos;
        Json parameter{{"name", spec.name},
                       {"in", in_path ? "path" : "query"},
                       {"required", in_path},
                       {"description", spec.description}};
        if (spec.many) parameter["explode"] = true;
        parameter["schema"] = schema_of(spec);
        if (!spec.example.empty()) parameter["example"] = spec.example;
        list.push_back(std::move(parameter));
    }
    return list;
}

Json response_of(const Route& route) {
    Json content;
    for (const std::string& type : route.content_types) {
        const bool json = type == "application/json";
        content[type] =
            Json{{"schema", json && !route.schema.empty() ? ref(route.schema)
                                                          : Json{{"type", json ? "object" : "string"}}}};
    }
    return {{"description", "The answer."}, {"content", std::move(content)}};
}

Json problem_response(std::string_view description) {
    return {{"description", description},
            {"content", {{"application/problem+json", {{"schema", ref("Problem")}}}}}};
}

Json responses_of(const Route& route) {
    Json responses{{"200", response_of(route)}};
    if (route.face == Face::api)
        responses["304"] = Json{{"description", "Unchanged since the ETag that was given."}};
    if (route.pattern.find("{id}") != std::string::npos)
        responses["300"] = problem_response("Several documents have this id: see candidates.");
    if (!route.parameters.empty())
        responses["400"] = problem_response("A parameter is wrong: detail and hint tell what to write.");
    if (route.pattern.find("{id}") != std::string::npos)
        responses["404"] = problem_response("No document has this id.");
    if (route.needs_snapshot)
        responses["503"] = problem_response("There is no index at the moment, or too many ask at once.");
    responses["default"] = problem_response("Any other problem.");
    return responses;
}

/// "/api/v1/documents/{id}/cited-by" -> "get_documents_id_cited_by".
std::string operation_id(const Route& route) {
    std::string id;
    for (const char c : route.method) id += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    std::string_view path = route.pattern;
    if (path.starts_with("/api/v1")) path.remove_prefix(7);
    for (const char c : path) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter) {
            id += c;
        } else if (!id.ends_with('_')) {
            id += '_';
        }
    }
    while (id.ends_with('_')) id.pop_back();
    return id;
}

} // namespace

Json openapi(const RouteTable& routes) {
    Json api;
    api["openapi"] = "3.1.0";
    api["info"] = {
        {"title", "Văn Mạch"},
        {"version", VANMACH_VERSION},
        {"summary", "Vietnamese official documents, what they carry out, and who carries them out."},
        {"description", "GET only. Every list is {total, items, next} (search calls its items hits); give "
                        "`next` as cursor= to go "
                        "on. Unknown parameters are refused. Offsets are Unicode code points. Ids are "
                        "accepted in any case."},
        {"license", {{"name", "GPL-2.0-or-later"}, {"identifier", "GPL-2.0-or-later"}}}};
    api["servers"] = Json::array({Json{{"url", "/"}}});
    api["paths"] = Json::object();
    for (const Route& route : routes.routes()) {
        if (route.face != Face::api && route.face != Face::probe) continue;
        std::string method;
        for (const char c : route.method)
            method += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        std::string path = route.pattern;
        if (const auto rest = path.find("...}"); rest != std::string::npos) path.erase(rest, 3);
        Json operation{{"operationId", operation_id(route)}, {"summary", route.summary}};
        if (!route.parameters.empty()) operation["parameters"] = parameters_of(route);
        operation["responses"] = responses_of(route);
        api["paths"][path][method] = std::move(operation);
    }
    api["components"] = {{"schemas", schemas()}};
    return api;
}

} // namespace vanmach
