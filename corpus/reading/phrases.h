// SPDX-License-Identifier: GPL-2.0-or-later
// Phrases known by their bare words, found in a text at a token: the names of document types, bodies, statutes.
#pragma once

#include <bitset>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/reading/tokens.h"

namespace vanmach {

/// A trie over bare words; marks and white space between words do not count, except that a phrase's own words must
/// follow each other without a full stop, semicolon or bracket. Build once, then immutable and safe to share.
class PhraseTable {
  public:
    struct Match {
        int value = -1;
        std::size_t end = 0; // the token after the phrase
        explicit operator bool() const { return value >= 0; }
    };

    /// Adds a phrase; of two values for one phrase the first stays.
    void add(std::string_view phrase, int value);

    /// The longest phrase that starts at token `at`.
    Match longest(const ReadingText& text, std::size_t at) const;

    bool empty() const { return nodes_.size() <= 1; }

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
    };
    struct Node {
        std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> next;
        int value = -1;
    };
    std::vector<Node> nodes_ = std::vector<Node>(1);
    std::bitset<1024> openings_; // by five bits of each of the first two letters: most words open no phrase
};

/// The bare words of a phrase: "Mặt trận Tổ quốc" -> mat, tran, to, quoc.
std::vector<std::string> bare_words(std::string_view phrase);

} // namespace vanmach
