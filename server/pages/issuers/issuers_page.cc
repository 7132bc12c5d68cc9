// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "server/http/parameters.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/figure.h"
#include "server/pages/frame/filter_form.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"
#include "server/pages/issuers/pages.h"

namespace vanmach::pages {
namespace {

constexpr std::size_t facet_values_shown = 12;

std::string issuer_link(Lang lang, std::string_view slug) { return link_to(lang, "/issuers/" + url_encoded(slug)); }

/// Level, territory and life of a body: "Cấp tỉnh · Tây Ninh · đến 30/06/2025".
std::string where(Lang lang, const Json& body) {
    std::string out = level_word(lang, text_at(body, "level"));
    const auto add = [&](const std::string& text) {
        if (!text.empty()) out += (out.empty() ? "" : " · ") + text;
    };
    add(text_at(body, "province"));
    add(text_at(body, "unit"));
    const auto from = text_at(body, "from"), to = text_at(body, "to");
    if (!from.empty()) add(word(lang, "life_from", {{"date", display_date(from)}}));
    if (!to.empty()) add(word(lang, "life_to", {{"date", display_date(to)}}));
    return out;
}

Json facet_view(const PageContext& context, std::string_view name, const Json& entries) {
    const Lang lang = context.lang;
    const auto base = without(context.query, "cursor");
    Json facet;
    facet["facet_name"] = word(lang, "facet_" + std::string(name));
    facet["facet_id"] = "facet-" + std::string(name);
    facet["shown"] = Json::array();
    facet["more"] = Json::array();
    for (const auto& entry : entries) {
        const auto value = text_at(entry, "value");
        const auto count = number_at(entry, "count");
        const bool chosen = holds(base, name, value);
        if (value == "unknown") continue; // no filter asks for it
        Json link;
        link["facet_label"] = name == "level" ? level_word(lang, value) : value;
        link["facet_count"] = grouped(lang, count);
        link["facet_count_words"] = counted(lang, "documents_n", count);
        link["chosen"] = chosen;
        link["facet_href"] = link_to(lang, "/issuers", chosen ? without(base, name, value) : also(base, name, value));
        link["facet_hidden"] = word(lang, chosen ? "filter_drop" : "filter_add");
        facet[facet["shown"].size() < facet_values_shown || chosen ? "shown" : "more"].push_back(std::move(link));
    }
    facet["has_more"] = !facet["more"].empty();
    facet["more_words"] = counted(lang, "facet_more", static_cast<long long>(facet["more"].size()));
    return facet;
}

} // namespace

Page issuers_page(const PageContext& context, const Json& answer) {
    const Lang lang = context.lang;
    Json view;
    const auto total = number_at(answer, "total");
    view["summary"] = counted(lang, "issuers_n", total);
    view["has_issuers"] = !list_at(answer, "items").empty();
    long long most = 0;
    for (const auto& item : list_at(answer, "items")) most = std::max(most, number_at(item, "held"));
    view["issuers"] = Json::array();
    for (const auto& item : list_at(answer, "items")) {
        const auto held = number_at(item, "held"), cited = number_at(item, "cited_only");
        view["issuers"].push_back({{"issuer_name", text_at(item, "name")},
                                   {"issuer_href", issuer_link(lang, text_at(item, "slug"))},
                                   {"issuer_where", where(lang, item)},
                                   {"held", grouped(lang, held)},
                                   {"held_words", counted(lang, "documents_n", held)},
                                   {"cited_only", grouped(lang, cited)},
                                   {"cited_zero", cited == 0},
                                   {"bar", bar_of(held, most)}});
    }
    view["facets"] = Json::array();
    for (const auto name : {"level", "province"}) {
        const Json& entries = list_at(list_at(answer, "facets"), name);
        if (!entries.empty()) view["facets"].push_back(facet_view(context, name, entries));
    }
    view["has_facets"] = !view["facets"].empty();
    view["form"] = filter_form(context, "/issuers", {{"q", "level", "province", "provinces"}, {}});
    view["foot"] = data_foot(context, "/issuers", "");
    add_pager(context, "/issuers", answer, view);
    view["page_style"] = "css/figures.css";
    return finish(context, "issuers", std::move(view), word(lang, "issuers_title"));
}

} // namespace vanmach::pages
