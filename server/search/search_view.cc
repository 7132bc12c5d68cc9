// SPDX-License-Identifier: GPL-2.0-or-later
// search_view (server/views.h): parameters -> SearchRequest -> hits with snippets and facets.
#include <algorithm>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "corpus/reading/document_number.h"
#include "corpus/text/keys.h"
#include "indexer/schema.h"
#include "server/documents/items.h"
#include "server/search/cited_only.h"
#include "server/search/search.h"
#include "server/search/snippets.h"
#include "server/served.h"
#include "server/views.h"

namespace vanmach {

namespace {

constexpr std::size_t most_facet_values = 100;

ParameterSpec text_spec(std::string name, std::string description, std::string example) {
    ParameterSpec spec;
    spec.name = std::move(name);
    spec.description = std::move(description);
    spec.example = std::move(example);
    return spec;
}

ParameterSpec many(ParameterSpec spec) {
    spec.many = true;
    return spec;
}

ParameterSpec typed(ParameterSpec spec, ParameterType type, long long minimum = 0, long long maximum = 0, std::string fallback = {}) {
    spec.type = type;
    spec.minimum = minimum;
    spec.maximum = maximum;
    spec.fallback = std::move(fallback);
    return spec;
}

ParameterSpec choice(ParameterSpec spec, std::vector<std::string> choices, std::string fallback = {}) {
    spec.type = ParameterType::choice;
    spec.choices = std::move(choices);
    spec.fallback = std::move(fallback);
    return spec;
}

ParameterSpecs make_parameters() {
    return {
        typed(text_spec("q", "Words, with or without diacritics, and \"phrases\"; a document's number in any spelling. All words are wanted; "
                             "where no document has them all, the best of the words count. Left out: every document.", "công tác dân vận"),
              ParameterType::text, 0, static_cast<long long>(longest_query)),
        many(text_spec("type", "Type of document, by code or name; several are alternatives.", "KH")),
        many(text_spec("issuer", "Issuing body, by its name in any writing, or a part of it.", "Ủy ban nhân dân tỉnh Tây Ninh")),
        many(text_spec("province", "Province or city of the issuer, in any writing.", "Tây Ninh")),
        many(choice(text_spec("level", "Tier of the issuer.", "province"),
                    {"central", "ministry", "province", "department", "district", "commune", "unit"})),
        many(typed(text_spec("year", "Year of the document's date.", "2025"), ParameterType::integer, 1900, 2100)),
        typed(text_spec("from", "Issued on this date or later.", "2025-01-01"), ParameterType::date),
        typed(text_spec("to", "Issued on this date or earlier; 2025 is to the end of 2025.", "2025-06-30"), ParameterType::date),
        text_spec("cites", "Only documents that cite this one: an id, or a number in any spelling.", "33/CT-TTg"),
        text_spec("citedby", "Only documents that this one cites: an id, or a number in any spelling.", "696/KH-UBND"),
        choice(text_spec("held", "true: documents whose text is here; false: documents that are only cited; any: both, the held ones first. "
                                 "Documents that are only cited are found by number and title.", "any"), {"true", "false", "any"}, "true"),
        choice(text_spec("sort", "relevance; date: oldest first; -date: newest first; cited: most cited first. Equals stand in the order of "
                                 "the corpus.", "-date"), {"relevance", "date", "-date", "cited"}, "relevance"),
        typed(text_spec("size", "Hits on a page; 0 for counts only.", "20"), ParameterType::integer, 0, 100, "10"),
        text_spec("cursor", "`next` of the page before.", ""),
        typed(text_spec("snippet", "1: each hit shows a passage; 0: none.", "0"), ParameterType::boolean, 0, 0, "1"),
        typed(text_spec("explain", "1: the answer tells how the query was taken.", "1"), ParameterType::boolean, 0, 0, "0"),
    };
}

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
            return tl::unexpected(bad_parameter("type", fmt::format("There is no type of document “{}”.", value),
                                                "Write a code such as KH, CT, QĐ, or its name: Kế hoạch.", allowed));
        }
        codes.push_back(*code);
    }
    return codes;
}

