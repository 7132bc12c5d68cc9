// SPDX-License-Identifier: GPL-2.0-or-later
// Where the pages of figures stand.
#pragma once

#include "server/http/routes.h"

namespace vanmach::pages {

void add_analytics_pages(RouteTable& routes);

} // namespace vanmach::pages
