// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/search/facet_form.h"

#include <algorithm>
#include <array>

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::array<std::string_view, 5> facet_names = {"type", "level", "province", "issuer", "year"};
constexpr std::array<std::string_view, 12> filter_names = {"type", "level", "province", "provinces", "issuer", "year", "from", "to", "cites", "relation", "citedby", "held"};
constexpr std::size_t values_shown = 8; // the rest opens on demand

/// A side of the mergers is a filter; how provinces are named is a setting of the form.
bool is_era(std::string_view provinces) { return provinces == "before" || provinces == "since"; }

bool is_facet(std::string_view name) { return std::ranges::find(facet_names, name) != facet_names.end(); }

std::string value_text(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

/// Whether a value in the address, in whatever writing, is this value of the corpus.
bool is_same(std::string_view name, const std::string& given, const std::string& value) {
    if (given == value) return true;
    const auto slug = slug_of_name(given);
    if (slug.empty()) return false;
    if (name == "type") {
        // QĐ and QyĐ, TTr and TTri differ by letters that a slug keeps, but ĐA and DA do not: the code decides where it is one.
        if (authority().type(given) != nullptr) return false;
        return slug == slug_of_name(type_name(Lang::vi, value)) || slug == slug_of_name(value);
    }
    return slug == slug_of_name(value);
}

struct Box {
    std::string value;
    long long count = 0;
    bool checked = false, counted = true;
};

std::vector<Box> boxes_of(const PageContext& context, std::string_view name, const Json& entries) {
    std::vector<Box> boxes;
    std::vector<std::string> given;
    for (const auto& [key, value] : context.query)
        if (key == name) given.push_back(value);
    for (const auto& entry : entries) {
        if (!entry.is_object() || !entry.contains("value")) continue;
        Box box{value_text(entry["value"]), number_at(entry, "count")};
        box.checked = std::erase_if(given, [&](const std::string& one) { return is_same(name, one, box.value); }) > 0;
        boxes.push_back(std::move(box));
    }
    for (auto& value : given) boxes.push_back({std::move(value), 0, true, false}); // nothing was found for it, or it is a part of a name
    if (name == "year") std::ranges::sort(boxes, std::greater(), &Box::value);
    std::ranges::stable_partition(boxes, &Box::checked); // what is chosen stays in sight
    return boxes;
}

Json facet_view(const PageContext& context, std::string_view name, const std::vector<Box>& boxes) {
    const Lang lang = context.lang;
    Json facet;
    facet["facet_name"] = word(lang, "facet_" + std::string(name));
    facet["facet_param"] = name;
    facet["facet_vi"] = name == "issuer" || name == "province";
    facet["shown"] = Json::array();
    facet["more"] = Json::array();
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const auto& box = boxes[i];
        Json view;
        view["box_value"] = box.value;
        view["box_label"] = filter_value(lang, name, box.value);
        view["box_checked"] = box.checked;
        view["box_count"] = box.counted ? grouped(lang, box.count) : std::string();
        view["box_words"] = box.counted ? counted(lang, "documents_n", box.count) : std::string();
        facet[i < values_shown || box.checked ? "shown" : "more"].push_back(std::move(view));
    }
    facet["has_more"] = !facet["more"].empty();
    facet["more_words"] = counted(lang, "facet_more", static_cast<long long>(facet["more"].size()));
    facet["is_province"] = name == "province" && !is_era(value_of(context.query, "provinces"));
    return facet;
}

} // namespace

Query first_page(const Query& query) { return without(query, "cursor"); }

std::string filter_value(Lang lang, std::string_view name, const std::string& value) {
    if (name == "type") return authority().type(value) != nullptr ? type_name(lang, value) : value;
    if (name == "level") return level_word(lang, value);
    if (name == "from" || name == "to") return display_date(value);
    if (name == "held") return word(lang, "held_" + value);
    if (name == "relation") return relation_word(lang, value);
    if (name == "provinces") return word(lang, "provinces_" + value);
    return value;
}

Json filters_view(const PageContext& context) {
    Json filters = Json::array();
    for (const auto name : filter_names)
        for (const auto& [given, value] : context.query) {
            if (given != name || (name == "provinces" && !is_era(value))) continue;
            Json filter;
            filter["filter_name"] = word(context.lang, "facet_" + std::string(name));
            filter["filter_value"] = filter_value(context.lang, name, value);
            filter["filter_href"] = link_to(context.lang, "/search", without(first_page(context.query), name, value));
            filters.push_back(std::move(filter));
        }
    return filters;
}

void add_facet_form(Json& view, const PageContext& context, const Json& facets) {
    view["facets"] = Json::array();
    for (const auto name : facet_names) {
        const auto boxes = boxes_of(context, name, list_at(facets, name));
        if (!boxes.empty()) view["facets"].push_back(facet_view(context, name, boxes));
    }
    view["form_kept"] = Json::array(); // what the form does not ask for itself
    for (const auto& [name, value] : first_page(context.query)) {
        if (is_facet(name) || name == "from" || name == "to" || (name == "provinces" && !is_era(value))) continue;
        Json kept;
        kept["form_name"] = name;
        kept["form_value"] = value;
        view["form_kept"].push_back(std::move(kept));
    }
    view["merged"] = value_of(context.query, "provinces") == "new";
    view["from"] = display_date(value_of(context.query, "from"));
    view["to"] = display_date(value_of(context.query, "to"));
}

} // namespace vanmach::pages
