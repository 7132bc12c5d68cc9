// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <cctype>

#include "corpus/text/utf8.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/search/pages.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::array<std::string_view, 5> facet_names = {"type", "level", "province", "issuer", "year"};
constexpr std::array<std::string_view, 10> filter_names = {"type", "level", "province", "issuer",  "year",
                                                           "from", "to",    "cites",    "citedby", "held"};
constexpr std::size_t facet_values_shown = 8; // the rest opens on demand

// Another query begins on its first page.
Query first_page(const Query& query) {
    return without(query, "cursor");
}

std::string value_text(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string filter_value(Lang lang, std::string_view name, const std::string& value) {
    if (name == "type") return type_name(lang, value);
    if (name == "level") return level_word(lang, value);
    if (name == "from" || name == "to") return display_date(value);
    if (name == "held") return word(lang, "held_" + value);
    return value;
}

Json snippet_view(const Json& snippet) {
    Json pieces = Json::array();
    const auto text = text_at(snippet, "text");
    const CodePointIndex index(text);
    const auto add = [&](std::size_t start, std::size_t end, bool marked) {
        if (start >= end) return;
        Json piece;
        piece["piece"] = std::string(index.slice(start, end));
        piece["marked"] = marked;
        pieces.push_back(std::move(piece));
    };
    // Neighbouring words that were found are one mark.
    std::vector<std::pair<std::size_t, std::size_t>> marks;
    for (const auto& mark : list_at(snippet, "marks")) {
        if (!mark.is_array() || mark.size() != 2) continue;
        const auto start = mark[0].get<std::size_t>();
        const auto end = std::min(mark[1].get<std::size_t>(), index.size());
        if (end <= start || (!marks.empty() && start < marks.back().second)) continue;
        const bool touches =
            !marks.empty() &&
            index.slice(marks.back().second, start).find_first_not_of(" \n\t") == std::string_view::npos;
        if (touches)
            marks.back().second = end;
        else
            marks.emplace_back(start, end);
    }
    std::size_t at = 0;
    for (const auto& [start, end] : marks) {
        add(at, start, false);
        add(start, end, true);
        at = end;
    }
    add(at, index.size(), false);
    return pieces;
}

Json hit_view(Lang lang, const Json& hit) {
    Json view = item_view(lang, hit);
    const Json& section = list_at(hit, "section");
    auto where = text_at(section, "label");
    const auto title = shortened(text_at(section, "title"), 90);
    if (!title.empty()) where += (where.empty() ? "" : ". ") + title;
    view["where"] = where;
    view["snippet"] = snippet_view(list_at(hit, "snippet"));
    view["has_snippet"] = !view["snippet"].empty();
    return view;
}

Json facet_view(const PageContext& context, std::string_view name, const Json& entries) {
    const Lang lang = context.lang;
    Json facet;
    facet["facet_name"] = word(lang, "facet_" + std::string(name));
    facet["facet_id"] = "facet-" + std::string(name);
    facet["shown"] = Json::array();
    facet["more"] = Json::array();
    for (const auto& entry : entries) {
        if (!entry.is_object() || !entry.contains("value")) continue;
        const auto value = value_text(entry["value"]);
        const bool chosen = holds(context.query, name, value);
        const auto count = number_at(entry, "count");
        const auto label = filter_value(lang, name, value);
        Json link;
        link["facet_label"] = label;
        link["facet_count"] = grouped(lang, count);
        link["facet_count_words"] = counted(lang, "documents_n", count);
        link["chosen"] = chosen;
        link["facet_href"] = link_to(lang, "/search",
                                     chosen ? without(first_page(context.query), name, value)
                                            : also(first_page(context.query), name, value));
        link["facet_hidden"] = word(lang, chosen ? "filter_drop" : "filter_add");
        facet[facet["shown"].size() < facet_values_shown || chosen ? "shown" : "more"].push_back(
            std::move(link));
    }
    facet["has_more"] = !facet["more"].empty();
    facet["more_words"] = counted(lang, "facet_more", static_cast<long long>(facet["more"].size()));
    return facet;
}

Json filters_view(const PageContext& context) {
    Json filters = Json::array();
    for (const auto name : filter_names)
        for (const auto& [given, value] : context.query) {
            if (given != name) continue;
            Json filter;
            filter["filter_name"] = word(context.lang, "facet_" + std::string(name));
            filter["filter_value"] = filter_value(context.lang, name, value);
            filter["filter_href"] =
                link_to(context.lang, "/search", without(first_page(context.query), name, value));
            filters.push_back(std::move(filter));
        }
    return filters;
}

Json choices_view(const PageContext& context, std::string_view name,
                  std::initializer_list<std::string_view> values) {
    Json choices = Json::array();
    auto current = value_of(context.query, name);
    if (current.empty()) current = *values.begin(); // the first is what holds when nothing is given
    for (const auto value : values) {
        Json choice;
        choice["choice_label"] = word(context.lang, std::string(name) + "_" + std::string(value));
        choice["choice_current"] = value == current;
        choice["choice_href"] =
            link_to(context.lang, "/search",
                    value == *values.begin() ? without(first_page(context.query), name)
                                             : with(first_page(context.query), name, value));
        choices.push_back(std::move(choice));
    }
    return choices;
}

bool looks_like_number(std::string_view q) {
    bool digit = false, separator = false;
    for (const char c : q) {
        digit = digit || std::isdigit(static_cast<unsigned char>(c)) != 0;
        separator = separator || c == '/' || c == '-';
    }
    return digit && separator && q.size() < 60;
}

// What a search that found nothing can try instead. Offered, never done unasked.
Json variants_view(const PageContext& context, std::string_view q) {
    const Lang lang = context.lang;
    Json variants = Json::array();
    const auto offer = [&](std::string text, std::string href) {
        Json variant;
        variant["variant_text"] = std::move(text);
        variant["variant_href"] = std::move(href);
        variants.push_back(std::move(variant));
    };
    if (looks_like_number(q))
        offer(word(lang, "variant_number", {{"q", std::string(q)}}),
              link_to(lang, "/documents", {{"number", std::string(q)}}));
    if (q.find('"') != std::string_view::npos) {
        std::string plain;
        for (const char c : q)
            if (c != '"') plain += c;
        offer(word(lang, "variant_unquoted", {{"q", plain}}),
              link_to(lang, "/search", with(first_page(context.query), "q", plain)));
    }
    if (value_of(context.query, "held") != "any")
        offer(word(lang, "variant_any"),
              link_to(lang, "/search", with(first_page(context.query), "held", "any")));
    if (context.query.size() > (q.empty() ? 0U : 1U))
        offer(word(lang, "variant_unfiltered"),
              link_to(lang, "/search", q.empty() ? Query{} : Query{{"q", std::string(q)}}));
    return variants;
}

} // namespace

