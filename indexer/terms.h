// SPDX-License-Identifier: GPL-2.0-or-later
// A document -> its terms (schema.h), and the spellings that its words bring to the table of variants.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>
#include <xapian.h>

namespace vanmach {

/// What the terms of one official document are made from. Views: used during the call only.
struct TermSource {
    std::string_view text;
    std::vector<std::uint32_t> section_starts; // code points, in any order
    std::string_view title;
    std::string_view id;
    std::string_view slug;
    std::string_view type;
    std::string_view issuer;
    std::string_view province;
    std::string_view level;
    int year = 0, month = 0, day = 0;    // 0 unknown
    std::vector<std::string_view> cites; // ids
    std::uint32_t cited_by_count = 0;
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

/// Memory beside the result: O(longest section cut at 64 KiB). Thread-safe on different arguments.
Xapian::Document make_terms(const TermSource& source, SpellingCounts& spellings);

/// The value of the date slot: YYYYMMDD, 00 for what is not known; "" when the year is not.
std::string date_value(int year, int month, int day);

} // namespace vanmach
