// SPDX-License-Identifier: GPL-2.0-or-later
// The first page: one box, what can be asked with examples that are live in this corpus, and what the corpus
// holds.
#include <algorithm>

#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/search/pages.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

// The first words of a title, as a phrase that is surely found.
std::string phrase_of(std::string_view title) {
    std::string out;
    int words = 0;
    std::size_t at = 0;
    while (at < title.size() && words < 4) {
        auto space = title.find(' ', at);
        if (space == std::string_view::npos) space = title.size();
        const auto piece = title.substr(at, space - at);
        at = space + 1;
        if (piece.find_first_of("\"“”():,;") != std::string_view::npos) break;
        out += (out.empty() ? "" : " ") + std::string(piece);
        ++words;
    }
    return words >= 2 ? out : std::string{};
}

void add_example(Json& examples, std::string text, std::string href, std::string what) {
    Json example;
    example["example_text"] = std::move(text);
    example["example_href"] = std::move(href);
    example["example_what"] = std::move(what);
    examples.push_back(std::move(example));
}

Json examples_of(Lang lang, const Json& most_cited, const Json& newest) {
    Json examples = Json::array();
    const auto& hits = list_at(newest, "hits");
    for (const auto& hit : hits) {
        const auto phrase = phrase_of(text_at(hit, "title"));
        if (phrase.empty()) continue;
        add_example(examples, phrase, link_to(lang, "/search", {{"q", phrase}}), word(lang, "example_words"));
        const auto quoted = "\"" + phrase + "\"";
        add_example(examples, quoted, link_to(lang, "/search", {{"q", quoted}}),
                    word(lang, "example_phrase"));
        break;
    }
    for (const auto& hit : list_at(most_cited, "hits")) {
        const auto number = text_at(hit, "number");
        if (number.empty()) continue;
        add_example(examples, number, link_to(lang, "/documents", {{"number", number}}),
                    word(lang, "example_number"));
        const auto id = text_at(hit, "id");
        add_example(examples, word(lang, "example_citing_text", {{"number", number}}),
                    link_to(lang, "/search", {{"cites", id}}), word(lang, "example_citing"));
        add_example(examples, word(lang, "example_chain_text", {{"number", number}}),
                    document_link(lang, id, "/chain"), word(lang, "example_chain"));
        break;
    }
    return examples;
}

Json browse(Lang lang, const Json& facets, std::string_view facet, std::size_t limit) {
    Json out = Json::array();
    for (const auto& entry : list_at(facets, facet)) {
        if (out.size() == limit) break;
        const auto value = entry.contains("value") && entry["value"].is_string()
                               ? entry["value"].get<std::string>()
                               : entry.value("value", Json()).dump();
        const auto count = number_at(entry, "count");
        Json link;
        link["browse_label"] = facet == "type" ? type_name(lang, value) : value;
        link["browse_href"] = link_to(lang, "/search", {{std::string(facet), value}});
        link["browse_count"] = grouped(lang, count);
        link["browse_count_words"] = counted(lang, "documents_n", count);
        out.push_back(std::move(link));
    }
    return out;
}

} // namespace

Page home_page(const PageContext& context, const Json& version, const Json& most_cited, const Json& newest) {
    const Lang lang = context.lang;
    const Json& counts = list_at(version, "counts");
    const auto held = number_at(counts, "documents");
    const auto nodes = number_at(counts, "nodes");
    Json view;
    view["bare"] = true;
    view["has_documents"] = held > 0;
    view["counts"] = Json::array();
    for (const auto& [key, n] : {std::pair{"count_held", held},
                                 {"count_cited_only", std::max(0LL, nodes - held)},
                                 {"count_mentions", number_at(counts, "mentions")}}) {
        Json count;
        count["count_n"] = grouped(lang, n);
        count["count_what"] = word(lang, key);
        view["counts"].push_back(std::move(count));
    }
    view["examples"] = examples_of(lang, most_cited, newest);
    view["has_examples"] = !view["examples"].empty();
    for (const auto& [key, answer] : {std::pair{"top", &most_cited}, {"newest", &newest}}) {
        view[key] = Json::array();
        for (const auto& hit : list_at(*answer, "hits")) view[key].push_back(item_view(lang, hit));
        view[std::string("has_") + key] = !view[key].empty();
    }
    view["top_href"] = link_to(lang, "/search", {{"held", "any"}, {"sort", "cited"}});
    view["newest_href"] = link_to(lang, "/search", {{"sort", "-date"}});
    const Json& facets = list_at(newest, "facets");
    view["types"] = browse(lang, facets, "type", 8);
    view["provinces"] = browse(lang, facets, "province", 12);
    view["years"] = browse(lang, facets, "year", 8);
    view["has_browse"] = !view["types"].empty();
    return finish(context, "home", std::move(view), "");
}

} // namespace vanmach::pages
