// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/frame/filter_form.h"

#include <algorithm>
#include <array>

#include "corpus/authority/authority.h"
#include "corpus/document.h"
#include "corpus/document_id.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

using Choices = std::vector<std::pair<std::string, std::string>>; // value, label

constexpr std::array<std::string_view, 7> levels = {"central", "ministry", "province", "department", "district", "commune", "unit"};
constexpr std::array<std::string_view, 9> relations = {"implements", "basis", "continues", "guides", "details", "amends", "replaces", "repeals", "cites"};
// Parameters that say how a figure is shown: their value always holds, so they are no filters that could be taken away.
constexpr std::array<std::string_view, 3> settings = {"provinces", "unit", "split"};

bool among(const auto& names, std::string_view name) { return std::ranges::find(names, name) != std::ranges::end(names); }

Choices worded(Lang lang, std::string_view prefix, const auto& values) {
    Choices choices;
    for (const std::string_view value : values) choices.emplace_back(value, word(lang, std::string(prefix) + std::string(value)));
    return choices;
}

Choices provinces_by_name() {
    Choices choices;
    for (const auto& province : authority().provinces) choices.emplace_back(province.name, province.name);
    std::ranges::sort(choices, {}, [](const auto& choice) { return slug_of_name(choice.first); });
    return choices;
}

Choices choices_of(Lang lang, std::string_view name, const FormFields& fields) {
    if (name == "level" || name == "cited_level") return worded(lang, "level_", levels);
    if (name == "provinces") return worded(lang, "provinces_", fields.province_views);
    if (name == "unit") return worded(lang, "unit_", std::array{"year", "quarter", "month"});
    if (name == "split") return worded(lang, "split_", std::array{"none", "type", "level", "province"});
    if (name == "held") return worded(lang, "held_", std::array{"any", "true", "false"});
    if (name == "province") {
        static const Choices provinces = provinces_by_name();
        return provinces;
    }
    Choices choices;
    if (name == "relation")
        for (const auto relation : relations) choices.emplace_back(relation, relation_word(lang, relation));
    if (name == "type" || name == "cited_type")
        for (const auto& type : authority().types) choices.emplace_back(type.code, type_name(lang, type.code));
    return choices;
}

std::string value_word(Lang lang, std::string_view name, const std::string& value, const FormFields& fields, const Json& named) {
    if (name == "from" || name == "to") return display_date(value);
    for (const auto& item : named)
        if (text_at(item, "id") == value) return document_name(lang, item);
    for (const auto& [choice, label] : choices_of(lang, name, fields))
        if (choice == value) return label;
    return value;
}

bool several_at_once(std::string_view name) { return name == "id" || name == "cites"; }

Json field_view(const PageContext& context, std::string_view name, const FormFields& fields) {
    const Lang lang = context.lang;
    Json field;
    field["field_name"] = name;
    field["field_id"] = "f-" + std::string(name);
    field["field_label"] = word(lang, "field_" + std::string(name));
    auto value = std::string(value_of(context.query, name));
    if (value.empty()) value = value_of(context.settings, name);
    const auto choices = choices_of(lang, name, fields);
    field["is_select"] = !choices.empty();
    if (choices.empty()) {
        // A date that is not full has no place in a field for dates.
        const bool date = (name == "from" || name == "to") && (value.empty() || value.size() == 10);
        field["field_type"] = date ? "date" : name == "q" ? "search" : "text";
        field["field_value"] = several_at_once(name) ? std::string{} : value;
        field["placeholder"] = std::string(find_word(lang, "placeholder_" + std::string(name)));
        field["is_year"] = name == "year";
        return field;
    }
    field["options"] = Json::array();
    if (!among(settings, name) && name != "held")
        field["options"].push_back({{"option_value", ""}, {"option_label", word(lang, "any_" + std::string(name))}, {"option_chosen", false}});
    bool known = value.empty();
    for (const auto& [choice, label] : choices) {
        field["options"].push_back({{"option_value", choice}, {"option_label", label}, {"option_chosen", choice == value}});
        known = known || choice == value;
    }
    if (!known) field["options"].push_back({{"option_value", value}, {"option_label", value}, {"option_chosen", true}}); // written otherwise by hand
    return field;
}

} // namespace

Json filter_form(const PageContext& context, std::string_view path, const FormFields& fields, const Json& named) {
    const Lang lang = context.lang;
    const auto base = without(context.query, "cursor");
    Json form;
    form["form_action"] = path;
    form["fields"] = Json::array();
    form["more_fields"] = Json::array();
    form["more_open"] = false;
    for (const auto name : fields.first) form["fields"].push_back(field_view(context, name, fields));
    for (const auto name : fields.more) {
        form["more_fields"].push_back(field_view(context, name, fields));
        if (!value_of(base, name).empty()) form["more_open"] = true;
    }
    form["has_more"] = !fields.more.empty();
    form["hidden"] = Json::array();
    form["chips"] = Json::array();
    Query cleared;
    std::vector<std::string_view> seen;
    for (const auto& [name, value] : base) {
        const bool offered = among(fields.first, name) || among(fields.more, name);
        const bool shown = offered && !several_at_once(name) && !among(seen, name);
        seen.push_back(name);
        if (!shown) form["hidden"].push_back({{"hidden_name", name}, {"hidden_value", value}}); // sent along
        if (!offered || among(settings, name)) {
            cleared.emplace_back(name, value);
            continue;
        }
        form["chips"].push_back({{"chip_name", word(lang, "field_" + name)},
                                 {"chip_value", value_word(lang, name, value, fields, named)},
                                 {"chip_href", link_to(lang, path, without(base, name, value))}});
    }
    form["has_chips"] = !form["chips"].empty();
    form["clear_href"] = form["chips"].size() > 1 ? link_to(lang, path, cleared) : std::string{};
    return form;
}

} // namespace vanmach::pages
