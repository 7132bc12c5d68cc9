// SPDX-License-Identifier: GPL-2.0-or-later
// What makes a document a precedent of another, in numbers: all of them in one place, each with its reason.
#pragma once

#include <cstddef>

namespace vanmach::similar {

// Relevance is the weighted mean of what can be compared at all (a text without citations is compared by its words alone).
// The same directives tell most, since two plans for one directive are what a drafter looks for; then what the texts speak of;
// titles are short and often alike, so that they only tip the scale.
inline constexpr double citations_weight = 0.45;
inline constexpr double text_weight = 0.40;
inline constexpr double title_weight = 0.15;

// A score is relevance times this factor, 1 for the same level and type. A plan of another province is worth a third more than
// an equally relevant plan of a department: who writes for a province wants to see how provinces wrote. A factor rather than a
// bonus, so that no document comes up for nothing but its level.
inline constexpr double other_level_factor = 0.75;
inline constexpr double other_type_factor = 0.85;

// Below this share of what could agree nothing is told: it would be a list of everything.
inline constexpr double least_score = 0.02;
inline constexpr std::size_t most_found = 200; // a list of precedents, not of the corpus

// The text: BM25 as the search weighs it, over the terms that tell the source apart.
inline constexpr double bm25_k1 = 1.2, bm25_b = 0.75;
inline constexpr std::size_t most_terms = 40;       // more terms add postings to walk over and hardly move the order
inline constexpr std::size_t most_title_terms = 16; // titles have about as many words that tell
inline constexpr std::size_t most_weighed_terms = 4000; // pairs of a text whose frequency is looked up, the most frequent ones first
inline constexpr std::size_t repeated_from = 200;   // from so many words on, a pair has to come twice to tell the subject
inline constexpr unsigned title_counts = 3;         // a pair of the title counts as if the text had it so many times more
inline constexpr std::size_t most_postings = 250'000; // walked over for one answer, 30 ns each

// Bounds of what is looked at, so that the time of an answer is.
inline constexpr std::size_t most_source_bytes = 256 * 1024; // of a text: a plan has about 20 KB
inline constexpr std::size_t most_edges = 200'000;           // rare directives first
inline constexpr std::size_t most_citing = 2000;             // documents that cite one that is only cited

// Texts whose pairs of words are the same to this share (Jaccard's index) are one text with changes of the day and the number.
inline constexpr double near_copy_share = 0.8;
inline constexpr double maybe_copy_text = 0.7; // with a smaller text part a text is none: not looked at

inline constexpr std::size_t most_shared_citations = 5, most_shared_terms = 6;
inline constexpr std::size_t longest_run = 8; // words

} // namespace vanmach::similar
