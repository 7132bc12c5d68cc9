// SPDX-License-Identifier: GPL-2.0-or-later
// What every answer of the API has: methods, headers, caching, compression, probes.
#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

class Api : public ServiceTest {};

TEST_F(Api, ProbesAnswerAtTheRoot) {
    EXPECT_EQ(get("/healthz").body, "ok\n");
    EXPECT_EQ(get("/readyz").json()["ready"], true);
    const Json version = get("/version").json();
    EXPECT_EQ(version["counts"]["documents"], 4);
    EXPECT_EQ(version["snapshot"], "snapshot-000001");
    EXPECT_FALSE(version["content_hash"].get<std::string>().empty());
}

TEST_F(Api, EveryAnswerIsGuarded) {
    for (const char* path :
         {"/api/v1/search", "/api/v1/nothing", "/healthz", "/nothing", "/api/v1/search?x=1"}) {
        const Response response = get(path);
        EXPECT_NE(response.header("Content-Security-Policy").find("default-src 'none'"), std::string::npos)
            << path;
        EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff") << path;
        EXPECT_EQ(response.header("Referrer-Policy"), "no-referrer") << path;
        EXPECT_FALSE(response.header("Cache-Control").empty()) << path;
    }
}

TEST_F(Api, UnknownAddressesNameTheDescription) {
    for (const char* path : {"/api/v1/analytics/none", "/api/v2/search", "/nothing", "/api/v1/search/"}) {
        const Response response = get(path);
        EXPECT_EQ(response.status, 404) << path;
        EXPECT_EQ(response.type, "application/problem+json") << path;
        EXPECT_EQ(response.json()["api"], "/api/v1/openapi.json") << path;
    }
}

TEST_F(Api, OtherMethodsAreToldWhatIsAllowed) {
    for (const char* method : {"POST", "PUT", "DELETE", "PATCH"}) {
        const Response response = service->ask(method, "/api/v1/search");
        EXPECT_EQ(response.status, 405) << method;
        EXPECT_EQ(response.header("Allow"), "GET, HEAD, OPTIONS") << method;
        EXPECT_EQ(response.type, "application/problem+json") << method;
    }
    const Response options = service->ask("OPTIONS", "/api/v1/search");
    EXPECT_EQ(options.status, 204);
    EXPECT_EQ(options.header("Allow"), "GET, HEAD, OPTIONS");
    EXPECT_EQ(service->ask("OPTIONS", "/nothing").status, 404);
}

TEST_F(Api, HeadAnswersWithoutABody) {
    const Response head = service->ask("HEAD", "/api/v1/documents/33-ct-ttg.2021");
    EXPECT_EQ(head.status, 200);
    EXPECT_TRUE(head.body.empty());
    EXPECT_EQ(head.header("ETag"), get("/api/v1/documents/33-ct-ttg.2021").header("ETag"));
    EXPECT_EQ(service->ask("HEAD", "/api/v1/documents/nothing").status, 404);
}

TEST_F(Api, UnchangedAnswersAreNotSentAgain) {
    const std::string etag = get("/api/v1/search", {{"q", "dân"}}).header("ETag");
    ASSERT_TRUE(etag.starts_with("W/\"")) << etag;
    const auto again = [&etag](Values values, const std::string& tag) {
        return get("/api/v1/search", values, {{"If-None-Match", tag}}).status;
    };
    EXPECT_EQ(again({{"q", "dân"}}, etag), 304);
    EXPECT_EQ(again({{"q", "da\u0302n"}}, etag), 304) << "the same request, written otherwise";
    EXPECT_EQ(again({{"q", "dân"}}, "\"other\", " + etag), 304);
    EXPECT_EQ(again({{"q", "vận"}}, etag), 200);
    EXPECT_EQ(again({{"q", "dân"}, {"format", "csv"}}, etag), 200);
    EXPECT_EQ(get("/api/v1/search", {{"q", "dân"}}, {{"If-None-Match", etag}, {"Accept", "text/csv"}}).status,
              200);
    EXPECT_TRUE(get("/api/v1/search", {{"x", "1"}}).header("ETag").empty()) << "problems are not kept";
}

