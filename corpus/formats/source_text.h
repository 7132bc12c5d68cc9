// SPDX-License-Identifier: GPL-2.0-or-later
// The bytes of a file -> its text, as stored and shown. One function for every format; the name's extension
// decides.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"

namespace vanmach {

/// A file as text.
struct SourceText {
    std::string text; // normalise()d UTF-8; markup of the format removed, its words kept (markdown.h)
    std::vector<std::string> warnings; // for the person: "3 invalid bytes were read as U+FFFD"
};

/// True for the extensions that are read (.txt .md .markdown .text, in any case).
bool is_supported(const std::filesystem::path& path);

/// Reads bytes as the format of `name`. Errors: `empty` (no visible character), `unsupported`. Thread-safe.
Result<SourceText> read_source(std::string_view name, std::string_view bytes);

/// Reads a file. Errors: `not_found`, `unreadable` (permission, a folder, pipe or device, an I/O error),
/// `too_large` (more than max_bytes; 0 is no limit), `empty` (no byte), `unsupported`; each names the path
/// and tells what to do. A file that is not regular is refused without opening it, so that a pipe cannot hold
/// the program up. Thread-safe.
Result<std::string> read_bytes(const std::filesystem::path& path, std::uint64_t max_bytes);

} // namespace vanmach
