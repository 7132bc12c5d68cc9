// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pairs.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <memory>
#include <queue>

#include <fmt/format.h>

#include "corpus/text/either_i.h"

namespace vanmach {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view magic = "VMPAIRS1";
constexpr std::uint32_t layout_version = 1;
constexpr unsigned key_bits = 48;
constexpr std::size_t block_size = 64;
constexpr std::size_t entries_a_run = 2U << 20U; // 16 MB, and as much again to sort them

struct Header {
    char magic[8];
    std::uint32_t version;
    std::uint32_t checksum;
    std::uint64_t pairs;
    std::uint64_t blocks;
    std::uint64_t held;
    std::uint64_t lengths;
};
static_assert(sizeof(Header) == 48);
constexpr std::size_t checksummed = 16;

void put_varint(std::string& out, std::uint64_t value) {
    while (value >= 0x80) {
        out.push_back(static_cast<char>(value | 0x80U));
        value >>= 7U;
    }
    out.push_back(static_cast<char>(value));
}

/// Postings being written: ascending documents.
struct Postings {
    std::string bytes;
    std::uint32_t documents = 0;
    HeldIndex last = 0;

    void clear() {
        bytes.clear();
        documents = 0;
        last = 0;
    }
    void add(HeldIndex held, std::uint32_t times) {
        const auto gap = static_cast<std::uint64_t>(held - last) << 1U;
        put_varint(bytes, gap | (times > 1 ? 1U : 0U));
        if (times > 1) put_varint(bytes, times - 2);
        last = held;
        ++documents;
    }
};

/// FNV-1a, mixed: what follows are many keys in one table, and no enemy gains by a collision.
std::uint64_t hash_of(std::uint64_t hash, std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return hash;
}

std::uint64_t hash_of_word(std::uint64_t hash, std::string_view bare) {
    if (!ends_in_either_i(bare)) return hash_of(hash, bare);
    bare.remove_suffix(1);
    return hash_of(hash_of(hash, bare), "i");
}

/// Sorts by the key; entries of one key stay in their order, which is that of documents.
void sort_by_key(std::vector<std::uint64_t>& entries, std::vector<std::uint64_t>& scratch, unsigned low_bits) {
    constexpr unsigned digit_bits = 12;
    constexpr std::size_t digits = 1U << digit_bits;
    scratch.resize(entries.size());
    for (unsigned shift = low_bits; shift < low_bits + key_bits; shift += digit_bits) {
        std::array<std::uint32_t, digits> places{};
        for (const auto entry : entries) ++places[(entry >> shift) & (digits - 1)];
        std::uint32_t place = 0;
        for (auto& count : places) place += std::exchange(count, place);
        for (const auto entry : entries) scratch[places[(entry >> shift) & (digits - 1)]++] = entry;
        entries.swap(scratch);
    }
}

/// A run, read front to back.
class RunReader {
  public:
    RunReader(const fs::path& path, std::size_t order) : file_(path, std::ios::binary), order_(order) { next(); }
    bool done() const { return done_; }
    PairKey key() const { return key_; }
    std::size_t order() const { return order_; }
    std::string_view postings() const { return postings_; }
    void next() {
        std::array<std::uint64_t, 2> head{}; // key, bytes
        file_.read(reinterpret_cast<char*>(head.data()), sizeof head);
        done_ = !file_;
        if (done_) return;
        key_ = head[0];
        postings_.resize(head[1]);
        file_.read(postings_.data(), static_cast<std::streamsize>(postings_.size()));
        done_ = !file_;
    }

  private:
    std::ifstream file_;
    std::size_t order_;
    bool done_ = false;
    PairKey key_ = 0;
    std::string postings_;
};

} // namespace

PairKey pair_key(std::string_view first, std::string_view second) {
    auto hash = hash_of_word(0xCBF29CE484222325U, first);
    hash = hash_of_word(hash_of(hash, " "), second);
    hash ^= hash >> 29U;
    hash *= 0xBF58476D1CE4E5B9U;
    hash ^= hash >> 32U;
    return hash >> (64U - key_bits);
}

void PairCollector::end_document() {
    if (open_ && length_ > 0) lengths_.push_back({document_, length_});
    length_ = 0;
    open_ = false;
}

