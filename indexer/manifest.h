// SPDX-License-Identifier: GPL-2.0-or-later
// What a snapshot says of itself, the names of its files, and the names in an index folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document_json.h"
#include "corpus/error.h"
#include "indexer/snapshot.h"

namespace vanmach {

namespace layout {
inline constexpr std::string_view current = "CURRENT";
inline constexpr std::string_view lock = "writer.lock";
inline constexpr std::string_view manifest = "manifest.json";
inline constexpr std::string_view files = "files.jsonl";
inline constexpr std::string_view records = "records.bin";
inline constexpr std::string_view texts = "texts.bin";
inline constexpr std::string_view table = "table.bin";
inline constexpr std::string_view variants = "variants.bin";
inline constexpr std::string_view pairs = "pairs.bin";
inline constexpr std::string_view suggestions = "suggestions.bin";
inline constexpr std::string_view xapian = "xapian";
} // namespace layout

/// "snapshot-000007"
std::string snapshot_name(std::uint64_t number);
/// The inverse; nothing for any other name.
std::optional<std::uint64_t> snapshot_number(std::string_view name);

/// What became of a file below the corpus folders.
struct FileEntry {
    std::string source;      // as Document::source
    std::uint64_t size = 0;  // bytes
    std::string sha256;      // of the bytes; "" when they were not read
    std::uint32_t parts = 0; // documents in it; 0 when it was not indexed
    std::vector<std::string> warnings;
    std::optional<Error> error; // why it was not indexed
    bool indexed() const { return !error; }
    /// Of a kind that is not read: passed over, no failure.
    bool passed_over() const { return error && error->code == ErrorCode::unsupported; }
};

/// A line of files.jsonl.
Json to_json(const FileEntry& entry);
Result<FileEntry> file_entry_from_json(const Json& json);

struct Manifest {
    std::string snapshot;
    std::string program;             // SHA-256 of the program that read the documents
    std::string created;             // ISO 8601, UTC
    std::vector<std::string> corpus; // as given
    SnapshotCounts counts;
    std::string content_hash;
    std::vector<FileEntry> notable;               // files with warnings or errors other than an unknown kind
    std::map<std::string, std::string> checksums; // path below the snapshot -> SHA-256
};
Json to_json(const Manifest& manifest);

/// SHA-256 over the names and hashes of the files that tell what the corpus says. Xapian's files are left
/// out: the same terms may lie in them in another order.
std::string content_hash_of(const std::map<std::string, std::string>& checksums);

/// Name of an error's code in JSON: "unreadable".
std::string_view to_string(ErrorCode code);

} // namespace vanmach
