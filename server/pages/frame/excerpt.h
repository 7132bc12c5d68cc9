// SPDX-License-Identifier: GPL-2.0-or-later
// A place of a sentence with a few words around it. A thread-safe function on values.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vanmach::pages {

/// The part of `sentence` around [start, end) (code points of the sentence), cut at words, about `around`
/// code points on either side; `before`, `inside` and `after` with an ellipsis where something was left out.
struct Excerpt {
    std::string before, inside, after;
    bool cut = false;
};
Excerpt excerpt_of(std::string_view sentence, std::size_t start, std::size_t end, std::size_t around);

} // namespace vanmach::pages
