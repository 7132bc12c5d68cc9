// SPDX-License-Identifier: GPL-2.0-or-later
// The routes of the API and the probes. What stands here is offered, described in openapi.json, and nothing
// else is.
#pragma once

#include "server/http/routes.h"

namespace vanmach {

inline constexpr std::string_view api_root = "/api/v1";

/// Adds them to the table. `routes` must outlive its handlers: openapi.json is written from it.
void add_api_routes(RouteTable& routes);

} // namespace vanmach
