// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/indexer/workspace.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace vanmach::testing {

namespace fs = std::filesystem;

Workspace::Workspace() {
    auto name = (fs::temp_directory_path() / "vanmach-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
    path_ = name;
}

Workspace::~Workspace() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

fs::path Workspace::write(std::string_view name, std::string_view bytes) const {
    const auto path = path_ / name;
    fs::create_directories(path.parent_path());
    write_whole(path, bytes);
    return path;
}

std::string read_whole(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_whole(const fs::path& path, std::string_view bytes) {
    // A new file: the old one may be mapped, and truncating it makes some file systems write to the disk at
    // once.
    std::error_code ignored;
    fs::remove(path, ignored);
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace vanmach::testing
