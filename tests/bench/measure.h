// SPDX-License-Identifier: GPL-2.0-or-later
// What the benchmarks share: the texts they run on, fair timing, one form of result.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace vanmach::bench {

struct Options {
    std::vector<std::filesystem::path> corpora;
    std::filesystem::path out; // the result as JSON
    int rounds = 5;
    double least_seconds = 0.5; // a round repeats the work until it took this long
    std::size_t documents = 0;  // of a corpus that the benchmark makes itself; 0: its own choice
    bool smoke = false;
};

/// --corpus PATH..., --out FILE, --documents N, --smoke (one short round: does it still run?). Ends the program on wrong
/// usage.
Options parse(int argc, char** argv, const std::string& what);

struct File {
    std::string name;
    std::string bytes;
};

/// Every readable file of the corpora, in one order.
std::vector<File> load(const std::vector<std::filesystem::path>& corpora);
std::size_t total_bytes(const std::vector<File>& files);

/// Seconds that one call takes: the median over the rounds, for each of `works`. The works take turns within
/// a round, so that whatever else the machine does falls on all alike.
std::vector<double> seconds(const Options& options, const std::vector<std::function<void()>>& works);

/// The value below which `share` of the values lie; sorts them.
double percentile(std::vector<double>& values, double share);

/// A folder that is gone when this is.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete; // owns the folder
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// Prints a line a figure, an object of figures in one line, and writes Options::out. Exit status of the program.
int report(const Options& options, const nlohmann::ordered_json& result);

} // namespace vanmach::bench
