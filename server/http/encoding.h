// SPDX-License-Identifier: GPL-2.0-or-later
// Percent-encoding (RFC 3986), read strictly: what cannot be read exactly is refused, never guessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanmach {

/// The bytes that a percent-encoded text stands for; nothing if a % is not followed by two hexadecimal
/// digits. `plus_is_space`: of query values, not of paths.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);

/// True for well-formed UTF-8 (no surrogates, no overlong forms).
bool is_utf8(std::string_view bytes);

/// True when a text holds NUL or another control character (C0 but tab and line ends, DEL, C1).
bool has_control_characters(std::string_view utf8);

} // namespace vanmach
