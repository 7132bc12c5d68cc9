// SPDX-License-Identifier: GPL-2.0-or-later
// openapi.json says what is offered: all of it, and nothing else.
#include <set>

#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

class Description : public ServiceTest {};

std::string path_of(const Route& route) {
    std::string path = route.pattern;
    if (const auto rest = path.find("...}"); rest != std::string::npos) path.erase(rest, 3);
    return path;
}

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

TEST_F(Description, HoldsEveryRouteAndParameter) {
    const Json api = json("/openapi.json");
    EXPECT_EQ(api["openapi"], "3.1.0");
    std::size_t described = 0;
    for (const Route& route : service->routes().routes()) {
        if (route.face != Face::api && route.face != Face::probe) continue;
        ASSERT_TRUE(api["paths"].contains(path_of(route))) << route.pattern << " is not described";
        const Json& operation = api["paths"][path_of(route)][lower(route.method)];
        ASSERT_TRUE(operation.is_object()) << route.method << " " << route.pattern << " is not described";
        ++described;
        EXPECT_FALSE(operation["summary"].get<std::string>().empty()) << route.pattern;
        std::set<std::string> names;
        if (operation.contains("parameters")) {
            for (const Json& parameter : operation["parameters"]) {
                names.insert(parameter["name"]);
                EXPECT_FALSE(parameter["description"].get<std::string>().empty())
                    << route.pattern << " " << parameter["name"];
                EXPECT_EQ(parameter["in"] == "path",
                          route.pattern.find("{" + parameter["name"].get<std::string>()) !=
                              std::string::npos);
            }
        }
        for (const ParameterSpec& spec : route.parameters)
            EXPECT_TRUE(names.contains(spec.name)) << route.pattern << " " << spec.name;
        EXPECT_TRUE(operation["responses"].contains("200"));
        EXPECT_TRUE(operation["responses"].contains("default"));
    }
    std::size_t operations = 0;
    for (const auto& [path, methods] : api["paths"].items()) operations += methods.size();
    EXPECT_EQ(operations, described) << "more is described than offered";
}

TEST_F(Description, ReferencesLeadSomewhereAndNamesAreUnique) {
    const Json api = json("/openapi.json");
    std::set<std::string> ids;
    for (const auto& [path, methods] : api["paths"].items()) {
        for (const auto& [method, operation] : methods.items())
            EXPECT_TRUE(ids.insert(operation["operationId"]).second) << path;
    }
    const std::function<void(const Json&)> walk = [&](const Json& json) {
        if (json.is_object() && json.contains("$ref")) {
            const std::string ref = json["$ref"];
            EXPECT_TRUE(api.contains(Json::json_pointer(ref.substr(1)))) << ref;
        }
        if (json.is_structured()) {
            for (const Json& inner : json) walk(inner);
        }
    };
    walk(api);
}

/// Every member that a schema requires is in the answer.
void expect_conforms(const Json& api, const Json& schema, const Json& value, const std::string& where) {
    if (schema.contains("$ref"))
        return expect_conforms(api, api[Json::json_pointer(schema["$ref"].get<std::string>().substr(1))],
                               value, where);
    if (schema.contains("allOf")) {
        for (const Json& part : schema["allOf"]) expect_conforms(api, part, value, where);
    }
    if (schema.contains("anyOf")) {
        if (!value.is_null()) expect_conforms(api, schema["anyOf"][0], value, where);
        return;
    }
    if (schema.contains("required")) {
        for (const Json& name : schema["required"])
            ASSERT_TRUE(value.contains(name.get<std::string>())) << where << " lacks " << name;
    }
    if (schema.contains("properties")) {
        for (const auto& [name, inner] : schema["properties"].items()) {
            if (value.contains(name)) expect_conforms(api, inner, value[name], where + "." + name);
        }
    }
    if (schema.contains("items") && value.is_array()) {
        for (const Json& item : value) expect_conforms(api, schema["items"], item, where + "[]");
    }
    if (schema.contains("type")) {
        const Json types = schema["type"].is_array() ? schema["type"] : Json::array({schema["type"]});
        bool fits = false;
        for (const Json& type : types) {
            fits = fits || (type == "string" && value.is_string()) || (type == "null" && value.is_null()) ||
                   (type == "boolean" && value.is_boolean()) ||
                   (type == "integer" && value.is_number_integer()) ||
                   (type == "number" && value.is_number()) || (type == "array" && value.is_array()) ||
                   (type == "object" && value.is_object());
        }
        EXPECT_TRUE(fits) << where << " is " << value.dump().substr(0, 80) << ", not " << types.dump();
    }
}

TEST_F(Description, AnswersAreAsDescribed) {
    const Json api = json("/openapi.json");
    const std::vector<std::pair<std::string, std::string>> asked = {
        {"/api/v1/search", "/search?q=dân"},
        {"/api/v1/documents", "/documents?number=05-CT/TU"},
        {"/api/v1/documents/{id}", "/documents/696-kh-ubnd.2025.tay-ninh"},
        {"/api/v1/documents/{id}", "/documents/33-ct-ttg.2021"},
        {"/api/v1/documents/{id}/citations", "/documents/12-kh-snv.2025.tay-ninh/citations"},
        {"/api/v1/documents/{id}/cited-by", "/documents/33-ct-ttg.2021/cited-by"},
        {"/api/v1/documents/{id}/obligations", "/documents/696-kh-ubnd.2025.tay-ninh/obligations"},
        {"/api/v1/documents/{id}/chain", "/documents/33-ct-ttg.2021/chain"},
        {"/api/v1/documents/{id}/similar", "/documents/696-kh-ubnd.2025.tay-ninh/similar"},
        {"/api/v1/documents/{id}/similar", "/documents/33-ct-ttg.2021/similar"},
        {"/api/v1/compare", "/compare?ids=696-kh-ubnd.2025.tay-ninh,48-kh-ubnd.2026.ninh-binh,12-kh-snv.2025.tay-ninh"},
        {"/api/v1/compare", "/compare?ids=696-kh-ubnd.2025.tay-ninh,33-ct-ttg.2021"},
    };
    for (const auto& [pattern, path] : asked) {
        const Json schema =
            api["paths"][pattern]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        ASSERT_TRUE(schema.contains("$ref")) << pattern << ": " << schema;
        const Response response = get("/api/v1" + path);
        ASSERT_EQ(response.status, 200) << path;
        expect_conforms(api, schema, response.json(), path);
    }
    expect_conforms(api, api["components"]["schemas"]["Problem"], get("/api/v1/nothing").json(), "problem");
}

} // namespace
} // namespace vanmach::testing
