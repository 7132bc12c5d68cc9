// SPDX-License-Identifier: GPL-2.0-or-later
// What the head of a document's page says, from its record. Thread-safe functions on values.
#pragma once

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// [{fact_name, values: [{value, value_href, value_note}], unknown, fact_wide}]: what is not known is said so.
Json facts_view(Lang lang, const Json& document);

/// {has_validity, validity: [{verb, name, href, origin, evidence}], tables}: empty where the corpus tells nothing.
void add_validity(Json& view, Lang lang, const Json& document);

/// {cite_full, cite_short, cite_missing}.
void add_citation(Json& view, Lang lang, const Json& document);

/// {misprints: [{misprint_name, misprint_href}], has_misprints}.
void add_misprints(Json& view, Lang lang, const Json& document);

/// Name, title, origin, state and addresses of the document, which its page and those of its lists begin with.
void add_head(Json& view, Lang lang, const Json& document);

/// The path of the document, encoded, without language: "/documents/33-ct-ttg.2021".
std::string encoded_path(const Json& document);

} // namespace vanmach::pages
