// SPDX-License-Identifier: GPL-2.0-or-later
// Keeps the newest snapshot that can be opened: watches CURRENT and takes up what it names, unasked, within a
// second.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "server/served.h"

namespace vanmach {

/// Thread-safe. A snapshot that cannot be opened is told once in the log, and the one before stays.
class SnapshotKeeper {
  public:
    SnapshotKeeper(std::filesystem::path index, unsigned searches);
    ~SnapshotKeeper();
    SnapshotKeeper(const SnapshotKeeper&) = delete; // owns a thread
    SnapshotKeeper& operator=(const SnapshotKeeper&) = delete;

    /// Opens the snapshot for the first time. Errors: those of Snapshot::open.
    Result<void> open();
    /// Watches from now on.
    void watch();
    std::shared_ptr<const Served> current() const;

  private:
    void look();
    std::string seen() const;

    std::filesystem::path index_;
    unsigned searches_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::shared_ptr<const Served> served_;
    std::string tried_; // what CURRENT was when it was opened, or could not be
    bool ending_ = false;
    std::thread watcher_;
};

} // namespace vanmach
