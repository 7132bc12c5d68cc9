// SPDX-License-Identifier: GPL-2.0-or-later
// Files as the index needs them: mapped for reading, durable for writing, one writer a folder, hashed.
// Every error names the path and says what the person can do.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "corpus/error.h"

namespace vanmach {

/// A whole file, mapped read-only. Movable owner of the mapping; safe to read from several threads. The file
/// must not be shortened while it is mapped: files of a snapshot are never written again.
class MappedFile {
  public:
    /// Errors: index_damaged when the file is missing or cannot be mapped.
    static Result<MappedFile> open(const std::filesystem::path& path);
    MappedFile() = default;
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;

    std::string_view bytes() const { return {data_, size_}; }
    /// Gives the memory of [from, to) back until it is read again: a build that walks a large file once stays
    /// small.
    void forget(std::size_t from, std::size_t to) const;

  private:
    const char* data_ = nullptr;
    std::size_t size_ = 0;
};

/// A new file, written front to back in large pieces. Movable owner of the descriptor.
/// Errors of all functions: write_failed. What was written is removed by whoever owns the folder.
class OutputFile {
  public:
    static Result<OutputFile> create(const std::filesystem::path& path);
    OutputFile() = default;
    ~OutputFile();
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&& other) noexcept;

    Result<void> append(std::string_view bytes);
    /// Replaces bytes that were appended before, as a header that could not be known at the start.
    Result<void> rewrite(std::uint64_t offset, std::string_view bytes);
    std::uint64_t size() const { return size_; } // bytes appended so far
    /// Everything on the disk, the file closed.
    Result<void> finish();

  private:
    Result<void> flush();
    std::filesystem::path path_;
    int descriptor_ = -1;
    std::string buffer_;
    std::uint64_t size_ = 0;
};

/// Replaces a small file so that a crash leaves either the old or the new one: written aside as PATH.tmp,
/// synced, renamed, the folder synced.
Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes);

/// The names in a folder on the disk. Errors: write_failed.
Result<void> sync_folder(const std::filesystem::path& folder);
/// A file's bytes on the disk, when somebody else wrote it.
Result<void> sync_file(const std::filesystem::path& path);

/// The only writer of an index folder. The lock goes with the process, however it ends.
class WriterLock {
  public:
    /// Errors: index_busy when another process holds it, write_failed when the file cannot be made.
    static Result<WriterLock> take(const std::filesystem::path& path);
    WriterLock() = default;
    ~WriterLock();
    WriterLock(WriterLock&& other) noexcept;
    WriterLock& operator=(WriterLock&& other) noexcept;

  private:
    int descriptor_ = -1;
};

/// 64 hexadecimal digits.
std::string sha256(std::string_view bytes);
/// Errors: index_damaged when the file cannot be read.
Result<std::string> sha256_of_file(const std::filesystem::path& path);

/// CRC-32 of bytes, continued from an earlier one (0 at the start).
std::uint32_t crc32_of(std::string_view bytes, std::uint32_t before = 0);

/// A file of an index that is not as it was written.
tl::unexpected<Error> damaged_file(const std::filesystem::path& path, std::string_view what);

/// A write that failed, told from errno.
tl::unexpected<Error> write_error(const std::filesystem::path& path, int error_number);

/// The bytes of trivially copyable elements.
template <typename T>
std::string_view bytes_of(std::span<const T> elements) {
    static_assert(std::is_trivially_copyable_v<T>);
    return {reinterpret_cast<const char*>(elements.data()), elements.size_bytes()};
}

} // namespace vanmach
