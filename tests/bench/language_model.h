// SPDX-License-Identifier: GPL-2.0-or-later
// Which words follow which in real texts, for making up new ones. Nothing is counted into tables: the texts
// are kept as numbered words with an index of places, and who looks for a successor takes what stands behind
// a place drawn by chance. So frequencies, of words and of pairs, are those of the texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/random.h"

namespace vanmach::bench {

/// Immutable, thread-safe.
class LanguageModel {
  public:
    using Word = std::uint32_t;
    /// Ends sentences, and stands for what is no word: numbers, codes.
    static constexpr Word border = 0;

    /// Throws std::runtime_error where the texts hold too few words to learn from. Texts are UTF-8 in NFC.
    explicit LanguageModel(const std::vector<std::string>& texts);

    std::size_t text_count() const { return text_ends_.size(); }
    std::size_t word_count() const { return spellings_.size(); }
    /// Small letters, but names keep their capitals.
    std::string_view spelling(Word word) const { return spellings_[word]; }
    std::span<const Word> words() const { return words_; } // of all texts, borders among them
    std::size_t frequency(Word word) const { return places(word).size(); }
    /// The most frequent first.
    const std::vector<Word>& by_frequency() const { return by_frequency_; }
    /// How often the words stand one behind the other, counted to at most `enough`.
    std::size_t count(std::span<const Word> phrase, std::size_t enough) const;

    /// A word as often as the texts have it: of one text, or of all.
    Word any(Random& random, std::size_t text) const;
    Word any(Random& random) const;
    /// What may follow `word` in a text, or in any; border where a sentence ended there, or where the text
    /// lacks the word.
    Word after(Random& random, Word word, std::size_t text) const;
    Word after(Random& random, Word word) const;

  private:
    using Places = std::span<const std::uint32_t>;
    Places places(Word word) const;
    Places places(Word word, std::size_t text) const;
    std::uint32_t text_begin(std::size_t text) const { return text == 0 ? 0 : text_ends_[text - 1]; }

    std::vector<std::string> spellings_; // by number; spellings_[border] is empty
    std::vector<Word> words_;
    std::vector<std::uint32_t> text_ends_;  // in words_
    std::vector<std::uint32_t> places_;     // in words_, by (word, place)
    std::vector<std::uint32_t> place_ends_; // in places_, by word
    std::vector<Word> by_frequency_;
};

} // namespace vanmach::bench
