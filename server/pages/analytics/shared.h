// SPDX-License-Identifier: GPL-2.0-or-later
// What the pages of figures have in common. Thread-safe functions on values.
#pragma once

#include <string>
#include <string_view>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// Fills a template of this folder: the tabs between the figures, style and script of figures, and the frame. `part` is what follows
/// "/analytics" in the address: "", "/timeline".
Page finish_figure(const PageContext& context, std::string_view name, std::string_view part, Json view, std::string_view title);

/// The page of a figure about one document.
std::string figure_link(Lang lang, std::string_view part, std::string_view id);

/// The search for the documents that cite `id` and pass the figure's filters.
std::string citing_search(const PageContext& context, std::string_view id);

/// A document in a ranking: item_view, {count, count_words, bar, search_href, share}. `n` documents of at most `most`.
Json ranked_row(const PageContext& context, const Json& item, long long n, long long most);

/// The name of a territory {province, from, to}; where provinces are counted each in its own time (`view` is "both"), with the side of
/// the mergers that is meant.
std::string territory_name(Lang lang, const Json& territory, std::string_view view);

/// The period of a timeline's items with the most documents, the first of several; none where nothing was counted.
struct Busiest {
    std::string period;
    long long documents = 0;
};
Busiest busiest(const Json& items);

/// "33/CT-TTg", and without a number its title: what stands in a narrow column.
std::string short_name(Lang lang, const Json& item);

} // namespace vanmach::pages
