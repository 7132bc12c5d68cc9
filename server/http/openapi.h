// SPDX-License-Identifier: GPL-2.0-or-later
// The description of the API, written from the table of routes: what is offered is described, and nothing
// else.
#pragma once

#include "corpus/document_json.h"
#include "server/http/routes.h"

namespace vanmach {

/// OpenAPI 3.1 of all `api` and `probe` routes.
Json openapi(const RouteTable& routes);

} // namespace vanmach
