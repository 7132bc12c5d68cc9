// SPDX-License-Identifier: GPL-2.0-or-later
// Where the list of numbers stands.
#pragma once

#include "server/http/routes.h"

namespace vanmach::pages {

void add_numbers_pages(RouteTable& routes);

} // namespace vanmach::pages
