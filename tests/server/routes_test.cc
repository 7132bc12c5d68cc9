// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/routes.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

Route route(std::string pattern, std::vector<std::string> names = {}, std::string method = "GET") {
    Route one;
    one.method = std::move(method);
    one.pattern = std::move(pattern);
    for (std::string& name : names) {
        ParameterSpec spec;
        spec.name = std::move(name);
        one.parameters.push_back(spec);
    }
    one.handler = [](const Call&) -> Outcome { return Reply(); };
    return one;
}

std::string matched(const RouteTable& table, std::string_view path) {
    const auto match = table.match("GET", path);
    return match.route ? match.route->pattern : "";
}

TEST(Routes, TheMoreExactPatternIsTaken) {
    RouteTable table;
    table.add(route("/documents/{id}", {"id"}));
    table.add(route("/assets/{name...}", {"name"}));
    table.add(route("/documents/{id}/chain", {"id"}));
    table.add(route("/documents/new"));
    table.add(route("/documents"));
    table.add(route("/"));
    EXPECT_EQ(matched(table, "/"), "/");
    EXPECT_EQ(matched(table, "/documents"), "/documents");
    EXPECT_EQ(matched(table, "/documents/new"), "/documents/new");
    EXPECT_EQ(matched(table, "/documents/05-ct-tu.2025.ninh-binh"), "/documents/{id}");
    EXPECT_EQ(matched(table, "/documents/a/chain"), "/documents/{id}/chain");
    EXPECT_EQ(matched(table, "/documents/a/nothing"), "");
    EXPECT_EQ(matched(table, "/documents/"), "");
    EXPECT_EQ(matched(table, "/documents//chain"), "");
    EXPECT_EQ(matched(table, "documents"), "");
    EXPECT_EQ(table.match("GET", "/assets/js/a.js").values.front().second, "js/a.js");
    EXPECT_EQ(table.match("GET", "/documents/a%2Fb/chain").values.front().second, "a%2Fb")
        << "decoded by parse_parameters";
}

TEST(Routes, AnotherMethodIsToldWhatIsAllowed) {
    RouteTable table;
    table.add(route("/similar", {}, "POST"));
    table.add(route("/similar", {}, "GET"));
    const auto match = table.match("DELETE", "/similar");
    EXPECT_EQ(match.route, nullptr);
    EXPECT_EQ(match.allowed.size(), 2U);
    EXPECT_EQ(table.match("POST", "/similar").route->method, "POST");
}

TEST(Routes, FaultsOfTheTableAreFaultsOfTheProgram) {
    RouteTable table;
    table.add(route("/a"));
    EXPECT_THROW(table.add(route("/a")), std::logic_error);
    EXPECT_THROW(table.add(route("/b/{id}")), std::logic_error);
}

TEST(Routes, ListsTakeAFormat) {
    RouteTable table;
    Route list = route("/list");
    list.is_list = true;
    table.add(std::move(list));
    EXPECT_EQ(table.routes().front().parameters.back().name, "format");
    EXPECT_EQ(table.routes().front().content_types.size(), 3U);
}

} // namespace
} // namespace vanmach
