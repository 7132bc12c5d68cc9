// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/syllables.h"

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include "corpus/text/keys.h"
#include "corpus/text/letters.h"
#include "corpus/text/utf8.h"

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

/// By the first byte of a sequence: whether the letters behind it need ICU's rules. What is left to the scanner are
/// U+0000-04FF, U+1E00-1FFF (E1 B8-BF) and the marks and symbols of U+2000-20FF and U+2190-2BFF (E2, told apart below).
bool needs_icu(std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        if (lead < 0xD4) continue; // ASCII, continuations, U+0080-04FF
        const auto second = i + 1 < utf8.size() ? static_cast<unsigned char>(utf8[i + 1]) : 0U;
        const bool vietnamese = lead == 0xE1 && second >= 0xB8;
        const bool symbol = lead == 0xE2 && second < 0xB0 && second != 0x84 && second != 0x85 && second != 0x86 && second != 0x92 && second != 0x93;
        const bool private_use = lead == 0xEE || (lead == 0xEF && second < 0xA4);
        if (!vietnamese && !symbol && !private_use) return true;
    }
    return false;
}

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == 0x2019;
}

Letter quick_letter(char32_t c) {
    return c < letter_table_size ? letter_table()[c] : letter_of(c);
}

} // namespace

std::vector<Syllable> syllables_by_icu(std::string_view utf8) {
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

SyllableScanner::SyllableScanner(std::string_view utf8) : at_(utf8.data()), end_(utf8.data() + utf8.size()), by_icu_(needs_icu(utf8)) {
    if (by_icu_) from_icu_ = syllables_by_icu(utf8);
}

bool SyllableScanner::next(Syllable& syllable) {
    if (!by_icu_) return scan(syllable);
    if (taken_ == from_icu_.size()) return false;
    syllable = std::move(from_icu_[taken_++]);
    return true;
}

bool SyllableScanner::scan(Syllable& syllable) {
    syllable.accented.clear();
    syllable.bare.clear();
    const char* begin = nullptr;     // of the syllable
    const char* last = nullptr;      // behind its last letter
    bool combining = false;          // a mark that has to be composed first
    bool after_digit = false;        // the letter before is a digit …
    bool at_border = false;          // … and nothing silent stands between
    int tones = 0;
    std::uint8_t tone = 0;
    while (at_ != end_) {
        const char* const here = at_;
        const char32_t c = next_code_point(at_, end_);
        const auto letter = quick_letter(c);
        if (letter.alphanumeric && !letter.combining) {
            if (begin == nullptr) {
                begin = here;
                syllable.start = code_point_;
            }
            if (letter.toneless < 0x80)
                syllable.accented.push_back(static_cast<char>(letter.toneless));
            else
                append_utf8(syllable.accented, letter.toneless);
            if (letter.bare != '\x7f')
                syllable.bare.push_back(letter.bare);
            else
                append_utf8(syllable.bare, letter.toneless);
            if (letter.tone != 0) {
                ++tones;
                tone = letter.tone;
            }
            after_digit = is_digit(c);
            at_border = true;
            last = at_;
            syllable.end = ++code_point_;
            continue;
        }
        ++code_point_;
        if (begin == nullptr) continue;
        if (letter.combining) { // of the letter before
            combining = true;
            last = at_;
            syllable.end = code_point_;
            continue;
        }
        const char* look = at_;
        const char32_t following = at_ == end_ ? U' ' : next_code_point(look, end_);
        if (is_apostrophe(c)) {
            const auto next_letter = quick_letter(following);
            if (at_border && next_letter.alphanumeric && is_digit(following) == after_digit) {
                at_border = false;
                continue;
            }
        } else if (kind_of(c, letter) == Kind::silent) {
            continue;
        } else if ((c == U'.' || c == U',') && after_digit && at_border && is_digit(following)) {
            syllable.accented.push_back(static_cast<char>(c));
            syllable.bare.push_back(static_cast<char>(c));
            continue;
        }
        break;
    }
    if (begin == nullptr) return false;
    if (!combining && tones <= 1) {
        if (tones == 1) syllable.accented.push_back(static_cast<char>('0' + tone));
        return true;
    }
    std::u32string letters;
    for (const char* at = begin; at != last;) {
        const char32_t c = next_code_point(at, last);
        if (kind_of(c, quick_letter(c)) == Kind::inside || c == U'.' || c == U',') letters.push_back(c);
    }
    auto keys = keys_of(letters);
    syllable.accented = std::move(keys.accented);
    syllable.bare = std::move(keys.bare);
    return true;
}

std::vector<Syllable> syllables(std::string_view utf8) {
    std::vector<Syllable> out;
    out.reserve(utf8.size() / 6); // a syllable and its space take 5 to 7 bytes
    SyllableScanner scanner(utf8);
    for (Syllable syllable; scanner.next(syllable);) out.push_back(std::move(syllable));
    return out;
}

} // namespace vanmach
