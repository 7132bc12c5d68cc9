// SPDX-License-Identifier: GPL-2.0-or-later
// Addresses of the site. Every link keeps the language; Vietnamese, the default, is not written.
#pragma once

#include <string>
#include <string_view>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

std::string link_to(Lang lang, std::string_view path, const Query& query = {},
                    std::string_view fragment = {});

/// The page of a document, and the part of it ("", "/chain").
std::string document_link(Lang lang, std::string_view id, std::string_view part = {},
                          std::string_view fragment = {});

/// The same address of the API, which knows no language.
std::string api_link(std::string_view path, const Query& query = {});

std::string_view value_of(const Query& query, std::string_view name); // the first, "" if there is none
bool holds(const Query& query, std::string_view name, std::string_view value);
Query with(Query query, std::string_view name, std::string_view value); // instead of the values it has
Query also(Query query, std::string_view name, std::string_view value); // beside the values it has
Query without(Query query, std::string_view name);
Query without(Query query, std::string_view name, std::string_view value);

} // namespace vanmach::pages
