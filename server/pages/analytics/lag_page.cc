// SPDX-License-Identifier: GPL-2.0-or-later
// How soon provinces followed: of one directive the curve and each province, else the directives that most provinces carry out.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "server/pages/analytics/pages.h"
#include "server/pages/analytics/shared.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/figure.h"
#include "server/pages/frame/filter_form.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

std::string days(Lang lang, double n) {
    const auto tenths = std::llround(n * 10);
    auto text = grouped(lang, tenths / 10);
    if (tenths % 10 != 0) text += fmt::format("{}{}", lang == Lang::vi ? ',' : '.', tenths % 10);
    return text;
}

/// "12", "12–40": an interval where dates are not full.
std::string interval(Lang lang, const Json& item, std::string_view least, std::string_view most) {
    const auto from = item.find(least), to = item.find(most);
    if (from == item.end() || to == item.end() || !from->is_number() || !to->is_number()) return "–";
    const auto first = days(lang, from->get<double>()), last = days(lang, to->get<double>());
    return first == last ? first : first + "–" + last;
}

/// How provinces are counted: as the address says, else as it holds.
std::string_view view_of(const PageContext& context) {
    const auto given = value_of(context.query, "provinces");
    return given.empty() ? value_of(context.settings, "provinces") : given;
}

Json form_of(const PageContext& context, const Json& named) {
    return filter_form(context, "/analytics/lag", {{"id", "provinces"}, {"relation", "level", "type"}, {"both", "new", "old"}}, named);
}

/// A range as a part of a bar: x and width in percent.
void add_range(Json& row, double from, double to, double most) {
    const auto scale = most > 0 ? 100.0 / most : 0.0;
    row["range_x"] = fmt::format("{:.1f}", std::min(from * scale, 99.0));
    row["range_width"] = fmt::format("{:.1f}", std::max((to - from) * scale, 1.0));
}

Page one(const PageContext& context, const Json& answer) {
    const Lang lang = context.lang;
    const Json& directive = list_at(answer, "directive");
    const auto id = text_at(directive, "id");
    const auto reached = number_at(answer, "reached"), of = number_at(answer, "provinces_with_documents");
    Json view;
    view["about_figure"] = word(lang, "about_lag");
    view["directive_name"] = document_name(lang, directive);
    view["directive_href"] = document_link(lang, id);
    view["directive_title"] = text_at(directive, "title") == document_name(lang, directive) ? std::string{} : text_at(directive, "title");
    view["directive_origin"] = document_origin(lang, directive);
    view["coverage_href"] = figure_link(lang, "/coverage", id);
    view["all_href"] = link_to(lang, "/analytics/lag");

    double longest = 0;
    view["curve"] = Json::array();
    for (const auto& point : list_at(answer, "curve")) {
        const auto least = number_at(point, "at_least"), most = number_at(point, "at_most");
        view["curve"].push_back({{"days", number_at(point, "days")},
                                 {"days_word", grouped(lang, number_at(point, "days"))},
                                 {"least", least},
                                 {"most", most},
                                 {"share", of > 0 ? percent(lang, static_cast<double>(least) / static_cast<double>(of)) : std::string{}},
                                 {"share_most", of > 0 && most != least ? "–" + percent(lang, static_cast<double>(most) / static_cast<double>(of)) : std::string{}}});
    }
    view["has_curve"] = !view["curve"].empty();
    view["of"] = of;
    for (const auto& item : list_at(answer, "items")) longest = std::max(longest, static_cast<double>(number_at(item, "days_max")));
    view["rows"] = Json::array();
    for (const auto& item : list_at(answer, "items")) {
        Json row;
        row["province"] = territory_name(lang, item, view_of(context));
        row["days"] = interval(lang, item, "days_min", "days_max");
        add_range(row, 0, static_cast<double>(number_at(item, "days_min")), longest);
        row["sure_width"] = row["range_width"];
        add_range(row, static_cast<double>(number_at(item, "days_min")), static_cast<double>(number_at(item, "days_max")), longest);
        row["uncertain"] = number_at(item, "days_min") != number_at(item, "days_max");
        row["relation"] = relation_word(lang, text_at(item, "relation"));
        row["relation_code"] = text_at(item, "relation");
        row["documents"] = grouped(lang, number_at(item, "documents"));
        Json first = item_view(lang, list_at(item, "first"));
        first["cited"] = "";
        row["first"] = std::move(first);
        view["rows"].push_back(std::move(row));
    }
    view["not_reached"] = Json::array();
    for (const auto& territory : list_at(answer, "not_reached")) view["not_reached"].push_back({{"name", territory_name(lang, territory, view_of(context))}});
    view["has_not_reached"] = !view["not_reached"].empty();
    view["not_reached_heading"] = counted(lang, "silent_n", static_cast<long long>(view["not_reached"].size()));
    view["aside"] = Json::array();
    for (const auto key : {"undated", "earlier", "province_unknown", "after_the_mergers", "national"})
        if (const auto n = number_at(answer, key); n > 0) view["aside"].push_back({{"aside_text", counted(lang, std::string("lag_") + key, n)}});
    view["has_aside"] = !view["aside"].empty();
    if (reached > 0) {
        const Json& items = list_at(answer, "items");
        view["message"] = word(lang, "lag_message",
                               {{"reached", grouped(lang, reached)}, {"with", grouped(lang, of)}, {"days", interval(lang, items.front(), "days_min", "days_max")}, {"province", territory_name(lang, items.front(), view_of(context))}});
    } else {
        view["message"] = word(lang, "lag_nobody");
    }
    view["form"] = form_of(context, Json::array({directive}));
    view["foot"] = figure_foot(context, answer, "/analytics/lag", "note_lag", "toc-do-trien-khai");
    return finish_figure(context, "lag_one", "/lag", std::move(view), word(lang, "lag_of", {{"name", document_name(lang, directive)}}));
}

