// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/snapshot_keeper.h"

#include <chrono>

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

namespace vanmach {

namespace {
constexpr std::chrono::milliseconds interval{250};
}

SnapshotKeeper::SnapshotKeeper(std::filesystem::path index, unsigned searches)
    : index_(std::move(index)), searches_(searches) {}

SnapshotKeeper::~SnapshotKeeper() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_all();
    if (watcher_.joinable()) watcher_.join();
}

Result<void> SnapshotKeeper::open() {
    const std::string before = seen();
    auto served = Served::open(index_, searches_);
    if (!served) return tl::unexpected(std::move(served.error()));
    const std::lock_guard lock(mutex_);
    served_ = std::move(*served);
    tried_ = before;
    return {};
}

void SnapshotKeeper::watch() {
    watcher_ = std::thread([this] {
        std::unique_lock lock(mutex_);
        while (!wake_.wait_for(lock, interval, [this] { return ending_; })) {
            lock.unlock();
            look();
            lock.lock();
        }
    });
}

std::shared_ptr<const Served> SnapshotKeeper::current() const {
    const std::lock_guard lock(mutex_);
    return served_;
}

/// What CURRENT says and which file it is: an index built anew in the same folder may bear the same name.
std::string SnapshotKeeper::seen() const {
    const auto name = Snapshot::current(index_);
    struct stat status {};
    if (!name || stat((index_ / "CURRENT").c_str(), &status) != 0) return {};
    return fmt::format("{} {} {}.{}", *name, status.st_ino, status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
}

void SnapshotKeeper::look() {
    const std::string now = seen();
    if (now.empty()) return; // the folder is gone or being replaced: what was opened still answers
    {
        const std::lock_guard lock(mutex_);
        if (now == tried_) return;
        tried_ = now;
    }
    try {
        auto served = Served::open(index_, searches_);
        if (!served) {
            spdlog::error("the new snapshot is not taken up, the one before stays: {}",
                          served.error().message);
            return;
        }
        spdlog::info("serving {}: {} documents", (*served)->snapshot().name(),
                     (*served)->snapshot().counts().documents);
        const std::lock_guard lock(mutex_);
        served_.swap(*served); // the old one dies outside the lock, with its last request
        wake_.notify_all();
    } catch (const std::exception& error) {
        spdlog::error("the new snapshot is not taken up, the one before stays: {}", error.what());
    }
}

} // namespace vanmach
