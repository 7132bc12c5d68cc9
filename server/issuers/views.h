// SPDX-License-Identifier: GPL-2.0-or-later
// Issuing bodies: plain functions like those of server/views.h; thread-safe.
#pragma once

#include "server/views.h"

namespace vanmach {

/// {total, items: [{slug, name, level, province, unit, from, to, held, cited_only}], next, facets: {level, province}}; those with the
/// most held documents first. Facets count held documents of all these bodies, provinces by their old or new names (`provinces`). `q`:
/// words of the name, with or without diacritics.
const ParameterSpecs& issuers_parameters();
ViewResult issuers_view(const Served& served, const Parameters& parameters);

/// {slug, name, level, province, unit, from, to, held, cited_only, types: [{value, count}], years: [{value, count}], most_cited:
/// [Item], recent: [Item] (held, newest first), cites_most: [Item and {count}], predecessors and successors: [{name, slug, since,
/// documents}]}. Errors: 404 unknown-issuer, with candidates.
const ParameterSpecs& issuer_parameters();
ViewResult issuer_view(const Served& served, const Parameters& parameters);

} // namespace vanmach
