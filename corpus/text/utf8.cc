// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/utf8.h"

#include <algorithm>
#include <array>

namespace vanmach {

namespace {

constexpr bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t clamp(std::size_t value, std::size_t limit) {
    return std::min(value, limit);
}

} // namespace

char32_t detail::next_code_point_of_any_form(const char*& at, const char* end) {
    constexpr char32_t replacement = 0xFFFD;
    const auto lead = static_cast<unsigned char>(*at++);
    if (lead < 0x80) return lead;
    // The range of the second byte excludes overlong forms, surrogates and what lies past U+10FFFF (Unicode,
    // table 3-7).
    unsigned low = 0x80, high = 0xBF;
    int more = 0;
    char32_t c = 0;
    if (lead >= 0xC2 && lead <= 0xDF) {
        more = 1;
        c = lead & 0x1FU;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        more = 2;
        c = lead & 0x0FU;
        if (lead == 0xE0) low = 0xA0;
        if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        more = 3;
        c = lead & 0x07U;
        if (lead == 0xF0) low = 0x90;
        if (lead == 0xF4) high = 0x8F;
    } else {
        return replacement;
    }
    for (; more > 0; --more) {
        if (at == end) return replacement;
        const auto byte = static_cast<unsigned char>(*at);
        if (byte < low || byte > high) return replacement;
        c = (c << 6U) | (byte & 0x3FU);
        low = 0x80;
        high = 0xBF;
        ++at;
    }
    return c;
}

bool is_well_formed(std::string_view utf8) {
    const char* at = utf8.data();
    const char* const end = at + utf8.size();
    while (at != end) {
        const char* const start = at;
        if (next_code_point(at, end) == 0xFFFD &&
            std::string_view(start, static_cast<std::size_t>(at - start)) != "\xEF\xBF\xBD")
            return false;
    }
    return true;
}

std::u32string to_utf32(std::string_view utf8) {
    std::u32string out;
    out.reserve(code_points(utf8));
    const char* at = utf8.data();
    const char* const end = at + utf8.size();
    while (at != end) out.push_back(next_code_point(at, end));
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 2);
    for (const char32_t c : text) append_utf8(out, c);
    return out;
}

void append_utf8(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
    if (c < 0x80) {
        out.push_back(static_cast<char>(c));
        return;
    }
    std::array<char, 4> bytes{};
    std::size_t size = 0;
    const auto put = [&](char32_t byte) { bytes[size++] = static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x800) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
    out.append(bytes.data(), size);
}

std::size_t code_points(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return !continues(c); }));
}

std::size_t byte_offset(std::string_view utf8, std::size_t index) {
    std::size_t byte = 0;
    while (byte < utf8.size()) {
        if (index == 0) return byte;
        --index;
        ++byte;
        while (byte < utf8.size() && continues(utf8[byte])) ++byte;
    }
    return byte;
}

std::string_view slice(std::string_view utf8, std::size_t start, std::size_t end) {
    if (start >= end) return {};
    const auto first = byte_offset(utf8, start);
    const auto rest = utf8.substr(first);
    return rest.substr(0, byte_offset(rest, end - start));
}

CodePointIndex::CodePointIndex(std::string_view utf8) : text_(utf8) {
    checkpoints_.reserve(utf8.size() / 64 + 1);
    for (std::size_t byte = 0; byte < utf8.size(); ++byte) {
        if (continues(utf8[byte])) continue;
        if (size_ % 64 == 0) checkpoints_.push_back(static_cast<std::uint32_t>(byte));
        ++size_;
    }
}

std::size_t CodePointIndex::byte_of(std::size_t code_point) const {
    if (code_point >= size_) return text_.size();
    const std::size_t from = checkpoints_[code_point / 64];
    return from + byte_offset(text_.substr(from), code_point % 64);
}

std::size_t CodePointIndex::code_point_of(std::size_t byte) const {
    if (checkpoints_.empty()) return 0;
    byte = clamp(byte, text_.size());
    const auto after = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), byte);
    if (after == checkpoints_.begin()) return 0;
    const auto index = static_cast<std::size_t>(after - checkpoints_.begin()) - 1;
    return index * 64 + code_points(text_.substr(checkpoints_[index], byte - checkpoints_[index]));
}

std::string_view CodePointIndex::slice(std::size_t start, std::size_t end) const {
    if (start >= end) return {};
    const auto first = byte_of(start);
    return text_.substr(first, byte_of(end) - first);
}

} // namespace vanmach
