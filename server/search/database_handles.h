// SPDX-License-Identifier: GPL-2.0-or-later
// Handles of a Xapian database: each is for one thread at a time, so that they are lent out.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <xapian.h>

namespace vanmach {

/// At most as many threads read at once as there are handles; the others wait their turn. Thread-safe.
class DatabaseHandles {
  public:
    /// A handle for as long as this lives. Not longer than the handles; for one thread.
    class Lease {
      public:
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease();
        const Xapian::Database& operator*() const { return *handle_; }
        const Xapian::Database* operator->() const { return handle_.get(); }

      private:
        friend class DatabaseHandles;
        Lease(const DatabaseHandles& owner, std::unique_ptr<Xapian::Database> handle) : owner_(&owner), handle_(std::move(handle)) {}
        const DatabaseHandles* owner_;
        std::unique_ptr<Xapian::Database> handle_; // null once moved from
    };

    /// Opens all of them now, since the folder may be gone when a later snapshot has replaced it. `queue`: how long a thread
    /// waits for its turn. Throws Xapian::Error when the database cannot be opened.
    DatabaseHandles(const std::filesystem::path& database, unsigned handles, std::chrono::milliseconds queue);
    DatabaseHandles(const DatabaseHandles&) = delete; // leases point to it
    DatabaseHandles& operator=(const DatabaseHandles&) = delete;

    /// Nothing when none came free in time.
    std::optional<Lease> lease() const;

  private:
    std::chrono::milliseconds queue_;
    mutable std::mutex mutex_;
    mutable std::condition_variable returned_;
    mutable std::vector<std::unique_ptr<Xapian::Database>> free_;
};

} // namespace vanmach
