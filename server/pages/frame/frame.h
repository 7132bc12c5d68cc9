// SPDX-License-Identifier: GPL-2.0-or-later
// What all pages share: the frame around them and the parts that stand for a document. Thread-safe functions
// on values.
#pragma once

#include <string>
#include <string_view>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// Fills the template with `view` inside the frame. `title` is that of the browser's tab; `page_script` in the view
/// and `page_style` name what the page needs of server/web beside src/main.ts and css/main.css ("src/chain.ts", "css/figures.css").
Page finish(const PageContext& context, std::string_view name, Json view, std::string_view title,
            int status = 200);

/// A document in a list (Item): {name, href, origin, doc_title, state_css, state_word, cited, cited_href,
/// doc_id}.
Json item_view(Lang lang, const Json& item);

/// {before, inside, after}: the place of a mention in its sentence. `mention` holds {start, end, sentence,
/// sentence_start}.
Json excerpt_view(const Json& mention, std::size_t around);

} // namespace vanmach::pages
