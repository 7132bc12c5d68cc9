// SPDX-License-Identifier: GPL-2.0-or-later
// The text of a document as a view for its template: blocks with links, headings with permalinks, the outline. Thread-safe
// functions on values.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// The place of a mention, "o120", and of an obligation, "v120", by their first code point: stable as long as the text is.
std::string mention_anchor(long long start);
std::string obligation_anchor(long long start);

struct ReadingView {
    Json blocks, outline; // [] where there is nothing
    bool cut = false;     // the text is longer than what is shown
};

/// `row_of` gives the address of a mention that means no one document: its row in a list, with its candidates.
ReadingView reading_view(Lang lang, const Json& document, const Json& mentions, std::string_view text,
                         const std::function<std::string(const Json& mention)>& row_of);

} // namespace vanmach::pages
