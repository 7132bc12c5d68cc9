// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/word_forms.h"

#include <algorithm>

#include "corpus/text/either_i.h"

namespace vanmach {

namespace {

struct Counted {
    std::string key;
    std::uint32_t documents;
};

bool ends_in_tone(std::string_view key) {
    return !key.empty() && key.back() >= '1' && key.back() <= '5';
}

std::string_view toneless(std::string_view key) {
    if (ends_in_tone(key)) key.remove_suffix(1);
    return key;
}

void add_prefixed(const Snapshot& snapshot, const QueryWord& word, std::vector<Counted>& found) {
    std::size_t low = 0, high = snapshot.bare_key_count();
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        (snapshot.bare_key(middle) < word.bare ? low : high) = snapshot.bare_key(middle) < word.bare ? middle + 1 : middle;
    }
    for (; low < snapshot.bare_key_count() && snapshot.bare_key(low).starts_with(word.bare); ++low) {
        for (const Variant& variant : snapshot.variants(snapshot.bare_key(low)))
            if (begins_as(snapshot.bare_key(low), variant.accented, word)) found.push_back({std::string(variant.accented), variant.documents});
    }
}

void add_spellings(const Snapshot& snapshot, const std::string& bare, std::vector<Counted>& found) {
    for (const Variant& variant : snapshot.variants(bare)) found.push_back({std::string(variant.accented), variant.documents});
    if (!ends_in_either_i(bare)) return;
    auto other = bare;
    other.back() = bare.back() == 'i' ? 'y' : 'i';
    for (const Variant& variant : snapshot.variants(other)) // "ky" finds "kĩ", whose tone tells that it is the same word
        if (!other_i(variant.accented).empty()) found.push_back({std::string(variant.accented), variant.documents});
}

} // namespace

bool begins_as(std::string_view bare, std::string_view accented, const QueryWord& word) {
    if (!bare.starts_with(word.bare)) return false;
    if (!word.exact) return true;
    if (!toneless(accented).starts_with(toneless(word.accented))) return false;
    return !ends_in_tone(word.accented) || (ends_in_tone(accented) && accented.back() == word.accented.back());
}

WordForms forms_of(const Snapshot& snapshot, const QueryWord& word) {
    WordForms forms;
    if (word.exact && !word.prefix) {
        forms.keys.push_back(word.accented);
        if (auto other = other_i(word.accented); !other.empty()) forms.keys.push_back(std::move(other));
        return forms;
    }
    std::vector<Counted> found;
    if (word.prefix)
        add_prefixed(snapshot, word, found);
    else
        add_spellings(snapshot, word.bare, found);
    std::stable_sort(found.begin(), found.end(), [](const Counted& a, const Counted& b) { return a.documents > b.documents; });
    forms.cut = found.size() > most_forms;
    if (forms.cut) found.resize(most_forms);
    for (auto& form : found) forms.keys.push_back(std::move(form.key));
    if (forms.keys.empty()) forms.keys.push_back(word.accented);
    return forms;
}

std::string plain_form(const Snapshot& snapshot, const QueryWord& word) {
    constexpr std::uint32_t least_part = 20; // a twentieth of the documents that have these letters
    std::uint64_t all = 0, plain = 0;
    for (const Variant& variant : snapshot.variants(word.bare)) {
        all += variant.documents;
        if (variant.accented == word.accented) plain = variant.documents;
    }
    return plain > 0 && plain * least_part >= all ? word.accented : std::string();
}

} // namespace vanmach
