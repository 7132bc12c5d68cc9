// SPDX-License-Identifier: GPL-2.0-or-later
// What every page is made of and makes: each page is a plain function from the JSON that the API answers (server/views.h) to HTML,
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

} // namespace vanmach::pages
