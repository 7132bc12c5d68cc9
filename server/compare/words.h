// SPDX-License-Identifier: GPL-2.0-or-later
// Texts as numbered words, so that words are compared as numbers. Values; a Vocabulary is for one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace vanmach::comparison {

/// A syllable. Words with equal accented keys are the same word: case and the place of the tone do not matter.
struct Word {
    std::uint32_t accented = 0;   // number of its accented key
    std::uint32_t bare = 0;       // number of its bare key
    std::uint32_t start = 0, end = 0; // code points
};

/// Numbers keys from 1, in the order in which they are first met.
class Vocabulary {
  public:
    std::uint32_t number(const std::string& key) { return numbers_.try_emplace(key, static_cast<std::uint32_t>(numbers_.size() + 1)).first->second; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(numbers_.size() + 1); } // above every number

  private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// In the order of the text.
std::vector<Word> words_of(std::string_view text, Vocabulary& vocabulary);

/// The first `most_bytes` of a text, in whole code points.
std::string_view looked_at(std::string_view text);

/// [first, last) of the words that begin within [start, end) code points.
std::pair<std::size_t, std::size_t> words_within(const std::vector<Word>& words, std::uint32_t start, std::uint32_t end);

/// Where the frame of a document ends and begins again, in code points: what stands before its title, and what stands from its list
/// of recipients on. Every document of a body has the same there.
struct Frame {
    std::uint32_t head = 0, closing = 0;
    bool holds(std::uint32_t start, std::uint32_t end) const { return end <= head || start >= closing; }
};
/// `text` the text of `words`. Where there is no title, or no list of recipients, it is taken to have no such frame.
Frame frame_of(std::string_view text, const std::vector<Word>& words, std::string_view title, Vocabulary& vocabulary);

} // namespace vanmach::comparison
