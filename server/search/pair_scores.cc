// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/pair_scores.h"

#include <cmath>
#include <map>

namespace vanmach {

namespace {
constexpr double k1 = 0.4, b = 0.6;
}

std::vector<Xapian::docid> documents_with_pair(const Snapshot& snapshot, PairKey key) {
    std::vector<Xapian::docid> documents;
    snapshot.pairs().each(key, [&](HeldIndex held, std::uint32_t) { documents.push_back(held + 1); });
    return documents;
}

std::vector<float> pair_scores(const Snapshot& snapshot, const std::vector<PairKey>& pairs) {
    std::map<PairKey, int> times;
    for (const auto key : pairs) ++times[key];
    const auto& index = snapshot.pairs();
    const auto all = static_cast<double>(index.documents());
    const auto fixed = static_cast<float>(k1 * (1 - b)), by_length = static_cast<float>(k1 * b / index.average_length());
    std::vector<float> scores;
    for (const auto& [key, typed] : times) {
        const double with = index.count(key);
        if (with == 0) continue;
        if (scores.empty()) scores.resize(snapshot.held_count());
        const auto most = static_cast<float>(typed * (k1 + 1) * std::log1p((all - with + 0.5) / (with + 0.5)));
        index.each(key, [&](HeldIndex held, std::uint32_t count) {
            const auto frequency = static_cast<float>(count);
            scores[held] += most * frequency / (frequency + fixed + by_length * static_cast<float>(index.lengths()[held]));
        });
    }
    return scores;
}

} // namespace vanmach
