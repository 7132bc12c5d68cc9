// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a text, and the pairs of them that tell it from other texts.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "corpus/text/syllables.h"
#include "indexer/pairs.h"

namespace vanmach::similar {

/// As much of a text as is looked at (weights.h), in whole code points.
std::string_view looked_at(std::string_view text);

/// A text cut into words.
struct Words {
    std::vector<Syllable> syllables;
    // As many as syllables:
    std::vector<bool> joined; // this word and the next stand together, with nothing but blanks between them; the last is false
    std::vector<bool> tells;  // neither a number nor a word of grammar ("của", "các") nor silenced
};
Words words_of(std::string_view text);

/// The words of these names, wherever they stand in the text, tell nothing any more: the place and the body are no subject.
void silence(Words& words, const std::vector<std::string>& names);

/// A hash of every pair of neighbours, each once, sorted: for telling how much of two texts is the same.
std::vector<std::uint64_t> pairs_of(std::span<const Syllable> syllables);
/// Jaccard's index of two such sets, 0 … 1.
double resemblance(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

/// What is looked for, and what it tells.
template <typename Key>
struct Weighted {
    Key key;
    std::uint32_t count = 1;     // in the source
    std::uint32_t documents = 0; // that have it
    double weight = 0;           // (1 + ln count) · idf
};
using WeightedPair = Weighted<PairKey>;
using WeightedTerm = Weighted<std::string>; // a term of the index

/// What of a text is looked for.
struct PairRequest {
    const Words& words;
    const Words& title;     // its pairs count more
    bool in_corpus = false; // the text itself is indexed: a pair of one document is its own alone
};

/// The pairs that tell the source from the rest of the corpus, most telling first.
std::vector<WeightedPair> telling_pairs(const PairIndex& pairs, const PairRequest& request);

/// The words of a title as they are found in other titles.
std::vector<WeightedTerm> title_terms(const Xapian::Database& database, const Words& title, bool in_corpus);

/// ln(1 + (N - n + ½) / (n + ½)), as BM25 has it; positive for every n up to N.
double inverse_frequency(std::size_t with, std::size_t all);

} // namespace vanmach::similar
