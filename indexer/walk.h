// SPDX-License-Identifier: GPL-2.0-or-later
// The corpus folders -> the files below them, in one order whatever the disk or the command line says.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "corpus/error.h"

namespace vanmach {

/// A file that was met, or a folder that could not be entered (`error` is set).
struct FoundFile {
    std::filesystem::path path;
    std::string source;     // path below its corpus folder; well-formed UTF-8 in NFC; unique
    std::uint64_t size = 0; // bytes, 0 when not known
    std::optional<Error> error;
};

/// Every file below `corpora` (folders, or single files), sorted by `source` in byte order. Folders are
/// entered whatever their name, hidden ones too; a link to a folder is followed unless it leads back into
/// itself. `index` is left out when it lies inside. Where two folders hold the same path, both files are
/// called by their whole path. Errors: not_found when one of `corpora` does not exist.
Result<std::vector<FoundFile>> walk(const std::vector<std::filesystem::path>& corpora,
                                    const std::filesystem::path& index);

/// A path as it is told to people and kept: well-formed UTF-8 in NFC.
std::string display_path(const std::filesystem::path& path);

} // namespace vanmach
