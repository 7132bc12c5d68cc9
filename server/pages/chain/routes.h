// SPDX-License-Identifier: GPL-2.0-or-later
// Where the chain of a document stands, and the path to another.
#pragma once

#include "server/http/routes.h"

namespace vanmach::pages {

void add_chain_pages(RouteTable& routes);

} // namespace vanmach::pages
