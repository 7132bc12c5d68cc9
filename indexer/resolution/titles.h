// SPDX-License-Identifier: GPL-2.0-or-later
// Titles of documents that are only cited, from what is said of them where they are cited.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanmach {

/// What one document says of the subject of another.
struct Wording {
    std::uint32_t speaker = 0; // the held document that says it
    std::string_view words;
};

/// What belongs to the title itself: without quotation marks around it, notes in brackets ("(sau đây gọi là …") and the words
/// that lead on to the text ("…, cụ thể như sau:"). A view into `words`.
std::string_view title_in(std::string_view words);

/// The wording that most documents attest, capitals and punctuation aside; of equals the one that most others begin with, then
/// the shortest, then the first in order. "" where nothing is said.
std::string best_title(const std::vector<Wording>& wordings);

} // namespace vanmach
