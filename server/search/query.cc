// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/query.h"

#include <algorithm>

#include <fmt/format.h>

#include "corpus/text/keys.h"
#include "corpus/text/utf8.h"

namespace vanmach {

namespace {

bool is_quote(char32_t c) {
    return c == U'"' || c == U'\u201C' || c == U'\u201D' || c == U'\u201E' || c == U'\u201F' ||
           c == U'\u00AB' || c == U'\u00BB' || c == U'\uFF02';
}

std::vector<QueryWord> words_of(std::u32string_view text) {
    const std::string utf8 = to_utf8(text);
    std::vector<QueryWord> words;
    for (Syllable& syllable : syllables(utf8)) {
        const bool exact = has_diacritics(slice(utf8, syllable.start, syllable.end));
        words.push_back({std::move(syllable.accented), std::move(syllable.bare), exact});
    }
    return words;
}

void add(TextQuery& query, QueryClause clause) {
    if (clause.words.empty()) return;
    clause.phrase = clause.phrase && clause.words.size() > 1;
    if (std::find(query.clauses.begin(), query.clauses.end(), clause) == query.clauses.end()) {
        query.clauses.push_back(std::move(clause));
    }
}

Problem unclosed(std::u32string_view text, std::size_t position) {
    std::u32string_view rest = text.substr(position + 1);
    while (!rest.empty() && rest.back() == U' ') rest.remove_suffix(1);
    const std::string words = to_utf8(rest.substr(0, 60));
    Problem problem{
        400, "unclosed-quote", "A quotation mark is not closed",
        fmt::format("The quotation mark at character {} of the query is never closed.", position + 1),
        words.empty()
            ? "Remove the quotation mark."
            : fmt::format("Write \"{}\" for a phrase, or remove the mark to look for the words.", words)};
    problem.extra["parameter"] = "q";
    problem.extra["position"] = position;
    return problem;
}

} // namespace

tl::expected<TextQuery, Problem> parse_query(std::string_view text) {
    const std::u32string all = to_utf32(text);
    const std::u32string_view view = all;
    TextQuery query;
    for (std::size_t at = 0; at < view.size();) {
        const bool quoted = is_quote(view[at]);
        const std::size_t begin = quoted ? at + 1 : at;
        const std::size_t end = static_cast<std::size_t>(
            std::find_if(view.begin() + static_cast<std::ptrdiff_t>(begin), view.end(), is_quote) -
            view.begin());
        if (quoted && end == view.size()) return tl::unexpected(unclosed(view, at));
        std::vector<QueryWord> words = words_of(view.substr(begin, end - begin));
        if (quoted) {
            add(query, {std::move(words), true});
        } else {
            for (QueryWord& word : words) add(query, {{std::move(word)}, false});
        }
        at = quoted ? end + 1 : end;
    }
    return query;
}

} // namespace vanmach
