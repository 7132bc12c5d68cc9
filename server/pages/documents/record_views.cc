// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/documents/record_views.h"

#include <fmt/format.h>

#include "corpus/document_id.h"
#include "corpus/text/utf8.h"
#include "server/pages/documents/reading_view.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::size_t excerpt_width = 160;
constexpr std::size_t most_told = 10; // documents that changed it, of one kind

class Facts {
  public:
    explicit Facts(Lang lang) : lang_(lang) {}

    void add(const char* name, std::string value, std::string href = {}) {
        if (!value.empty()) put(name, Json::array({one(std::move(value), std::move(href))}), false);
    }
    /// What every document has: where it is not known, that is said.
    void must(const char* name, std::string value, std::string href = {}) {
        if (value.empty())
            put(name, Json::array(), true);
        else
            add(name, std::move(value), std::move(href));
    }
    void list(const char* name, Json values) {
        if (!values.empty()) put(name, std::move(values), false);
    }
    static Json one(std::string value, std::string href = {}, std::string note = {}) {
        return {{"value", std::move(value)}, {"value_href", std::move(href)}, {"value_note", std::move(note)}};
    }
    Json take() { return std::move(facts_); }

  private:
    void put(const char* name, Json values, bool unknown) {
        std::size_t length = 0;
        for (const auto& value : values) length += code_points(text_at(value, "value"));
        facts_.push_back({{"fact_name", word(lang_, name)}, {"values", std::move(values)}, {"unknown", unknown}, {"fact_wide", length > 60}});
    }
    Lang lang_;
    Json facts_ = Json::array();
};

Json bodies(Lang lang, const Json& list) {
    Json values = Json::array();
    for (const auto& body : list) {
        const auto name = body.is_string() ? body.get<std::string>() : text_at(body, "name");
        if (name.empty()) continue;
        const auto since = display_date(text_at(body, "since"));
        values.push_back(Facts::one(name, text_at(body, "slug").empty() ? std::string() : link_to(lang, "/search", {{"issuer", name}, {"held", "any"}}),
                                    since.empty() ? std::string() : word(lang, "since_day", {{"day", since}})));
    }
    return values;
}

Json plain(Lang lang, const Json& list, std::size_t most = 100) {
    Json values = Json::array();
    long long left = 0;
    for (const auto& one : list) {
        if (!one.is_string()) continue;
        if (values.size() < most)
            values.push_back(Facts::one(one.get<std::string>()));
        else
            ++left;
    }
    if (left > 0) values.push_back(Facts::one({}, {}, counted(lang, "more_recipients", left)));
    return values;
}

std::string without_spaces(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
    return text;
}

/// Searching for what is like a document that is only cited must look at those too.
std::string search_link(Lang lang, const Json& document, std::string_view field, const std::string& value) {
    if (value.empty()) return {};
    Query query{{std::string(field), value}};
    return link_to(lang, "/search", true_at(document, "held") ? query : also(query, "held", "any"));
}

std::string issuer_of(const Json& document) {
    const auto name = text_at(list_at(document, "issuer"), "name");
    return name.empty() ? text_at(document, "issuer") : name;
}

} // namespace

Json facts_view(Lang lang, const Json& document) {
    Facts facts(lang);
    const Json& issuer = list_at(document, "issuer");
    const auto type = text_at(document, "type"), number = text_at(document, "number"), printed = text_at(document, "number_printed");
    facts.must("fact_type", type.empty() ? std::string() : type_name(lang, type), search_link(lang, document, "type", type));
    facts.must("fact_number", number);
    if (number.empty() || without_spaces(printed).find(without_spaces(number)) == std::string::npos) facts.add("fact_number_printed", folded_white_space(printed));
    facts.must("fact_date", display_date(text_at(document, "date")));
    const auto name = issuer_of(document);
    facts.must("fact_issuer", name, search_link(lang, document, "issuer", name));
    facts.must("fact_level", level_word(lang, text_at(issuer, "level")));
    auto province = text_at(issuer, "province");
    if (province.empty()) province = text_at(document, "province");
    facts.add("fact_province", province, search_link(lang, document, "province", province));
    facts.list("fact_before", bodies(lang, list_at(document, "predecessors")));
    facts.list("fact_after", bodies(lang, list_at(document, "successors")));
    facts.add("fact_place", text_at(document, "place"));
    const Json& signer = list_at(document, "signer");
    auto signed_by = text_at(signer, "name");
    if (const auto position = text_at(signer, "position"); !position.empty()) signed_by += (signed_by.empty() ? "" : ", ") + position;
    if (true_at(document, "held"))
        facts.must("fact_signer", signed_by);
    else
        facts.add("fact_signer", signed_by);
    facts.add("fact_period", text_at(list_at(list_at(document, "validity"), "period"), "text"));
    facts.list("fact_recipients", plain(lang, list_at(document, "recipients"), 6));
    facts.list("fact_sources", plain(lang, list_at(document, "sources")));
    facts.add("fact_id", text_at(document, "id"));
    return facts.take();
}

