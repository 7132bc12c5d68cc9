// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/suggest/near_spellings.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "corpus/text/keys.h"
#include "corpus/text/syllable_shape.h"
#include "corpus/text/utf8.h"
#include "corpus/text/written_form.h"
#include "server/suggest/typing.h"

namespace vanmach {

namespace {

constexpr double raw_cost = 0.1, like_tones_cost = 0.05, diacritics_cost = 0.2, sounds_cost = 0.5, swap_cost = 0.8, letter_cost = 1.0;
constexpr std::size_t longest_edited = 12; // longer than any syllable with a letter too many

struct Accents {
    char tone = '0';
    std::u32string marked; // its letters that are not ASCII, in order
    bool operator==(const Accents&) const = default;
};

Accents accents_of(std::string_view accented) {
    Accents accents;
    for (const char32_t c : to_utf32(accented))
        if (c >= 0x80) accents.marked.push_back(c);
    if (!accented.empty() && accented.back() >= '1' && accented.back() <= '5') accents.tone = accented.back();
    return accents;
}

/// Hỏi and ngã are one sound in half of the country, and the commonest mistake.
double tone_cost(char typed, char other) {
    if (typed == other) return 0;
    const bool alike = (typed == '3' && other == '4') || (typed == '4' && other == '3');
    return alike ? like_tones_cost : diacritics_cost;
}

/// What it costs to write the diacritics of one for those of the other.
double accents_cost(const Accents& typed, const Accents& other) {
    return tone_cost(typed.tone, other.tone) + (typed.marked != other.marked ? diacritics_cost : 0);
}

void take(const TypedWord& word, const std::string& bare, double cost, const VariantsOf& variants, std::vector<NearSpelling>& out) {
    const auto typed = accents_of(word.accented);
    for (const auto& variant : variants(bare)) {
        if (variant.accented == word.accented) continue;
        const auto more = word.marked ? accents_cost(typed, accents_of(variant.accented)) : 0;
        out.push_back({std::string(variant.accented), bare, cost + more, variant.documents, false});
    }
}

} // namespace

std::vector<NearSpelling> typed_raw(const TypedWord& word, const VariantsOf& variants) {
    std::vector<NearSpelling> out;
    if (word.marked) return out;
    for (const auto& key : {telex_key(word.bare), vni_key(word.bare)}) {
        if (!key) continue;
        const auto written = written_form(*key);
        if (!is_vietnamese_syllable(written)) continue;
        const auto bare = bare_key(written);
        for (const auto& variant : variants(bare))
            if (variant.accented == *key) out.push_back({*key, bare, raw_cost, variant.documents, true});
    }
    return out;
}

std::vector<NearSpelling> other_diacritics(const TypedWord& word, const VariantsOf& variants) {
    std::vector<NearSpelling> out;
    if (word.marked) take(word, word.bare, 0, variants, out);
    return out;
}

std::vector<NearSpelling> confused_sounds(const TypedWord& word, const VariantsOf& variants) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> beginnings{
        {{"d", "gi"}, {"d", "r"}, {"gi", "d"}, {"gi", "r"}, {"r", "d"}, {"r", "gi"}, {"s", "x"}, {"x", "s"},
         {"ch", "tr"}, {"tr", "ch"}, {"l", "n"}, {"n", "l"}, {"gi", "di"}, {"di", "gi"}, {"g", "gh"}, {"gh", "g"}}};
    std::set<std::string> bare;
    for (const auto& [typed, meant] : beginnings)
        if (word.bare.starts_with(typed)) bare.insert(std::string(meant) + word.bare.substr(typed.size()));
    if (word.bare.ends_with('i')) bare.insert(word.bare.substr(0, word.bare.size() - 1) + 'y');
    if (word.bare.ends_with('y')) bare.insert(word.bare.substr(0, word.bare.size() - 1) + 'i');
    std::vector<NearSpelling> out;
    for (const auto& one : bare) take(word, one, sounds_cost, variants, out);
    return out;
}

std::vector<NearSpelling> one_letter(const TypedWord& word, const VariantsOf& variants) {
    std::vector<NearSpelling> out;
    const auto& typed = word.bare;
    const bool letters = std::all_of(typed.begin(), typed.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!letters || typed.size() > longest_edited) return out;
    std::set<std::string> seen{typed};
    const auto tried = [&](std::string bare, double cost) {
        if (!bare.empty() && seen.insert(bare).second) take(word, bare, cost, variants, out);
    };
    for (std::size_t i = 0; i + 1 < typed.size(); ++i) {
        auto swapped = typed;
        std::swap(swapped[i], swapped[i + 1]);
        tried(std::move(swapped), swap_cost);
    }
    for (std::size_t i = 0; i < typed.size(); ++i) tried(typed.substr(0, i) + typed.substr(i + 1), letter_cost);
    for (std::size_t i = 0; i <= typed.size(); ++i)
        for (char c = 'a'; c <= 'z'; ++c) {
            tried(typed.substr(0, i) + c + typed.substr(i), letter_cost);
            if (i < typed.size()) tried(typed.substr(0, i) + c + typed.substr(i + 1), letter_cost);
        }
    return out;
}

} // namespace vanmach
