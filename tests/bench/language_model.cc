// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/language_model.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <unordered_map>

#include "corpus/reading/letter_case.h"
#include "corpus/text/utf8.h"

namespace vanmach::bench {

namespace {

constexpr std::size_t least_words = 1000;

bool is_capital_ascii(char32_t c) {
    return c >= U'A' && c <= U'Z';
}

/// Letters of Vietnamese, and of its neighbours in Unicode.
bool is_letter(char32_t c) {
    return is_capital_ascii(c) || (c >= U'a' && c <= U'z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1EFF);
}

bool ends_sentence(char32_t c) {
    return c == U'.' || c == U';' || c == U':' || c == U'!' || c == U'?';
}

struct Piece {
    std::string word; // "" where there is none
    bool breaks_before = false, breaks_behind = false;
};

/// What stands between two spaces, without its punctuation. Digits make it no word.
Piece piece_of(std::string_view text) {
    const auto letters = to_utf32(text);
    const auto first = std::find_if(letters.begin(), letters.end(), is_letter);
    const auto last = std::find_if(letters.rbegin(), letters.rend(), is_letter).base();
    Piece piece;
    const bool odd =
        std::any_of(letters.begin(), letters.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; }) ||
        (first < last && !std::all_of(first, last, is_letter));
    piece.breaks_before = odd;
    piece.breaks_behind = odd || std::any_of(last, letters.end(), ends_sentence);
    if (!odd && first < last)
        piece.word = to_utf8(std::u32string_view(letters).substr(first - letters.begin(), last - first));
    return piece;
}

} // namespace

LanguageModel::LanguageModel(const std::vector<std::string>& texts) : spellings_(1) {
    std::unordered_map<std::string, Word> numbers;
    const auto add = [&](std::string word) {
        const auto [found, is_new] = numbers.try_emplace(word, static_cast<Word>(spellings_.size()));
        if (is_new) spellings_.push_back(std::move(word));
        words_.push_back(found->second);
    };
    const auto add_border = [&] {
        if (!words_.empty() && words_.back() != border) words_.push_back(border);
    };
    for (const auto& text : texts) {
        const auto begin = words_.size();
        for (std::size_t at = 0; at < text.size();) {
            const auto line_end = std::min(text.find('\n', at), text.size());
            const std::string_view line(text.data() + at, line_end - at);
            const bool heading = uppered(line) == line;
            bool starts = true; // a capital here is the sentence's
            for (std::size_t from = 0; from < line.size();) {
                const auto to = std::min(line.find(' ', from), line.size());
                auto piece = piece_of(line.substr(from, to - from));
                from = to + 1;
                if (piece.breaks_before) add_border();
                if (!piece.word.empty()) add(heading || starts ? lowered(piece.word) : std::move(piece.word));
                if (piece.breaks_behind) add_border();
                starts = piece.breaks_behind || (starts && piece.word.empty());
            }
            add_border();
            at = line_end + 1;
        }
        if (words_.size() > begin) text_ends_.push_back(static_cast<std::uint32_t>(words_.size()));
    }
    if (words_.size() < least_words) throw std::runtime_error("the corpus has too few words to learn from");

    std::vector<std::uint32_t> counts(spellings_.size());
    for (const auto word : words_) ++counts[word];
    place_ends_.resize(spellings_.size());
    std::partial_sum(counts.begin(), counts.end(), place_ends_.begin());
    places_.resize(words_.size());
    auto next = place_ends_;
    for (auto place = words_.size(); place-- > 0;)
        places_[--next[words_[place]]] = static_cast<std::uint32_t>(place);

    by_frequency_.resize(spellings_.size() - 1);
    std::iota(by_frequency_.begin(), by_frequency_.end(), border + 1);
    std::stable_sort(by_frequency_.begin(), by_frequency_.end(),
                     [&](Word a, Word b) { return counts[a] > counts[b]; });
}

std::size_t LanguageModel::count(std::span<const Word> phrase, std::size_t enough) const {
    std::size_t found = 0;
    for (const auto place : places(phrase.front())) {
        if (found == enough) break;
        if (place + phrase.size() <= words_.size() &&
            std::equal(phrase.begin(), phrase.end(), words_.begin() + place))
            ++found;
    }
    return found;
}

LanguageModel::Places LanguageModel::places(Word word) const {
    const auto begin = word == 0 ? 0 : place_ends_[word - 1];
    return Places(places_).subspan(begin, place_ends_[word] - begin);
}

LanguageModel::Places LanguageModel::places(Word word, std::size_t text) const {
    const auto all = places(word);
    const auto first = std::lower_bound(all.begin(), all.end(), text_begin(text));
    return {first, std::lower_bound(first, all.end(), text_ends_[text])};
}

LanguageModel::Word LanguageModel::any(Random& random, std::size_t text) const {
    const auto begin = text_begin(text);
    for (int tries = 0; tries < 8; ++tries)
        if (const auto word = words_[begin + random.below(text_ends_[text] - begin)]; word != border)
            return word;
    return any(random);
}

LanguageModel::Word LanguageModel::any(Random& random) const {
    for (;;)
        if (const auto word = random.one_of(words_); word != border) return word;
}

LanguageModel::Word LanguageModel::after(Random& random, Word word, std::size_t text) const {
    const auto found = places(word, text);
    return found.empty() ? border : words_[random.one_of(found) + 1];
}

LanguageModel::Word LanguageModel::after(Random& random, Word word) const {
    return words_[random.one_of(places(word)) + 1]; // every text ends with a border
}

} // namespace vanmach::bench
