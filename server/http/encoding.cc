// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/encoding.h"

#include <algorithm>

#include "corpus/text/utf8.h"

namespace vanmach {

namespace {

int hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_control(char32_t c) {
    const bool c0 = c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r';
    return c0 || (c >= 0x7f && c <= 0x9f);
}

} // namespace

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            bytes += ' ';
        } else if (text[i] != '%') {
            bytes += text[i];
        } else {
            const int high = i + 2 < text.size() ? hexadecimal(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexadecimal(text[i + 2]) : -1;
            if (high < 0 || low < 0) return std::nullopt;
            bytes += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return bytes;
}

bool is_utf8(std::string_view bytes) {
    // to_utf32 puts U+FFFD for what is ill-formed, so only well-formed text comes back as it was.
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; }) ||
           to_utf8(to_utf32(bytes)) == bytes;
}

bool has_control_characters(std::string_view utf8) {
    const std::u32string text = to_utf32(utf8);
    return std::any_of(text.begin(), text.end(), is_control);
}

} // namespace vanmach
