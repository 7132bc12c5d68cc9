// SPDX-License-Identifier: GPL-2.0-or-later
// What is wrong with a query, in the reader's language, and what to write instead. A thread-safe function on values.
#pragma once

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// Adds problem_said, the place in the query (has_place, query_before, query_wrong, query_after) and rewrites [{rewrite_text, rewrite_href}].
void add_search_problem(Json& view, const PageContext& context, const Json& problem);

} // namespace vanmach::pages
