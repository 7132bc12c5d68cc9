// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/compare/words.h"

#include <algorithm>

#include "corpus/text/syllables.h"
#include "server/compare/limits.h"

namespace vanmach::comparison {

std::vector<Word> words_of(std::string_view text, Vocabulary& vocabulary) {
    std::vector<Word> words;
    words.reserve(text.size() / 6);
    SyllableScanner scanner(text);
    for (Syllable syllable; scanner.next(syllable);)
        if (!syllable.accented.empty()) words.push_back({vocabulary.number(syllable.accented), vocabulary.number(syllable.bare), syllable.start, syllable.end});
    return words;
}

std::string_view looked_at(std::string_view text) {
    if (text.size() <= most_bytes) return text;
    auto end = most_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

std::pair<std::size_t, std::size_t> words_within(const std::vector<Word>& words, std::uint32_t start, std::uint32_t end) {
    const auto place = [&](std::uint32_t at) {
        return static_cast<std::size_t>(std::ranges::lower_bound(words, at, {}, &Word::start) - words.begin());
    };
    return {place(start), std::max(place(start), place(end))};
}

} // namespace vanmach::comparison
