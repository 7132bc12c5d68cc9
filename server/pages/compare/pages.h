// SPDX-License-Identifier: GPL-2.0-or-later
// Documents side by side, and the choice of them. Pages are plain functions on values; see frame/page.h. Thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// `comparison` of compare_view; `texts` of its documents, in their order, "" where nothing is held; `similar` of similar_view for
/// the first of them: whom one might add.
Page compare_page(const PageContext& context, const Json& comparison, const std::vector<std::string>& texts, const Json& similar);

/// The form that chooses documents. `problem` is what stood in the way of comparing those in context.query, as compare_view told
/// it (with `asked`); null when nothing was asked for yet.
Page choose_page(const PageContext& context, const Json& problem, const Json& similar);

/// The page that compares these; "" among `ids` are left out.
std::string compare_link(Lang lang, const std::vector<std::string>& ids, const Query& more = {}, std::string_view fragment = {});

} // namespace vanmach::pages
