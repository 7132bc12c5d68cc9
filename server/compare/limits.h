// SPDX-License-Identifier: GPL-2.0-or-later
// How far documents are compared, and what counts as alike: all the numbers in one place, each with its reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vanmach::comparison {

inline constexpr std::size_t fewest_documents = 2, most_documents = 4; // more columns than four no screen shows

// Of each text the first megabyte is looked at, of each outline the sections down to the depth at which no more than these
// are left: four of the largest documents are compared within a second.
inline constexpr std::size_t most_bytes = 1'000'000;
inline constexpr std::size_t most_sections = 600;

// Words in a row that two texts must share. A dozen syllables, six or seven words, are more than the name of a body or of a
// directive; below it, what any two plans share is grammar.
inline constexpr std::uint32_t least_run = 12;
inline constexpr std::size_t context = 90;      // code points shown on either side of a passage
inline constexpr std::size_t most_text = 2'000; // code points of a passage; the rest is in the text

// A passage is a formula where nine tenths of its pairs of words stand in at least a third of the corpus each; in a corpus of a
// few documents nothing can be told to be usual.
inline constexpr double formula_pairs = 0.9, formula_documents = 1.0 / 3;
inline constexpr std::size_t formula_corpus = 20;

// What makes two sections counterparts. Titles tell most: the parts of a plan are called the same everywhere. The text tells
// where they are called otherwise; place and depth only tip the scale. What reaches `least_score` is matched. Chosen on five
// plans of one subject whose 81 pairs of counterparts were marked by hand; between 0.2 and 0.3, with the others moved along,
// hardly anything changes.
inline constexpr double title_weight = 0.5, text_weight = 0.4, label_weight = 0.01, depth_weight = 0.04;
inline constexpr double least_score = 0.24;
inline constexpr double part_difference = 0.1; // taken away where a part of the whole meets what stands within one
// Added where the sections above are counterparts; taken away where they have other ones; added to parts of the whole that are
// counterparts by themselves, so that what stands within them does not tear them apart.
inline constexpr double parent_weight = 0.1, other_parent_weight = 0.3, part_weight = 0.5;
inline constexpr double part_slack = 0.05; // parts are few, and their order tells much: they may be less alike

// From where on a row says that titles, or texts, agree.
inline constexpr double same_title = 0.45, same_text = 0.25;

} // namespace vanmach::comparison
