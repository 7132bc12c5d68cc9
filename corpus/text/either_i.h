// SPDX-License-Identifier: GPL-2.0-or-later
// Syllables that are written with i or with y alike: "lý" and "lí", "kỹ" and "kĩ", "quý" and "quí".
// Source: decision 1989/QĐ-BGDĐT (2018), article 9, prescribes i after an initial alone; law texts print y.
// Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace vanmach {

/// True for h, k, l, m, s, t or qu and a final i or y, with nothing between: of a bare key.
bool ends_in_either_i(std::string_view bare);

/// The other writing of an accented key: "ky4" -> "ki4", "li2" -> "ly2". "" where there is none; without a tone
/// the two are different words (ly and li, my and mi).
std::string other_i(std::string_view accented);

} // namespace vanmach
