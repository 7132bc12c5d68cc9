// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents have two words next to each other, and how often: pairs.bin. Vietnamese writes a word as one to four
// syllables with spaces between, so that pairs of syllables tell what a text is about better than syllables do.
//
// Kept beside the database because a pair needs neither positions nor Xapian's general form: a posting takes about two
// bytes here, is written by sorting numbers, and is read in a few nanoseconds.
//
//   byte 0   "VMPAIRS1"  magic
//        8   u32         version of this layout
//       12   u32         CRC-32 of everything behind it
//       16   u64         number of pairs
//       24   u64         number of blocks, b
//       32   u64         number of held documents, n
//       40   u64         offset of the lengths, a multiple of 8
//       48               the pairs, by key, in blocks of 64:  varint gap to the key before (0 in a block's first), varint
//                        number of documents, varint bytes of postings, the postings: varint gap to the held index before * 2
//                        (+ 1 where the pair stands there more than once: then varint times - 2)
//        …   n x u32     the lengths: pairs in each held document
//        …   b x 16      the blocks:  u64 first key, u64 offset
//
// Keys are 48 bits of a hash: among ten million pairs two share one in a case of six.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"
#include "indexer/document_views.h"
#include "indexer/files.h"

namespace vanmach {

using PairKey = std::uint64_t;

/// Of two neighbouring bare keys. Writings with i and with y are one ("lý luận", "lí luận").
PairKey pair_key(std::string_view first, std::string_view second);

/// Collects the pairs of a range of documents, by one thread, and writes them in sorted runs beside the snapshot. Memory:
/// some 40 MB, whatever the texts. Errors: write_failed.
class PairCollector {
  public:
    /// Runs are named `prefix`-0, -1 ….
    explicit PairCollector(std::filesystem::path prefix) : prefix_(std::move(prefix)) {}

    /// Documents in ascending order, each once: then its pairs, each as often as it counts.
    Result<void> begin(HeldIndex held);
    void add(PairKey key, std::uint32_t times) {
        length_ += times;
        while (times-- > 0) entries_.push_back(key << document_bits | (document_ - first_));
    }
    Result<void> finish();

    struct Length {
        HeldIndex held;
        std::uint32_t pairs;
    };
    const std::vector<Length>& lengths() const { return lengths_; }
    const std::vector<std::filesystem::path>& runs() const { return runs_; }

  private:
    static constexpr unsigned document_bits = 16; // an entry: key, and document of the run
    Result<void> write_run();
    void end_document();

    std::filesystem::path prefix_;
    HeldIndex first_ = 0, document_ = 0;
    bool open_ = false;
    std::uint32_t length_ = 0;
    std::vector<std::uint64_t> entries_, scratch_;
    std::vector<Length> lengths_;
    std::vector<std::filesystem::path> runs_;
};

/// Merges the runs of all collectors, given in the order of their documents, and removes them. Durable when it returns.
/// Errors: write_failed, index_damaged.
Result<void> write_pairs(const std::filesystem::path& path, const std::vector<PairCollector>& collectors, std::size_t held_count);

/// A mapped pairs.bin. Immutable, safe to read from several threads.
class PairIndex {
  public:
    /// Verifies all of it. Errors: index_damaged.
    static Result<PairIndex> open(const std::filesystem::path& path);

    std::size_t size() const { return pairs_; }
    std::span<const std::uint32_t> lengths() const { return lengths_; } // by held index; 0 for a further file of a document
    double average_length() const { return average_length_; }           // of the documents that have any
    std::size_t documents() const { return documents_; }                // that have any

    /// Calls use(held index, times) for each document with the pair, ascending.
    template <typename Use>
    void each(PairKey key, const Use& use) const {
        const auto found = find(key);
        const char* at = found.postings.data();
        const char* const end = at + found.postings.size();
        HeldIndex held = 0;
        while (at < end) {
            const auto gap = varint(at, end);
            held += static_cast<HeldIndex>(gap >> 1U);
            const auto times = (gap & 1U) != 0 ? static_cast<std::uint32_t>(varint(at, end)) + 2 : 1U;
            if (held < lengths_.size()) use(held, times);
        }
    }
    /// How many documents have the pair.
    std::uint32_t count(PairKey key) const { return find(key).documents; }
    bool has(PairKey key, HeldIndex held) const {
        bool found = false;
        each(key, [&](HeldIndex other, std::uint32_t) { found = found || other == held; });
        return found;
    }

    static std::uint64_t varint(const char*& at, const char* end) {
        std::uint64_t value = 0;
        for (unsigned shift = 0; at < end && shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(*at++);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) break;
        }
        return value;
    }

  private:
    struct Found {
        std::uint32_t documents = 0;
        std::string_view postings;
    };
    struct Block {
        std::uint64_t first, offset;
    };
    friend Result<void> write_pairs(const std::filesystem::path&, const std::vector<PairCollector>&, std::size_t);
    Found find(PairKey key) const;

    MappedFile file_;
    std::size_t pairs_ = 0, documents_ = 0;
    double average_length_ = 1;
    std::span<const std::uint32_t> lengths_;
    std::span<const Block> blocks_;
};

} // namespace vanmach
