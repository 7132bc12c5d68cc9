// SPDX-License-Identifier: GPL-2.0-or-later
// Where help stands, and what answers a problem.
#pragma once

#include "server/http/routes.h"

namespace vanmach::pages {

void add_help_pages(RouteTable& routes);

} // namespace vanmach::pages
