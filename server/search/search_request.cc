// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/search_request.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "corpus/reading/document_number.h"
#include "corpus/text/keys.h"
#include "indexer/schema.h"
#include "server/served.h"
#include "server/views.h"

namespace vanmach {

namespace {

/// "kh", "Kế hoạch", "ke hoach" -> "KH". The exact code goes first: QĐ and QyĐ differ by one letter.
std::optional<std::string> type_code(std::string_view text) {
    const auto same = [](std::string_view a, std::string_view b) { return a == b; };
    const auto same_bare = [](std::string_view a, std::string_view b) { return bare_key(a) == bare_key(b); };
    const auto find = [&](const auto& equal) -> std::optional<std::string> {
        for (const DocumentType& type : authority().types) {
            if (equal(type.code, text) || equal(type.name, text)) return type.code;
        }
        for (const DocumentType& type : authority().types) {
            for (const std::string& alias : type.aliases) {
                if (equal(alias, text)) return type.code;
            }
        }
        return std::nullopt;
    };
    if (auto code = find(same)) return code;
    return find(same_bare);
}

std::vector<std::string> facet_values(const Snapshot& snapshot, Facet facet) {
    std::vector<std::string> values;
    for (std::uint32_t i = 0; i < snapshot.facet_size(facet); ++i) {
        if (!snapshot.facet_value(facet, i).empty()) values.emplace_back(snapshot.facet_value(facet, i));
    }
    std::sort(values.begin(), values.end());
    return values;
}

tl::expected<std::vector<std::string>, Problem> type_codes(const Parameters& parameters) {
    std::vector<std::string> codes;
    for (const std::string& value : parameters.all("type")) {
        const auto code = type_code(value);
        if (!code) {
            Json allowed = Json::array();
            for (const DocumentType& type : authority().types) allowed.push_back(type.code);
            return tl::unexpected(
                bad_parameter("type", fmt::format("There is no type of document “{}”.", value),
                              "Write a code such as KH, CT, QĐ, or its name: Kế hoạch.", allowed));
        }
        codes.push_back(*code);
    }
    return codes;
}

tl::expected<std::vector<std::string>, Problem> province_slugs(const Served& served,
                                                               const Parameters& parameters) {
    std::vector<std::string> slugs;
    for (const std::string& value : parameters.all("province")) {
        const Province* province = authority().province(value);
        std::string slug = slug_of_name(province ? province->name : value);
        if (!province && !served.searcher().has_value(term(FieldId::province, slug))) {
            return tl::unexpected(bad_parameter("province", fmt::format("There is no province “{}”.", value),
                                                "Write its name with or without diacritics: Tây Ninh, "
                                                "tay-ninh; `allowed` lists those in this corpus.",
                                                facet_values(served.snapshot(), Facet::province)));
        }
        slugs.push_back(std::move(slug));
    }
    return slugs;
}

/// The issuer of that name, or all whose name holds it as whole words.
std::vector<std::string> issuer_slugs(const Served& served, const Parameters& parameters) {
    std::vector<std::string> slugs;
    for (const std::string& value : parameters.all("issuer")) {
        const std::string slug = slug_of_name(value);
        slugs.push_back(slug);
        if (slug.empty() || served.searcher().has_value(term(FieldId::issuer, slug))) continue;
        for (const std::string& name : facet_values(served.snapshot(), Facet::issuer)) {
            const std::string whole = slug_of_name(name);
            if (fmt::format("-{}-", whole).find(fmt::format("-{}-", slug)) != std::string::npos)
                slugs.push_back(whole);
        }
    }
    return slugs;
}

/// The documents that a text names: by id, or by number in any spelling.
std::vector<NodeIndex> documents_named(const Snapshot& snapshot, std::string_view text) {
    if (const auto node = snapshot.find(text)) return {*node};
    if (auto nodes = snapshot.candidates_of(text); !nodes.empty()) return nodes;
    const auto typed_number = parse_typed_number(text);
    return typed_number ? snapshot.by_slug(slug_of_number(typed_number->number.canonical))
                        : std::vector<NodeIndex>();
}

tl::expected<Filters, Problem> filters_of(const Served& served, const Parameters& parameters) {
    Filters filters;
    auto types = type_codes(parameters);
    if (!types) return tl::unexpected(std::move(types.error()));
    auto provinces = province_slugs(served, parameters);
    if (!provinces) return tl::unexpected(std::move(provinces.error()));
    filters.types = std::move(*types);
    filters.provinces = std::move(*provinces);
    filters.issuers = issuer_slugs(served, parameters);
    filters.levels = parameters.all("level");
    filters.years = parameters.all("year");
    filters.from = parameters.date("from");
    filters.to = parameters.date("to");
    if (filters.from.known() && filters.to.known() &&
        filters.from.iso().substr(0, filters.to.iso().size()) > filters.to.iso()) {
        return tl::unexpected(
            bad_parameter("to", "“to” lies before “from”: no date is in between.", "Exchange the two."));
    }
    filters.cites_given = parameters.has("cites");
    filters.cited_by_given = parameters.has("citedby");
    if (filters.cites_given) filters.cites = documents_named(served.snapshot(), parameters.text("cites"));
    if (filters.cited_by_given)
        filters.cited_by = documents_named(served.snapshot(), parameters.text("citedby"));
    return filters;
}

/// The documents whose number is the whole query: "33/CT-TTg", "chỉ thị 33-CT/TTg".
std::vector<NodeIndex> documents_of_number(const Snapshot& snapshot, std::string_view q) {
    const auto number = parse_typed_number(q);
    if (!number) return {};
    std::vector<NodeIndex> nodes = snapshot.by_slug(slug_of_number(number->number.canonical));
    std::vector<NodeIndex> narrowed;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(narrowed), [&](NodeIndex node) {
        return number->type_word.empty() || snapshot.node(node).type == number->type_word;
    });
    return narrowed.empty() ? nodes : narrowed;
}

Sort sort_of(std::string_view text) {
    if (text == "date") return Sort::date;
    if (text == "-date") return Sort::newest;
    if (text == "cited") return Sort::cited;
    return Sort::relevance;
}

} // namespace

tl::expected<SearchRequest, Problem> read_search_request(const Served& served, const Parameters& parameters) {
    SearchRequest request;
    auto text = parse_query(parameters.text("q"));
    if (!text) return tl::unexpected(std::move(text.error()));
    auto filters = filters_of(served, parameters);
    if (!filters) return tl::unexpected(std::move(filters.error()));
    request.text = std::move(*text);
    request.number = documents_of_number(served.snapshot(), parameters.text("q"));
    request.filters = std::move(*filters);
    request.sort = sort_of(parameters.text("sort"));
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
