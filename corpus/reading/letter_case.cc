// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/letter_case.h"

#include <unicode/uchar.h>

#include "corpus/text/utf8.h"

namespace vanmach {

namespace {
char32_t lower(char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); }
char32_t upper(char32_t c) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); }
} // namespace

std::string lowered(std::string_view text) {
    auto letters = to_utf32(text);
    for (auto& c : letters) c = lower(c);
    return to_utf8(letters);
}

std::string uppered(std::string_view text) {
    auto letters = to_utf32(text);
    for (auto& c : letters) c = upper(c);
    return to_utf8(letters);
}

std::string capitalised(std::string_view word) {
    auto letters = to_utf32(word);
    for (std::size_t i = 0; i < letters.size(); ++i) letters[i] = i == 0 ? upper(letters[i]) : lower(letters[i]);
    return to_utf8(letters);
}

} // namespace vanmach
