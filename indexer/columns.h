// SPDX-License-Identifier: GPL-2.0-or-later
// Flat columns: named arrays of fixed-size elements in one mapped file. Read in place, nothing is parsed at
// start.
//
//   byte 0   "VMCOLUMN"  magic
//        8   u32         version of this layout
//       12   u32         number of columns, n
//       16   u64         size of the file
//       24   u32         CRC-32 of bytes 0-23 and of everything from byte 32
//       28   u32         zero
//       32   n x 48      the columns:  char[24] name, padded with zeros
//                                      u32      bytes of an element
//                                      u32      zero
//                                      u64      offset of the first element, a multiple of 8
//                                      u64      number of elements
//        …               the elements, each column from a multiple of 8, zeros between
//
// Numbers are in the byte order of the machine that wrote them; another order fails at the version.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "corpus/error.h"
#include "indexer/files.h"
#include "indexer/resolution/text_pool.h"

namespace vanmach {

/// Collects columns and writes them. The same columns in the same order give the same bytes.
class ColumnWriter {
  public:
    /// Copies the elements. `name` has at most 24 bytes. Elements with padding must have it zeroed.
    template <typename T>
    void add(std::string_view name, const std::vector<T>& elements) {
        static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
        add_bytes(name, sizeof(T), elements.size(), bytes_of(std::span<const T>(elements)));
    }
    void add(std::string_view name, std::string_view text) { add_bytes(name, 1, text.size(), text); }

    /// Durable when it returns. Errors: write_failed.
    Result<void> write(const std::filesystem::path& path) const;

  private:
    struct Column {
        std::string name;
        std::uint32_t element_size;
        std::uint64_t count;
        std::string bytes;
    };
    void add_bytes(std::string_view name, std::size_t element_size, std::size_t count,
                   std::string_view bytes);
    std::vector<Column> columns_;
};

/// Columns in a mapped file. Immutable, safe to read from several threads; the spans live as long as this
/// does. Every byte is covered by the checksum, which is verified at opening: a damaged file is an error,
/// never a surprise.
class Columns {
  public:
    /// Errors: index_damaged, naming the file.
    static Result<Columns> open(const std::filesystem::path& path);

    /// Errors: index_damaged when there is no such column or its elements have another size.
    template <typename T>
    Result<std::span<const T>> get(std::string_view name) const {
        static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
        auto bytes = find(name, sizeof(T));
        if (!bytes) return tl::unexpected(bytes.error());
        return std::span<const T>(reinterpret_cast<const T*>(bytes->data()), bytes->size() / sizeof(T));
    }
    Result<std::string_view> text(std::string_view name) const { return find(name, 1); }

    const std::filesystem::path& path() const { return path_; }

  private:
    Result<std::string_view> find(std::string_view name, std::size_t element_size) const;
    std::filesystem::path path_;
    MappedFile file_;
};

/// The texts of a pool as the columns NAME.bytes and NAME.ends.
void add_texts(ColumnWriter& columns, std::string_view name, const TextPool& texts);

/// The texts of a pool in a column file; views live as long as the Columns.
class StringPool {
  public:
    /// Errors: index_damaged.
    static Result<StringPool> get(const Columns& columns, std::string_view name);
    std::size_t size() const { return ends_.size(); }
    /// `number` must be below size().
    std::string_view operator[](std::uint32_t number) const {
        const auto begin = number == 0 ? 0 : ends_[number - 1];
        return bytes_.substr(begin, ends_[number] - begin);
    }

  private:
    std::string_view bytes_;
    std::span<const std::uint64_t> ends_;
};

} // namespace vanmach
