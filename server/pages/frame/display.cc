// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/frame/display.h"

#include <fmt/format.h>

#include "corpus/authority/authority.h"
#include "corpus/date.h"
#include "corpus/text/utf8.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {

std::string text_at(const Json& object, std::string_view key) {
    if (!object.is_object()) return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

long long number_at(const Json& object, std::string_view key) {
    if (!object.is_object()) return 0;
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? found->get<long long>() : 0;
}

bool true_at(const Json& object, std::string_view key) {
    if (!object.is_object()) return false;
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

const Json& list_at(const Json& object, std::string_view key) {
    static const Json empty = Json::array();
    if (!object.is_object()) return empty;
    const auto found = object.find(key);
    return found != object.end() && found->is_structured() ? *found : empty;
}

std::string display_date(std::string_view iso) {
    const auto date = PartialDate::parse_iso(iso);
    if (!date) return std::string(iso);
    if (date->full()) return fmt::format("{:02}/{:02}/{}", date->day, date->month, date->year);
    if (date->month != 0) return fmt::format("{:02}/{}", date->month, date->year);
    return fmt::format("{}", date->year);
}

std::string type_name(Lang lang, std::string_view code) {
    if (code.empty()) return word(lang, "document");
    if (lang == Lang::en) {
        const auto english = find_word(lang, fmt::format("type_{}", code));
        if (!english.empty()) return std::string(english);
    }
    const auto* type = authority().type(code);
    return type == nullptr ? std::string(code) : type->name;
}

std::string relation_word(Lang lang, std::string_view relation) {
    return word(lang, fmt::format("relation_{}", relation.empty() ? "cites" : relation));
}

std::string level_word(Lang lang, std::string_view level) {
    return level.empty() ? std::string{} : word(lang, fmt::format("level_{}", level));
}

std::string document_name(Lang lang, const Json& item) {
    const auto type = type_name(lang, text_at(item, "type"));
    const auto number = text_at(item, "number");
    if (!number.empty()) return word(lang, "numbered", {{"type", type}, {"number", number}});
    const auto title = text_at(item, "title");
    if (title.empty()) return word(lang, "unnumbered", {{"type", type}});
    // A statute known by name carries its type in it; a draft does not.
    if (title.starts_with(type) || !true_at(item, "held")) return shortened(title, 120);
    return word(lang, "unnumbered", {{"type", type}});
}

std::string document_origin(Lang, const Json& item) {
    std::string out = display_date(text_at(item, "date"));
    auto issuer = text_at(item, "issuer");
    if (issuer.empty()) issuer = text_at(list_at(item, "issuer"), "name");
    if (!issuer.empty()) out += (out.empty() ? "" : " · ") + issuer;
    return out;
}

State state_of_item(Lang lang, const Json& item) {
    const bool held = true_at(item, "held");
    return {held ? "held" : "missing", word(lang, held ? "state_held" : "state_missing")};
}

State state_of_mention(Lang lang, const Json& mention) {
    const auto kind = text_at(mention, "kind");
    if (kind == "self") return {"self", word(lang, "state_self")};
    if (kind == "blank") return {"blank", word(lang, "state_blank")};
    const auto& candidates = list_at(mention, "candidates");
    if (text_at(mention, "id").empty()) {
        if (candidates.size() > 1)
            return {"ambiguous", counted(lang, "state_ambiguous", static_cast<long long>(candidates.size()))};
        return {"unresolved", word(lang, "state_unresolved")};
    }
    return state_of_item(lang, list_at(mention, "document"));
}

std::string shortened(std::string_view text, std::size_t limit) {
    if (code_points(text) <= limit) return std::string(text);
    auto cut = slice(text, 0, limit);
    const auto space = cut.rfind(' ');
    if (space != std::string_view::npos && space > cut.size() / 2) cut = cut.substr(0, space);
    return std::string(cut) + "…";
}

} // namespace vanmach::pages
