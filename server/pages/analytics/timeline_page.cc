// SPDX-License-Identifier: GPL-2.0-or-later
// Documents over time: a table of periods, from which the chart is drawn.
#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "server/pages/analytics/pages.h"
#include "server/pages/analytics/shared.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/figure.h"
#include "server/pages/frame/filter_form.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::size_t values_shown = 6;    // the others are counted together: so many patterns can be told apart
constexpr std::size_t empty_rows_kept = 40; // longer tables leave out the periods without a document

/// First and last month or year of a period: "2025-Q3" is 2025-07 to 2025-09.
std::pair<std::string, std::string> bounds_of(const std::string& period) {
    if (period.size() != 7 || period[5] != 'Q') return {period, period};
    const int first = (period[6] - '1') * 3 + 1;
    return {fmt::format("{}-{:02}", period.substr(0, 4), first), fmt::format("{}-{:02}", period.substr(0, 4), first + 2)};
}

std::string period_word(Lang lang, const std::string& period) {
    if (period.size() == 7 && period[5] == 'Q') return word(lang, "quarter_of", {{"quarter", period.substr(6)}, {"year", period.substr(0, 4)}});
    return display_date(period);
}

/// The search for the documents of a period: the narrower of its bounds and those that the figure is filtered by.
Query search_of(const PageContext& context, const std::string& period) {
    auto query = citing_filters(context.query);
    for (const auto& [name, value] : context.query)
        if (name == "cites") query.emplace_back(name, value);
    auto [from, to] = bounds_of(period);
    if (const auto given = std::string(value_of(query, "from")); given > from) from = given;
    // A bound to "2025" reaches to the end of 2025.
    if (const auto given = std::string(value_of(query, "to")); !given.empty() && !to.starts_with(given) && (given < to || given.starts_with(to))) to = given;
    return with(with(std::move(query), "from", from), "to", to);
}

std::string value_word(Lang lang, std::string_view split, const std::string& value) {
    if (split == "type") return value == "unknown" ? word(lang, "type_unknown") : type_name(lang, value);
    if (split == "level") return level_word(lang, value);
    if (split == "relation") return relation_word(lang, value);
    return value == "unknown" ? word(lang, "province_none") : value;
}

/// The values of a split, most documents first.
std::vector<std::string> values_of(const Json& items) {
    std::map<std::string, long long> totals;
    for (const auto& item : items)
        for (const auto& [value, n] : list_at(item, "by").items()) totals[value] += n.is_number() ? n.get<long long>() : 0;
    std::vector<std::string> values;
    for (const auto& [value, n] : totals) values.push_back(value);
    std::ranges::stable_sort(values, [&](const auto& a, const auto& b) { return totals[a] > totals[b]; });
    return values;
}

} // namespace

Page timeline_page(const PageContext& context, const Json& answer) {
    const Lang lang = context.lang;
    const Json& items = list_at(answer, "items");
    const auto split_given = value_of(context.query, "split");
    const std::string split(split_given.empty() ? value_of(context.settings, "split") : split_given);
    auto values = values_of(items);
    const bool others = values.size() > values_shown + 1;
    if (others) values.resize(values_shown);

    Json view;
    const auto unit = text_at(answer, "unit");
    view["unit"] = unit;
    // How the chart names periods, those without a row too: as period_word() does.
    view["period_form"] = unit == "quarter" ? word(lang, "quarter_of", {{"quarter", "{within}"}, {"year", "{year}"}}) : unit == "month" ? "{within}/{year}" : "{year}";
    view["columns"] = Json::array();
    for (const auto& value : values) view["columns"].push_back({{"column_name", value_word(lang, split, value)}});
    if (others) view["columns"].push_back({{"column_name", word(lang, "split_others")}});
    const bool divided = !view["columns"].empty();
    view["divided"] = divided;

    const auto [most_period, most] = busiest(items);
    view["rows"] = Json::array();
    for (const auto& item : items) {
        const auto n = number_at(item, "documents");
        if (n == 0 && items.size() > empty_rows_kept) continue; // the chart knows which periods are left out
        const auto period = text_at(item, "period");
        const auto query = search_of(context, period);
        Json row;
        row["period"] = period;
        row["period_word"] = period_word(lang, period);
        row["n"] = n;
        row["count"] = grouped(lang, n);
        row["count_words"] = counted(lang, "documents_n", n);
        row["search_href"] = n > 0 ? link_to(lang, "/search", query) : std::string{};
        row["bar"] = bar_of(n, most);
        row["cells"] = Json::array();
        const Json& by = list_at(item, "by");
        long long rest = n;
        for (const auto& value : values) {
            const auto part = number_at(by, value);
            rest -= part;
            const bool can_search = part > 0 && value != "unknown" && split != "relation"; // by its strongest relation: no search tells it
            row["cells"].push_back({{"cell_n", part}, {"cell_count", grouped(lang, part)}, {"cell_zero", part == 0},
                                    {"cell_href", can_search ? link_to(lang, "/search", with(query, split, value)) : std::string{}}});
        }
        if (others) row["cells"].push_back({{"cell_n", rest}, {"cell_count", grouped(lang, rest)}, {"cell_zero", rest == 0}, {"cell_href", ""}});
        view["rows"].push_back(std::move(row));
    }
    view["has_rows"] = !view["rows"].empty();
    const auto total = number_at(answer, "documents"), undated = number_at(answer, "undated");
    view["total"] = counted(lang, "documents_n", total);
    view["message"] = most == 0 ? word(lang, "timeline_none")
                                : word(lang, "timeline_message", {{"documents", counted(lang, "documents_n", total)}, {"period", period_word(lang, most_period)}, {"most", grouped(lang, most)}});
    view["undated"] = undated > 0 ? counted(lang, "timeline_undated", undated) : std::string{};
    view["form"] = filter_form(context, "/analytics/timeline", {{"unit", "split", "cites"}, {"relation", "type", "level", "province", "provinces", "year", "from", "to"}});
    view["foot"] = figure_foot(context, answer, "/analytics/timeline", "note_timeline", "theo-thoi-gian");
    return finish_figure(context, "timeline", "/timeline", std::move(view), word(lang, "timeline_title"));
}

} // namespace vanmach::pages
