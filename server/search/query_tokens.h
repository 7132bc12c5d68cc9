// SPDX-License-Identifier: GPL-2.0-or-later
// The pieces of a typed query: words, phrases, fields with their values, operators, parentheses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "indexer/schema.h"
#include "server/http/problem.h"

namespace vanmach {

struct QueryToken {
    enum class Type { words, phrase, field, open, close, and_, or_, not_, near } type = Type::words;
    std::string text;                  // as typed; of a phrase without its marks, of a field its name
    Span place;                        // code points of the query
    bool prefix = false;               // a * stands behind it
    FieldId field = FieldId::body;     // of a field
    std::vector<std::string> values{}; // of a field, alternatives
    unsigned distance = 0;             // of near
};

/// Error: 400 unclosed-quote, or bad-query for a list of values that is not closed, with the code point `position`.
/// Thread-safe.
tl::expected<std::vector<QueryToken>, Problem> query_tokens(std::string_view text);

} // namespace vanmach
