// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/frame/figure.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "server/pages/frame/assets.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::size_t shade_count = 5;

} // namespace

Json data_foot(const PageContext& context, std::string_view path, std::string_view picture_name) {
    const auto query = without(context.query, "cursor");
    Json foot;
    foot["json_href"] = api_link(path, query);
    foot["csv_href"] = api_link(path, with(query, "format", "csv"));
    foot["can_draw"] = !asset_url("src/figures.ts").empty() && !picture_name.empty();
    foot["picture_name"] = picture_name;
    return foot;
}

Json figure_foot(const PageContext& context, const Json& answer, std::string_view path, std::string_view note, std::string_view picture_name) {
    const Lang lang = context.lang;
    const Json& about = list_at(answer, "about");
    auto foot = data_foot(context, path, picture_name);
    const auto total = number_at(answer, "total"), shown = static_cast<long long>(list_at(answer, "items").size());
    if (total > shown) foot["csv_href"] = api_link(path, with(with(without(context.query, "cursor"), "format", "csv"), "size", "1000"));
    foot["counted"] = word(lang, "figure_counted", {{"counted", grouped(lang, number_at(about, "counted"))}, {"documents", counted(lang, "documents_n", number_at(about, "documents"))}});
    foot["note"] = word(lang, note);
    foot["data_version"] = text_at(about, "content_hash").substr(0, 12);
    return foot;
}

std::string bar_of(long long n, long long most) {
    return most <= 0 ? std::string("0") : fmt::format("{:.1f}", std::max(0.0, 100.0 * static_cast<double>(n) / static_cast<double>(most)));
}

Shades::Shades(long long most) {
    // One number a shade while they last; beyond, each shade reaches further than the one before it.
    if (most <= static_cast<long long>(shade_count)) {
        for (long long n = 1; n <= std::max(1LL, most); ++n) from_.push_back(n);
        return;
    }
    static constexpr std::array<double, shade_count> parts = {0.0, 0.08, 0.2, 0.4, 0.7};
    for (const double part : parts)
        from_.push_back(std::max(from_.empty() ? 1 : from_.back() + 1, static_cast<long long>(part * static_cast<double>(most)) + 1));
}

int Shades::of(long long n) const {
    // Few shades are spread, so that they are told apart.
    static constexpr std::array<std::array<int, shade_count>, shade_count> spread = {{{3}, {2, 4}, {1, 3, 5}, {1, 2, 4, 5}, {1, 2, 3, 4, 5}}};
    const auto reached = static_cast<std::size_t>(std::ranges::count_if(from_, [&](long long from) { return n >= from; }));
    return reached == 0 ? 0 : spread[from_.size() - 1][reached - 1];
}

Json Shades::legend(Lang lang) const {
    Json legend = Json::array();
    for (std::size_t i = 0; i < from_.size(); ++i) {
        const bool last = i + 1 == from_.size();
        auto range = grouped(lang, from_[i]);
        if (!last && from_[i + 1] - 1 > from_[i]) range += "–" + grouped(lang, from_[i + 1] - 1);
        if (last && from_.size() == shade_count && from_[i] > static_cast<long long>(shade_count)) range = "≥ " + range;
        legend.push_back({{"shade_css", fmt::format("heat-{}", of(from_[i]))}, {"shade_range", range}});
    }
    return legend;
}

Query citing_filters(const Query& query) {
    static constexpr std::array<std::string_view, 8> names = {"type", "level", "province", "provinces", "year", "from", "to", "relation"};
    Query out;
    for (const auto& pair : query)
        if (std::ranges::find(names, pair.first) != names.end()) out.push_back(pair);
    return out;
}

std::string percent(Lang lang, const Json& share) {
    if (!share.is_number()) return {};
    auto text = fmt::format("{:.1f}", share.get<double>() * 100);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    if (lang == Lang::vi) std::ranges::replace(text, '.', ',');
    return text + "%";
}

void add_pager(const PageContext& context, std::string_view path, const Json& answer, Json& view) {
    const auto next = text_at(answer, "next");
    const bool first = value_of(context.query, "cursor").empty();
    view["pages_next"] = next.empty() ? std::string{} : link_to(context.lang, path, with(context.query, "cursor", next));
    view["pages_first"] = first ? std::string{} : link_to(context.lang, path, without(context.query, "cursor"));
    view["has_pages"] = !next.empty() || !first;
}

} // namespace vanmach::pages
