// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <fmt/format.h>

#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/help/pages.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {

Page help_page(const PageContext& context) {
    const Lang lang = context.lang;
    Json view;
    for (const auto& [key, query] : std::initializer_list<std::pair<const char*, Query>>{
             {"words_href", {{"q", "công tác dân vận"}}},
             {"bare_href", {{"q", "cong tac dan van"}}},
             {"phrase_href", {{"q", "\"Dân vận khéo\""}}},
             {"any_href", {{"held", "any"}, {"sort", "cited"}}},
             {"plans_href", {{"type", "KH"}, {"sort", "-date"}}}})
        view[key] = link_to(lang, "/search", query);
    view["number_example_href"] = link_to(lang, "/documents", {{"number", "33/CT-TTg"}});
    view["numbers_href"] = link_to(lang, "/numbers");
    view["feed_example_href"] = api_link("/search", {{"q", "công tác dân vận"}, {"format", "atom"}});
    view["relations"] = Json::array();
    for (const auto relation : {"implements", "basis", "continues", "guides", "details", "amends", "replaces",
                                "repeals", "cites"}) {
        Json row;
        row["relation_name"] = relation_word(lang, relation);
        row["relation_code"] = relation;
        row["relation_help"] = word(lang, std::string("relation_help_") + relation);
        view["relations"].push_back(std::move(row));
    }
    return finish(context, lang == Lang::vi ? "help.vi" : "help.en", std::move(view), word(lang, "help"));
}

Page error_page(const PageContext& context, const Json& problem) {
    const Lang lang = context.lang;
    const auto status = static_cast<int>(number_at(problem, "status"));
    auto type = text_at(problem, "type");
    const auto code = type.substr(type.rfind(':') == std::string::npos ? 0 : type.rfind(':') + 1);
    std::string key = code;
    std::ranges::replace(key, '-', '_');
    Json view;
    // The page has its own words for what happens often; the rest is told in the words of the API.
    auto title = std::string(find_word(lang, "problem_" + key));
    auto hint = std::string(find_word(lang, "problem_" + key + "_hint"));
    if (title.empty()) title = text_at(problem, "title");
    if (title.empty()) title = word(lang, "problem_other");
    view["problem_title"] = title;
    view["problem_detail"] = text_at(problem, "detail");
    view["problem_hint"] = hint.empty() ? text_at(problem, "hint") : hint;
    view["status"] = fmt::format("{}", status);
    view["problem_allowed"] = "";
    const Json& allowed = list_at(problem, "allowed");
    std::string names;
    for (const auto& name : allowed)
        if (name.is_string()) names += (names.empty() ? "" : ", ") + name.get<std::string>();
    view["problem_allowed"] = names;
    view["candidates"] = Json::array();
    for (const auto& candidate : list_at(problem, "candidates")) {
        if (candidate.is_object()) {
            view["candidates"].push_back(item_view(lang, candidate));
        } else if (candidate.is_string()) {
            Json item;
            item["id"] = candidate;
            Json entry = item_view(lang, item);
            entry["name"] = candidate;
            view["candidates"].push_back(std::move(entry));
        }
    }
    view["has_candidates"] = !view["candidates"].empty();
    view["q"] = std::string(value_of(context.query, "q"));
    return finish(context, "error", std::move(view), title, status == 0 ? 500 : status);
}

} // namespace vanmach::pages
