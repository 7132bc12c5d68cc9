// SPDX-License-Identifier: GPL-2.0-or-later
// The pages of issuing bodies, from the answers of server/issuers/views.h. Plain functions on values; see frame/page.h. Thread-safe.
#pragma once

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// The list of issuers_view.
Page issuers_page(const PageContext& context, const Json& answer);

/// One body, of issuer_view.
Page issuer_page(const PageContext& context, const Json& answer);

} // namespace vanmach::pages
