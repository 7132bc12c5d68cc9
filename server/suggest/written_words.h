// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a query that may be misspelt, and those that are no words: numbers, codes, operators, names of fields and
// values. Thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"

namespace vanmach {

struct WrittenWord {
    enum class Kind { word, fixed };
    Kind kind = Kind::word;
    Span span; // code points of the query
    std::string accented, bare; // text/keys.h
    bool begins = false; // not the neighbour of the word before: a number, a mark or an operator stands between
};

/// All syllables of the query in order.
std::vector<WrittenWord> written_words(std::string_view query);

} // namespace vanmach
