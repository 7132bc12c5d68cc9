// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cctype>

#include "corpus/text/utf8.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"
#include "server/pages/search/examples.h"
#include "server/pages/search/facet_form.h"
#include "server/pages/search/pages.h"
#include "server/pages/search/search_problem.h"

namespace vanmach::pages {
namespace {

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
    view["is_held"] = true_at(hit, "held"); // what can be compared has a text
    return view;
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

/// What one thing less would find, each with its count.
Json relaxed_view(const PageContext& context, const Json& relaxed) {
    const Lang lang = context.lang;
    Json list = Json::array();
    for (const auto& one : relaxed) {
        const auto kind = text_at(one, "kind"), parameter = text_at(one, "parameter");
        auto text = text_at(one, "text");
        if (kind == "filter" && parameter != "cites" && parameter != "citedby" && text.find(", ") == std::string::npos) text = filter_value(lang, parameter, text);
        const auto name = kind == "filter" ? word(lang, "facet_" + parameter) : std::string();
        Json view;
        view["relaxed_text"] = word(lang, "relaxed_" + kind, {{"name", name}, {"text", text}});
        view["relaxed_href"] = "/search?" + text_at(one, "query") + (lang == Lang::en ? "&lang=en" : "");
        view["relaxed_count"] = counted(lang, "documents_n", number_at(one, "total"));
        list.push_back(std::move(view));
    }
    return list;
}

/// The query language in short: an example to try, in the language of the page, and what it does.
Json cheat_view(Lang lang, const Json& schema) {
    Json rows = Json::array();
    for (const char* part : {"operators", "fields"})
        for (const auto& entry : list_at(schema, part)) {
            auto example = text_at(entry, "example");
            if (text_at(entry, "kind") == "order") continue; // not asked for in words
            if (const auto name = text_at(entry, "name") + ":"; lang == Lang::vi && example.starts_with(name))
                example = text_at(entry, "name_vi") + ":" + example.substr(name.size());
            Json row;
            row["cheat_href"] = link_to(lang, "/search", {{"q", example}});
            row["cheat_example"] = std::move(example);
            row["cheat_about"] = text_at(entry, lang == Lang::vi ? "description_vi" : "description");
            rows.push_back(std::move(row));
        }
    return rows;
}

/// What the page has whatever was found.
Json frame_view(const PageContext& context, const Json& facets, const SearchSurroundings& around) {
    const Lang lang = context.lang;
    Json view;
    view["q"] = std::string(value_of(context.query, "q"));
    view["kept"] = Json::array(); // filters stay when the words change
    for (const auto& [name, value] : first_page(context.query)) {
        if (name == "q") continue;
        Json kept;
        kept["kept_name"] = name;
        kept["kept_value"] = value;
        view["kept"].push_back(std::move(kept));
    }
    add_facet_form(view, context, facets);
    view["filters"] = filters_view(context);
    view["has_filters"] = !view["filters"].empty();
    view["cheat"] = cheat_view(lang, around.schema);
    view["has_cheat"] = !view["cheat"].empty();
    view["page_script"] = "src/search.ts";
    return view;
}

void add_nothing(Json& view, const PageContext& context, const Json& answer, const SearchSurroundings& around) {
    view["relaxed"] = relaxed_view(context, list_at(answer, "relaxed"));
    view["has_relaxed"] = !view["relaxed"].empty();
    view["examples"] = examples_of(context.lang, around.most_cited, around.newest);
    view["has_examples"] = !view["examples"].empty();
}

} // namespace

Page search_page(const PageContext& context, const Json& answer, const SearchSurroundings& around) {
    const Lang lang = context.lang;
    const std::string q(value_of(context.query, "q"));
    const auto total = number_at(answer, "total");
    const Query first = first_page(context.query);
    Json view = frame_view(context, list_at(answer, "facets"), around);

    const bool exact = !answer.contains("exact") || true_at(answer, "exact");
    const auto summary = counted(lang, exact ? "found_n" : "found_least_n", total);
    view["summary"] = summary;
    view["summary_for"] = q.empty() ? std::string{} : word(lang, "found_for", {{"q", q}});
    const auto took = number_at(answer, "took_ms");
    view["took"] = took == 0 ? word(lang, "took_less") : word(lang, "took", {{"ms", grouped(lang, took)}});
    view["partial"] = true_at(answer, "partial");
    view["inexact"] = !exact;
    view["matched_some"] = text_at(answer, "matched") == "some" && total > 0;
    view["number_hint"] = looks_like_number(q);
    view["number_href"] = link_to(lang, "/documents", {{"number", q}});
    view["suggestion"] = text_at(answer, "suggestion");
    view["suggestion_href"] = link_to(lang, "/search", with(first, "q", text_at(answer, "suggestion")));

    view["hits"] = Json::array();
    std::vector<std::string> shown;
    for (const auto& hit : list_at(answer, "hits")) {
        view["hits"].push_back(hit_view(lang, hit));
        shown.push_back(text_at(hit, "id"));
    }
    view["has_hits"] = !view["hits"].empty();
    view["can_compare"] = around.can_compare && view["hits"].size() > 1;
    view["named"] = Json::array(); // what the query names by number stands on top, held or not
    for (const auto& item : list_at(answer, "named"))
        if (value_of(context.query, "cursor").empty() && std::ranges::find(shown, text_at(item, "id")) == shown.end()) view["named"].push_back(item_view(lang, item));
    view["has_named"] = !view["named"].empty();
    view["nothing"] = total == 0;
    if (total == 0) add_nothing(view, context, answer, around);

    view["sorts"] = choices_view(context, "sort", {"relevance", "-date", "date", "cited"});
    view["helds"] = choices_view(context, "held", {"true", "any", "false"});
    const auto next = text_at(answer, "next");
    view["next_href"] = next.empty() ? std::string{} : link_to(lang, "/search", with(context.query, "cursor", next));
    view["first_href"] = value_of(context.query, "cursor").empty() ? std::string{} : link_to(lang, "/search", first);
    view["has_pages"] = !text_at(view, "next_href").empty() || !text_at(view, "first_href").empty();
    view["json_href"] = api_link("/search", first);
    view["csv_href"] = api_link("/search", with(first, "format", "csv"));
    view["feed_href"] = api_link("/search", with(without(first, "sort"), "format", "atom"));
    view["is_answer"] = true;
    return finish(context, "search", std::move(view), (q.empty() ? summary : summary + " " + word(lang, "found_for", {{"q", q}})) + " · " + word(lang, "search"));
}

Page search_problem_page(const PageContext& context, const Json& problem, const SearchSurroundings& around) {
    const Lang lang = context.lang;
    Json view = frame_view(context, nullptr, around);
    add_search_problem(view, context, problem);
    view["is_answer"] = false;
    view["cheat_open"] = true;
    const auto parameter = text_at(problem, "parameter");
    const auto title = word(lang, parameter.empty() || parameter == "q" ? "query_wrong_title" : "value_wrong_title");
    view["problem_title"] = title;
    const auto status = static_cast<int>(number_at(problem, "status"));
    return finish(context, "search", std::move(view), title, status == 0 ? 400 : status);
}

} // namespace vanmach::pages
