// SPDX-License-Identifier: GPL-2.0-or-later
// UTF-8 -> the form in which texts are stored, shown and measured: NFC, one kind of line end and of space.
#pragma once

#include <string>
#include <string_view>

namespace vanmach {

/// NFC; look-alikes of Đ (U+00D0, U+0189 …) made Đ; CRLF, CR, U+2028, U+2029, U+0085, form feeds and vertical
/// tabs made \n; every kind of space (U+00A0, U+2000-200A, tab …), private-use characters (Word's bullets)
/// and a zero-width space between two words made U+0020; other control characters, soft hyphens and invisible
/// characters removed. Double spaces and blank lines stay, and so do hyphens, slashes and quotation marks as
/// they are printed (FoldedText unifies them for reading). Idempotent. Ill-formed sequences become U+FFFD.
/// Thread-safe.
std::string normalise(std::string_view utf8);

/// NFC only.
std::string nfc(std::string_view utf8);

} // namespace vanmach
