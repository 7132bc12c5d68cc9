// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/matcher.h"

#include <algorithm>

#include "corpus/text/either_i.h"
#include "server/documents/filters.h"
#include "server/documents/values.h"
#include "server/search/query_words.h"
#include "server/search/word_forms.h"

namespace vanmach {

namespace {

using Kind = QueryNode::Kind;

bool stand_in_order(const std::vector<QueryWord>& wanted, const std::vector<Syllable>& words) {
    return std::search(words.begin(), words.end(), wanted.begin(), wanted.end(),
                       [](const Syllable& syllable, const QueryWord& word) { return is_meant(word, syllable); }) != words.end();
}

/// Some stretch of words holds them all, each at a place of its own; as long a stretch as in the index (query_builder.cc).
bool stand_near(const QueryNode& node, const std::vector<Syllable>& words) {
    const std::size_t window = node.words.size() - 1 + node.distance;
    for (std::size_t first = 0; first < words.size(); ++first) {
        const auto last = std::min(words.size(), first + window);
        std::vector<bool> taken(last - first, false);
        const bool all = std::all_of(node.words.begin(), node.words.end(), [&](const QueryWord& word) {
            for (auto i = first; i < last; ++i) {
                if (taken[i - first] || !is_meant(word, words[i])) continue;
                taken[i - first] = true;
                return true;
            }
            return false;
        });
        if (all) return true;
    }
    return false;
}

} // namespace

bool is_meant(const QueryWord& word, const Syllable& syllable) {
    if (word.prefix) return begins_as(syllable.bare, syllable.accented, word);
    if (word.exact) return word.accented == syllable.accented || (!syllable.accented.empty() && other_i(word.accented) == syllable.accented);
    if (word.bare == syllable.bare) return true;
    return ends_in_either_i(word.bare) && ends_in_either_i(syllable.bare) && !other_i(syllable.accented).empty() &&
           std::string_view(word.bare).substr(0, word.bare.size() - 1) == std::string_view(syllable.bare).substr(0, syllable.bare.size() - 1);
}

bool Matcher::matches(NodeIndex node, const std::vector<Syllable>& words) const {
    return std::all_of(query_.parts.begin(), query_.parts.end(), [&](const QueryNode& part) { return holds(part, node, words); });
}

bool Matcher::holds(const QueryNode& part, NodeIndex node, const std::vector<Syllable>& words) const {
    const auto holds_part = [&](const QueryNode& inner) { return holds(inner, node, words); };
    switch (part.kind) {
    case Kind::word: {
        if (stand_in_order(part.words, words)) return true;
        const auto longer = long_forms(part.words.front());
        return std::any_of(longer.begin(), longer.end(), [&](const ShortForm* form) { return stand_in_order(form->words, words); });
    }
    case Kind::phrase:
        return stand_in_order(part.words, words);
    case Kind::near:
        return stand_near(part, words);
    case Kind::number: {
        const auto nodes = documents_of_number(snapshot_, part.values[0], part.values[1]);
        return std::find(nodes.begin(), nodes.end(), node) != nodes.end() || stand_in_order(part.words, words);
    }
    case Kind::field:
    case Kind::range: {
        Filters filters;
        if (part.kind == Kind::range) {
            set_range(filters, part.values);
        } else if (!add_values(filters, snapshot_, part.field, part.values, "q")) {
            return false;
        }
        return Selection(snapshot_, filters).passes(node);
    }
    case Kind::any:
        return std::any_of(part.parts.begin(), part.parts.end(), holds_part);
    case Kind::all:
        return std::all_of(part.parts.begin(), part.parts.end(), holds_part);
    case Kind::none:
        return !holds_part(part.parts.front());
    }
    return false;
}

} // namespace vanmach
