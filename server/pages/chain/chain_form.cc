// SPDX-License-Identifier: GPL-2.0-or-later
// What can be chosen of a chain, and what to take away.
#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <span>

#include <fmt/format.h>

#include "server/pages/chain/chain_parts.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::array<std::string_view, 9> relations = {"implements", "continues", "basis", "guides", "details", "amends", "replaces", "repeals", "cites"};
constexpr std::array<std::string_view, 7> levels = {"central", "ministry", "province", "department", "district", "commune", "unit"};
constexpr std::array<int, 8> depths = {1, 2, 3, 4, 6, 8, 12, 20};
constexpr long long most_shown = 2000; // documents on one page; more is for the files

std::string setting(const PageContext& context, std::string_view which) {
    const auto given = value_of(context.query, which);
    return std::string(given.empty() ? value_of(context.settings, which) : given);
}

long long number_of(const std::string& text) {
    long long number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Json option(std::string_view value, std::string label, bool chosen) {
    return {{"option_value", value}, {"option_label", std::move(label)}, {"option_chosen", chosen}};
}

/// Boxes to tick; `told` is what is ticked, in words.
template <class Word>
Json boxes(const PageContext& context, std::string_view name, std::span<const std::string_view> values, const std::string& all, Word&& word_of, std::string& told) {
    Json made = Json::array();
    for (const auto value : values) {
        const bool chosen = holds(context.query, name, value);
        auto label = word_of(value);
        if (chosen) told += (told.empty() ? "" : "; ") + label;
        made.push_back(option(value, std::move(label), chosen));
    }
    if (told.empty()) told = all;
    return made;
}

} // namespace

Json chain_controls(const PageContext& context) {
    const Lang lang = context.lang;
    Json view;
    view["directions"] = Json::array();
    for (const std::string_view value : {"both", "up", "down"})
        view["directions"].push_back(option(value, word(lang, fmt::format("direction_{}", value)), setting(context, "direction") == value));
    view["depths"] = Json::array();
    const auto depth = number_of(setting(context, "depth"));
    bool found = false;
    for (const int value : depths) {
        if (!found && depth > 0 && depth < value) view["depths"].push_back(option(std::to_string(depth), std::to_string(depth), true));
        found = found || (depth > 0 && depth <= value);
        view["depths"].push_back(option(std::to_string(value), std::to_string(value), depth == value));
    }
    std::string relations_told, levels_told;
    view["relations"] = boxes(context, "relation", relations, word(lang, "relation_all"), [&](std::string_view value) { return relation_word(lang, value); }, relations_told);
    view["levels"] = boxes(context, "level", levels, word(lang, "level_all"), [&](std::string_view value) { return level_word(lang, value); }, levels_told);
    view["relations_told"] = relations_told;
    view["levels_told"] = levels_told;
    view["held_only"] = holds(context.query, "held", "true");
    // What the address narrows further is kept, and told with a way out.
    view["kept_values"] = Json::array();
    view["narrowed"] = Json::array();
    for (const auto& [name, value] : context.query) {
        if (name != "province" && name != "provinces" && name != "year" && name != "limit" && !(name == "held" && value == "false")) continue;
        view["kept_values"].push_back({{"kept_name", name}, {"kept_value", value}});
        if (name == "province" || name == "year")
            view["narrowed"].push_back({{"narrowed_label", value}, {"narrowed_href", link_to(lang, context.path, without(context.query, name, value))}});
    }
    return view;
}

Json chain_advice(const PageContext& context, const std::string& action, const Json& chain) {
    const Lang lang = context.lang;
    Json made = Json::array();
    const auto advise = [&](std::string text, const Query& query) { made.push_back({{"advice", std::move(text)}, {"advice_href", link_to(lang, action, query)}}); };
    const auto shown = static_cast<long long>(list_at(chain, "nodes").size());
    const auto limit = std::max(1LL, number_of(setting(context, "limit")));
    const auto depth = number_of(setting(context, "depth"));
    const bool full = shown >= limit;
    if (full && !holds(context.query, "relation", "implements"))
        advise(word(lang, "chain_advice_implements"), also(with(context.query, "relation", "implements"), "relation", "continues"));
    if (full && depth > 1) {
        const int fewer = depth > 3 ? 3 : static_cast<int>(depth) - 1;
        advise(counted(lang, "chain_advice_fewer", fewer), with(context.query, "depth", std::to_string(fewer)));
    }
    if (full && limit < most_shown) {
        const auto more = std::min(most_shown, std::max(500LL, limit * 4));
        advise(word(lang, "chain_advice_limit", {{"n", grouped(lang, more)}}), with(context.query, "limit", std::to_string(more)));
    }
    if (!full && depth > 0 && depth < depths.back()) {
        const auto further = *std::ranges::upper_bound(depths, depth);
        advise(counted(lang, "chain_advice_further", further), with(context.query, "depth", std::to_string(further)));
    }
    return made;
}

Json chain_files(const PageContext& context, const std::string& action, const std::string& id) {
    Json made = Json::array();
    const auto file = [&](std::string_view label, std::initializer_list<std::pair<std::string_view, std::string_view>> asked, std::string_view ending) {
        Query query = context.query;
        for (const auto& [name, value] : asked) query = with(std::move(query), name, value);
        made.push_back({{"file_next", !made.empty()}, {"file_label", word(context.lang, label)}, {"file_href", api_link(action, query)}, {"file_name", "mach-" + id + std::string(ending)}});
    };
    file("chain_file_edges", {{"format", "csv"}, {"table", "edges"}}, "-quan-he.csv");
    file("chain_file_nodes", {{"format", "csv"}, {"table", "nodes"}}, "-van-ban.csv");
    file("as_json", {}, ".json");
    file("chain_file_graphml", {{"format", "graphml"}}, ".graphml");
    file("chain_file_dot", {{"format", "dot"}}, ".gv");
    return made;
}

} // namespace vanmach::pages
