// SPDX-License-Identifier: GPL-2.0-or-later
// A folder for one test, removed at its end, and the small things that tests do with files.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vanmach::testing {

class Workspace {
  public:
    Workspace();
    ~Workspace();
    Workspace(const Workspace&) = delete; // it removes its folder once
    Workspace& operator=(const Workspace&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
    /// Writes a file and the folders above it; returns its path.
    std::filesystem::path write(std::string_view name, std::string_view bytes) const;

  private:
    std::filesystem::path path_;
};

std::string read_whole(const std::filesystem::path& path);
void write_whole(const std::filesystem::path& path, std::string_view bytes);

/// Names in a folder, sorted.
std::vector<std::string> names_in(const std::filesystem::path& folder);

} // namespace vanmach::testing
