// SPDX-License-Identifier: GPL-2.0-or-later
// From folders of documents to a snapshot that is served:
//
//   walk -> read (parallel) -> records.bin, texts.bin -> resolve -> table.bin
//        -> Xapian shards (parallel) -> compact -> check -> manifest -> sync -> rename -> CURRENT
//
// Until CURRENT is replaced the old snapshot is untouched; a build that ends early removes what it wrote, one
// that was killed leaves a *.tmp folder that the next one removes. The snapshot before is kept, older ones
// are removed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "indexer/manifest.h"
#include "indexer/snapshot.h"

namespace vanmach {

/// How far a build is.
struct Progress {
    enum class Stage { reading, resolving, indexing, finishing } stage = Stage::reading;
    std::uint64_t files = 0, all_files = 0;
    std::uint64_t bytes = 0, all_bytes = 0; // of files while reading, of text while indexing
};

struct BuildOptions {
    std::vector<std::filesystem::path> corpora;
    std::filesystem::path index;
    unsigned jobs = 0;          // threads; 0: one a core
    std::uint64_t max_file = 0; // bytes; 0 is no limit
    bool update = false;        // unchanged files are taken from the snapshot that is served
    std::function<void(const Progress&)> progress; // from any thread, one call at a time; may be empty
};

struct BuildReport {
    std::string snapshot;
    SnapshotCounts counts;
    std::string content_hash;
    std::vector<FileEntry> files;                                     // every file that was met, by source
    std::uint64_t bytes = 0;                                          // of the files read or taken over
    std::uint64_t added = 0, changed = 0, removed = 0, unchanged = 0; // of an update
    std::uint64_t reused = 0;                                         // files that were not read again
    bool written = true; // false: an update that found nothing to do
    double seconds = 0;
    std::uint64_t failures() const; // files that should have been indexed and were not
};

/// Builds or updates an index and switches to it. Errors: not_found (a corpus path), not_an_index (a folder
/// that holds something else, or an update without an index), index_busy, write_failed, internal. After an
/// error the index is as it was before. One call at a time in a process.
Result<BuildReport> build_index(const BuildOptions& options);

/// Verifies every file of the snapshot that is served against its checksum, the database, the bounds of the
/// graph and the counts. Errors: as Snapshot::open, and index_damaged with all that was found.
Result<Json> check_index(const std::filesystem::path& index);

} // namespace vanmach
