// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/columns.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <fmt/format.h>

namespace vanmach {

namespace {

constexpr std::string_view magic = "VMCOLUMN";
constexpr std::uint32_t layout_version = 1;
constexpr std::size_t name_size = 24;

struct Header {
    char magic[8];
    std::uint32_t version;
    std::uint32_t columns;
    std::uint64_t file_size;
    std::uint32_t checksum;
    std::uint32_t zero;
};
static_assert(sizeof(Header) == 32);
constexpr std::size_t checksummed_head = 24;

struct Entry {
    char name[name_size];
    std::uint32_t element_size;
    std::uint32_t zero;
    std::uint64_t offset;
    std::uint64_t count;
};
static_assert(sizeof(Entry) == 48);

constexpr std::uint64_t aligned(std::uint64_t offset) {
    return (offset + 7) / 8 * 8;
}

std::uint32_t checksum_of(std::string_view file) {
    return crc32_of(file.substr(sizeof(Header)), crc32_of(file.substr(0, checksummed_head)));
}

template <typename T>
T read_at(std::string_view bytes, std::size_t offset) {
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

/// What is wrong with the bytes of a file; "" when nothing is.
std::string_view fault_of(std::string_view file) {
    if (file.size() < sizeof(Header)) return "it is too short";
    const auto header = read_at<Header>(file, 0);
    if (std::string_view(header.magic, sizeof header.magic) != magic)
        return "it does not begin as a column file";
    if (header.version != layout_version) return "its layout is of another version";
    if (header.file_size != file.size()) return "it has another size than it says";
    if (header.zero != 0 || header.checksum != checksum_of(file)) return "its checksum does not match";
    // The checksum tells accidents; these tell a file that was made wrong, before a span reaches outside.
    if (header.columns > (file.size() - sizeof(Header)) / sizeof(Entry)) return "its directory is too long";
    const auto first = sizeof(Header) + header.columns * sizeof(Entry);
    for (std::uint32_t i = 0; i < header.columns; ++i) {
        const auto entry = read_at<Entry>(file, sizeof(Header) + i * sizeof(Entry));
        if (entry.element_size == 0 || entry.offset % 8 != 0 || entry.offset < first ||
            entry.offset > file.size() || entry.count > (file.size() - entry.offset) / entry.element_size)
            return "a column reaches outside";
    }
    return {};
}

} // namespace

void ColumnWriter::add_bytes(std::string_view name, std::size_t element_size, std::size_t count,
                             std::string_view bytes) {
    assert(!name.empty() && name.size() <= name_size);
    columns_.push_back(
        {std::string(name), static_cast<std::uint32_t>(element_size), count, std::string(bytes)});
}

Result<void> ColumnWriter::write(const std::filesystem::path& path) const {
    std::string directory(columns_.size() * sizeof(Entry), '\0');
    auto end = static_cast<std::uint64_t>(sizeof(Header) + directory.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        Entry entry{};
        std::memcpy(entry.name, columns_[i].name.data(), columns_[i].name.size());
        entry.element_size = columns_[i].element_size;
        entry.offset = aligned(end);
        entry.count = columns_[i].count;
        std::memcpy(directory.data() + i * sizeof entry, &entry, sizeof entry);
        end = entry.offset + columns_[i].bytes.size();
    }
    Header header{};
    std::memcpy(header.magic, magic.data(), magic.size());
    header.version = layout_version;
    header.columns = static_cast<std::uint32_t>(columns_.size());
    header.file_size = end;
    const std::string_view head{reinterpret_cast<const char*>(&header), sizeof header};

    // The pieces of the file after its header, summed first and written then: no second copy in memory.
    std::vector<std::string> paddings;
    std::vector<std::string_view> pieces{directory};
    paddings.reserve(columns_.size());
    end = sizeof(Header) + directory.size();
    for (const auto& column : columns_) {
        pieces.push_back(paddings.emplace_back(aligned(end) - end, '\0'));
        pieces.push_back(column.bytes);
        end = aligned(end) + column.bytes.size();
    }
    header.checksum = crc32_of(head.substr(0, checksummed_head));
    for (const auto piece : pieces) header.checksum = crc32_of(piece, header.checksum);

    auto file = OutputFile::create(path);
    if (!file) return tl::unexpected(file.error());
    if (auto appended = file->append(head); !appended) return appended;
    for (const auto piece : pieces)
        if (auto appended = file->append(piece); !appended) return appended;
    return file->finish();
}

Result<Columns> Columns::open(const std::filesystem::path& path) {
    auto file = MappedFile::open(path);
    if (!file) return tl::unexpected(file.error());
    if (const auto fault = fault_of(file->bytes()); !fault.empty()) return damaged_file(path, fault);
    Columns columns;
    columns.path_ = path;
    columns.file_ = std::move(*file);
    return columns;
}

Result<std::string_view> Columns::find(std::string_view name, std::size_t element_size) const {
    const auto file = file_.bytes();
    const auto count = read_at<Header>(file, 0).columns;
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto entry = read_at<Entry>(file, sizeof(Header) + i * sizeof(Entry));
        if (std::string_view(entry.name, ::strnlen(entry.name, name_size)) != name) continue;
        if (entry.element_size != element_size)
            return damaged_file(path_, fmt::format("the elements of its column {} have another size", name));
        return file.substr(entry.offset, entry.count * entry.element_size);
    }
    return damaged_file(path_, fmt::format("it has no column {}", name));
}

void add_texts(ColumnWriter& columns, std::string_view name, const TextPool& texts) {
    std::string bytes;
    std::vector<std::uint64_t> ends;
    for (TextId id = 0; id < texts.size(); ++id) {
        bytes += texts[id];
        ends.push_back(bytes.size());
    }
    columns.add(fmt::format("{}.bytes", name), bytes);
    columns.add(fmt::format("{}.ends", name), ends);
}

Result<StringPool> StringPool::get(const Columns& columns, std::string_view name) {
    const auto bytes = columns.text(fmt::format("{}.bytes", name));
    if (!bytes) return tl::unexpected(bytes.error());
    const auto ends = columns.get<std::uint64_t>(fmt::format("{}.ends", name));
    if (!ends) return tl::unexpected(ends.error());
    if (!std::is_sorted(ends->begin(), ends->end()) || (!ends->empty() && ends->back() > bytes->size()))
        return damaged_file(columns.path(), fmt::format("the texts of {} reach outside", name));
    StringPool pool;
    pool.bytes_ = *bytes;
    pool.ends_ = *ends;
    return pool;
}

} // namespace vanmach
