// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/search/examples.h"

#include "server/pages/frame/display.h"
#include "server/pages/frame/links.h"
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

} // namespace

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

} // namespace vanmach::pages
