// SPDX-License-Identifier: GPL-2.0-or-later
// The first page, search, and the look-up by number. Pages are plain functions on values; see frame/page.h. Thread-safe.
#pragma once

#include <string>
#include <vector>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// The parts of the site that the first page leads to, by path.
const std::vector<std::string>& home_entries();

/// `version` of version_view; `most_cited` and `newest` of search_view, with their facets; `parts` are those of home_entries that
/// are there.
Page home_page(const PageContext& context, const Json& version, const Json& most_cited, const Json& newest,
               const std::vector<std::string>& parts = home_entries());

/// What the search page shows beside its answer.
struct SearchSurroundings {
    Json schema = nullptr;                         // schema_view: the query language
    Json most_cited = nullptr, newest = nullptr;   // search_view: live examples, where nothing was found
    bool can_compare = false;                      // there is a page /compare
};

/// `answer` of search_view for the parameters in context.query.
Page search_page(const PageContext& context, const Json& answer, const SearchSurroundings& around = {});

/// The same page where the search has failed by what was asked: the query stays in the box, `problem` of to_json(Problem) tells where
/// it is wrong and what to write.
Page search_problem_page(const PageContext& context, const Json& problem, const SearchSurroundings& around = {});

/// `answer` of lookup_view; null when no number was asked for yet.
Page lookup_page(const PageContext& context, const Json& answer);

} // namespace vanmach::pages
