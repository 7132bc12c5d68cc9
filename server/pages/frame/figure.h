// SPDX-License-Identifier: GPL-2.0-or-later
// What pages of figures share: what a figure is based on, where its data are, bars, shades, and the searches that show what was
// counted. Thread-safe functions on values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// For figure_foot.mustache: {counted, note, data_version, csv_href, json_href, can_draw, picture_name}. `answer` has `about`
/// (server/analytics/views.h), `path` is that of the page and of its data, `note` a word's key that says what the figure does not
/// say. A list of several pages is sent whole as far as one answer goes.
Json figure_foot(const PageContext& context, const Json& answer, std::string_view path, std::string_view note, std::string_view picture_name);

/// The same for what has no `about`: data alone.
Json data_foot(const PageContext& context, std::string_view path, std::string_view picture_name);

/// The width of a bar in percent of `most`: "37.5".
std::string bar_of(long long n, long long most);

/// A shade for a count, 0 to 5; each has a range of its own.
class Shades {
  public:
    explicit Shades(long long most);
    int of(long long n) const;
    /// [{shade_css, shade_range}] for a legend, lowest first, 0 left out.
    Json legend(Lang lang) const;

  private:
    std::vector<long long> from_; // the least of each shade
};

/// What a figure's filters say of the citing documents, as /search takes it: type, level, province, provinces, year, from, to, relation.
Query citing_filters(const Query& query);

/// A part per whole: "37,5%" in Vietnamese, "37.5%" in English; "" of nothing.
std::string percent(Lang lang, const Json& share);

/// For pager.mustache: {pages_next, pages_first, has_pages}.
void add_pager(const PageContext& context, std::string_view path, const Json& answer, Json& view);

} // namespace vanmach::pages
