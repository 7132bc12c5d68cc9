// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/served.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "server/search/cited_only.h"
#include "server/search/database_handles.h"
#include "server/search/search.h"

namespace vanmach {

namespace {
constexpr std::chrono::milliseconds queue_for_a_handle{3000};
} // namespace

Result<std::shared_ptr<const Served>> Served::open(const std::filesystem::path& index, unsigned searches) {
    auto snapshot = Snapshot::open(index);
    if (!snapshot) return tl::unexpected(std::move(snapshot.error()));
    try {
        return std::shared_ptr<const Served>(new Served(std::move(*snapshot), searches));
    } catch (const Xapian::Error& error) {
        spdlog::error("the database of {} cannot be opened: {}", index.string(), error.get_description());
        return fail(ErrorCode::index_damaged,
                    fmt::format("the database in {} cannot be opened", index.string()),
                    "build the index again with vanmach-indexer build");
    }
}

Served::Served(std::shared_ptr<const Snapshot> snapshot, unsigned searches)
    : snapshot_(std::move(snapshot)), databases_(std::make_unique<DatabaseHandles>(snapshot_->xapian_path(), searches, queue_for_a_handle)),
      searcher_(std::make_unique<Searcher>(*snapshot_, *databases_)) {}

Served::~Served() = default;

const CitedOnly& Served::cited_only() const {
    std::call_once(cited_only_once_, [this] { cited_only_ = std::make_unique<CitedOnly>(*snapshot_); });
    return *cited_only_;
}

} // namespace vanmach