tl::expected<std::vector<std::string>, Problem> province_slugs(const Served& served, const Parameters& parameters) {
    std::vector<std::string> slugs;
    for (const std::string& value : parameters.all("province")) {
        const Province* province = authority().province(value);
        std::string slug = slug_of_name(province ? province->name : value);
        if (!province && !served.searcher().has_value(term(FieldId::province, slug))) {
            return tl::unexpected(bad_parameter("province", fmt::format("There is no province “{}”.", value),
                                                "Write its name with or without diacritics: Tây Ninh, tay-ninh; `allowed` lists those in this corpus.",
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
            if (fmt::format("-{}-", whole).find(fmt::format("-{}-", slug)) != std::string::npos) slugs.push_back(whole);
        }
    }
    return slugs;
}

/// The documents that a text names: by id, or by number in any spelling.
std::vector<NodeIndex> documents_named(const Snapshot& snapshot, std::string_view text) {
    if (const auto node = snapshot.find(text)) return {*node};
    if (auto nodes = snapshot.candidates_of(text); !nodes.empty()) return nodes;
    const auto typed_number = parse_typed_number(text);
    return typed_number ? snapshot.by_slug(slug_of_number(typed_number->number.canonical)) : std::vector<NodeIndex>();
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
    if (filters.from.known() && filters.to.known() && filters.from.iso().substr(0, filters.to.iso().size()) > filters.to.iso()) {
        return tl::unexpected(bad_parameter("to", "“to” lies before “from”: no date is in between.", "Exchange the two."));
    }
    filters.cites_given = parameters.has("cites");
    filters.cited_by_given = parameters.has("citedby");
    if (filters.cites_given) filters.cites = documents_named(served.snapshot(), parameters.text("cites"));
    if (filters.cited_by_given) filters.cited_by = documents_named(served.snapshot(), parameters.text("citedby"));
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

/// What makes two requests pages of one list.
std::string list_identity(const Parameters& parameters) {
    static constexpr std::array<std::string_view, 4> of_the_page = {"cursor", "size", "snippet", "explain"};
    std::string identity = "search";
    for (const ParameterSpec& spec : search_parameters()) {
        if (std::find(of_the_page.begin(), of_the_page.end(), spec.name) != of_the_page.end()) continue;
        for (const std::string& value : parameters.all(spec.name)) identity += fmt::format("\n{}={}", spec.name, value);
    }
    return identity;
}

/// The record without the long lists: a hit needs its file and its sections.
Json short_record(const Snapshot& snapshot, HeldIndex held) {
    static constexpr std::array<std::string_view, 5> skipped = {"citations", "relations", "obligations", "recipients", "text"};
    bool skip = false;
    const auto keep = [&skip](int depth, Json::parse_event_t event, Json& parsed) {
        if (depth == 1 && event == Json::parse_event_t::key) {
            const auto& key = parsed.get_ref<const std::string&>();
            skip = std::find(skipped.begin(), skipped.end(), key) != skipped.end();
            return !skip;
        }
        return true;
    };
    Json record = Json::parse(snapshot.record_text(held), keep, false);
    return record.is_object() ? record : Json::object();
}

/// The innermost section around the middle of the passage.
Json section_at(const Json& record, Span place) {
    const Json* best = nullptr;
    int deepest = 0;
    const std::uint32_t middle = place.start + place.length() / 2;
    if (const auto sections = record.find("sections"); sections != record.end() && sections->is_array()) {
        for (const Json& section : *sections) {
            if (!section.is_object()) continue;
            const auto start = section.value("start", 0U), end = section.value("end", 0U);
            const int depth = section.value("depth", 1);
            if (start <= middle && middle < end && depth > deepest) {
                best = &section;
                deepest = depth;
            }
        }
    }
    if (best == nullptr) return nullptr;
    return {{"label", best->value("label", Json(nullptr))}, {"title", best->value("title", Json(nullptr))}};
}

Json hit_of(const Served& served, NodeIndex node, double score, const TextQuery& text, bool with_snippet) {
    const Snapshot& snapshot = served.snapshot();
    const NodeView view = snapshot.node(node);
    const Json record = view.is_held() ? short_record(snapshot, view.held) : Json::object();
    Json hit = item_of(snapshot, node);
    hit["source"] = record.value("source", Json(nullptr));
    hit["level"] = text_or_null(to_string(view.level));
    hit["score"] = std::round(score * 10000) / 10000;
    hit["section"] = nullptr;
    hit["snippet"] = nullptr;
    if (!with_snippet || !view.is_held()) return hit;
    const auto snippet = make_snippet(snapshot.text(view.held), text);
    if (!snippet) return hit;
    Json marks = Json::array();
    for (const Span mark : snippet->marks) marks.push_back({mark.start, mark.end});
    hit["section"] = section_at(record, snippet->place);
    hit["snippet"] = {{"text", snippet->text}, {"marks", marks}, {"start", snippet->place.start}, {"end", snippet->place.end}};
    return hit;
}

using Counts = std::map<std::string, std::uint64_t>;

Json facet_json(const Counts& counts) {
    std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (sorted.size() > most_facet_values) sorted.resize(most_facet_values);
    Json json = Json::array();
    for (const auto& [value, count] : sorted) json.push_back({{"value", value}, {"count", count}});
    return json;
}

/// Counts by value over held matches (columns) and cited-only ones (the table).
Json facets_of(const Snapshot& snapshot, const SearchResult* held, const std::vector<NodeIndex>& cited_only) {
    Json facets;
    for (std::size_t i = 0; i < facet_count; ++i) {
        const auto facet = static_cast<Facet>(i);
        Counts counts;
        if (held) {
            const auto& numbers = held->facets.at(facet);
            for (std::uint32_t value = 0; value < numbers.size(); ++value) {
                if (numbers[value] > 0) counts[std::string(snapshot.facet_value(facet, value))] += numbers[value];
            }
        }
        for (const NodeIndex node : cited_only) {
            const NodeView view = snapshot.node(node);
            switch (facet) {
            case Facet::type: ++counts[std::string(view.type)]; break;
            case Facet::issuer: ++counts[std::string(view.issuer)]; break;
            case Facet::province: ++counts[std::string(view.province)]; break;
            case Facet::level: ++counts[std::string(to_string(view.level))]; break;
            case Facet::year: ++counts[std::string(view.date.substr(0, 4))]; break;
            }
        }
        counts.erase(""); // what is not known is no value
        facets[std::string(to_string(facet))] = facet_json(counts);
    }
    return facets;
}

} // namespace

const ParameterSpecs& search_parameters() {
    static const ParameterSpecs specs = make_parameters();
    return specs;
}

ViewResult search_view(const Served& served, const Parameters& parameters) {
    const auto begin = std::chrono::steady_clock::now();
    const Snapshot& snapshot = served.snapshot();
    const std::string_view q = parameters.text("q");

    auto text = parse_query(q);
    if (!text) return tl::unexpected(std::move(text.error()));
    auto filters = filters_of(served, parameters);
    if (!filters) return tl::unexpected(std::move(filters.error()));
    const std::string identity = list_identity(parameters);
    const auto offset = read_cursor(snapshot, identity, parameters.text("cursor"));
    if (!offset) return tl::unexpected(offset.error());

    SearchRequest request;
    request.text = std::move(*text);
    request.number = documents_of_number(snapshot, q);
    request.filters = std::move(*filters);
    request.sort = sort_of(parameters.text("sort"));
    const std::uint64_t offset_of_page = *offset;
    const auto size = static_cast<std::size_t>(parameters.integer("size"));

    const std::string_view held = parameters.text("held");
    std::vector<NodeIndex> cited_only;
    if (held != "true") cited_only = served.cited_only().search(request);
    std::uint64_t named = 0; // of the cited-only ones, those that the query names by number: they lead
    if (held == "any" && request.sort == Sort::relevance) {
        named = static_cast<std::uint64_t>(std::count_if(cited_only.begin(), cited_only.end(), [&](NodeIndex node) {
            return std::find(request.number.begin(), request.number.end(), node) != request.number.end();
        }));
    }
    // Of the held ones the page needs at most `size`, from where it begins among them.
    request.offset = static_cast<std::uint32_t>(std::max(offset_of_page, named) - named);
    request.size = static_cast<std::uint32_t>(size);

    SearchResult result;
    if (held != "false") {
        auto found = served.searcher().search(request);
        if (!found) return tl::unexpected(std::move(found.error()));
        result = std::move(*found);
    } else if (!request.number.empty()) {
        result.matched = Matched::number;
    } else if (!request.text.empty()) {
        result.matched = Matched::all;
    }
    const std::uint64_t total = result.total + cited_only.size();
    const bool with_snippet = parameters.boolean("snippet");
    Json hits = Json::array();
    // First what the number names and nobody holds, then the held ones, then the other cited-only ones: the offset
    // counts over all three.
    for (std::uint64_t at = offset_of_page; at < total && hits.size() < size; ++at) {
        if (at < named || at >= named + result.total) {
            hits.push_back(hit_of(served, cited_only[at < named ? at : at - result.total], 0, request.text, false));
        } else {
            const SearchHit& hit = result.hits[at - named - request.offset];
            hits.push_back(hit_of(served, snapshot.node_of(hit.held), hit.score, request.text, with_snippet));
        }
    }
    const std::uint64_t reached = offset_of_page + hits.size();

    Json answer;
    answer["query"] = q;
    answer["total"] = total;
    answer["exact"] = result.exact;
    answer["partial"] = result.partial;
    answer["matched"] = to_string(result.matched);
    answer["took_ms"] = 0;
    answer["hits"] = std::move(hits);
    answer["named"] = Json::array();
    for (const NodeIndex node : request.number) answer["named"].push_back(item_of(snapshot, node));
    answer["facets"] = facets_of(snapshot, held != "false" ? &result : nullptr, cited_only);
    answer["suggestion"] = nullptr;
    answer["next"] = size > 0 && reached < total ? Json(make_cursor(snapshot, identity, reached)) : Json(nullptr);
    if (parameters.boolean("explain")) {
        answer["explain"] = {{"matched", to_string(result.matched)}, {"query", result.explanation}};
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    answer["took_ms"] = std::round(took.count() * 100) / 100;
    return answer;
}

} // namespace vanmach
