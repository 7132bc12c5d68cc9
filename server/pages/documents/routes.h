// SPDX-License-Identifier: GPL-2.0-or-later
// Where a document stands.
#pragma once

#include "server/http/routes.h"

namespace vanmach::pages {

void add_document_pages(RouteTable& routes);

} // namespace vanmach::pages