TEST_F(Api, LargeAnswersAreCompressedWhenAsked) {
    httplib::Client client("127.0.0.1", service->port());
    client.set_decompress(false);
    const auto packed = client.Get("/api/v1/openapi.json", {{"Accept-Encoding", "gzip"}});
    ASSERT_TRUE(packed);
    EXPECT_EQ(packed->get_header_value("Content-Encoding"), "gzip");
    EXPECT_TRUE(packed->body.starts_with("\x1f\x8b"));
    const auto plain = client.Get("/api/v1/openapi.json", {{"Accept-Encoding", "identity"}});
    EXPECT_FALSE(plain->has_header("Content-Encoding"));
    EXPECT_GT(plain->body.size(), 3 * packed->body.size());
}

TEST_F(Api, NothingOfTheRequestReachesTheHeaders) {
    const std::string canary = "canary<x>'";
    const Response response = get("/api/v1/search", {{"q", canary}},
                                  {{"X-Canary", canary}, {"Accept", canary}, {"Accept-Language", canary}});
    EXPECT_EQ(response.status, 200);
    for (const auto& [name, value] : response.headers)
        EXPECT_EQ(value.find("canary"), std::string::npos) << name;
    const Response injected = service->ask("GET", "/api/v1/search?q=a%0d%0aSet-Cookie:%20x");
    EXPECT_TRUE(injected.header("Set-Cookie").empty());
}

TEST_F(Api, PagesProblemsArePagesForBrowsersOnly) {
    RouteTable routes;
    Route page;
    page.face = Face::page;
    page.pattern = "/page";
    page.needs_snapshot = false;
    page.handler = [](const Call&) -> Outcome { return tl::unexpected(unknown_document("x")); };
    routes.add(std::move(page));
    routes.error_page = [](const Call&, const Problem& problem) {
        return Reply{200, "text/html; charset=utf-8", "<p>" + problem.title, {}, true};
    };
    const Service pages(routes, [] { return nullptr; });
    const auto ask = [&pages](const std::string& target, const std::string& accept) {
        RequestHead head;
        head.method = "GET";
        head.target = target;
        head.headers = {{"accept", accept}};
        return pages.answer(head);
    };
    EXPECT_EQ(ask("/page", "text/html,*/*;q=0.8").content_type, "text/html; charset=utf-8");
    EXPECT_EQ(ask("/page", "text/html,*/*;q=0.8").status, 404);
    EXPECT_EQ(ask("/page", "*/*").content_type, "application/problem+json");
    EXPECT_EQ(ask("/nowhere", "text/html").content_type, "text/html; charset=utf-8");
    EXPECT_EQ(ask("/page?x=1", "text/html").status, 400);
    EXPECT_EQ(ask("/api/v1/nowhere", "text/html").content_type, "application/problem+json");
}

TEST(ADocumentThatMoved, IsFoundAtItsNewAddress) {
    RouteTable routes;
    Route route;
    route.pattern = "/api/v1/documents/{id}/chain";
    route.needs_snapshot = false;
    ParameterSpec id, depth;
    id.name = "id";
    depth.name = "depth";
    route.parameters = {id, depth};
    route.handler = [](const Call&) -> Outcome {
        Problem problem;
        problem.status = 308;
        problem.extra["id"] = "new~1";
        return tl::unexpected(problem);
    };
    routes.add(route);
    const Service service(routes, [] { return nullptr; });
    RequestHead head;
    head.method = "GET";
    head.target = "/api/v1/documents/old/chain?depth=2";
    const Reply reply = service.answer(head);
    EXPECT_EQ(reply.status, 308);
    const std::pair<std::string, std::string> location = {"Location",
                                                          "/api/v1/documents/new~1/chain?depth=2"};
    EXPECT_NE(std::find(reply.headers.begin(), reply.headers.end(), location), reply.headers.end());
}

TEST(ApiWithoutAnIndex, SaysSo) {
    RouteTable routes;
    Route route;
    route.pattern = "/api/v1/x";
    route.handler = [](const Call&) -> Outcome { throw std::runtime_error("secret"); };
    routes.add(route);
    route.pattern = "/api/v1/y";
    route.needs_snapshot = false;
    routes.add(route);
    const Service service(routes, [] { return nullptr; });
    RequestHead head;
    head.method = "GET";
    head.target = "/api/v1/x";
    EXPECT_EQ(service.answer(head).status, 503);
    head.target = "/api/v1/y";
    const Reply fault = service.answer(head);
    EXPECT_EQ(fault.status, 500);
    EXPECT_EQ(fault.body.find("secret"), std::string::npos);
}

} // namespace
} // namespace vanmach::testing
