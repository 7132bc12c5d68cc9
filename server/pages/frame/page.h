// SPDX-License-Identifier: GPL-2.0-or-later
// The pages as values: each is a plain function from the JSON that the API answers (server/views.h) to HTML,
// so that people and programs see the same. Every text is escaped by the templates; pages work without
// JavaScript. Thread-safe. Offsets in the JSON are code points of the document's text.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/document_json.h"

namespace vanmach::pages {

enum class Lang { vi, en };

/// Names and values of a query string, decoded, in order.
using Query = std::vector<std::pair<std::string, std::string>>;

/// What a page knows of its own request: its links keep the language and vary the query.
struct PageContext {
    Lang lang = Lang::vi;
    std::string path = "/"; // percent-encoded, as it goes into links
    Query query;            // what was given, without `lang`
    Query settings;         // what holds though it was not given
};

struct Page {
    int status = 200;
    std::string html;
};

/// `version` of version_view; `most_cited` and `newest` of search_view, with their facets.
Page home_page(const PageContext& context, const Json& version, const Json& most_cited, const Json& newest);

/// `answer` of search_view for the parameters in context.query.
Page search_page(const PageContext& context, const Json& answer);

/// `document`, `citations` and `cited_by` of the views of those names; `cited_by` is shown as far as it goes.
/// Without `text` the document is one that is only cited.
Page document_page(const PageContext& context, const Json& document, const Json& citations,
                   const Json& cited_by, std::string_view text);

/// `document` of document_view for the root, `chain` of chain_view.
Page chain_page(const PageContext& context, const Json& document, const Json& chain);

/// `answer` of lookup_view; null when no number was asked for yet.
Page lookup_page(const PageContext& context, const Json& answer);

Page help_page(const PageContext& context);

/// `problem` of to_json(Problem).
Page error_page(const PageContext& context, const Json& problem);

} // namespace vanmach::pages
