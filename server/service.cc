// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "corpus/document_id.h"
#include "corpus/text/utf8.h"
#include "server/http/encoding.h"
#include "server/http/negotiation.h"
#include "server/http/security.h"
#include "server/http/tabular.h"
#include "server/served.h"

namespace vanmach {

namespace {

constexpr std::size_t worth_compressing = 1400; // below a packet nothing is gained

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string allow_of(const RouteTable::Match& match) {
    std::vector<std::string> methods = match.allowed;
    if (match.route) methods.push_back(match.route->method);
    if (std::find(methods.begin(), methods.end(), "GET") != methods.end()) methods.push_back("HEAD");
    methods.push_back("OPTIONS");
    std::sort(methods.begin(), methods.end());
    return fmt::format("{}", fmt::join(methods, ", "));
}

Problem nothing_here(bool api) {
    Problem problem{404, "unknown-address", "There is nothing at this address",
                    api ? "No part of the API has this address." : "No page has this address.",
                    "The API is described at /api/v1/openapi.json; the search page is /search."};
    problem.extra["api"] = "/api/v1/openapi.json";
    return problem;
}

Problem wrong_method(const std::string& allowed) {
    Problem problem{405, "method-not-allowed", "This address does not take that method",
                    fmt::format("It takes: {}.", allowed), "Ask by one of these."};
    return problem;
}

Problem no_snapshot() {
    return {503, "no-index", "The index is not open", "There is no index to answer from at the moment.",
            "Build one with vanmach-indexer build; the server takes it up by itself."};
}

/// Equal for requests that have equal answers. Weak: the same JSON may be sent compressed or not, and took_ms
/// differs.
std::string etag_of(const Call& call, const Route& route, std::string_view representation) {
    const std::string key = fmt::format(
        "{}\n{}\n{}\n{}\n{}\n{}\n{}", VANMACH_VERSION, call.served ? call.served->snapshot().name() : "",
        call.served ? call.served->snapshot().content_hash() : "", route.pattern, call.path,
        call.parameters.query_string(), representation);
    return fmt::format("W/\"{}{}\"", tag_of(key), tag_of(key + '\n'));
}

bool matches(std::string_view if_none_match, std::string_view etag) {
    const std::string_view opaque = etag.substr(2); // without W/
    return !if_none_match.empty() && if_none_match.find(opaque) != std::string_view::npos;
}

bool is_compressible(std::string_view type) {
    return type.starts_with("text/") || type.find("json") != std::string_view::npos ||
           type.find("javascript") != std::string_view::npos || type.find("xml") != std::string_view::npos || type.find("svg") != std::string_view::npos;
}

void set_header(Reply& reply, std::string_view name, std::string value) {
    for (const auto& header : reply.headers) {
        if (header.first == name) return; // the handler knows better
    }
    reply.headers.emplace_back(name, std::move(value));
}

void finish(Reply& reply, const RequestHead& head) {
    if (reply.stream && head.old) { // HTTP/1.0 knows no chunks
        std::exchange(reply.stream, nullptr)([&](std::string_view text) { return reply.body.append(text), true; });
    }
    for (const auto& [name, value] : security_headers()) set_header(reply, name, value);
    set_header(reply, "Vary", "Accept, Accept-Encoding, Accept-Language");
    set_header(reply, "Cache-Control", reply.cacheable && reply.status == 200 ? "no-cache" : "no-store");
    if (reply.body.size() < worth_compressing || !is_compressible(reply.content_type)) return;
    if (!accepts_gzip(head.header("accept-encoding"))) return;
    if (std::string packed = gzipped(reply.body); !packed.empty()) {
        reply.body = std::move(packed);
        set_header(reply, "Content-Encoding", "gzip");
    }
}

/// Where the same question is answered about another document.
std::string same_address_of(const Route& route, const Call& call, const std::string& id) {
    std::string path = route.pattern;
    const std::size_t at = path.find("{id}");
    if (at == std::string::npos) return {};
    path.replace(at, 4, url_encoded(id));
    const std::string query = call.parameters.query_string();
    return query.empty() ? path : path + '?' + query;
}

bool is_api(std::string_view path) {
    return path == "/api" || path.starts_with("/api/");
}

} // namespace

Reply json_reply(const Json& json, int status) {
    return {status,
            status < 300 ? "application/json" : "application/problem+json",
            dumped(json),
            {},
            status == 200};
}

Handler json_handler(std::function<tl::expected<Json, Problem>(const Served&, const Parameters&)> view) {
    return [view = std::move(view)](const Call& call) { return view_outcome(call, view(*call.served, call.parameters)); };
}

Outcome view_outcome(const Call& call, tl::expected<Json, Problem> json) {
    if (!json) return tl::unexpected(json.error());
    const bool partial = json->contains("partial") && (*json)["partial"] == true;

    std::string_view format = call.parameters.text("format");
    const Json* items = nullptr;
    for (const char* key : {"items", "hits"}) {
        if (json->contains(key) && (*json)[key].is_array()) items = &(*json)[key];
    }
    if (items == nullptr) return json_reply(*json);
    if (format.empty()) {
        static const std::vector<std::string> offers = {"application/json", "text/csv",
                                                        "application/jsonl", "application/x-ndjson"};
        const std::string_view chosen = best(call.accept, offers);
        format = chosen == "text/csv" ? "csv" : chosen == "application/json" ? "json" : "jsonl";
    }
    Reply reply = json_reply(*json);
    if (format == "csv") {
        reply.content_type = "text/csv; charset=utf-8; header=present";
        reply.body = to_csv(*items);
        reply.headers.emplace_back("Content-Disposition", "inline; filename=\"vanmach.csv\"");
    } else if (format == "jsonl") {
        reply.content_type = "application/jsonl; charset=utf-8";
        reply.body = to_jsonl(*items);
    }
    if (format != "json") {
        // Both are made here, of digits and letters: what the wrapping of the list says in JSON.
        if (json->contains("total"))
            reply.headers.emplace_back("Vanmach-Total", dumped((*json)["total"]));
        if (json->contains("next") && (*json)["next"].is_string()) {
            reply.headers.emplace_back("Vanmach-Next", (*json)["next"].get<std::string>());
        }
    }
    reply.cacheable = !partial;
    return reply;
}

Service::Service(const RouteTable& routes, Current current) : routes_(routes), current_(std::move(current)) {}

std::optional<Reply> Service::refusal(const RequestHead& head) const {
    try {
        auto asked = ask(head);
        if (asked) return std::nullopt;
        finish(asked.error(), head);
        return std::move(asked.error());
    } catch (const std::exception& error) {
        spdlog::error("a request failed by a fault of ours: {}", error.what());
        return json_reply(to_json(problem_of({ErrorCode::internal, "", ""})), 500);
    }
}

Reply Service::answer(const RequestHead& head, std::string_view body) const {
    Reply reply;
    try {
        reply = dispatch(head, body);
    } catch (const std::exception& error) {
        // The query is not logged: what people look for is theirs.
        spdlog::error("a request failed by a fault of ours: {}", error.what());
        reply = json_reply(to_json(problem_of({ErrorCode::internal, "", ""})), 500);
    }
    try {
        finish(reply, head);
    } catch (const std::exception& error) {
        spdlog::error("an answer could not be finished: {}", error.what());
    }
    return reply;
}

tl::expected<Service::Asked, Reply> Service::ask(const RequestHead& head) const {
    std::string_view target = head.target;
    target = target.substr(0, target.find('#'));
    const std::size_t question = std::min(target.find('?'), target.size());
    const std::string_view path = target.substr(0, question);
    const std::string_view query = target.substr(std::min(question + 1, target.size()));

    Call call;
    call.accept = head.header("accept");
    call.accept_language = head.header("accept-language");
    call.served = current_();

    if (head.method == "OPTIONS" && path == "*")
        return tl::unexpected(Reply{204, "", "", {{"Allow", "GET, HEAD, OPTIONS, POST"}}, false});
    const auto decoded = percent_decoded(path, false);
    if (!decoded || !is_utf8(*decoded) || has_control_characters(*decoded)) {
        const Problem problem{400, "bad-encoding", "The address is not UTF-8",
                              "The path cannot be read as percent-encoded UTF-8.",
                              "Write it as UTF-8, percent-encoded."};
        return tl::unexpected(told(problem, call, nullptr));
    }
    call.path = *decoded;

    const std::string method = head.method == "HEAD" ? "GET" : head.method;
    const RouteTable::Match match = routes_.match(method, path);
    if (!match.route && match.allowed.empty()) return tl::unexpected(told(nothing_here(is_api(path)), call, nullptr));
    if (head.method == "OPTIONS") return tl::unexpected(Reply{204, "", "", {{"Allow", allow_of(match)}}, false});
    if (!match.route) {
        const std::string allowed = allow_of(match);
        Reply reply = told(wrong_method(allowed), call, nullptr);
        reply.headers.emplace_back("Allow", allowed);
        return tl::unexpected(std::move(reply));
    }

    const Route& route = *match.route;
    auto parameters = parse_parameters(route.parameters, query, match.values);
    if (!parameters) return tl::unexpected(told(parameters.error(), call, &route));
    call.parameters = std::move(*parameters);
    if (route.needs_snapshot && !call.served) {
        Reply reply = told(no_snapshot(), call, &route);
        reply.headers.emplace_back("Retry-After", "1");
        return tl::unexpected(std::move(reply));
    }
    if (const auto problem = refused_body(route.body, head)) return tl::unexpected(told(*problem, call, &route));
    call.content_type = media_type(head.header("content-type"));
    return Asked{&route, std::move(call)};
}

Reply Service::dispatch(const RequestHead& head, std::string_view body) const {
    auto asked = ask(head);
    if (!asked) return std::move(asked.error());
    const Route& route = *asked->route;
    Call& call = asked->call;
    call.body = body;

    const bool tagged = route.method == "GET" && (route.face == Face::api || route.face == Face::page);
    const std::string etag =
        tagged ? etag_of(call, route,
                         route.face == Face::page ? call.accept_language + "\n" + call.accept : call.accept)
               : "";
    if (tagged && matches(head.header("if-none-match"), etag))
        return {304, "", "", {{"ETag", etag}, {"Cache-Control", "no-cache"}}, true};

    Outcome outcome = route.handler(call);
    if (!outcome) return told(outcome.error(), call, &route);
    if (route.method != "GET") outcome->cacheable = false;
    if (tagged && outcome->cacheable && outcome->status == 200) {
        if (head.header("if-none-match") == "*") return {304, "", "", {{"ETag", etag}, {"Cache-Control", "no-cache"}}, true}; // there is one
        set_header(*outcome, "ETag", etag);
    }
    return std::move(*outcome);
}

Reply Service::told(const Problem& problem, const Call& call, const Route* route) const {
    Reply reply;
    const bool page = route ? route->face == Face::page : !is_api(call.path);
    if (page && routes_.error_page && prefers_html(call.accept)) {
        reply = routes_.error_page(call, problem);
    } else {
        reply = json_reply(to_json(problem), problem.status);
        reply.content_type = "application/problem+json";
    }
    reply.status = problem.status;
    reply.cacheable = false;
    if (problem.status == 308 && route && problem.extra.contains("id")) {
        reply.headers.emplace_back("Location",
                                   same_address_of(*route, call, problem.extra["id"].get<std::string>()));
    }
    return reply;
}

} // namespace vanmach
