// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/omega_index.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <vector>

#include "server/http/parameters.h"

namespace vanmach::bench {

namespace {

namespace fs = std::filesystem;

constexpr const char* omega_program = "/usr/lib/cgi-bin/omega/omega"; // where Debian puts it
constexpr const char* index_script = "id : boolean=Q unique=Q\ntext : index truncate=300 field=sample\n";
// The number of matches alone in a line; then the hits.
constexpr const char* answer_template =
    "$set{stemmer,none}\nTOTAL $msize\n$hitlist{$id $percentage $snippet{$field{sample},200}\n}\n";

void write(const fs::path& path, std::string_view text) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file) throw std::runtime_error(fmt::format("{} cannot be written", path.string()));
}

} // namespace

bool OmegaIndex::can_build() {
    return is_installed("scriptindex");
}
bool OmegaIndex::can_ask() {
    return can_build() && ::access(omega_program, X_OK) == 0;
}

void OmegaIndex::prepare(const fs::path& corpus) const {
    for (const char* part : {"data", "templates", "log"}) fs::create_directories(folder_ / part);
    write(folder_ / "script", index_script);
    write(folder_ / "templates" / "bench", answer_template);
    write(folder_ / "omega.conf",
          fmt::format("database_dir {0}/data\ntemplate_dir {0}/templates\nlog_dir {0}/log\ncdb_dir {0}\n",
                      folder_.string()));

    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(corpus))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::ofstream dump(folder_ / "dump", std::ios::binary);
    for (const auto& path : files) {
        dump << "id=" << path.stem().string() << "\ntext"; // a further line of a value begins with =
        std::ifstream file(path, std::ios::binary);
        for (std::string line; std::getline(file, line);) dump << '=' << line << '\n';
        dump << '\n';
    }
    dump.close();
    if (!dump) throw std::runtime_error("what scriptindex reads cannot be written");
}

Cost OmegaIndex::build() const {
    const auto cost = run({{"scriptindex", "--overwrite", "--stemmer=none", database().string(),
                            (folder_ / "script").string(), (folder_ / "dump").string()},
                           {{"XAPIAN_FLUSH_THRESHOLD", std::nullopt}}});
    if (cost.status != 0)
        throw std::runtime_error(fmt::format("scriptindex ended with status {}", cost.status));
    fs::remove(folder_ / "dump");
    return cost;
}

std::optional<std::uint64_t> OmegaIndex::ask(const Question& question, std::size_t documents) const {
    if (question.ask == Ask::number || question.ask == Ask::prefix || question.unmarked ||
        !question.province.empty() || question.year != 0)
        return std::nullopt;
    const auto query =
        fmt::format("DB=default&FMT=bench&MINHITS={}&HITSPERPAGE=10&DEFAULTOP={}&P={}", documents,
                    question.ask == Ask::any ? "or" : "and", url_encoded(typed(question)));
    const auto answer = output_of({{omega_program},
                                   {{"OMEGA_CONFIG_FILE", (folder_ / "omega.conf").string()},
                                    {"QUERY_STRING", query},
                                    {"REQUEST_METHOD", "GET"}}});
    const auto at = answer.find("TOTAL ");
    if (at == std::string::npos) throw std::runtime_error("omega gave no answer: " + answer.substr(0, 300));
    return std::stoull(answer.substr(at + 6));
}

} // namespace vanmach::bench
