// SPDX-License-Identifier: GPL-2.0-or-later
// From what two documents share to one number. Functions on values.
#pragma once

#include <optional>

namespace vanmach::similar {

/// How much of what could agree does, 0 … 1 each.
struct Parts {
    double citations = 0; // cosine of the cited documents, rare ones weighing more; or of being cited together
    double text = 0;      // telling terms of the source that the document has, as BM25 weighs them
    double title = 0;     // pairs of the source's title that are in the document's title
};

/// What the source has to compare: a part that it has not neither helps nor harms.
struct Comparable {
    bool citations = false, text = false, title = false;
};

/// 0 … 1. `same_level` and `same_type`: nothing where the source does not tell.
double score_of(const Parts& parts, const Comparable& comparable, std::optional<bool> same_level, std::optional<bool> same_type);

/// What it tells that two documents cite a third one, of which `cited_by` of `documents` do: ln(1 + N/n).
double telling(std::size_t cited_by, std::size_t documents);

/// BM25's share of a term that comes `count` times in a text of `length`, where the texts are `average` long.
double saturation(double count, double length, double average);

} // namespace vanmach::similar
