// SPDX-License-Identifier: GPL-2.0-or-later
// What a word that the corpus does not have may have been meant to be: other diacritics, sounds that are confused,
// keys of Telex and VNI, one letter wrong. Thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document_views.h"

namespace vanmach {

/// How a bare key is written in the corpus, most frequent first: Snapshot::variants.
using VariantsOf = std::function<std::vector<Variant>(std::string_view bare)>;

/// A word as it was typed.
struct TypedWord {
    std::string accented; // text/keys.h
    std::string bare;
    bool marked = false; // typed with diacritics: what it may have been has those, or others
};

struct NearSpelling {
    std::string accented;
    std::string bare;
    double cost = 0;             // 0.1 typing method off, 0.2 diacritics, 0.5 sounds, 1 a letter; sums
    std::uint32_t documents = 0; // that write it so
    bool typed_raw = false;      // Telex or VNI
};

/// What Telex or VNI would have made of it, where the corpus has that.
std::vector<NearSpelling> typed_raw(const TypedWord& word, const VariantsOf& variants);
/// The same letters with other diacritics.
std::vector<NearSpelling> other_diacritics(const TypedWord& word, const VariantsOf& variants);
/// d/gi/r, i/y, s/x, ch/tr, l/n for each other.
std::vector<NearSpelling> confused_sounds(const TypedWord& word, const VariantsOf& variants);
/// One letter more, fewer, other, or two in the wrong order. About 54 look-ups a letter.
std::vector<NearSpelling> one_letter(const TypedWord& word, const VariantsOf& variants);

} // namespace vanmach
