// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/query_words.h"

#include <algorithm>

#include "corpus/authority/authority.h"
#include "corpus/authority/table.h"
#include "corpus/text/keys.h"
#include "search_tables_embedded.h"

namespace vanmach {

namespace {

std::vector<QueryWord> words_of(std::string_view text) {
    std::vector<QueryWord> words;
    for (auto& syllable : syllables(text)) words.push_back({std::move(syllable.accented), std::move(syllable.bare), true, false});
    return words;
}

bool is_meant(const QueryWord& typed, const QueryWord& word) {
    return !typed.prefix && (typed.exact ? typed.accented == word.accented : typed.bare == word.bare);
}

/// True when the plain words from `at` are these, each right behind the one before.
bool stand_at(const std::vector<PlainWord>& plain, std::size_t at, const std::vector<QueryWord>& words) {
    if (words.empty() || at + words.size() > plain.size()) return false;
    for (std::size_t i = 0; i < words.size(); ++i)
        if ((i > 0 && !plain[at + i].follows) || !is_meant(plain[at + i].node->words.front(), words[i])) return false;
    return true;
}

const std::vector<std::vector<QueryWord>>& question_phrases() {
    static const auto phrases = [] {
        std::vector<std::vector<QueryWord>> all;
        const Table table("question_phrases.tsv", search_tables::embedded("question_phrases.tsv"));
        for (const auto& row : table.rows()) all.push_back(words_of(row.required("phrase")));
        return all;
    }();
    return phrases;
}

const std::vector<ShortForm>& short_forms() {
    static const auto forms = [] {
        std::vector<ShortForm> all;
        for (const auto& row : authority().abbreviations) all.push_back({accented_key(row.abbreviation), bare_key(row.abbreviation), words_of(row.words)});
        return all;
    }();
    return forms;
}

void collect(const QueryNode& node, std::vector<QueryClause>& clauses) {
    if (node.kind == QueryNode::Kind::none) return;
    for (const auto& part : node.parts) collect(part, clauses);
    if (node.words.empty()) return;
    if (node.kind == QueryNode::Kind::near) {
        for (const auto& word : node.words) clauses.push_back({{word}, false});
        return;
    }
    clauses.push_back({node.words, node.words.size() > 1});
    if (node.kind != QueryNode::Kind::word) return;
    for (const auto* form : long_forms(node.words.front())) clauses.push_back({form->words, true});
}

} // namespace

std::vector<PlainWord> plain_words(const std::vector<QueryNode>& parts) {
    std::vector<PlainWord> words;
    bool follows = false;
    for (const auto& part : parts) {
        const bool plain = part.kind == QueryNode::Kind::word && part.field == FieldId::body;
        if (plain) words.push_back({&part, follows, false});
        follows = plain;
    }
    for (std::size_t at = 0; at < words.size();) {
        std::size_t length = 0;
        for (const auto& phrase : question_phrases())
            if (phrase.size() > length && stand_at(words, at, phrase)) length = phrase.size();
        for (std::size_t i = 0; i < length; ++i) words[at + i].question = true;
        at += std::max<std::size_t>(length, 1);
    }
    if (std::all_of(words.begin(), words.end(), [](const PlainWord& word) { return word.question; }))
        for (auto& word : words) word.question = false; // then that is what is looked for
    return words;
}

std::vector<const ShortForm*> long_forms(const QueryWord& word) {
    std::vector<const ShortForm*> found;
    if (word.prefix) return found;
    for (const auto& form : short_forms())
        if (word.exact ? form.accented == word.accented : form.bare == word.bare) found.push_back(&form);
    return found;
}

const ShortForm* spelled_out(const std::vector<PlainWord>& words, std::size_t at) {
    const ShortForm* longest = nullptr;
    for (const auto& form : short_forms())
        if ((longest == nullptr || form.words.size() > longest->words.size()) && stand_at(words, at, form.words)) longest = &form;
    return longest;
}

std::vector<QueryClause> clauses_of(const TypedQuery& query) {
    std::vector<QueryClause> clauses;
    const auto words = plain_words(query.parts);
    for (const auto& part : query.parts) {
        const auto plain = std::find_if(words.begin(), words.end(), [&](const PlainWord& word) { return word.node == &part; });
        if (plain == words.end()) {
            collect(part, clauses);
            continue;
        }
        if (plain->question) continue;
        collect(part, clauses);
        if (const auto* form = spelled_out(words, static_cast<std::size_t>(plain - words.begin()))) clauses.push_back({{{form->accented, form->bare, true, false}}, false});
    }
    return clauses;
}

} // namespace vanmach
