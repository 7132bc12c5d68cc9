// SPDX-License-Identifier: GPL-2.0-or-later
// Where the first page, search and the look-up stand.
#pragma once

#include "server/http/routes.h"

namespace vanmach::pages {

void add_search_pages(RouteTable& routes);

} // namespace vanmach::pages
