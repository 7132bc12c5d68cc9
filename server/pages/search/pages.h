// SPDX-License-Identifier: GPL-2.0-or-later
// The first page, search, and the look-up by number. Pages are plain functions on values; see frame/page.h. Thread-safe.
#pragma once

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// `version` of version_view; `most_cited` and `newest` of search_view, with their facets.
Page home_page(const PageContext& context, const Json& version, const Json& most_cited, const Json& newest);

/// `answer` of search_view for the parameters in context.query.
Page search_page(const PageContext& context, const Json& answer);

/// `answer` of lookup_view; null when no number was asked for yet.
Page lookup_page(const PageContext& context, const Json& answer);

} // namespace vanmach::pages
