// SPDX-License-Identifier: GPL-2.0-or-later
// Questions that are known to find something in this corpus, made from its own documents. Thread-safe functions on values.
#pragma once

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// [{example_text, example_href, example_what}] from the most cited and the newest documents (search_view); empty where there are
/// none.
Json examples_of(Lang lang, const Json& most_cited, const Json& newest);

} // namespace vanmach::pages
