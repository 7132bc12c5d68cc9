// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes as the readers get them: decoded, normalised, laid out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/reading/layout.h"
#include "corpus/reading/tokens.h"
#include "corpus/text/decode.h"
#include "corpus/text/normalise.h"
#include "tests/fuzz/promise.h"

namespace vanmach::fuzz {

inline ReadingText laid_out(const std::uint8_t* data, std::size_t size) {
    ReadingText text(normalise(decode({reinterpret_cast<const char*>(data), size}).text));
    lay_out(text);
    return text;
}

/// Tokens follow each other and lie in the text.
inline void promise_tokens(const ReadingText& text) {
    std::uint32_t last = 0;
    for (const auto& token : text.tokens()) {
        promise(last <= token.start && token.start < token.end && token.end <= text.folded().size(), "tokens are in order");
        last = token.end;
    }
}

/// What begins at token `at` ends behind it and within the text.
inline void promise_end(const ReadingText& text, std::size_t at, std::size_t end, const char* what) {
    promise(at < end && end <= text.count(), what);
}

} // namespace vanmach::fuzz
