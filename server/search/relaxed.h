// SPDX-License-Identifier: GPL-2.0-or-later
// What a search that found nothing would find if one thing less were asked for. Thread-safe.
#pragma once

#include "server/http/parameters.h"
#include "server/http/problem.h"

namespace vanmach {

class Served;

/// [{kind, parameter, text, query, total}], each with a total above 0, the smallest change first, at most 8:
///   "unquoted"   the words of a phrase, in any order; `text` is the phrase
///   "part"       without one piece of q, `text`
///   "filter"     without one filter, `parameter` with its values in `text`
///   "held"       documents that are only cited as well
///   "filters"    the words alone
/// `query` is the query string of that search. Offered, never done unasked. Ends early when it takes too long.
Json relaxed_searches(const Served& served, const Parameters& parameters);

} // namespace vanmach