Result<void> PairCollector::begin(HeldIndex held) {
    end_document();
    if (entries_.size() >= entries_a_run || (!entries_.empty() && held - first_ >= (1U << document_bits)))
        if (auto written = write_run(); !written) return written;
    if (entries_.empty()) first_ = held;
    document_ = held;
    open_ = true;
    return {};
}

Result<void> PairCollector::finish() {
    end_document();
    if (entries_.empty()) return {};
    auto written = write_run();
    entries_ = {};
    scratch_ = {};
    return written;
}

Result<void> PairCollector::write_run() {
    sort_by_key(entries_, scratch_, document_bits);
    runs_.push_back(fs::path(prefix_) += fmt::format("-{}", runs_.size()));
    auto file = OutputFile::create(runs_.back());
    if (!file) return tl::unexpected(file.error());
    Postings postings;
    for (std::size_t i = 0; i < entries_.size();) {
        const auto key = entries_[i] >> document_bits;
        postings.clear();
        while (i < entries_.size() && entries_[i] >> document_bits == key) {
            const auto entry = entries_[i];
            std::uint32_t times = 0;
            for (; i < entries_.size() && entries_[i] == entry; ++i) ++times;
            postings.add(first_ + static_cast<HeldIndex>(entry & ((1U << document_bits) - 1)), times);
        }
        const std::array<std::uint64_t, 2> head{key, postings.bytes.size()};
        if (auto written = file->append({reinterpret_cast<const char*>(head.data()), sizeof head}); !written) return written;
        if (auto written = file->append(postings.bytes); !written) return written;
    }
    entries_.clear();
    return file->finish();
}

Result<void> write_pairs(const fs::path& path, const std::vector<PairCollector>& collectors, std::size_t held_count) {
    auto file = OutputFile::create(path);
    if (!file) return tl::unexpected(file.error());
    if (auto head = file->append(std::string(sizeof(Header), '\0')); !head) return head;
    std::vector<std::unique_ptr<RunReader>> readers;
    std::vector<std::uint32_t> lengths(held_count, 0);
    for (const auto& collector : collectors) {
        for (const auto& run : collector.runs()) readers.push_back(std::make_unique<RunReader>(run, readers.size()));
        for (const auto& [held, pairs] : collector.lengths()) lengths[held] = pairs;
    }
    const auto later = [](const RunReader* a, const RunReader* b) { return a->key() != b->key() ? a->key() > b->key() : a->order() > b->order(); };
    std::priority_queue<RunReader*, std::vector<RunReader*>, decltype(later)> waiting(later);
    for (const auto& reader : readers)
        if (!reader->done()) waiting.push(reader.get());

    Header header{};
    std::uint32_t checksum = 0;
    const auto append = [&](std::string_view bytes) {
        checksum = crc32_of(bytes, checksum);
        return file->append(bytes);
    };
    std::vector<PairIndex::Block> blocks;
    std::string block;
    const auto end_block = [&]() -> Result<void> {
        auto written = append(block);
        block.clear();
        return written;
    };
    Postings postings;
    PairKey before = 0;
    while (!waiting.empty()) {
        const auto key = waiting.top()->key();
        postings.clear();
        while (!waiting.empty() && waiting.top()->key() == key) {
            auto* const reader = waiting.top();
            waiting.pop();
            const char* at = reader->postings().data();
            const char* const end = at + reader->postings().size();
            HeldIndex held = 0;
            while (at < end) {
                const auto gap = PairIndex::varint(at, end);
                held += static_cast<HeldIndex>(gap >> 1U);
                postings.add(held, (gap & 1U) != 0 ? static_cast<std::uint32_t>(PairIndex::varint(at, end)) + 2 : 1U);
            }
            reader->next();
            if (!reader->done()) waiting.push(reader);
        }
        if (header.pairs % block_size == 0) {
            if (auto written = end_block(); !written) return written;
            blocks.push_back({key, file->size()});
            before = key;
        }
        put_varint(block, key - before);
        put_varint(block, postings.documents);
        put_varint(block, postings.bytes.size());
        block += postings.bytes;
        before = key;
        ++header.pairs;
    }
    if (auto written = end_block(); !written) return written;
    if (auto padded = append(std::string((8 - file->size() % 8) % 8, '\0')); !padded) return padded;
    header.lengths = file->size();
    if (auto written = append(bytes_of(std::span<const std::uint32_t>(lengths))); !written) return written;
    if (auto padded = append(std::string((8 - file->size() % 8) % 8, '\0')); !padded) return padded;
    if (auto written = append(bytes_of(std::span<const PairIndex::Block>(blocks))); !written) return written;
    std::memcpy(header.magic, magic.data(), magic.size());
    header.version = layout_version;
    header.blocks = blocks.size();
    header.held = held_count;
    const std::string_view head{reinterpret_cast<const char*>(&header), sizeof header};
    header.checksum = crc32_of(head.substr(checksummed), checksum); // the head behind the rest: it is known last
    if (auto written = file->rewrite(0, head); !written) return written;
    if (auto finished = file->finish(); !finished) return finished;
    readers.clear();
    std::error_code ignored;
    for (const auto& collector : collectors)
        for (const auto& run : collector.runs()) fs::remove(run, ignored);
    return {};
}

