// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/compare/words.h"

#include <algorithm>

#include "corpus/text/syllables.h"
#include "corpus/text/utf8.h"
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

Frame frame_of(std::string_view text, const std::vector<Word>& words, std::string_view title, Vocabulary& vocabulary) {
    constexpr std::size_t enough = 6; // words that tell a title
    Frame frame{0, words.empty() ? 0 : words.back().end};
    auto begins = words_of(title, vocabulary);
    if (begins.size() > enough) begins.resize(enough);
    if (begins.size() > 1)
        if (const auto found = std::ranges::search(words, begins, {}, &Word::accented, &Word::accented); !found.empty()) frame.head = found.front().start;
    // "Nơi nhận" at the beginning of a line, for the last time.
    const auto recipients = words_of("Nơi nhận", vocabulary);
    const CodePointIndex places(text);
    for (auto i = words.size(); i-- > 1;) {
        if (words[i].accented != recipients[1].accented || words[i - 1].accented != recipients[0].accented) continue;
        const auto between = places.slice(i > 1 ? words[i - 2].end : 0, words[i - 1].start);
        if (i > 1 && between.find('\n') == std::string_view::npos) continue;
        frame.closing = words[i - 1].start;
        break;
    }
    return frame;
}

} // namespace vanmach::comparison
