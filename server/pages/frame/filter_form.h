// SPDX-License-Identifier: GPL-2.0-or-later
// The filters of a page as a form that needs no script: the parameters of its address under names for people. Thread-safe
// functions on values.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// Which parameters a form offers: `first` always, `more` behind a summary that is open while one of them is used.
struct FormFields {
    std::vector<std::string_view> first, more;
    std::vector<std::string_view> province_views = {"old", "new"}; // the choices of `provinces`
};

/// For filter_form.mustache: {form_action, fields, more_fields, has_more, more_open, hidden, chips, has_chips, clear_href}. A chip is a
/// filter in use and a link to the page without it. `named` holds items {id, type, number, …} of documents that the filters name
/// by id: chips show them by their names.
Json filter_form(const PageContext& context, std::string_view path, const FormFields& fields, const Json& named = Json::array());

} // namespace vanmach::pages
