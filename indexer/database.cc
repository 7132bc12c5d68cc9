// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/database.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <sstream>
#include <thread>

#include "indexer/compressed.h"
#include "indexer/schema.h"
#include "indexer/xapian_result.h"

#if defined(__SANITIZE_ADDRESS__)
// Faults of Xapian 1.4: Database::check deletes its object through a base of another size, and compacting
// leaks its tables when it ends with an exception.
extern "C" const char* __asan_default_options() {
    return "new_delete_type_mismatch=0";
}
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libxapian";
}
#endif

namespace vanmach {

namespace fs = std::filesystem;

namespace {

// Xapian gathers postings in a tree; past some megabytes of text it falls out of the processor's cache.
// Committing by bytes of text measured 1.7 times the speed of the default 10,000 documents, in a tenth of the
// memory.
constexpr std::uint64_t bytes_a_commit = 4 << 20;
// Below this a further shard costs more in files and syncs than it saves.
constexpr std::uint64_t least_bytes_a_shard = 2 << 20;

/// The documents that get terms, [first, last) of the held ones.
struct Range {
    HeldIndex first = 0;
    HeldIndex last = 0;
};

/// Contiguous ranges of about equal bytes (as they are stored): docids must not interleave when shards are folded.
std::vector<Range> ranges_of(const Blobs& texts, unsigned jobs) {
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) total += texts.length(i);
    const auto shards = std::clamp<std::uint64_t>(total / least_bytes_a_shard, 1, std::max(1U, jobs));
    std::vector<Range> ranges(1);
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (bytes >= total * ranges.size() / shards && ranges.size() < shards) {
            const auto border = ranges.back().last;
            ranges.push_back({border, border});
        }
        bytes += texts.length(i);
        ranges.back().last = static_cast<HeldIndex>(i + 1);
    }
    return ranges;
}

struct Shard {
    fs::path folder;
    Range range;
    SpellingCounts spellings;
    PairCollector pairs;
    Result<void> result;
};

Result<void> build_shard(Shard& shard, const DatabaseInput& input, const std::function<void(std::uint64_t)>& progress) {
    bool damaged = false;
    Result<void> written;
    const PairSink sink = [&](PairKey key, std::uint32_t times) { shard.pairs.add(key, times); };
    auto built = xapian_result(shard.folder, ErrorCode::write_failed, [&] {
        Xapian::WritableDatabase database(shard.folder.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_TERMLIST);
        database.set_metadata(std::string(schema_version_key), std::to_string(schema_version));
        std::uint64_t bytes = 0;
        auto committed = shard.range.first;
        for (auto held = shard.range.first; held < shard.range.last; ++held) {
            const auto frame = input.texts.get(held);
            const auto text = frame ? decompressed(*frame) : std::nullopt;
            if (!text) {
                damaged = true;
                return;
            }
            if (const auto& title = input.titles[held]) {
                if (written = shard.pairs.begin(held); !written) return;
                database.replace_document(
                    held + 1, make_terms({*text, input.section_starts[held], *title}, shard.spellings, sink));
            }
            bytes += text->size();
            if (bytes >= bytes_a_commit) {
                database.commit();
                input.texts.forget(committed, held + 1);
                committed = held + 1;
                bytes = 0;
            }
            progress(text->size());
        }
        database.commit();
        written = shard.pairs.finish();
    });
    if (built && !written) return written;
    if (built && damaged)
        return fail(ErrorCode::write_failed,
                    fmt::format("a text written beside {} does not read back", shard.folder.string()),
                    "The disk or the memory of this machine may be faulty.");
    return built;
}

} // namespace

Result<SpellingCounts> build_database(const fs::path& folder, const fs::path& pairs, const fs::path& scratch,
                                      const DatabaseInput& input, unsigned jobs,
                                      const std::function<void(std::uint64_t)>& progress) {
    // Read by Xapian when a database is opened; our own commits come far earlier.
    ::setenv("XAPIAN_FLUSH_THRESHOLD", "100000000", 1);
    std::error_code error;
    fs::create_directories(scratch, error);
    if (error) return write_error(scratch, error.value());

    std::vector<Shard> shards;
    for (const auto range : ranges_of(input.texts, jobs))
        shards.push_back({scratch / fmt::format("shard-{}", shards.size()), range, {}, PairCollector(scratch / fmt::format("pairs-{}", shards.size())), {}});
    {
        std::vector<std::jthread> workers;
        for (auto& shard : shards)
            workers.emplace_back([&] {
                try {
                    shard.result = build_shard(shard, input, progress);
                } catch (const std::exception& e) {
                    shard.result = fail(ErrorCode::internal, fmt::format("indexing failed: {}", e.what()),
                                        "Run it with fewer --jobs if memory was short.");
                }
            });
    }
    for (const auto& shard : shards)
        if (!shard.result) return tl::unexpected(shard.result.error());
    auto spellings = std::move(shards.front().spellings);
    for (auto shard = std::next(shards.begin()); shard != shards.end(); ++shard) spellings.merge(std::exchange(shard->spellings, {}));

    std::vector<PairCollector> collected;
    for (auto& shard : shards) collected.push_back(std::move(shard.pairs));
    // Two long walks over different files: side by side.
    Result<void> merged;
    std::jthread merger([&] {
        try {
            merged = write_pairs(pairs, collected, input.texts.size());
        } catch (const std::exception& e) {
            merged = fail(ErrorCode::internal, fmt::format("merging pairs failed: {}", e.what()), "Run it again with more free memory.");
        }
    });
    auto folded = xapian_result(folder, ErrorCode::write_failed, [&] {
        Xapian::Database all;
        for (const auto& shard : shards) all.add_database(Xapian::Database(shard.folder.string()));
        all.compact(folder.string(), Xapian::DBCOMPACT_NO_RENUMBER);
    });
    auto checked = folded ? check_database(folder, ErrorCode::write_failed) : Result<void>();
    merger.join();
    if (!folded) return tl::unexpected(folded.error());
    if (!merged) return tl::unexpected(merged.error());
    fs::remove_all(scratch, error);
    fs::remove(folder / "flintlock", error); // the lock of a writer; nobody writes here again
    if (!checked) return tl::unexpected(checked.error());
    for (const auto& file : fs::directory_iterator(folder))
        if (auto synced = sync_file(file.path()); !synced) return tl::unexpected(synced.error());
    if (auto synced = sync_folder(folder); !synced) return tl::unexpected(synced.error());
    return spellings;
}

Result<void> check_database(const fs::path& folder, ErrorCode code) {
    std::ostringstream found;
    const auto faults =
        xapian_result(folder, code, [&] { return Xapian::Database::check(folder.string(), 0, &found); });
    if (!faults) return tl::unexpected(faults.error());
    if (*faults == 0) return {};
    return fail(
        code, fmt::format("{} has {} faults: {}", folder.string(), *faults, found.str()),
        "Build the index again; if it happens twice, the disk or the memory of this machine may be faulty.");
}

} // namespace vanmach
