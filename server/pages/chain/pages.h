// SPDX-License-Identifier: GPL-2.0-or-later
// The pages of a chain and of a path. Pages are plain functions on values; see frame/page.h. Thread-safe.
#pragma once

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// `document` of document_view for the root, `chain` of chain_view.
Page chain_page(const PageContext& context, const Json& document, const Json& chain);

/// `path` of path_view.
Page path_page(const PageContext& context, const Json& path);

} // namespace vanmach::pages
