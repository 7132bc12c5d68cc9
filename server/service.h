// SPDX-License-Identifier: GPL-2.0-or-later
// From a request head to an answer: finds the route, checks the parameters, asks the handler, tells problems,
// adds what every answer carries (security headers, ETag, Vary, gzip). Knows no sockets: tests call it
// directly.
#pragma once

#include <functional>
#include <memory>

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
    Reply answer(const RequestHead& head) const;

  private:
    Reply dispatch(const RequestHead& head) const;
    Reply told(const Problem& problem, const Call& call, const Route* route) const;

    const RouteTable& routes_;
    Current current_;
};

/// A handler that sends a view's JSON; of a list also as CSV and JSON lines, by ?format= or Accept.
Handler json_handler(std::function<tl::expected<Json, Problem>(const Served&, const Parameters&)> view);

/// JSON as it is sent: UTF-8, ill-formed bytes (there should be none) replaced.
Reply json_reply(const Json& json, int status = 200);

} // namespace vanmach
