// SPDX-License-Identifier: GPL-2.0-or-later
// Records and texts as they are stored: Zstandard, a frame each, so that any can be read alone. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanmach {

std::string compressed(std::string_view bytes);
/// The first `most` bytes of what was compressed, or all. Nothing for what is no frame, or one that claims more than 4 GiB.
std::optional<std::string> decompressed(std::string_view frame, std::size_t most = std::string::npos);

} // namespace vanmach
