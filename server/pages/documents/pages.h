// SPDX-License-Identifier: GPL-2.0-or-later
// The page of a document. Pages are plain functions on values; see frame/page.h. Thread-safe.
#pragma once

#include <string_view>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// `document`, `citations` and `cited_by` of the views of those names; `cited_by` is shown as far as it goes.
/// Without `text` the document is one that is only cited.
Page document_page(const PageContext& context, const Json& document, const Json& citations,
                   const Json& cited_by, std::string_view text);

} // namespace vanmach::pages
