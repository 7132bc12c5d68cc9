// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/weight.h"

#include <algorithm>
#include <cmath>

namespace vanmach {

namespace {

struct Parameters {
    double k1, b, weight;
};
constexpr Parameters words{2.0, 0.9, 1.0}, pairs{0.4, 0.6, 1.0};

} // namespace

FamilyWeight::FamilyWeight() {
    for (const auto stat : {COLLECTION_SIZE, TERMFREQ, AVERAGE_LENGTH, DOC_LENGTH, WDF, WQF}) need_stat(stat);
}

void FamilyWeight::init(double factor) {
    if (factor == 0) return; // the part that no term brings
    const auto& parameters = get_wqf() == pair_family ? pairs : words;
    const double all = get_collection_size(), with = std::min<double>(get_termfreq(), all);
    most_ = factor * parameters.weight * (parameters.k1 + 1) * std::log1p((all - with + 0.5) / (with + 0.5));
    fixed_ = parameters.k1 * (1 - parameters.b);
    by_length_ = parameters.k1 * parameters.b / std::max(1.0, get_average_length());
}

double FamilyWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount) const {
    return most_ * wdf / (wdf + fixed_ + by_length_ * length);
}

} // namespace vanmach
