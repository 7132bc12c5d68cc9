// SPDX-License-Identifier: GPL-2.0-or-later
// UTF-8 <-> code points, and offsets between the two. Thread-safe functions on values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanmach {

/// Ill-formed sequences become U+FFFD.
std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view text);
void append_utf8(std::string& out, char32_t c);

/// The number of code points.
std::size_t code_points(std::string_view utf8);

/// The byte offset of code point `index` (at the end: utf8.size()). Linear; for many lookups use CodePointIndex.
std::size_t byte_offset(std::string_view utf8, std::size_t index);

/// The slice [start, end) in code points; offsets past the end are cut.
std::string_view slice(std::string_view utf8, std::size_t start, std::size_t end);

/// Answers byte <-> code point in O(1) to O(64): one checkpoint every 64 code points. Does not own the text.
class CodePointIndex {
  public:
    explicit CodePointIndex(std::string_view utf8);
    std::size_t byte_of(std::size_t code_point) const;
    std::size_t code_point_of(std::size_t byte) const;
    std::size_t size() const { return size_; } // code points
    std::string_view slice(std::size_t start, std::size_t end) const;

  private:
    std::string_view text_;
    std::vector<std::uint32_t> checkpoints_; // byte offset of code point 64 * i
    std::size_t size_ = 0;
};

} // namespace vanmach
