// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/walk.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <sys/stat.h>
#include <utility>

#include "corpus/text/normalise.h"
#include "corpus/text/utf8.h"

namespace vanmach {

namespace fs = std::filesystem;

namespace {

using Identity = std::pair<dev_t, ino_t>;

std::optional<Identity> identity_of(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    return Identity{status.st_dev, status.st_ino};
}

class Walker {
  public:
    explicit Walker(const fs::path& index) : index_(identity_of(index)) {}

    void enter(const fs::path& folder, const fs::path& below) {
        const auto identity = identity_of(folder);
        if (identity && identity == index_) return;
        if (identity && !ancestors_.insert(*identity).second) return; // a link that leads back
        std::error_code error;
        fs::directory_iterator entries(folder, error);
        for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
            const auto& path = entries->path();
            const auto name = below / path.filename();
            std::error_code unknown; // a dangling link is told when it is read
            if (fs::is_directory(path, unknown))
                enter(path, name);
            else
                add(path, name);
        }
        if (error) {
            found.push_back(
                {folder, display_path(below.empty() ? folder : below), 0,
                 Error{ErrorCode::unreadable,
                       fmt::format("the folder {} cannot be read: {}", folder.string(), error.message()),
                       "Give the user who builds the index permission to read it."}});
        }
        if (identity) ancestors_.erase(*identity);
    }

    void add(const fs::path& path, const fs::path& name) {
        std::error_code unknown;
        const auto size = fs::file_size(path, unknown);
        found.push_back({path, display_path(name), unknown ? 0 : size, std::nullopt});
    }

    std::vector<FoundFile> found;

  private:
    std::optional<Identity> index_;
    std::set<Identity> ancestors_; // of the folder that is being read, itself included
};

/// Calls files by another name where several have the same one.
template <typename Rename>
void tell_apart(std::vector<FoundFile>& files, const Rename& rename) {
    std::map<std::string, int> met;
    for (const auto& file : files) ++met[file.source];
    std::map<std::string, int> nth;
    for (auto& file : files)
        if (met[file.source] > 1) file.source = rename(file, ++nth[file.source]);
}

} // namespace

std::string display_path(const fs::path& path) {
    const auto name = path.generic_string();
    return nfc(is_well_formed(name) ? name : to_utf8(to_utf32(name)));
}

Result<std::vector<FoundFile>> walk(const std::vector<fs::path>& corpora, const fs::path& index) {
    Walker walker(index);
    std::set<Identity> roots;
    for (const auto& corpus : corpora) {
        const auto identity = identity_of(corpus);
        if (!identity)
            return fail(ErrorCode::not_found,
                        fmt::format("{} does not exist or cannot be reached", corpus.string()),
                        "Give --corpus a folder of documents, or a file.");
        if (!roots.insert(*identity).second) continue; // the same folder named twice
        std::error_code unknown;
        if (fs::is_directory(corpus, unknown))
            walker.enter(corpus, {});
        else
            walker.add(corpus, corpus.filename());
    }
    auto& files = walker.found;
    std::sort(files.begin(), files.end(),
              [](const FoundFile& a, const FoundFile& b) { return a.path < b.path; });
    tell_apart(files, [](const FoundFile& file, int) { return display_path(file.path); });
    // Names that differ only in how they are written.
    tell_apart(files, [](const FoundFile& file, int n) { return fmt::format("{}~{}", file.source, n); });
    std::sort(files.begin(), files.end(),
              [](const FoundFile& a, const FoundFile& b) { return a.source < b.source; });
    return std::move(files);
}

} // namespace vanmach
