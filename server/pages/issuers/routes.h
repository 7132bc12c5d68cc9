// SPDX-License-Identifier: GPL-2.0-or-later
// Where the pages of issuing bodies stand.
#pragma once

#include "server/http/routes.h"

namespace vanmach::pages {

void add_issuer_pages(RouteTable& routes);

} // namespace vanmach::pages
