// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/either_i.h"

namespace vanmach {

bool ends_in_either_i(std::string_view bare) {
    if (bare.size() < 2 || (bare.back() != 'i' && bare.back() != 'y')) return false;
    const auto initial = bare.substr(0, bare.size() - 1);
    return initial == "qu" || (initial.size() == 1 && std::string_view("hklmst").find(initial[0]) != std::string_view::npos);
}

std::string other_i(std::string_view accented) {
    if (accented.empty() || accented.back() < '1' || accented.back() > '5') return {};
    if (!ends_in_either_i(accented.substr(0, accented.size() - 1))) return {};
    std::string other(accented);
    auto& vowel = other[other.size() - 2];
    vowel = vowel == 'i' ? 'y' : 'i';
    return other;
}

} // namespace vanmach
