// SPDX-License-Identifier: GPL-2.0-or-later
// From a request head to an answer: finds the route, checks the parameters, asks the handler, tells problems,
// adds what every answer carries (security headers, ETag, Vary, gzip). Knows no sockets: tests call it
// directly.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "server/http/request_head.h"
#include "server/http/routes.h"

namespace vanmach {

/// Thread-safe as long as the table is not changed.
class Service {
  public:
    /// The snapshot that answers now; null while there is none.
    using Current = std::function<std::shared_ptr<const Served>()>;
    Service(const RouteTable& routes, Current current);

    /// Never throws: a fault of ours is logged and told as a 500 without details.
    Reply answer(const RequestHead& head, std::string_view body = {}) const;

    /// Of a request that may have a body: the answer that the head alone decides (no such address, a wrong parameter, a body that
    /// is not taken), so that the body need not be read. Never throws.
    std::optional<Reply> refusal(const RequestHead& head) const;

  private:
    /// A request that has a route, and what its head says.
    struct Asked {
        const Route* route = nullptr;
        Call call;
    };
    tl::expected<Asked, Reply> ask(const RequestHead& head) const;
    Reply dispatch(const RequestHead& head, std::string_view body) const;
    Reply told(const Problem& problem, const Call& call, const Route* route) const;

    const RouteTable& routes_;
    Current current_;
};

/// A view's JSON as it is sent; of a list also as CSV and JSON lines, by ?format= or Accept.
Outcome view_outcome(const Call& call, tl::expected<Json, Problem> json);

/// A handler that sends a view's JSON so.
Handler json_handler(std::function<tl::expected<Json, Problem>(const Served&, const Parameters&)> view);

/// JSON as it is sent: UTF-8, ill-formed bytes (there should be none) replaced.
Reply json_reply(const Json& json, int status = 200);

} // namespace vanmach
