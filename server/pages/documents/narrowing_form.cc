// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/documents/narrowing_form.h"

#include <fmt/format.h>

#include "server/pages/frame/display.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::string_view names[] = {"level", "province", "relation", "year"};

std::string shown(Lang lang, std::string_view field, const std::string& value) {
    return field == "level" ? level_word(lang, value) : field == "relation" ? relation_word(lang, value) : value;
}

Json option(Lang lang, std::string_view field, const std::string& value, long long count, bool chosen) {
    return {{"option_value", value}, {"option_label", fmt::format("{} ({})", shown(lang, field, value), grouped(lang, count))}, {"option_chosen", chosen}};
}

} // namespace

Json narrowing_form(Lang lang, const std::string& action, const Json& list, const Query& query) {
    Json form{{"form_action", action}, {"fields", Json::array()}, {"clear_href", ""}};
    bool narrowed = false;
    for (const auto field : names) {
        const std::string chosen(value_of(query, field));
        narrowed = narrowed || !chosen.empty();
        Json options = Json::array();
        bool seen = false;
        for (const auto& facet : list_at(list_at(list, "facets"), field)) {
            const auto value = text_at(facet, "value");
            seen = seen || value == chosen;
            options.push_back(option(lang, field, value, number_at(facet, "count"), value == chosen));
        }
        if (!chosen.empty() && !seen) options.push_back({{"option_value", chosen}, {"option_label", shown(lang, field, chosen)}, {"option_chosen", true}});
        if (options.empty()) continue;
        form["fields"].push_back({{"field_name", field}, {"field_label", word(lang, fmt::format("facet_{}", field))}, {"options", std::move(options)}});
    }
    if (form["fields"].empty()) return nullptr;
    if (narrowed) form["clear_href"] = link_to(lang, action);
    return form;
}

} // namespace vanmach::pages
