// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/phrases.h"

#include "corpus/text/normalise.h"

namespace vanmach {

std::vector<std::string> bare_words(std::string_view phrase) {
    const ReadingText text{nfc(phrase)};
    std::vector<std::string> words;
    for (std::size_t i = 0; i < text.count(); ++i)
        if (text.is_word(i) || text.is_number(i)) words.emplace_back(text.word(i));
    return words;
}

namespace {

std::size_t opening(std::string_view word) {
    const auto letter = [&](std::size_t i) -> std::size_t { return i < word.size() ? static_cast<unsigned char>(word[i]) & 31U : 0U; };
    return letter(0) << 5U | letter(1);
}

} // namespace

void PhraseTable::add(std::string_view phrase, int value) {
    std::uint32_t node = 0;
    for (auto& word : bare_words(phrase)) {
        if (node == 0) openings_.set(opening(word));
        const auto [found, fresh] =
            nodes_[node].next.try_emplace(std::move(word), static_cast<std::uint32_t>(nodes_.size()));
        node = found->second;
        if (fresh) nodes_.emplace_back();
    }
    if (node != 0 && nodes_[node].value < 0) nodes_[node].value = value;
}

PhraseTable::Match PhraseTable::longest(const ReadingText& text, std::size_t at) const {
    Match best;
    std::uint32_t node = 0;
    bool quoted = false;
    if (!openings_.test(opening(text.word(at)))) return best;
    for (std::size_t i = at; i < text.count(); ++i) {
        if (!text.is_word(i) && !text.is_number(i)) {
            // "Lao động - Thương binh", "Văn hóa, Thể thao", 'danh hiệu "Bà mẹ Việt Nam anh hùng"': marks may stand inside a name.
            if (i == at || !(text.is_mark(i, '-') || text.is_mark(i, ',') || text.is_mark(i, '&') || text.is_mark(i, '"'))) break;
            if (text.is_mark(i, '"')) quoted = !quoted;
            continue;
        }
        const auto found = nodes_[node].next.find(text.word(i));
        if (found == nodes_[node].next.end()) break;
        node = found->second;
        if (nodes_[node].value >= 0) best = {nodes_[node].value, quoted && text.is_mark(i + 1, '"') ? i + 2 : i + 1};
    }
    return best;
}

} // namespace vanmach
