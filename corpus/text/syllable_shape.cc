// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/syllable_shape.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/text/keys.h"

namespace vanmach {

namespace {

constexpr std::array<std::string_view, 29> initials = {
    "",   "b",   "c",  "ch", "d",  "đ", "g",  "gh", "gi", "h", "k",  "kh", "l", "m", "n",
    "ng", "ngh", "nh", "p",  "ph", "q", "qu", "r",  "s",  "t", "th", "tr", "v", "x"};

// Without tones. The last row follows qu only, which the table does not tell: it is a test of encodings, not
// of spelling.
constexpr std::string_view rhyme_list =
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng "
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oc oe oem oen oeo oet oi "
    "om on ong ooc oong op ot "
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơc ơi ơm ơn ơng ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uênh uêu ui um un ung uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt "
    "uyu "
    "uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
    "y yêm yên yêng yêt yêu "
    "ych ynh yt";

const auto& rhymes() {
    static const auto sorted = [] {
        std::array<std::string_view, 192> out{};
        std::size_t count = 0;
        for (std::size_t at = 0; at < rhyme_list.size();) {
            const auto end = std::min(rhyme_list.find(' ', at), rhyme_list.size());
            out.at(count++) = rhyme_list.substr(at, end - at);
            at = end + 1;
        }
        std::sort(out.begin(), out.end()); // the unused places are empty and come first
        return out;
    }();
    return sorted;
}

bool is_rhyme(std::string_view letters) {
    return !letters.empty() && std::binary_search(rhymes().begin(), rhymes().end(), letters);
}

bool ends_in_stop(std::string_view letters) {
    return letters.ends_with('c') || letters.ends_with("ch") || letters.ends_with('p') ||
           letters.ends_with('t');
}

} // namespace

bool is_vietnamese_syllable(std::string_view utf8) {
    auto key = accented_key(utf8);
    char tone = '0';
    if (!key.empty() && key.back() >= '1' && key.back() <= '5') {
        tone = key.back();
        key.pop_back();
    }
    const std::string_view letters = key;
    if (ends_in_stop(letters) && tone != '2' && tone != '5') return false;
    return std::any_of(initials.begin(), initials.end(), [&](std::string_view initial) {
        return letters.starts_with(initial) && is_rhyme(letters.substr(initial.size()));
    });
}

} // namespace vanmach
