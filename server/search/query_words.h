// SPDX-License-Identifier: GPL-2.0-or-later
// The plain words of a query, prepared: abbreviations known, the words of a question told from those of its subject.
#pragma once

#include <string>
#include <vector>

#include "server/search/query.h"

namespace vanmach {

/// A plain word of the query among the others.
struct PlainWord {
    const QueryNode* node = nullptr;
    bool follows = false;  // the plain word before it stands right before it
    bool question = false; // it belongs to a phrase of question_phrases.tsv
};

/// In the order typed. Views into `parts`.
std::vector<PlainWord> plain_words(const std::vector<QueryNode>& parts);

/// An abbreviation of corpus/authority/abbreviations.tsv as keys.
struct ShortForm {
    std::string accented, bare;    // "ttph", as one word
    std::vector<QueryWord> words;  // what it stands for
};

/// The long forms of a word that is an abbreviation.
std::vector<const ShortForm*> long_forms(const QueryWord& word);

/// The abbreviation that the plain words from `at` spell out, typed with or without diacritics; null for none.
const ShortForm* spelled_out(const std::vector<PlainWord>& words, std::size_t at);

/// Words that stand for a run in a text: one word, or a phrase.
struct QueryClause {
    std::vector<QueryWord> words;
    bool phrase = false;
};

/// What to mark in a passage: words and phrases that are asked for and what abbreviations stand for; neither what is
/// excluded nor the words of a question.
std::vector<QueryClause> clauses_of(const TypedQuery& query);

} // namespace vanmach
