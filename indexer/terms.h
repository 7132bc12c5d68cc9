// SPDX-License-Identifier: GPL-2.0-or-later
// A document -> its terms (schema.h), and the spellings that its words bring to the table of variants.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>
#include <xapian.h>

#include "indexer/pairs.h"

namespace vanmach {

/// What the terms of one official document are made from. Views: used during the call only.
struct TermSource {
    std::string_view text;
    std::vector<std::uint32_t> section_starts; // code points, in any order
    std::string_view title;
};

/// How a bare key is written with diacritics in the corpus, and in how many documents. Adds up in any order
/// to the same counts. Not for use by several threads at once: one each, then merge.
class SpellingCounts {
  public:
    /// Once a document and spelling.
    void add(const std::string& bare, const std::string& accented) { ++counts_[bare][accented]; }
    void merge(const SpellingCounts& other);

    struct Spelling {
        std::string_view bare, accented;
        std::uint32_t documents;
    };
    /// By bare key, then most frequent first, then accented key. Views into this.
    std::vector<Spelling> sorted() const;

  private:
    std::unordered_map<std::string, std::unordered_map<std::string, std::uint32_t>> counts_;
};

/// Takes a pair of neighbouring words, and how often it counts.
using PairSink = std::function<void(PairKey key, std::uint32_t times)>;

/// Pairs go to `pairs` in the order of the text, a pair as often as it stands there. Memory beside the result: little.
/// Thread-safe on different arguments.
Xapian::Document make_terms(const TermSource& source, SpellingCounts& spellings, const PairSink& pairs);

} // namespace vanmach
