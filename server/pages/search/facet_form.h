// SPDX-License-Identifier: GPL-2.0-or-later
// The filters beside the results, a form of its own: boxes with counts, dates. Thread-safe functions on values.
#pragma once

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// Adds the form to the view of the search page; `facets` of search_view, may be null. Values that were chosen are always there,
/// also those that nothing was found for.
void add_facet_form(Json& view, const PageContext& context, const Json& facets);

/// The filters in use, each with the address without it.
Json filters_view(const PageContext& context);

/// "KH" -> "Kế hoạch", "province" -> "Cấp tỉnh": a value of a filter as people read it.
std::string filter_value(Lang lang, std::string_view name, const std::string& value);

/// Another query begins on its first page.
Query first_page(const Query& query);

} // namespace vanmach::pages
