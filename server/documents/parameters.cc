// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/documents/parameters.h"

#include <algorithm>

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "server/documents/items.h"
#include "server/documents/territories.h"
#include "server/documents/values.h"
#include "server/http/parameter_specs.h"

namespace vanmach {

ParameterSpec id_parameter() {
    auto spec = text_spec("id", "Id of the document, in any case.", "33-ct-ttg.2021");
    spec.maximum = 300;
    return spec;
}

ParameterSpec type_parameter(std::string description) { return many(text_spec("type", std::move(description), "KH")); }

ParameterSpec level_parameter(std::string description, std::string name) {
    return many(choice_spec(std::move(name), std::move(description), "province", {"central", "ministry", "province", "department", "district", "commune", "unit"}));
}

ParameterSpec province_parameter(std::string description) { return many(text_spec("province", std::move(description), "Tây Ninh")); }

ParameterSpec provinces_parameter() {
    return choice_spec("provinces", "old: a province as it was when a document was issued; new: since the mergers of 2025-07-01, with those that it took in.", "new",
                       {"old", "new"}, "old");
}

ParameterSpec provinces_or_era_parameter() {
    return choice_spec("provinces",
                       "old: a province as it was when a document was issued; new: since the mergers of 2025-07-01, with those that it took in; before, since: only "
                       "what was issued by provinces as they were before that day, or as they have been since (a draft without a date by what it cites).",
                       "new", {"old", "new", "before", "since"}, "old");
}

ParameterSpec year_parameter(std::string description) { return many(integer_spec("year", std::move(description), "2025", 1900, 2100)); }

ParameterSpec from_parameter() { return date_spec("from", "Issued on this date or later.", "2025-01-01"); }

ParameterSpec to_parameter() { return date_spec("to", "Issued on this date or earlier; 2025 is to the end of 2025.", "2025-06-30"); }

ParameterSpec relation_parameter(std::string description) {
    std::vector<std::string> choices;
    for (int i = 0; i < relation_count; ++i) choices.emplace_back(to_string(static_cast<Relation>(i)));
    return many(choice_spec("relation", std::move(description), "implements", std::move(choices)));
}

ParameterSpec size_parameter(std::string fallback) {
    return integer_spec("size", "Items on a page; 0 for the total only.", "100", 0, 1000, std::move(fallback));
}

ParameterSpec cursor_parameter() { return text_spec("cursor", "`next` of the page before.", ""); }

ParameterSpecs document_filter_parameters(const std::string& whose) {
    return {level_parameter("Tier of the issuer: only " + whose + "."), province_parameter("Province of the issuer, in any writing: only " + whose + "."),
            provinces_parameter(), year_parameter("Year of the date: only " + whose + ".")};
}

tl::expected<Filters, Problem> filters_of(const Snapshot& snapshot, const Parameters& parameters, const std::string& prefix) {
    Filters filters;
    filters.levels = parameters.all(prefix + "level");
    filters.years = parameters.all(prefix + "year");
    const bool merged = parameters.text("provinces") == "new";
    for (const auto& [name, field] : {std::pair{"type", FieldId::type}, std::pair{"province", FieldId::province}, std::pair{"issuer", FieldId::issuer}})
        if (auto added = add_values(filters, snapshot, field, parameters.all(prefix + name), prefix + name, merged); !added) return tl::unexpected(std::move(added.error()));
    if (const auto side = parameters.text("provinces"); side == "before" || side == "since") filters.era = side == "before" ? Era::before : Era::since;
    filters.from = parameters.date(prefix + "from");
    filters.to = parameters.date(prefix + "to");
    if (filters.from.known() && filters.to.known() && filters.from.iso().substr(0, filters.to.iso().size()) > filters.to.iso()) {
        auto problem = bad_parameter(prefix + "to", "“to” lies before “from”: no date is in between.", "Exchange the two.");
        problem.extra["reason"] = "backward-dates";
        return tl::unexpected(std::move(problem));
    }
    return filters;
}

std::vector<Relation> relations_of(const Parameters& parameters) {
    std::vector<Relation> relations;
    for (const auto& name : parameters.all("relation"))
        if (const auto relation = parse_relation(name)) relations.push_back(*relation);
    return relations;
}

tl::expected<std::vector<NodeIndex>, Problem> documents_of(const Snapshot& snapshot, const Parameters& parameters, std::string_view name) {
    std::vector<NodeIndex> nodes;
    for (const auto& id : parameters.all(name)) {
        const auto node = find_asked(snapshot, id);
        if (!node) return tl::unexpected(node.error());
        if (std::find(nodes.begin(), nodes.end(), *node) == nodes.end()) nodes.push_back(*node);
    }
    return nodes;
}

} // namespace vanmach
