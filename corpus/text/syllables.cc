// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/syllables.h"

#include <memory>
#include <stdexcept>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include "corpus/text/keys.h"
#include "corpus/text/letters.h"

namespace vanmach {

namespace {

// The rules take longer to load than a page takes to cut: an iterator a thread.
icu::BreakIterator& word_iterator() {
    thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
        UErrorCode error = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> created(
            icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
        if (U_FAILURE(error)) throw std::runtime_error("ICU has no rules for word boundaries");
        return created;
    }();
    return *iterator;
}

bool is_digit(char32_t c) {
    return c < 0x80 ? c >= U'0' && c <= U'9' : u_isdigit(static_cast<UChar32>(c)) != 0;
}

enum class Kind { inside, silent, divides };

// What a character is to the syllable around it.
Kind kind_of(char32_t c, const Letter& letter) {
    if (letter.alphanumeric || letter.combining) return Kind::inside;
    const bool apostrophe = c == U'\'' || c == 0x2019 || c == 0x02BC;
    return apostrophe || c == 0x00AD || c == 0x200C || c == 0x200D ? Kind::silent : Kind::divides;
}

// Cuts ICU's words further. Keeps its room between words.
class Cutter {
  public:
    // A word whose code points start at `offset`.
    void cut(std::u32string_view word, std::uint32_t offset, std::vector<Syllable>& out) {
        const auto& table = letter_table();
        std::size_t start = 0, end = 0;
        for (std::size_t i = 0; i < word.size(); ++i) {
            const char32_t c = word[i];
            const auto letter = c < letter_table_size ? table[c] : letter_of(c);
            auto kind = kind_of(c, letter);
            if ((c == U'.' || c == U',') && i > 0 && i + 1 < word.size() && is_digit(word[i - 1]) &&
                is_digit(word[i + 1]))
                kind = Kind::inside;
            if (kind == Kind::divides) finish(offset + start, offset + end, out);
            if (kind != Kind::inside) continue;
            if (letters_.empty()) start = i;
            spoken_ = spoken_ || !letter.combining;
            letters_.push_back(c);
            end = i + 1;
        }
        finish(offset + start, offset + end, out);
    }

  private:
    void finish(std::size_t start, std::size_t end, std::vector<Syllable>& out) {
        if (spoken_) {
            auto keys = keys_of(letters_);
            out.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end),
                           std::move(keys.accented), std::move(keys.bare)});
        }
        letters_.clear();
        spoken_ = false;
    }

    std::u32string letters_;
    bool spoken_ = false; // a mark alone is no syllable
};

} // namespace

std::vector<Syllable> syllables(std::string_view utf8) {
    std::vector<Syllable> out;
    const auto text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    auto& iterator = word_iterator();
    iterator.setText(text);
    out.reserve(utf8.size() / 6); // a syllable and its space take 5 to 7 bytes
    Cutter cutter;
    std::u32string word;
    std::uint32_t offset = 0;
    const char16_t* const units = text.getBuffer();
    int32_t start = iterator.first();
    for (int32_t end = iterator.next(); end != icu::BreakIterator::DONE; start = end, end = iterator.next()) {
        word.clear();
        for (int32_t i = start; i < end;) {
            UChar32 c = 0;
            U16_NEXT(units, i, end, c);
            word.push_back(static_cast<char32_t>(c));
        }
        const bool can_speak =
            word.size() > 1 || word.front() > 0x40 || is_digit(word.front()); // spares most spaces
        if (can_speak && iterator.getRuleStatus() != UBRK_WORD_NONE) cutter.cut(word, offset, out);
        offset += static_cast<std::uint32_t>(word.size());
    }
    iterator.setText({}); // the text ends here, the iterator does not
    return out;
}

} // namespace vanmach