Result<PairIndex> PairIndex::open(const fs::path& path) {
    auto file = MappedFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const auto bytes = file->bytes();
    if (bytes.size() < sizeof(Header)) return damaged_file(path, "it is too short");
    Header header{};
    std::memcpy(&header, bytes.data(), sizeof header);
    if (std::string_view(header.magic, sizeof header.magic) != magic) return damaged_file(path, "it begins wrongly");
    if (header.version != layout_version) return damaged_file(path, "its layout is of another version");
    const auto padded = [](std::uint64_t size) { return (size + 7) / 8 * 8; };
    if (header.lengths < sizeof(Header) || header.lengths > bytes.size() || header.lengths % 8 != 0 || header.held > bytes.size() || header.blocks > bytes.size() ||
        header.lengths + padded(header.held * 4) + header.blocks * sizeof(Block) != bytes.size() || header.blocks != (header.pairs + block_size - 1) / block_size)
        return damaged_file(path, "it has another size than it says");
    if (header.checksum != crc32_of(bytes.substr(checksummed, sizeof(Header) - checksummed), crc32_of(bytes.substr(sizeof(Header)))))
        return damaged_file(path, "its checksum does not match");
    PairIndex index;
    index.pairs_ = header.pairs;
    index.lengths_ = {reinterpret_cast<const std::uint32_t*>(bytes.data() + header.lengths), header.held};
    index.blocks_ = {reinterpret_cast<const Block*>(bytes.data() + header.lengths + padded(header.held * 4)), header.blocks};
    std::uint64_t sum = 0;
    for (const auto length : index.lengths_) {
        sum += length;
        index.documents_ += length > 0 ? 1 : 0;
    }
    if (index.documents_ > 0) index.average_length_ = static_cast<double>(sum) / static_cast<double>(index.documents_);
    auto before = static_cast<std::uint64_t>(sizeof(Header));
    for (const auto& block : index.blocks_) {
        if (block.offset < before || block.offset > header.lengths) return damaged_file(path, "a block reaches outside");
        before = block.offset;
    }
    file->forget(0, bytes.size());
    index.file_ = std::move(*file);
    return index;
}

PairIndex::Found PairIndex::find(PairKey key) const {
    auto block = std::upper_bound(blocks_.begin(), blocks_.end(), key, [](PairKey wanted, const Block& each) { return wanted < each.first; });
    if (block == blocks_.begin()) return {};
    --block;
    const auto bytes = file_.bytes();
    const auto limit = block + 1 == blocks_.end() ? static_cast<std::uint64_t>(reinterpret_cast<const char*>(lengths_.data()) - bytes.data()) : (block + 1)->offset;
    const char* at = bytes.data() + block->offset;
    const char* const end = bytes.data() + limit;
    auto here = block->first;
    for (std::size_t i = 0; i < block_size && at < end; ++i) {
        here += varint(at, end);
        const auto documents = varint(at, end);
        const auto length = varint(at, end);
        if (length > static_cast<std::uint64_t>(end - at)) return {};
        if (here == key) return {static_cast<std::uint32_t>(documents), {at, static_cast<std::size_t>(length)}};
        if (here > key) return {};
        at += length;
    }
    return {};
}

} // namespace vanmach
