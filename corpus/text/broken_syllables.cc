// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/broken_syllables.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "corpus/text/keys.h"
#include "corpus/text/syllable_shape.h"

namespace vanmach {

namespace {

constexpr std::size_t longest_syllable = 16; // bytes: "nghiêng" with its marks
constexpr std::size_t most_pieces = 4;

// Behind these a single letter is a name or a mark: "ông B", "điểm c", "hạng B".
constexpr std::array<std::string_view, 22> before_letters = {"ong", "ba",   "anh",  "chi",  "chau", "hang", "lop", "nhom", "loai", "mau", "diem",
                                                             "khu", "phan", "muc",  "to",   "luc",  "cap",  "va",  "hoac", "toa",  "khoi", "bieu"};

struct Word {
    std::size_t start = 0, end = 0; // bytes
};

bool is_letter_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_letter_byte(text[at])) {
            ++at;
            continue;
        }
        Word word{at, at};
        while (at < text.size() && is_letter_byte(text[at])) ++at;
        word.end = at;
        words.push_back(word);
    }
    return words;
}

class Joiner {
  public:
    explicit Joiner(std::string_view text) : text_(text), words_(words_of(text)) {
        std::unordered_map<std::string_view, bool> known; // a text has few different words
        whole_.reserve(words_.size());
        for (std::size_t w = 0; w < words_.size(); ++w) {
            const auto [found, is_new] = known.try_emplace(word(w), false);
            // "qu" has a rhyme, but no word is written so.
            if (is_new) found->second = is_vietnamese_syllable(word(w)) && bare_key(word(w)) != "qu";
            whole_.push_back(found->second);
        }
    }

    std::string run() {
        std::string out;
        out.reserve(text_.size());
        std::size_t written = 0;
        for (std::size_t w = 0; w < words_.size(); ++w) {
            const auto pieces = torn_at(w);
            for (std::size_t p = 1; p < pieces; ++p) { // leave out the space before each further piece
                out += text_.substr(written, words_[w + p].start - 1 - written);
                written = words_[w + p].start;
            }
            if (pieces > 1) w += pieces - 1;
        }
        out += text_.substr(written);
        return out;
    }

  private:
    std::string_view word(std::size_t w) const { return text_.substr(words_[w].start, words_[w].end - words_[w].start); }

    // How many pieces from word w on make one syllable; 1 when the word is whole.
    std::size_t torn_at(std::size_t w) const {
        if (words_[w].end - words_[w].start > 9) return 1;
        std::string joined(word(w));
        bool odd = !whole_[w];
        std::size_t best = 1;
        for (std::size_t p = 1; p < most_pieces && w + p < words_.size(); ++p) {
            const auto& piece = words_[w + p];
            if (piece.start != words_[w + p - 1].end + 1 || text_[piece.start - 1] != ' ') break;
            joined += word(w + p);
            if (joined.size() > longest_syllable) break;
            const bool fits = whole_[w + p];
            if (fits && !odd) break; // two whole syllables
            odd = odd || !fits;
            if (odd && is_vietnamese_syllable(joined)) best = p + 1;
        }
        // "Nguyễn Thị H", "Trần Văn T": whom a judgment does not name.
        const bool initial = w > 0 && word(w).size() == 1 && is_capital(word(w).front()) && word(w - 1).size() > 1 &&
                             is_capital(word(w - 1).front()) && !is_capital(word(w - 1)[1]);
        if (best > 1 && initial) return 1;
        if (best > 1 && word(w).size() == 1 && w > 0 &&
            std::find(before_letters.begin(), before_letters.end(), bare_key(word(w - 1))) != before_letters.end())
            return 1;
        return best;
    }

    std::string_view text_;
    std::vector<Word> words_;
    std::vector<bool> whole_; // is the word a syllable?
};

// Pieces that stand in no text by themselves: consonants that close or open a syllable, and vowels that need one.
bool is_sign(std::string_view word) {
    constexpr std::array<std::string_view, 11> pieces = {"ng", "nh", "ch", "ngh", "th", "tr", "ph", "kh", "ươ", "iê", "uyê"};
    return std::find(pieces.begin(), pieces.end(), word) != pieces.end();
}

constexpr auto opens_piece = [] {
    std::array<bool, 256> first{};
    for (const char c : std::string_view("nctpki\xC6u")) first[static_cast<unsigned char>(c)] = true;
    return first;
}();

// A piece with one space before it, behind a letter: "Qu ả ng", "ươ n g".
bool shows_fault(std::string_view text) {
    constexpr int few = 2; // a consonant that stands alone may be a misprint; a vowel that needs one is none
    int faults = 0;
    for (std::size_t space = 1; space < text.size(); ++space) {
        if (text[space] != ' ' || space + 1 == text.size() || !opens_piece[static_cast<unsigned char>(text[space + 1])]) continue;
        std::size_t end = space + 1;
        while (end < text.size() && end < space + 6 && is_letter_byte(text[end])) ++end;
        const auto size = end - space - 1;
        const bool counted = text.substr(space + 1, size) == "tr" && end + 1 < text.size() && text[end] == ' ' && text[end + 1] >= '0' && text[end + 1] <= '9'; // "tr 5": a page
        if (size < 2 || size > 4 || counted || !is_letter_byte(text[space - 1]) || !is_sign(text.substr(space + 1, size))) continue;
        faults += static_cast<unsigned char>(text[end - 1]) >= 0x80 ? few : 1;
        if (faults >= few) return true;
    }
    return false;
}

} // namespace

std::string with_syllables_joined(std::string_view utf8) { return shows_fault(utf8) ? Joiner(utf8).run() : std::string(utf8); }

} // namespace vanmach
