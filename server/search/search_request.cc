// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/search_request.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "server/documents/parameters.h"
#include "server/documents/values.h"
#include "server/served.h"
#include "server/views.h"

namespace vanmach {

namespace {

Sort sort_of(std::string_view text) {
    if (text == "date") return Sort::date;
    if (text == "-date") return Sort::newest;
    if (text == "cited") return Sort::cited;
    return Sort::relevance;
}

/// True when the filters do not narrow this field yet.
bool is_free(const Filters& filters, FieldId field) {
    switch (field) {
    case FieldId::type: return filters.types.empty();
    case FieldId::issuer: return filters.issuers.empty();
    case FieldId::province: return filters.provinces.empty();
    case FieldId::level: return filters.levels.empty();
    case FieldId::year: return filters.years.empty();
    case FieldId::date: return !filters.from.known() && !filters.to.known();
    default: return false;
    }
}

/// What is wanted of a field by name is a filter like one chosen from a list: its field is counted and can be widened in
/// the same way. A field that is narrowed already stays in the query.
tl::expected<void, Problem> lift_filters(SearchRequest& request, const Snapshot& snapshot, bool merged) {
    std::vector<QueryNode> rest;
    for (auto& part : request.query.parts) {
        const bool value = part.kind == QueryNode::Kind::field, range = part.kind == QueryNode::Kind::range;
        if ((!value && !range) || !is_free(request.filters, part.field)) {
            rest.push_back(std::move(part));
            continue;
        }
        if (value) {
            auto added = add_values(request.filters, snapshot, part.field, part.values, "q", merged);
            if (!added) {
                added.error().extra["position"] = part.place.start;
                return added;
            }
        } else if (part.field == FieldId::year && part.values[0] == part.values[1]) {
            request.filters.years.push_back(part.values[0]);
        } else if (is_free(request.filters, FieldId::date)) {
            set_range(request.filters, part.values);
        } else {
            rest.push_back(std::move(part));
        }
    }
    request.query.parts = std::move(rest);
    return {};
}

} // namespace

tl::expected<SearchRequest, Problem> read_search_request(const Served& served, const Parameters& parameters) {
    SearchRequest request;
    auto query = parse_query(parameters.text("q"));
    if (!query) return tl::unexpected(std::move(query.error()));
    auto filters = filters_of(served.snapshot(), parameters);
    if (!filters) return tl::unexpected(std::move(filters.error()));
    request.query = std::move(*query);
    request.filters = std::move(*filters);
    request.filters.relations = relations_of(parameters);
    request.sort = sort_of(parameters.text("sort"));
    for (const auto& [name, field] : {std::pair{"cites", FieldId::cites}, std::pair{"citedby", FieldId::cited_by}}) {
        if (!parameters.has(name)) continue;
        if (auto added = add_values(request.filters, served.snapshot(), field, parameters.all(name), name); !added)
            return tl::unexpected(std::move(added.error()));
    }
    if (auto lifted = lift_filters(request, served.snapshot(), parameters.text("provinces") == "new"); !lifted)
        return tl::unexpected(std::move(lifted.error()));
    return request;
}

std::string list_identity(const Parameters& parameters) {
    static constexpr std::array<std::string_view, 4> of_the_page = {"cursor", "size", "snippet", "explain"};
    std::string identity = "search";
    for (const ParameterSpec& spec : search_parameters()) {
        if (std::find(of_the_page.begin(), of_the_page.end(), spec.name) != of_the_page.end()) continue;
        for (const std::string& value : parameters.all(spec.name))
            identity += fmt::format("\n{}={}", spec.name, value);
    }
    return identity;
}

} // namespace vanmach
