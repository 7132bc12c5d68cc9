// SPDX-License-Identifier: GPL-2.0-or-later
// The form that narrows a list by level, province, relation and year: plain GET, with counts. A thread-safe function on values.
#pragma once

#include <string>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// {form_action, fields: [{field_name, field_label, options: [{option_value, option_label, option_chosen}]}], clear_href}, from the
/// `facets` of a list; `clear_href` is "" where the query narrows nothing. Null where there is nothing to choose.
Json narrowing_form(Lang lang, const std::string& action, const Json& list, const Query& query);

} // namespace vanmach::pages
