// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/blobs.h"

#include <cstddef>
#include <cstring>
#include <fmt/format.h>

namespace vanmach {

namespace {

constexpr std::string_view magic = "VMBLOBS1";
constexpr std::uint32_t layout_version = 1;

struct Header {
    char magic[8];
    std::uint32_t version;
    std::uint32_t checksum;
    std::uint64_t count;
    std::uint64_t table;
};
static_assert(sizeof(Header) == 32);
constexpr std::size_t checksummed = offsetof(Header, count);

std::uint32_t checksum_of(std::string_view header, std::string_view table) {
    return crc32_of(table, crc32_of(header.substr(checksummed)));
}

} // namespace

Result<BlobWriter> BlobWriter::create(const std::filesystem::path& path) {
    auto file = OutputFile::create(path);
    if (!file) return tl::unexpected(file.error());
    BlobWriter writer;
    writer.file_ = std::move(*file);
    if (auto head = writer.file_.append(std::string(sizeof(Header), '\0')); !head)
        return tl::unexpected(head.error());
    return writer;
}

Result<void> BlobWriter::append(std::string_view bytes) {
    if (auto appended = file_.append(bytes); !appended) return appended;
    ends_.push_back(file_.size());
    checksums_.push_back(crc32_of(bytes));
    return {};
}

Result<void> BlobWriter::finish() {
    if (auto padded = file_.append(std::string((8 - file_.size() % 8) % 8, '\0')); !padded) return padded;
    Header header{};
    std::memcpy(header.magic, magic.data(), magic.size());
    header.version = layout_version;
    header.count = ends_.size();
    header.table = file_.size();
    std::string table(ends_.size() * sizeof(Blobs::Entry), '\0');
    for (std::size_t i = 0; i < ends_.size(); ++i) {
        const Blobs::Entry entry{ends_[i], checksums_[i], 0};
        std::memcpy(table.data() + i * sizeof entry, &entry, sizeof entry);
    }
    const std::string_view head{reinterpret_cast<const char*>(&header), sizeof header};
    header.checksum = checksum_of(head, table);
    if (auto appended = file_.append(table); !appended) return appended;
    if (auto written = file_.rewrite(0, head); !written) return written;
    return file_.finish();
}

Result<Blobs> Blobs::open(const std::filesystem::path& path) {
    static_assert(sizeof(Entry) == 16);
    auto file = MappedFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const auto bytes = file->bytes();
    if (bytes.size() < sizeof(Header)) return damaged_file(path, "it is too short");
    Header header{};
    std::memcpy(&header, bytes.data(), sizeof header);
    if (std::string_view(header.magic, sizeof header.magic) != magic)
        return damaged_file(path, "it begins wrongly");
    if (header.version != layout_version) return damaged_file(path, "its layout is of another version");
    if (header.table < sizeof(Header) || header.table > bytes.size() || header.table % 8 != 0 ||
        (bytes.size() - header.table) % sizeof(Entry) != 0 ||
        (bytes.size() - header.table) / sizeof(Entry) != header.count)
        return damaged_file(path, "it has another size than it says");
    if (header.checksum != checksum_of(bytes.substr(0, sizeof(Header)), bytes.substr(header.table)))
        return damaged_file(path, "its checksum does not match");
    Blobs blobs;
    blobs.table_ = {reinterpret_cast<const Entry*>(bytes.data() + header.table), header.count};
    auto before = static_cast<std::uint64_t>(sizeof(Header));
    for (const auto& entry : blobs.table_) {
        if (entry.end < before || entry.end > header.table) return damaged_file(path, "a string reaches outside");
        before = entry.end;
    }
    blobs.verified_ = std::make_unique<std::atomic<bool>[]>(header.count);
    blobs.file_ = std::move(*file);
    return blobs;
}

std::uint64_t Blobs::begin_of(std::size_t index) const {
    return index == 0 ? sizeof(Header) : table_[index - 1].end;
}

std::optional<std::string_view> Blobs::get(std::size_t index) const {
    if (index >= table_.size()) return std::nullopt;
    const auto bytes = file_.bytes().substr(begin_of(index), length(index));
    if (!verified_[index].load(std::memory_order_relaxed)) {
        if (crc32_of(bytes) != table_[index].checksum) return std::nullopt;
        verified_[index].store(true, std::memory_order_relaxed);
    }
    return bytes;
}

void Blobs::forget(std::size_t from, std::size_t to) const {
    if (from < to && to <= table_.size()) file_.forget(begin_of(from), table_[to - 1].end);
}

} // namespace vanmach
