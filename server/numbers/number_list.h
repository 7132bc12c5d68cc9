// SPDX-License-Identifier: GPL-2.0-or-later
// A list of document numbers as people have it: one a line, a column of a table, or a text with numbers in it. Thread-safe
// functions on values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"
#include "corpus/reading/document_number.h"
#include "server/http/problem.h"
#include "server/http/request_body.h"

namespace vanmach {

inline constexpr std::size_t most_numbers = 1000;
inline constexpr std::size_t most_number_bytes = 256 << 10; // of a list as it is sent

struct ListedNumber {
    std::size_t line = 0;              // from 1; of JSON, the place in the array
    std::string typed;                 // as typed, with the word of its type before it
    std::optional<TypedNumber> number; // nothing: digits that are no number, perhaps an id
    PartialDate date;                  // printed behind it on its line
};

struct NumberList {
    std::vector<ListedNumber> numbers; // in order, repeated ones repeated
    std::size_t skipped = 0;           // lines that hold words, but no number
};

/// The numbers of a text, line by line. A line that is one number, in any spelling, is that number; of any other line every number
/// in it counts, with the date that follows it. A short line with digits that hold no number is told as such. Linear.
NumberList read_number_list(std::string_view text);

/// What POST /numbers takes: text/plain, or application/json {"numbers": ["33/CT-TTg", …]}.
const BodySpec& number_list_body();

/// A body of one of these types as a list; text in an old encoding is read as files are. Errors: 400 bad-body; 422 empty (no number
/// in it) and too-many-numbers, with `limit`.
tl::expected<NumberList, Problem> read_sent_numbers(std::string_view body, std::string_view content_type);

/// The same for a text that is decoded already.
tl::expected<NumberList, Problem> read_pasted_numbers(std::string_view text);

} // namespace vanmach
