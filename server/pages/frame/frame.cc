// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/frame/frame.h"

#include <array>

#include "server/pages/frame/assets.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/excerpt.h"
#include "server/pages/frame/templates.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {

namespace {

// What the main navigation leads to: a word of the page and an address; a part of the site is all that lies below it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> parts_of_the_site = {{
    {"search", "/search"},
    {"lookup", "/documents"},
    {"nav_analytics", "/analytics"},
    {"nav_issuers", "/issuers"},
    {"help", "/help"},
}};

Json site_nav(const PageContext& context) {
    Json entries = Json::array();
    for (const auto& [key, path] : parts_of_the_site) {
        const bool below = path != "/documents" && context.path.starts_with(std::string(path) + "/");
        entries.push_back({{"nav_word", word(context.lang, key)},
                           {"nav_href", link_to(context.lang, path)},
                           {"nav_current", context.path == path || below}});
    }
    return entries;
}

} // namespace

Page finish(const PageContext& context, std::string_view name, Json view, std::string_view title,
            int status) {
    const Lang lang = context.lang;
    const Lang other = lang == Lang::vi ? Lang::en : Lang::vi;
    view["lang"] = code_of(lang);
    view["is_english"] = lang == Lang::en;
    view["other_lang"] = code_of(other);
    view["other_lang_href"] = link_to(other, context.path, context.query);
    view["home_href"] = link_to(lang, "/");
    view["site_nav"] = site_nav(context);
    view["search_href"] = link_to(lang, "/search");
    view["help_href"] = link_to(lang, "/help");
    view["style_href"] = asset_url("css/main.css");
    const auto own_style = text_at(view, "page_style");
    view["page_style_href"] = own_style.empty() ? std::string{} : asset_url(own_style);
    view["icon_href"] = asset_url("static/icon.svg");
    view["scripts"] = Json::array();
    for (const auto& source : {std::string("src/main.ts"), text_at(view, "page_script")})
        if (const auto href = source.empty() ? std::string() : asset_url(source); !href.empty())
            view["scripts"].push_back({{"script_href", href}});
    view["page_title"] =
        title.empty() ? word(lang, "product") : std::string(title) + " · " + word(lang, "product");
    if (!view.contains("feed_href")) view["feed_href"] = ""; // of what can be followed
    if (!view.contains("q")) view["q"] = "";
    if (!view.contains("kept")) view["kept"] = Json::array();
    if (!view.contains("bare")) view["bare"] = false;
    return {status, render(name, lang, view)};
}

Json item_view(Lang lang, const Json& item) {
    const auto state = state_of_item(lang, item);
    const auto id = text_at(item, "id");
    const auto cited = number_at(item, "cited_by_count");
    Json view;
    const auto name = document_name(lang, item);
    const auto title = text_at(item, "title");
    view["name"] = name;
    view["href"] = document_link(lang, id);
    view["origin"] = document_origin(lang, item);
    view["doc_title"] = title == name ? std::string{} : title;
    view["state_css"] = state.css;
    view["state_word"] = state.text;
    view["cited"] = cited > 0 ? counted(lang, "cited_by_n", cited) : std::string{};
    view["cited_href"] = document_link(lang, id, {}, "cited-by");
    view["doc_id"] = id;
    return view;
}

Json excerpt_view(const Json& mention, std::size_t around) {
    const auto sentence = text_at(mention, "sentence");
    const auto from = number_at(mention, "sentence_start");
    const auto start = std::max(0LL, number_at(mention, "start") - from);
    const auto end = std::max(start, number_at(mention, "end") - from);
    const auto excerpt =
        excerpt_of(sentence, static_cast<std::size_t>(start), static_cast<std::size_t>(end), around);
    Json view;
    view["before"] = excerpt.before;
    view["inside"] = excerpt.inside;
    view["after"] = excerpt.after;
    return view;
}

} // namespace vanmach::pages
