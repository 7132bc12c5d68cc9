// SPDX-License-Identifier: GPL-2.0-or-later
// A snapshot as the server holds it: the snapshot and what searches it. A new one is made for each new
// snapshot and shared by pointer; the old one dies with the last request that holds it.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "corpus/error.h"
#include "indexer/snapshot.h"

namespace vanmach {

class Searcher;  // server/search/search.h
class CitedOnly; // server/search/cited_only.h
class DatabaseHandles; // server/search/database_handles.h

/// Immutable from outside; safe to use from several threads.
class Served {
  public:
    /// Opens what CURRENT names. At most `searches` searches run at once. Errors: those of Snapshot::open.
    static Result<std::shared_ptr<const Served>> open(const std::filesystem::path& index, unsigned searches);
    ~Served();
    Served(const Served&) = delete; // owns database handles
    Served& operator=(const Served&) = delete;

    const Snapshot& snapshot() const { return *snapshot_; }
    const Searcher& searcher() const { return *searcher_; }
    const CitedOnly& cited_only() const; // made when it is first asked for
    const DatabaseHandles& databases() const { return *databases_; }

  private:
    Served(std::shared_ptr<const Snapshot> snapshot, unsigned searches);

    std::shared_ptr<const Snapshot> snapshot_;
    std::unique_ptr<DatabaseHandles> databases_;
    std::unique_ptr<Searcher> searcher_; // with these handles
    mutable std::once_flag cited_only_once_;
    mutable std::unique_ptr<CitedOnly> cited_only_;
};

} // namespace vanmach
