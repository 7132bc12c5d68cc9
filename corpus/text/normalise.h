// SPDX-License-Identifier: GPL-2.0-or-later
// UTF-8 -> the form in which texts are stored, shown and measured: NFC, one kind of line end and of space.
#pragma once

#include <string>
#include <string_view>

namespace vanmach {

/// NFC; look-alikes of Đ (U+00D0, U+0189 …) made Đ; CRLF, CR, U+2028, U+0085 made \n; form feeds made \n; other
/// control characters, soft hyphens, zero-width and private-use characters removed or made spaces; every kind of
/// space (U+00A0, U+2000-200A, tab …) made U+0020. Hyphens, slashes and quotation marks stay as they are printed
/// (FoldedText unifies them for reading). Idempotent. `utf8` must be well-formed. Thread-safe.
std::string normalise(std::string_view utf8);

/// NFC only.
std::string nfc(std::string_view utf8);

} // namespace vanmach
