// SPDX-License-Identifier: GPL-2.0-or-later
// The progress of a build as one line that rewrites itself, for a person at a terminal.
#pragma once

#include <chrono>
#include <string>

#include "indexer/pipeline.h"

namespace vanmach {

/// "read 120 of 500 files, 34.1 MB/s, 12 s left". `elapsed` is since the stage began.
std::string progress_text(const Progress& progress, std::chrono::duration<double> elapsed);

/// Writes to stderr, ten times a second at most; clears the line when it ends. One call at a time.
class ProgressLine {
  public:
    ProgressLine() = default;
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete; // it owns the line of the terminal
    ProgressLine& operator=(const ProgressLine&) = delete;
    void show(const Progress& progress);

  private:
    using Clock = std::chrono::steady_clock;
    Progress::Stage stage_ = Progress::Stage::finishing;
    Clock::time_point begun_ = Clock::now(); // of the stage
    Clock::time_point shown_;
    bool visible_ = false;
};

} // namespace vanmach
