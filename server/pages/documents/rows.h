// SPDX-License-Identifier: GPL-2.0-or-later
// The rows of a document's lists, as views for their templates; the same on the document's page and on the list's own. Thread-safe
// functions on values.
#pragma once

#include <string>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// A row a cited document, its mentions together, by the strongest relation; `mentions` are items of citations_view. A row that
/// means no one document has `row_ids`: [{row_id: "n3"}] and its candidates. `text_address` is the page with the text, "" the same.
Json cites_rows(Lang lang, const Json& mentions, const std::string& text_address);

/// The key of a row that means no one document: mentions printed alike share it.
std::string row_key(const Json& mention);

/// A row a citing document, of cited_by_view.
Json cited_by_rows(Lang lang, const Json& items);

/// A row an obligation, of obligations_view.
Json obligation_rows(Lang lang, const Json& items, const std::string& text_address);

/// A row a precedent of `id`, of similar_view, with its reasons in words.
Json similar_rows(Lang lang, const std::string& id, const Json& items);

} // namespace vanmach::pages
