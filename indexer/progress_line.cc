// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/progress_line.h"

#include <cstdio>
#include <fmt/format.h>

namespace vanmach {

namespace {

constexpr const char* start_of_line = "\r\x1b[K"; // and the line cleared

std::string rate(const Progress& progress, double seconds) {
    if (seconds < 0.5 || progress.bytes == 0) return {};
    const auto speed = static_cast<double>(progress.bytes) / seconds;
    const auto left = progress.all_bytes > progress.bytes
                          ? static_cast<double>(progress.all_bytes - progress.bytes) / speed
                          : 0.0;
    return fmt::format(", {:.1f} MB/s, {:.0f} s left", speed / 1e6, left);
}

} // namespace

std::string progress_text(const Progress& progress, std::chrono::duration<double> elapsed) {
    const auto seconds = elapsed.count();
    switch (progress.stage) {
    case Progress::Stage::reading:
        return fmt::format("read {} of {} files{}", progress.files, progress.all_files,
                           rate(progress, seconds));
    case Progress::Stage::resolving:
        return "resolving citations";
    case Progress::Stage::indexing:
        return fmt::format("indexed {:.1f} of {:.1f} MB{}", static_cast<double>(progress.bytes) / 1e6,
                           static_cast<double>(progress.all_bytes) / 1e6, rate(progress, seconds));
    case Progress::Stage::finishing:
        return "finishing";
    }
    return {};
}

ProgressLine::~ProgressLine() {
    if (visible_) std::fputs(start_of_line, stderr);
}

void ProgressLine::show(const Progress& progress) {
    const auto now = Clock::now();
    const bool next_stage = progress.stage != stage_;
    if (next_stage) begun_ = now;
    stage_ = progress.stage;
    if (!next_stage && now - shown_ < std::chrono::milliseconds(100)) return;
    shown_ = now;
    visible_ = true;
    std::fputs((start_of_line + progress_text(progress, now - begun_)).c_str(), stderr);
    std::fflush(stderr);
}

} // namespace vanmach
