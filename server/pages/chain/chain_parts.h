// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of the page of a chain, as views for its template. Thread-safe functions on values.
#pragma once

#include <cstddef>
#include <string>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// The list: `rows`, each of which opens or closes something (a step, a group, what is below a step), so that a template without
/// recursion writes a tree. Ids on the page: d1, d2 … of documents, e1, e2 … of edges, g1, g2 … of groups.
/// `boxes`: documents that stand in no group, and groups: what a picture has before its groups are opened.
Json chain_rows(Lang lang, const Json& chain, std::size_t& boxes);

/// [{level_word, level_count}] of the levels that the chain has, from the central down.
Json chain_levels(Lang lang, const Json& chain);

/// The form's controls: {directions, depths, relations, levels, relations_told, levels_told, held_only, kept}.
Json chain_controls(const PageContext& context);

/// [{advice, advice_href}]: what to do where the chain is larger than what is shown. `action` is the path of the page.
Json chain_advice(const PageContext& context, const std::string& action, const Json& chain);

/// [{file_label, file_href, file_name}]: the chain in the formats of other programs.
Json chain_files(const PageContext& context, const std::string& action, const std::string& id);

} // namespace vanmach::pages
