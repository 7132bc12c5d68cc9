// SPDX-License-Identifier: GPL-2.0-or-later
// "Did you mean": a query as it was probably meant, where words of it do not occur and near ones do. To be shown, never
// applied: what somebody typed is what is looked for. Thread-safe.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "indexer/snapshot.h"
#include "server/suggest/near_spellings.h"

namespace vanmach {

struct Correction {
    std::string text;          // the query; only the words that changed are other than typed
    std::vector<Span> changed; // those words, in code points of `text`
};

/// How many documents have these neighbours, by bare keys: the frequency of pair_term(FieldId::body_pairs, …). Called from
/// the caller's thread, up to some hundred times; an answer that is expensive should be kept by whoever gives it.
using PairCount = std::function<std::uint32_t(std::string_view first_bare, std::string_view second_bare)>;

/// What the corpus says of words.
struct CorpusWords {
    VariantsOf variants;
    PairCount pairs; // may be empty: then words are judged alone, and more of them are left as they are
    /// True when the corpus is known to have these two together as they are written, by their accented keys; may be
    /// empty.
    std::function<bool(std::string_view first, std::string_view second)> together;
};

/// Nothing where there is nothing better to say. A word without diacritics that the corpus has in any spelling is fine. So
/// is one with diacritics that it has, with two exceptions: it has it rarely, and its neighbours far more often beside the
/// same letters; it has it never beside these neighbours, and there a word that sounds like it. Numbers, codes in capitals, operators, names of fields and what they are asked for, but for words of text and
/// titles, stay as they are.
std::optional<Correction> did_you_mean(const CorpusWords& corpus, std::string_view query);

/// With the spellings and titles of a snapshot. Time: about half a millisecond a word that the corpus does not have.
std::optional<Correction> did_you_mean(const Snapshot& snapshot, std::string_view query, const PairCount& pairs = {});

} // namespace vanmach