Page search_page(const PageContext& context, const Json& answer) {
    const Lang lang = context.lang;
    const std::string q(value_of(context.query, "q"));
    const auto total = number_at(answer, "total");
    Json view;
    view["q"] = q;
    view["kept"] = Json::array(); // filters stay when the words change
    for (const auto& [name, value] : first_page(context.query)) {
        if (name == "q") continue;
        Json kept;
        kept["kept_name"] = name;
        kept["kept_value"] = value;
        view["kept"].push_back(std::move(kept));
    }

    const bool exact = !answer.contains("exact") || true_at(answer, "exact");
    view["summary"] = counted(lang, exact ? "found_n" : "found_about_n", total);
    view["summary_for"] = q.empty() ? std::string{} : word(lang, "found_for", {{"q", q}});
    view["took"] = word(lang, "took", {{"ms", grouped(lang, number_at(answer, "took_ms"))}});
    view["partial"] = true_at(answer, "partial");
    const auto matched = text_at(answer, "matched");
    view["matched_some"] = matched == "some" && total > 0;
    view["number_hint"] = looks_like_number(q);
    view["number_href"] = link_to(lang, "/documents", {{"number", q}});
    view["suggestion"] = text_at(answer, "suggestion");
    view["suggestion_href"] =
        link_to(lang, "/search", with(first_page(context.query), "q", text_at(answer, "suggestion")));

    view["hits"] = Json::array();
    for (const auto& hit : list_at(answer, "hits")) view["hits"].push_back(hit_view(lang, hit));
    view["has_hits"] = !view["hits"].empty();
    view["nothing"] = total == 0;
    view["variants"] = total == 0 ? variants_view(context, q) : Json::array();
    view["has_variants"] = !view["variants"].empty();

    view["filters"] = filters_view(context);
    view["has_filters"] = !view["filters"].empty();
    view["facets"] = Json::array();
    for (const auto name : facet_names) {
        const Json& entries = list_at(list_at(answer, "facets"), name);
        if (!entries.empty()) view["facets"].push_back(facet_view(context, name, entries));
    }
    view["has_facets"] = !view["facets"].empty();
    view["sorts"] = choices_view(context, "sort", {"relevance", "-date", "date", "cited"});
    view["helds"] = choices_view(context, "held", {"true", "any", "false"});

    const auto next = text_at(answer, "next");
    view["next_href"] =
        next.empty() ? std::string{} : link_to(lang, "/search", with(context.query, "cursor", next));
    view["first_href"] = value_of(context.query, "cursor").empty()
                             ? std::string{}
                             : link_to(lang, "/search", first_page(context.query));
    view["has_pages"] = !text_at(view, "next_href").empty() || !text_at(view, "first_href").empty();
    view["json_href"] = api_link("/search", first_page(context.query));
    view["csv_href"] = api_link("/search", with(first_page(context.query), "format", "csv"));
    return finish(context, "search", std::move(view),
                  q.empty() ? word(lang, "search") : q + " · " + word(lang, "search"));
}

} // namespace vanmach::pages
