// SPDX-License-Identifier: GPL-2.0-or-later
// The overview: each figure in a few numbers, and the way to it.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "server/pages/analytics/pages.h"
#include "server/pages/analytics/shared.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/figure.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::size_t rows_shown = 5;
constexpr std::size_t years_shown = 24;

long long number_of(const Json& value) { return value.is_number() ? value.get<long long>() : 0; }

/// Columns of a small picture of the last years: x, y, height of 100, each with its year and number.
void add_years(Lang lang, const Json& timeline, Json& view) {
    const Json& items = list_at(timeline, "items");
    const auto first = items.size() > years_shown ? items.size() - years_shown : 0;
    const auto [most_period, most] = busiest(items);
    view["years"] = Json::array();
    const double width = 100.0 / static_cast<double>(std::max<std::size_t>(items.size() - first, 8));
    for (std::size_t i = first; i < items.size(); ++i) {
        const auto n = number_at(items[i], "documents");
        const double height = most > 0 ? 38.0 * static_cast<double>(n) / static_cast<double>(most) : 0.0;
        view["years"].push_back({{"x", fmt::format("{:.2f}", static_cast<double>(i - first) * width)},
                                 {"width", fmt::format("{:.2f}", width * 0.8)},
                                 {"y", fmt::format("{:.2f}", 40 - height)},
                                 {"height", fmt::format("{:.2f}", height)}});
    }
    view["has_years"] = most > 0;
    if (most == 0) return;
    view["first_year"] = text_at(items[first], "period");
    view["last_year"] = items.size() > 1 ? text_at(items.back(), "period") : std::string{};
    view["timeline_message"] = word(lang, "timeline_message", {{"documents", counted(lang, "documents_n", number_at(timeline, "documents"))}, {"period", most_period}, {"most", grouped(lang, most)}});
}

/// The directives that most provinces cite.
Json coverage_rows(Lang lang, const Json& coverage) {
    std::map<std::string, long long> provinces;
    for (const auto& item : list_at(coverage, "items"))
        if (!text_at(item, "province").empty() && number_at(item, "documents") > 0) ++provinces[text_at(item, "id")];
    std::vector<const Json*> order;
    for (const auto& directive : list_at(coverage, "directives")) order.push_back(&directive);
    std::ranges::stable_sort(order, [&](const auto* a, const auto* b) { return provinces[text_at(*a, "id")] > provinces[text_at(*b, "id")]; });
    Json rows = Json::array();
    long long most = 0;
    for (const auto* directive : order) most = std::max(most, provinces[text_at(*directive, "id")]);
    for (const auto* directive : order) {
        if (rows.size() == rows_shown) break;
        const auto n = provinces[text_at(*directive, "id")];
        rows.push_back({{"name", short_name(lang, *directive)}, {"href", figure_link(lang, "/coverage", text_at(*directive, "id"))}, {"title", shortened(text_at(*directive, "title"), 90)},
                        {"count", grouped(lang, n)}, {"count_words", counted(lang, "provinces_n", n)}, {"bar", bar_of(n, most)}});
    }
    return rows;
}

Json lag_rows(Lang lang, const Json& lag) {
    Json rows = Json::array();
    for (const auto& item : list_at(lag, "items")) {
        if (rows.size() == rows_shown) break;
        const auto n = item.contains("median_min") && item["median_min"].is_number() ? static_cast<long long>(item["median_min"].get<double>()) : 0;
        rows.push_back({{"name", short_name(lang, item)}, {"href", figure_link(lang, "/lag", text_at(item, "id"))}, {"title", shortened(text_at(item, "title"), 90)},
                        {"count", counted(lang, "days_n", n)}, {"bar", ""}, {"detail", counted(lang, "provinces_n", number_at(item, "provinces"))}});
    }
    return rows;
}

Json ranking_rows(const PageContext& context, const Json& answer) {
    Json rows = Json::array();
    const Json& items = list_at(answer, "items");
    const auto most = items.empty() ? 0 : number_at(items.front(), "count");
    for (const auto& item : items) {
        if (rows.size() == rows_shown) break;
        const auto n = number_at(item, "count");
        rows.push_back({{"name", short_name(context.lang, item)}, {"href", document_link(context.lang, text_at(item, "id"))}, {"title", text_at(item, "number").empty() ? std::string{} : shortened(text_at(item, "title"), 90)},
                        {"count", grouped(context.lang, n)}, {"count_words", counted(context.lang, "documents_n", n)}, {"bar", bar_of(n, most)}});
    }
    return rows;
}

Json anomaly_rows(Lang lang, const Json& answer) {
    std::vector<std::pair<std::string, long long>> kinds;
    for (const auto& [kind, n] : list_at(answer, "kinds").items())
        if (number_of(n) > 0) kinds.emplace_back(kind, number_of(n));
    std::ranges::stable_sort(kinds, [](const auto& a, const auto& b) { return a.second > b.second; });
    Json rows = Json::array();
    for (auto [kind, n] : kinds) {
        if (rows.size() == rows_shown) break;
        auto key = kind;
        std::ranges::replace(key, '-', '_');
        rows.push_back({{"name", word(lang, "anomaly_" + key)}, {"href", link_to(lang, "/analytics/anomalies", {{"kind", kind}})}, {"title", ""}, {"count", grouped(lang, n)},
                        {"count_words", counted(lang, "places_n", n)}, {"bar", bar_of(n, kinds.front().second)}});
    }
    return rows;
}

} // namespace

Page overview_page(const PageContext& context, const OverviewAnswers& answers) {
    const Lang lang = context.lang;
    const Json& counts = list_at(answers.version, "counts");
    const auto held = number_at(counts, "documents"), nodes = number_at(counts, "nodes");
    Json view;
    view["has_documents"] = held > 0;
    view["lede"] = word(lang, "overview_lede", {{"held", counted(lang, "documents_n", held)}, {"cited", grouped(lang, std::max(0LL, nodes - held))}, {"mentions", grouped(lang, number_at(counts, "mentions"))}});
    add_years(lang, answers.timeline, view);
    view["cards"] = Json::array();
    const auto card = [&](std::string_view part, std::string_view key, Json rows) {
        if (rows.empty()) return;
        Json one;
        one["card_id"] = "card-" + std::string(key);
        one["card_title"] = word(lang, std::string(key) + "_title");
        one["card_lede"] = word(lang, std::string(key) + "_card");
        one["card_href"] = link_to(lang, "/analytics" + std::string(part));
        one["card_rows"] = std::move(rows);
        view["cards"].push_back(std::move(one));
    };
    card("/coverage", "coverage", coverage_rows(lang, answers.coverage));
    card("/lag", "lag", lag_rows(lang, answers.lag));
    card("/top", "top", ranking_rows(context, answers.top));
    card("/missing", "missing", ranking_rows(context, answers.missing));
    card("/anomalies", "anomalies", anomaly_rows(lang, answers.anomalies));
    view["timeline_href"] = link_to(lang, "/analytics/timeline");
    view["issuers_href"] = link_to(lang, "/issuers");
    return finish_figure(context, "overview", "", std::move(view), word(lang, "overview_title"));
}

} // namespace vanmach::pages
