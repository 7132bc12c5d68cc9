// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/openapi.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "server/http/schemas.h"

namespace vanmach {

namespace {

// Not `ref`: of a std::string, std::ref would be the better match.
Json reference_to(std::string_view name) {
    return {{"$ref", fmt::format("#/components/schemas/{}", name)}};
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
            Json{{"schema", json && !route.schema.empty() ? reference_to(route.schema)
                                                          : Json{{"type", json ? "object" : "string"}}}};
    }
    return {{"description", "The answer."}, {"content", std::move(content)}};
}

Json problem_response(std::string_view description) {
    return {{"description", description},
            {"content", {{"application/problem+json", {{"schema", reference_to("Problem")}}}}}};
}

Json responses_of(const Route& route) {
    Json responses{{"200", response_of(route)}};
    if (route.face == Face::api && route.method == "GET")
        responses["304"] = Json{{"description", "Unchanged since the ETag that was given."}};
    if (route.pattern.find("{id}") != std::string::npos)
        responses["300"] = problem_response("Several documents have this id: see candidates.");
    if (!route.parameters.empty())
        responses["400"] = problem_response("A parameter is wrong: detail and hint tell what to write.");
    if (route.pattern.find("{id}") != std::string::npos)
        responses["404"] = problem_response("No document has this id.");
    if (route.needs_snapshot)
        responses["503"] = problem_response("There is no index at the moment, or too many ask at once.");
    if (route.body) {
        responses["411"] = problem_response("The body came without its length.");
        responses["413"] = problem_response("The body is too large: `limit` says how many bytes are read.");
        responses["415"] = problem_response("The body is of a type that is not read: see `allowed`.");
        responses["422"] = problem_response("There is no text in the body.");
    }
    responses["default"] = problem_response("Any other problem.");
    return responses;
}

Json body_of(const BodySpec& body) {
    Json content = Json::object();
    for (const BodyForm& form : body.forms)
        content[form.content_type] = Json{{"schema", form.schema.empty() ? Json{{"type", "string"}} : reference_to(form.schema)}};
    return {{"required", true}, {"description", fmt::format("{} At most {} bytes.", body.description, body.bytes)}, {"content", std::move(content)}};
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
        {"description", "GET unless said otherwise. Every list is {total, items, next} (search calls its items hits); give "
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
        if (route.body) operation["requestBody"] = body_of(*route.body);
        operation["responses"] = responses_of(route);
        api["paths"][path][method] = std::move(operation);
    }
    api["components"] = {{"schemas", answer_schemas()}};
    return api;
}

} // namespace vanmach
