// SPDX-License-Identifier: GPL-2.0-or-later
// The one table of routes. Requests are dispatched by it, openapi.json is written from it, tests walk it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/parameters.h"
#include "server/http/problem.h"
#include "server/http/request_body.h"
#include "server/http/text_sink.h"

namespace vanmach {

class Served; // server/served.h: the snapshot that answers, and what searches it

/// What is sent back. Header values never hold text of the client.
struct Reply {
    int status = 200;
    std::string content_type; // "text/html; charset=utf-8"
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    bool cacheable = true; // false: no ETag, `no-store` (a partial answer, a probe)
    /// In place of a body: writes it while it is sent. Owns what it needs; called once, from the thread that sends.
    std::function<void(const TextSink&)> stream{};
};

/// A request as handlers see it. Valid while the handler runs; `served` is never null where the route needs
/// it.
struct Call {
    std::shared_ptr<const Served> served;
    Parameters parameters;
    std::string path;   // decoded, without the query
    std::string accept; // header values as sent: never to be copied into an answer
    std::string accept_language;
    std::string_view body;    // whole, of a route that takes one
    std::string content_type; // of the body: one of its forms
};

using Outcome = tl::expected<Reply, Problem>;
using Handler = std::function<Outcome(const Call&)>;

/// What a route is for: `api` and `probe` are described by openapi.json; an `api` error is always
/// problem+json, that of a `page` is a page when the client asks for text/html. Assets need no snapshot.
enum class Face { api, probe, page, asset };

struct Route {
    Face face = Face::api;
    std::string method = "GET"; // HEAD comes with GET, OPTIONS with every address; only GET is cached
    std::string
        pattern; // "/api/v1/documents/{id}/text"; {name} is one segment, {name...} the rest of the path
    std::string summary;       // one English sentence, for openapi.json
    ParameterSpecs parameters; // path parameters included
    Handler handler;
    bool needs_snapshot = true; // false: answers before the index is there; Call::served may be null
    std::vector<std::string> content_types = {
        "application/json"}; // what it answers with, the first by default
    bool is_list = false;    // {total, items|hits, next}: format=csv,jsonl come by themselves
    bool has_feed = false;   // of a list: its handler answers format=atom, too
    std::string schema;      // name of the answer's schema in openapi.json; "" any object
    std::optional<BodySpec> body{}; // what it takes; nothing: no body
};

/// Filled before serving starts, then only read: safe from several threads.
class RouteTable {
  public:
    /// Order does not matter: a literal segment goes before a {name}. A route twice, or a {name} without its
    /// parameter, ends the program: the table is part of it.
    void add(Route route);
    const std::vector<Route>& routes() const { return routes_; }

    /// Renders a Problem as a page; without it all problems are JSON. `call.served` may be null and
    /// `call.parameters` empty.
    std::function<Reply(const Call& call, const Problem& problem)> error_page;

    struct Match {
        const Route* route = nullptr;
        std::vector<std::pair<std::string, std::string>> values; // of the path, still encoded
        std::vector<std::string> allowed; // methods of this path, when the method has no route
    };
    Match match(std::string_view method, std::string_view path) const;

  private:
    std::vector<Route> routes_;
};

} // namespace vanmach
