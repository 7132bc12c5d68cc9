// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/search/examples.h"

#include <algorithm>
#include <array>

#include "corpus/text/keys.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

/// What titles begin with, whatever they are about; bare (text/keys.h).
constexpr std::array<std::string_view, 21> openings = {"ve", "viec", "thuc", "hien", "trien", "khai", "ban", "hanh", "to", "chuc", "tiep",
                                                       "tuc", "tang", "cuong", "nang", "cao", "va", "day", "manh", "sua", "doi"};
constexpr std::size_t words_in_phrase = 4;

bool is_opening(const std::string& word) { return std::ranges::find(openings, bare_key(word)) != openings.end(); }

// The first words of a title that say what it is about, as a phrase that is surely found; "" where they are not words alone.
std::string phrase_of(const std::string& title) {
    std::string out;
    std::size_t words = 0;
    for (std::size_t at = 0, end; at < title.size() && words < words_in_phrase; at = end + 1) {
        end = std::min(title.find(' ', at), title.size());
        const auto word = title.substr(at, end - at);
        if (word.empty() || (words == 0 && is_opening(word))) continue;
        if (word.find_first_of("\"“”():,;./-0123456789") != std::string::npos) break;
        out += (out.empty() ? "" : " ") + word;
        ++words;
    }
    return words == words_in_phrase ? out : std::string{};
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
