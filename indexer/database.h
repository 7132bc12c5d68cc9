// SPDX-License-Identifier: GPL-2.0-or-later
// Builds the Xapian database of a snapshot: shards by several threads, folded into one compact database,
// checked.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "indexer/blobs.h"
#include "indexer/snapshot.h"
#include "indexer/terms.h"

namespace vanmach {

/// All by held index.
struct DatabaseInput {
    const Blobs& texts;
    const std::vector<std::vector<std::uint32_t>>& section_starts;
    const std::vector<std::optional<std::string>>& titles; // of documents; nothing for their further files, which add no terms
};

/// Writes the database `folder` and the pairs `pairs`, with shards in `scratch`, which is made and removed. Returns how the
/// words of the corpus are written. `progress` is called from several threads with the bytes of text done
/// since the last call. Memory: some tens of MB a job beside the largest text. Errors: write_failed,
/// index_damaged (a text that does not read back), internal.
Result<SpellingCounts> build_database(const std::filesystem::path& folder, const std::filesystem::path& pairs,
                                      const std::filesystem::path& scratch, const DatabaseInput& input,
                                      unsigned jobs, const std::function<void(std::uint64_t)>& progress);

/// What Database::check finds wrong, as an error of `code`.
Result<void> check_database(const std::filesystem::path& folder, ErrorCode code);

} // namespace vanmach
