// SPDX-License-Identifier: GPL-2.0-or-later
// What the parameters of a search mean in this corpus: names made codes and slugs, numbers made documents.
#pragma once

#include <string>

#include "server/http/parameters.h"
#include "server/search/search.h"

namespace vanmach {

class Served;

/// All but the page (offset, size). Errors: 400 for a query that is not closed, a type or province that does
/// not exist, a range that ends before it begins.
tl::expected<SearchRequest, Problem> read_search_request(const Served& served, const Parameters& parameters);

/// Equal for requests that are pages of one list: what cursors are bound to.
std::string list_identity(const Parameters& parameters);

} // namespace vanmach
