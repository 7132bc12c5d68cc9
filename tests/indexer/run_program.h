// SPDX-License-Identifier: GPL-2.0-or-later
// Runs the indexer as people do, with what they may have: no permission, little space, a shell.
#pragma once

#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

namespace vanmach::testing {

struct RunOptions {
    bool without_privileges = false; // root too is refused what the permissions of a file refuse
    std::uint64_t largest_file = 0;  // bytes that a file may grow to, 0: as the system says
    std::string output_to = {};      // a path for stdout instead of Outcome::out
};

struct Outcome {
    int status = -1; // exit status; -1 when it was ended by a signal
    int signal = 0;
    std::string out;
    std::string err;
};

/// Runs a command to its end.
Outcome run(const std::vector<std::string>& command, const RunOptions& options = {});

/// Runs vanmach-indexer with these arguments.
Outcome run_indexer(std::vector<std::string> arguments, const RunOptions& options = {});

/// Starts vanmach-indexer, its output thrown away, and ends it with SIGKILL after a time. True when it was
/// still running then.
bool start_and_kill(std::vector<std::string> arguments, double after_seconds);

} // namespace vanmach::testing