Page many(const PageContext& context, const Json& answer) {
    const Lang lang = context.lang;
    Json view;
    double longest = 0;
    for (const auto& item : list_at(answer, "items")) longest = std::max(longest, static_cast<double>(number_at(item, "days_max")));
    view["rows"] = Json::array();
    for (const auto& item : list_at(answer, "items")) {
        Json row = item_view(lang, item);
        row["cited"] = "";
        const auto id = text_at(item, "id");
        auto query = without(without(context.query, "cursor"), "size");
        row["lag_href"] = link_to(lang, "/analytics/lag", with(query, "id", id));
        row["coverage_href"] = link_to(lang, "/analytics/coverage", {{"id", id}});
        row["provinces"] = grouped(lang, number_at(item, "provinces"));
        row["provinces_words"] = counted(lang, "provinces_n", number_at(item, "provinces"));
        row["first_days"] = item.contains("days_min") && item["days_min"].is_number() ? grouped(lang, number_at(item, "days_min")) : "–";
        row["median"] = interval(lang, item, "median_min", "median_max");
        row["last_days"] = item.contains("days_max") && item["days_max"].is_number() ? grouped(lang, number_at(item, "days_max")) : "–";
        add_range(row, static_cast<double>(number_at(item, "days_min")), static_cast<double>(number_at(item, "days_max")), longest);
        const auto middle = item.contains("median_min") && item["median_min"].is_number() ? item["median_min"].get<double>() : 0.0;
        row["median_x"] = fmt::format("{:.1f}", longest > 0 ? std::min(middle * 100 / longest, 99.0) : 0.0);
        view["rows"].push_back(std::move(row));
    }
    view["has_rows"] = !view["rows"].empty();
    view["message"] = counted(lang, "lag_directives", number_at(answer, "total"));
    view["form"] = form_of(context, Json::array());
    view["foot"] = figure_foot(context, answer, "/analytics/lag", "note_lag", "toc-do-trien-khai");
    add_pager(context, "/analytics/lag", answer, view);
    return finish_figure(context, "lag", "/lag", std::move(view), word(lang, "lag_title"));
}

} // namespace

Page lag_page(const PageContext& context, const Json& answer) { return list_at(answer, "directive").empty() ? many(context, answer) : one(context, answer); }

} // namespace vanmach::pages
