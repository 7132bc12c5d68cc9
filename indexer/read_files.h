// SPDX-License-Identifier: GPL-2.0-or-later
// Files -> documents, by several threads, handed on in the order of the files.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/document.h"
#include "indexer/manifest.h"
#include "indexer/snapshot.h"
#include "indexer/walk.h"

namespace vanmach {

/// One official document of a file, ready to be stored.
struct ReadPart {
    Document document;                         // without what resolution does not look at: text, outline, obligations
    std::string text_tag;                      // tag_of(folded_white_space(text))
    std::vector<std::uint32_t> section_starts; // code points
    std::string record;                        // JSON without id and text, compressed
    std::string text;       // compressed
    std::uint64_t text_bytes = 0; // before it was
};

struct ReadFile {
    FileEntry entry;
    std::vector<ReadPart> parts;
    bool reused = false; // taken from the previous snapshot, not read again
};

/// What an earlier snapshot knows of the files. Immutable; safe to read from several threads.
class PreviousRead {
  public:
    /// Nothing where there is no snapshot that can be used: all is read again.
    static std::unique_ptr<PreviousRead> open(const std::filesystem::path& index, const std::string& program);

    struct File {
        FileEntry entry;
        HeldIndex first = 0;
    };
    const File* find(const std::string& source) const;
    /// False where another program read the documents: it tells what changed, but all is read again.
    bool reusable() const { return reusable_; }
    const std::unordered_map<std::string, File>& files() const { return files_; }
    const Snapshot& snapshot() const { return *snapshot_; }
    /// The parts of a file as they were stored; empty when the snapshot is damaged there.
    std::vector<ReadPart> parts(const File& file) const;

  private:
    std::shared_ptr<const Snapshot> snapshot_;
    bool reusable_ = false;
    std::unordered_map<std::string, File> files_;
};

struct ReadOptions {
    unsigned jobs = 1;
    std::uint64_t max_file = 0; // bytes; 0 is no limit
};

/// Reads one file. Never fails: what went wrong is in the entry. Thread-safe.
ReadFile read_file(const FoundFile& found, const ReadOptions& options, const PreviousRead* previous);

/// Reads all, `options.jobs` at a time, and calls `take` with each in the order of `files`, from this thread.
/// Files in memory at one time are bounded by their bytes. Ends early with the error of `take`.
Result<void> read_files(const std::vector<FoundFile>& files, const ReadOptions& options,
                        const PreviousRead* previous, const std::function<Result<void>(ReadFile&&)>& take);

} // namespace vanmach
