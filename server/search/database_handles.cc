// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/database_handles.h"

#include <algorithm>

namespace vanmach {

DatabaseHandles::DatabaseHandles(const std::filesystem::path& database, unsigned handles, std::chrono::milliseconds queue) : queue_(queue) {
    // The capacity is kept: giving a handle back allocates nothing, and so cannot fail.
    free_.reserve(std::max(handles, 1U));
    for (unsigned i = 0; i < std::max(handles, 1U); ++i) free_.push_back(std::make_unique<Xapian::Database>(database.string()));
}

std::optional<DatabaseHandles::Lease> DatabaseHandles::lease() const {
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, queue_, [this] { return !free_.empty(); })) return std::nullopt;
    auto handle = std::move(free_.back());
    free_.pop_back();
    return Lease(*this, std::move(handle));
}

DatabaseHandles::Lease::~Lease() {
    if (!handle_) return;
    {
        const std::lock_guard lock(owner_->mutex_);
        owner_->free_.push_back(std::move(handle_));
    }
    owner_->returned_.notify_one();
}

} // namespace vanmach
