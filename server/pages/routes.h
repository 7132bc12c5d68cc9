// SPDX-License-Identifier: GPL-2.0-or-later
// The site: the pages people read and the files those pages need, as routes of the one table.
#pragma once

namespace vanmach {

class RouteTable; // server/http/routes.h

/// Adds /, /search, /documents, /documents/{id}, /documents/{id}/chain, /analytics and below, /issuers, /issuers/{slug}, /help and /assets/{name...}, and sets
/// the table's error_page. Call once, before serving. The handlers are safe to run from several threads.
void add_page_routes(RouteTable& routes);

} // namespace vanmach
