// SPDX-License-Identifier: GPL-2.0-or-later
// UTF-8 <-> code points, and offsets between the two. Thread-safe functions on values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanmach {

/// The code point that starts at `at`, which moves past it; U+FFFD for an ill-formed sequence, of which the
/// longest well-formed beginning is skipped (Unicode 15, section 3.9). `at` must be before `end`.
inline char32_t next_code_point(const char*& at, const char* end);

bool is_well_formed(std::string_view utf8);

/// Ill-formed sequences become U+FFFD.
std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view text);
void append_utf8(std::string& out, char32_t c);

/// The number of code points of a well-formed text.
std::size_t code_points(std::string_view utf8);

/// The byte offset of code point `index` (at the end: utf8.size()). Linear; for many lookups use
/// CodePointIndex.
std::size_t byte_offset(std::string_view utf8, std::size_t index);

/// The slice [start, end) in code points; offsets past the end are cut.
std::string_view slice(std::string_view utf8, std::size_t start, std::size_t end);

/// Answers code point -> byte in O(64) and byte -> code point in O(log n): one checkpoint every 64 code
/// points. For well-formed texts up to 4 GiB. Does not own the text; immutable, safe to read from several
/// threads.
class CodePointIndex {
  public:
    explicit CodePointIndex(std::string_view utf8);
    /// Past the end: the size of the text.
    std::size_t byte_of(std::size_t code_point) const;
    /// The number of code points that start before `byte`.
    std::size_t code_point_of(std::size_t byte) const;
    std::size_t size() const { return size_; } // code points
    std::string_view slice(std::size_t start, std::size_t end) const;

  private:
    std::string_view text_;
    std::vector<std::uint32_t> checkpoints_; // byte offset of code point 64 * i
    std::size_t size_ = 0;
};

namespace detail {
char32_t next_code_point_of_any_form(const char*& at, const char* end);
} // namespace detail

// ASCII and the two or three bytes of a Vietnamese letter without a call: every stage goes over the text with it.
inline char32_t next_code_point(const char*& at, const char* end) {
    const auto byte = [&](int i) { return static_cast<unsigned char>(at[i]); };
    const auto continues = [&](int i) { return (byte(i) & 0xC0U) == 0x80U; };
    const auto lead = byte(0);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    if (lead >= 0xE1 && lead <= 0xEC && end - at >= 3 && continues(1) && continues(2)) {
        const char32_t c = (lead & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
        at += 3;
        return c;
    }
    if (lead >= 0xC2 && lead <= 0xDF && end - at >= 2 && continues(1)) {
        const char32_t c = (lead & 0x1FU) << 6U | (byte(1) & 0x3FU);
        at += 2;
        return c;
    }
    return detail::next_code_point_of_any_form(at, end);
}

} // namespace vanmach
