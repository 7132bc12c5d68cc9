// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/weight.h"

#include <algorithm>
#include <cmath>

namespace vanmach {

namespace {

constexpr double k1 = 2.0, b = 0.9;

} // namespace

WordWeight::WordWeight() {
    for (const auto stat : {COLLECTION_SIZE, TERMFREQ, AVERAGE_LENGTH, DOC_LENGTH, WDF}) need_stat(stat);
}

void WordWeight::init(double factor) {
    if (factor == 0) return; // the part that no term brings
    const double all = get_collection_size(), with = std::min<double>(get_termfreq(), all);
    most_ = factor * (k1 + 1) * std::log1p((all - with + 0.5) / (with + 0.5));
    fixed_ = k1 * (1 - b);
    by_length_ = k1 * b / std::max(1.0, get_average_length());
}

double WordWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount) const {
    return most_ * wdf / (wdf + fixed_ + by_length_ * length);
}

} // namespace vanmach
