// SPDX-License-Identifier: GPL-2.0-or-later
// Programs that a benchmark runs and measures from outside.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace vanmach::bench {

/// Of a process, from /proc; zeros where it has ended. Megabytes of 2^20 bytes.
struct Memory {
    double resident = 0;  // with what is mapped from files
    double anonymous = 0; // without
    double peak = 0;      // the most that was ever resident
};

/// What a program cost that has ended.
struct Cost {
    int status = 0; // of exit; 128 + signal
    double seconds = 0, cpu_seconds = 0;
    double peak_mb = 0;
};

struct Command {
    std::vector<std::string> words; // the program first; looked for in PATH where it holds no slash
    std::map<std::string, std::optional<std::string>> environment{}; // set, or taken away
    std::filesystem::path log{}; // of stderr; "" where the benchmark's own goes
};

/// A running program; ended with this object, and with the benchmark.
class ChildProcess {
  public:
    /// Throws std::runtime_error where no process can be made. A program that cannot be run ends with 127.
    explicit ChildProcess(const Command& command);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete; // owns the process
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// The next line of its stdout; nothing where that has ended.
    std::optional<std::string> line();
    /// All that is left of its stdout.
    std::string rest();
    Memory memory() const;
    pid_t pid() const { return pid_; }
    /// SIGTERM, then waits.
    void stop();

  private:
    friend Cost run(const Command& command);
    Cost wait();
    pid_t pid_ = -1;
    int out_ = -1;
    std::string read_;
};

/// Runs a program to its end; what it prints on stdout is dropped.
Cost run(const Command& command);
/// What a program prints on stdout.
std::string output_of(const Command& command);

/// A program that was built beside this one.
std::filesystem::path sibling(const std::string& name);
/// True where PATH leads to such a program.
bool is_installed(const std::string& name);

} // namespace vanmach::bench
