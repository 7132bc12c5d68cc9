// SPDX-License-Identifier: GPL-2.0-or-later
// The words of the index that a typed word stands for.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/snapshot.h"
#include "server/search/query.h"

namespace vanmach {

/// A word with several spellings has at most these many forms looked at; the most frequent first.
inline constexpr std::size_t most_forms = 1000;

struct WordForms {
    std::vector<std::string> keys; // accented keys, most frequent first; never empty: an unknown word is itself
    bool cut = false;              // there were more than most_forms
};

/// Typed with diacritics: itself, and its other writing with i or y ("kỹ", "kĩ"). Without: every spelling of the
/// corpus that has these letters. With a *: every word of the corpus that begins so. Thread-safe.
WordForms forms_of(const Snapshot& snapshot, const QueryWord& word);

/// Whether a word, by its keys, begins as a word with a * was typed: letter by letter, and in the typed tone where one was
/// typed.
bool begins_as(std::string_view bare, std::string_view accented, const QueryWord& word);

/// The one spelling that a word without diacritics most likely has in a text typed with them: itself, where the
/// corpus writes it so in a good part of the cases ("cao", not "cáo"). "" where that is not clear.
std::string plain_form(const Snapshot& snapshot, const QueryWord& word);

} // namespace vanmach
