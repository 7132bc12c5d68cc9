// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/documents/values.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include <fmt/format.h>

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "corpus/reading/document_number.h"
#include "corpus/text/keys.h"

namespace vanmach {

namespace {

/// "kh", "Kế hoạch", "ke hoach" -> "KH". The exact code goes first: QĐ and QyĐ differ by one letter.
std::optional<std::string> type_code(std::string_view text) {
    if (const auto* type = authority().type(text)) return type->code;
    if (const auto* type = authority().type_named(text)) return type->code;
    const auto wanted = bare_key(text);
    for (const DocumentType& type : authority().types)
        if (bare_key(type.code) == wanted) return type.code;
    return std::nullopt;
}

/// Names of levels as people say them, beside those of the API.
constexpr std::array<std::pair<std::string_view, Level>, 15> level_words = {{
    {"trung-uong", Level::central}, {"tw", Level::central},           {"bo", Level::ministry},      {"bo-nganh", Level::ministry},
    {"tinh", Level::province},      {"cap-tinh", Level::province},    {"so", Level::department},    {"so-nganh", Level::department},
    {"huyen", Level::district},     {"cap-huyen", Level::district},   {"xa", Level::commune},       {"cap-xa", Level::commune},
    {"don-vi", Level::unit},        {"thanh-pho", Level::province},   {"phuong", Level::commune},
}};

/// `reason` and `text` tell a page what to say of it.
tl::unexpected<Problem> unknown_value(std::string_view parameter, std::string_view reason, const std::string& value, std::string detail, std::string hint, Json allowed) {
    auto problem = bad_parameter(parameter, std::move(detail), std::move(hint), std::move(allowed));
    problem.extra["reason"] = reason;
    problem.extra["text"] = value;
    return tl::unexpected<Problem>(std::move(problem));
}

std::optional<Level> level_of(std::string_view text) {
    if (const auto level = parse_level(text)) return level;
    const auto slug = slug_of_name(text);
    if (const auto level = parse_level(slug)) return level;
    const auto found = std::find_if(level_words.begin(), level_words.end(), [&](const auto& row) { return row.first == slug; });
    return found == level_words.end() ? std::nullopt : std::optional(found->second);
}

Json facet_values(const Snapshot& snapshot, Facet facet) {
    std::vector<std::string> values;
    for (std::uint32_t i = 0; i < snapshot.facet_size(facet); ++i) {
        if (!snapshot.facet_value(facet, i).empty()) values.emplace_back(snapshot.facet_value(facet, i));
    }
    std::sort(values.begin(), values.end());
    return values;
}

tl::expected<void, Problem> add_type(Filters& filters, const std::string& value, std::string_view parameter) {
    auto code = type_code(value);
    if (code) {
        filters.types.push_back(std::move(*code));
        return {};
    }
    Json allowed = Json::array();
    for (const DocumentType& type : authority().types) allowed.push_back(type.code);
    return unknown_value(parameter, "unknown-type", value, fmt::format("There is no type of document “{}”.", value),
                         "Write a code such as KH, CT, QĐ, or its name: Kế hoạch.", std::move(allowed));
}

tl::expected<void, Problem> add_province(Filters& filters, const Snapshot& snapshot, const std::string& value, std::string_view parameter, bool merged) {
    const Province* province = authority().province(value);
    if (province == nullptr) {
        return unknown_value(parameter, "unknown-province", value, fmt::format("There is no province “{}”.", value),
                             "Write its name with or without diacritics: Tây Ninh, tay-ninh; `allowed` lists those in this corpus.",
                             facet_values(snapshot, Facet::province));
    }
    filters.provinces.push_back(slug_of_name(province->name));
    if (!merged) return {};
    for (const auto& other : authority().provinces)
        if (other.successor == province->name && other.name != province->name) filters.provinces.push_back(slug_of_name(other.name));
    return {};
}

void add_issuer(Filters& filters, const Snapshot& snapshot, const std::string& value) {
    const auto slug = slug_of_name(value);
    filters.issuers.push_back(slug);
    const auto& table = snapshot.table();
    if (slug.empty()) return;
    auto body = table.find_issuer(value);
    if (!body) body = table.find_issuer(slug);
    if (body) { // its joint documents bear the names of all their issuers
        std::unordered_set<std::uint32_t> texts;
        for (const auto node : table.documents_of(*body)) texts.insert(table.issuer_text(node));
        for (const auto text : texts) filters.issuers.push_back(slug_of_name(table.text(text)));
        return;
    }
    const auto part = fmt::format("-{}-", slug);
    std::string whole;
    for (std::uint32_t i = 0; i < table.issuer_count(); ++i) {
        const auto issuer = table.issuer(i);
        whole.assign(1, '-').append(slug_of_name(issuer.name)).append(1, '-');
        if (whole.find(part) != std::string::npos) filters.issuers.push_back(whole.substr(1, whole.size() - 2));
    }
}

tl::expected<void, Problem> add_level(Filters& filters, const std::string& value, std::string_view parameter) {
    if (const auto level = level_of(value)) {
        filters.levels.emplace_back(to_string(*level));
        return {};
    }
    Json allowed = Json::array();
    for (auto i = static_cast<int>(Level::central); i <= static_cast<int>(Level::unit); ++i) allowed.push_back(to_string(static_cast<Level>(i)));
    return unknown_value(parameter, "unknown-level", value, fmt::format("There is no level “{}”.", value), "Write for instance province, or tỉnh.", std::move(allowed));
}

} // namespace

tl::expected<void, Problem> add_values(Filters& filters, const Snapshot& snapshot, FieldId field, const std::vector<std::string>& values,
                                       std::string_view parameter, bool merged) {
    const auto add_nodes = [&](bool& given, std::vector<NodeIndex>& nodes, const std::string& value) {
        given = true;
        const auto named = documents_named(snapshot, value);
        nodes.insert(nodes.end(), named.begin(), named.end());
    };
    for (const auto& value : values) {
        tl::expected<void, Problem> added;
        switch (field) {
        case FieldId::type: added = add_type(filters, value, parameter); break;
        case FieldId::province: added = add_province(filters, snapshot, value, parameter, merged); break;
        case FieldId::level: added = add_level(filters, value, parameter); break;
        case FieldId::issuer: add_issuer(filters, snapshot, value); break;
        case FieldId::year: filters.years.push_back(value); break;
        case FieldId::cites: add_nodes(filters.cites_given, filters.cites, value); break;
        case FieldId::cited_by: add_nodes(filters.cited_by_given, filters.cited_by, value); break;
        case FieldId::id:
        case FieldId::number: add_nodes(filters.among_given, filters.among, value); break;
        default: break; // words and ranges are no values
        }
        if (!added) return added;
    }
    return {};
}

void set_range(Filters& filters, const std::vector<std::string>& range) {
    filters.from = PartialDate::parse_iso(range[0]).value_or(PartialDate{});
    filters.to = PartialDate::parse_iso(range[1]).value_or(PartialDate{});
}

std::vector<NodeIndex> documents_of_number(const Snapshot& snapshot, std::string_view slug, std::string_view type) {
    std::vector<NodeIndex> nodes = snapshot.by_slug(slug), narrowed;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(narrowed), [&](NodeIndex node) { return type.empty() || snapshot.node(node).type == type; });
    return narrowed.empty() ? nodes : narrowed;
}

std::vector<NodeIndex> documents_named(const Snapshot& snapshot, std::string_view text) {
    if (const auto node = snapshot.find(text)) return {*node};
    if (auto nodes = snapshot.candidates_of(text); !nodes.empty()) return nodes;
    const auto typed = parse_typed_number(text);
    return typed ? documents_of_number(snapshot, slug_of_number(typed->number.canonical), typed->type_word) : std::vector<NodeIndex>();
}

} // namespace vanmach