void add_validity(Json& view, Lang lang, const Json& document) {
    const Json& validity = list_at(document, "validity");
    view["validity"] = Json::array();
    for (const char* key : {"repealed_by", "replaced_by", "amended_by"}) {
        std::size_t told = 0;
        for (const auto& one : list_at(validity, key)) {
            if (++told > most_told) break;
            Json row = item_view(lang, one);
            row["verb"] = word(lang, std::string("validity_") + key);
            row["evidence"] = excerpt_view(one, excerpt_width);
            row["evidence_href"] = document_link(lang, text_at(one, "document"), {}, mention_anchor(number_at(one, "start")));
            view["validity"].push_back(std::move(row));
        }
    }
    const Json& tables = list_at(validity, "by_tables");
    view["tables"] = Json();
    if (!text_at(tables, "number").empty()) {
        const auto id = text_at(tables, "id"), since = display_date(text_at(tables, "since"));
        view["tables"] = {{"tables_name", fmt::format("{} ({})", text_at(tables, "name"), text_at(tables, "number"))},
                          {"tables_href", id.empty() ? std::string() : document_link(lang, id)},
                          {"tables_since", since.empty() ? std::string() : word(lang, "since_day", {{"day", since}})}};
    }
    view["has_validity"] = !view["validity"].empty() || !view["tables"].is_null();
}

void add_citation(Json& view, Lang lang, const Json& document) {
    const Json& citation = list_at(document, "citation");
    view["cite_full"] = text_at(citation, "full");
    view["cite_short"] = text_at(citation, "short");
    std::string missing;
    bool capitals = false;
    for (const auto& one : list_at(citation, "missing")) {
        if (one == "title-in-capitals") capitals = true;
        const auto what = one.is_string() && one != "title-in-capitals" ? std::string(find_word(lang, "lacks_" + one.get<std::string>())) : std::string();
        if (!what.empty()) missing += (missing.empty() ? "" : ", ") + what;
    }
    view["cite_missing"] = missing.empty() ? std::string() : word(lang, "cite_missing", {{"what", missing}});
    view["cite_capitals"] = capitals;
}

void add_misprints(Json& view, Lang lang, const Json& document) {
    view["misprints"] = Json::array();
    for (const auto& misprint : list_at(document, "probable_misprints")) {
        const auto number = text_at(misprint, "number"), id = text_at(misprint, "id");
        view["misprints"].push_back({{"misprint_name", number.empty() ? id : number}, {"misprint_href", document_link(lang, id)}});
    }
    view["has_misprints"] = !view["misprints"].empty();
}

std::string encoded_path(const Json& document) { return document_link(Lang::vi, text_at(document, "id")); }

void add_head(Json& view, Lang lang, const Json& document) {
    const auto id = text_at(document, "id");
    const auto name = document_name(lang, document), title = text_at(document, "title");
    const auto state = state_of_item(lang, document);
    const auto issuer = issuer_of(document);
    view["name"] = name;
    view["doc_title"] = title == name ? std::string{} : title;
    view["origin"] = document_origin(lang, document);
    view["origin_date"] = display_date(text_at(document, "date"));
    view["origin_issuer"] = issuer;
    view["origin_href"] = search_link(lang, document, "issuer", issuer);
    view["held"] = true_at(document, "held");
    view["state_css"] = state.css;
    view["state_word"] = state.text;
    view["document_href"] = document_link(lang, id);
    view["address"] = encoded_path(document);
    view["chain_href"] = document_link(lang, id, "/chain");
    view["coverage_href"] = link_to(lang, "/analytics/coverage", {{"id", id}});
    const auto path = encoded_path(document);
    view["feed_href"] = api_link(path + "/cited-by", {{"format", "atom"}});
    view["page_script"] = "src/document.ts";
    view["page_style"] = "css/document.css";
}

} // namespace vanmach::pages
