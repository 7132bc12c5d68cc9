// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/similar/scoring.h"

#include <algorithm>
#include <cmath>

#include "server/similar/weights.h"

namespace vanmach::similar {

double score_of(const Parts& parts, const Comparable& comparable, std::optional<bool> same_level, std::optional<bool> same_type) {
    double sum = 0, all = 0;
    const auto add = [&](bool counts, double weight, double part) {
        if (!counts) return;
        sum += weight * std::clamp(part, 0.0, 1.0);
        all += weight;
    };
    add(comparable.citations, citations_weight, parts.citations);
    add(comparable.text, text_weight, parts.text);
    add(comparable.title, title_weight, parts.title);
    if (all == 0) return 0;
    return sum / all * (same_level.value_or(true) ? 1 : other_level_factor) * (same_type.value_or(true) ? 1 : other_type_factor);
}

double telling(std::size_t cited_by, std::size_t documents) {
    return std::log1p(static_cast<double>(documents) / static_cast<double>(std::max<std::size_t>(cited_by, 1)));
}

double saturation(double count, double length, double average) {
    return count * (bm25_k1 + 1) / (count + bm25_k1 * (1 - bm25_b + bm25_b * length / std::max(average, 1.0)));
}

} // namespace vanmach::similar
