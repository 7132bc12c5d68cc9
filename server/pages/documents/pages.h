// SPDX-License-Identifier: GPL-2.0-or-later
// The page of a document, the pages of its lists, and the card that a link to it opens. Pages are plain functions on values; see
// frame/page.h. Thread-safe.
#pragma once

#include <string_view>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// `document`, `citations` and `cited_by` of the views of those names; without `text` the document is one that is only cited.
/// `obligations` and `similar` of theirs; null leaves the section out. Of long lists the beginning is shown; `total` is that of the
/// list, and the whole is on its own page.
Page document_page(const PageContext& context, const Json& document, const Json& citations, const Json& cited_by, std::string_view text,
                   const Json& obligations = nullptr, const Json& similar = nullptr);

/// How many rows of a list the document's page shows.
inline constexpr int cites_shown = 40, cited_by_shown = 30, obligations_shown = 15, similar_shown = 5;
/// Rows on a page of what a document cites: `page` of the query tells which.
inline constexpr std::size_t cites_on_a_page = 200;

/// What it cites, as /citations answers. Of this page and those below `document` is what brief_view tells.
Page citations_page(const PageContext& context, const Json& document, const Json& citations);
/// Who cites it, as /cited-by answers.
Page cited_by_page(const PageContext& context, const Json& document, const Json& cited_by);
/// Who is to do what by when, as /obligations answers.
Page obligations_page(const PageContext& context, const Json& document, const Json& obligations);
/// Its precedents, as /similar answers.
Page similar_page(const PageContext& context, const Json& document, const Json& similar);

/// A piece of HTML without the frame: what the document is, and who else cites it. `from` is the id of the document with the link.
Page card(const PageContext& context, const Json& document, const Json& cited_by, std::string_view from);

} // namespace vanmach::pages
