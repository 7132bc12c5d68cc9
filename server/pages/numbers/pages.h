// SPDX-License-Identifier: GPL-2.0-or-later
// A list of numbers and what they are. A plain function on values; see frame/page.h. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// `typed` is what stands in the box; `answer` of numbers_view, null when nothing was sent; `problem` of to_json(Problem), null when
/// nothing went wrong.
Page numbers_page(const PageContext& context, std::string_view typed, const Json& answer, const Json& problem);

/// The same answer as a table for spreadsheets, its columns in the language of the page (tabular.h).
std::string numbers_csv(Lang lang, const Json& answer);

} // namespace vanmach::pages
