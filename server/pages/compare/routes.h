// SPDX-License-Identifier: GPL-2.0-or-later
// Where the comparison of documents stands among the addresses of the site.
#pragma once

#include "server/http/routes.h"

namespace vanmach::pages {

void add_compare_pages(RouteTable& routes);

} // namespace vanmach::pages
