// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/analytics/shared.h"

#include <array>

#include "server/pages/frame/display.h"
#include "server/pages/frame/figure.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> tabs = {{
    {"", "tab_overview"},
    {"/coverage", "tab_coverage"},
    {"/lag", "tab_lag"},
    {"/timeline", "tab_timeline"},
    {"/top", "tab_top"},
    {"/missing", "tab_missing"},
    {"/anomalies", "tab_anomalies"},
}};

} // namespace

Page finish_figure(const PageContext& context, std::string_view name, std::string_view part, Json view, std::string_view title) {
    view["tabs"] = Json::array();
    for (const auto& [path, key] : tabs)
        view["tabs"].push_back({{"tab_href", link_to(context.lang, "/analytics" + std::string(path))}, {"tab_word", word(context.lang, key)}, {"tab_current", path == part}});
    view["page_style"] = "css/figures.css";
    view["page_script"] = "src/figures.ts";
    return finish(context, name, std::move(view), title);
}

std::string figure_link(Lang lang, std::string_view part, std::string_view id) { return link_to(lang, "/analytics" + std::string(part), {{"id", std::string(id)}}); }

std::string citing_search(const PageContext& context, std::string_view id) {
    Query query{{"cites", std::string(id)}};
    for (auto& pair : citing_filters(context.query)) query.push_back(std::move(pair));
    return link_to(context.lang, "/search", query);
}

Json ranked_row(const PageContext& context, const Json& item, long long n, long long most) {
    Json row = item_view(context.lang, item);
    row["cited"] = ""; // the row's own count says it
    row["count"] = grouped(context.lang, n);
    row["count_words"] = counted(context.lang, "documents_n", n);
    row["bar"] = bar_of(n, most);
    row["search_href"] = citing_search(context, text_at(item, "id"));
    row["share"] = item.contains("share") ? percent(context.lang, item["share"]) : std::string{};
    return row;
}

std::string territory_name(Lang lang, const Json& territory, std::string_view view) {
    const auto name = text_at(territory, "province");
    if (view != "both") return name;
    if (!text_at(territory, "from").empty()) return word(lang, "province_since", {{"name", name}});
    if (!text_at(territory, "to").empty()) return word(lang, "province_before", {{"name", name}});
    return name;
}

Busiest busiest(const Json& items) {
    Busiest most;
    for (const auto& item : items)
        if (const auto n = number_at(item, "documents"); n > most.documents) most = {text_at(item, "period"), n};
    return most;
}

std::string short_name(Lang lang, const Json& item) {
    const auto number = text_at(item, "number");
    return number.empty() ? shortened(document_name(lang, item), 60) : number;
}

} // namespace vanmach::pages
