// SPDX-License-Identifier: GPL-2.0-or-later
// A text as the readers see it: beside each code point its bare ASCII character, at the same offset.
//
//   text    Đ  i  ề  u     5  :  C  h  ỉ     t  h  ị
//   folded  d  i  e  u     5  :  c  h  i     t  h  i
//
// NFC makes the two sides of one length, so patterns are written in plain ASCII, do not care about capitals,
// tone placement, lost diacritics or kinds of hyphens, and their offsets are those of the API (code points).
#pragma once

#include <string>
#include <string_view>

#include "corpus/text/utf8.h"

namespace vanmach {

/// Owns both sides; immutable, safe to read from several threads. 5 bytes a code point.
class FoldedText {
  public:
    /// `utf8` must be well-formed and in NFC (normalise.h).
    explicit FoldedText(std::string_view utf8);

    std::size_t size() const { return text_.size(); }
    std::u32string_view text() const { return text_; }
    std::string_view folded() const { return folded_; }
    char32_t operator[](std::size_t i) const { return text_[i]; }

    /// The slice [start, end) as UTF-8.
    std::string utf8(std::size_t start, std::size_t end) const;
    /// The same with every run of white space one space, none at the ends.
    std::string line(std::size_t start, std::size_t end) const;
    /// The same with white space removed.
    std::string compact(std::size_t start, std::size_t end) const;

  private:
    std::u32string text_;
    std::string folded_;
};

} // namespace vanmach
