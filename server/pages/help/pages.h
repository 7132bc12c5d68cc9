// SPDX-License-Identifier: GPL-2.0-or-later
// How to ask, and what is said when something went wrong. Pages are plain functions on values; see frame/page.h. Thread-safe.
#pragma once

#include "server/pages/frame/page.h"

namespace vanmach::pages {

Page help_page(const PageContext& context);

/// `problem` of to_json(Problem).
Page error_page(const PageContext& context, const Json& problem);

} // namespace vanmach::pages
