// SPDX-License-Identifier: GPL-2.0-or-later
// Byte strings by their place, in one mapped file: the records and the texts of a snapshot.
//
//   byte 0   "VMBLOBS1"  magic
//        8   u32         version of this layout
//       12   u32         CRC-32 of bytes 16-31 and of the table
//       16   u64         number of strings, n
//       24   u64         offset of the table, a multiple of 8
//       32               the strings, one after another
//        …   n x 16      the table:  u64 end of the string, u32 CRC-32 of its bytes, u32 zero
//
// The table is verified at opening, a string when it is first read: opening costs the same however long the
// texts are.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/error.h"
#include "indexer/files.h"

namespace vanmach {

/// Writes strings in order as they come; the memory needed is 16 bytes a string. Errors: write_failed.
class BlobWriter {
  public:
    static Result<BlobWriter> create(const std::filesystem::path& path);
    Result<void> append(std::string_view bytes);
    std::size_t size() const { return ends_.size(); }
    /// Durable when it returns.
    Result<void> finish();

  private:
    OutputFile file_;
    std::vector<std::uint64_t> ends_;
    std::vector<std::uint32_t> checksums_;
};

/// The strings of a mapped file. Immutable, safe to read from several threads; views live as long as this
/// does.
class Blobs {
  public:
    /// Errors: index_damaged, naming the file.
    static Result<Blobs> open(const std::filesystem::path& path);

    std::size_t size() const { return table_.size(); }
    /// Nothing when `index` is too large or the bytes fail their checksum.
    std::optional<std::string_view> get(std::size_t index) const;
    /// Bytes of a string, known without reading it. `index` must be below size().
    std::size_t length(std::size_t index) const { return table_[index].end - begin_of(index); }
    /// Gives the memory of strings [from, to) back until they are read again.
    void forget(std::size_t from, std::size_t to) const;

  private:
    struct Entry {
        std::uint64_t end;
        std::uint32_t checksum;
        std::uint32_t zero;
    };
    friend class BlobWriter;
    std::uint64_t begin_of(std::size_t index) const;
    MappedFile file_;
    std::span<const Entry> table_;
    std::unique_ptr<std::atomic<bool>[]> verified_; // a string is summed once, then trusted
};

} // namespace vanmach
