// SPDX-License-Identifier: GPL-2.0-or-later
// Outlines laid side by side: which section of one document stands for which of another. Thread-safe functions on values.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "corpus/document.h"
#include "server/compare/words.h"

namespace vanmach::comparison {

/// The sections of a document in the order of its text, as they are compared.
class Outline {
  public:
    /// `sections` in any order; of more than `most_sections` (limits.h) the deepest are left out. Words of titles are numbered by
    /// `vocabulary`, as those of the text are. What stands from `closing` on, in code points, belongs to no section's text.
    Outline(std::vector<Section> sections, const std::vector<Word>& words, Vocabulary& vocabulary, std::uint32_t closing = ~0U);

    const std::vector<Section>& sections() const { return sections_; }
    bool cut() const { return cut_; }

    struct Features {
        std::vector<std::uint32_t> title;   // its words and pairs of words, each once, sorted
        std::size_t first = 0, last = 0;    // words of its text, sub-sections included
        std::uint32_t label = 0;            // equal labels have equal numbers; 0 none
        int parent = -1;                    // the section above it
    };
    const std::vector<Features>& features() const { return features_; }
    const std::vector<Word>& words() const { return *words_; }

  private:
    std::vector<Section> sections_;
    std::vector<Features> features_;
    const std::vector<Word>* words_;
    bool cut_ = false;
};

/// Sections that stand for each other.
struct Row {
    std::vector<int> sections;          // one a document: its place in Outline::sections, -1 none
    std::optional<double> title, text;  // 0 … 1: how alike they are, the mean of all pairs; nothing where fewer than two have any
};

/// All sections, each once, in an order that is that of every document. Two outlines are aligned so that what is matched is most
/// alike in sum (S. Needleman, C. Wunsch, 1970); more than two progressively, the two most alike first. The rows do not depend
/// on the order of the documents if that of equals (as by id) does not. Time O(n²) with n = most_sections at most.
std::vector<Row> aligned(const std::vector<const Outline*>& outlines);

} // namespace vanmach::comparison
