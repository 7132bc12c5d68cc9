// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/measure.h"

#include <algorithm>
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "corpus/formats/source_text.h"
#include "indexer/walk.h"

namespace vanmach::bench {

Options parse(int argc, char** argv, const std::string& what) {
    CLI::App app{what};
    Options options;
    app.add_option("--corpus", options.corpora, "Folders of documents")->required()->type_name("PATH...");
    app.add_option("--out", options.out, "File for the result")->required();
    app.add_option("--documents", options.documents, "Size of a corpus that the benchmark makes itself")->type_name("N");
    app.add_flag("--smoke", options.smoke, "One short round");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        std::exit(app.exit(e) == 0 ? 0 : 2);
    }
    if (options.smoke) {
        options.rounds = 1;
        options.least_seconds = 0;
    }
    return options;
}

std::vector<File> load(const std::vector<std::filesystem::path>& corpora) {
    const auto found = walk(corpora, {});
    if (!found) throw std::runtime_error(found.error().message);
    std::vector<File> files;
    for (const auto& file : *found) {
        if (!is_supported(file.path)) continue;
        if (auto bytes = read_bytes(file.path, 0)) files.push_back({file.source, std::move(*bytes)});
    }
    if (files.empty()) throw std::runtime_error("there is no document in the corpus");
    return files;
}

std::size_t total_bytes(const std::vector<File>& files) {
    std::size_t sum = 0;
    for (const auto& file : files) sum += file.bytes.size();
    return sum;
}

std::vector<double> seconds(const Options& options, const std::vector<std::function<void()>>& works) {
    using Clock = std::chrono::steady_clock;
    std::vector<std::vector<double>> taken(works.size());
    for (int round = 0; round < options.rounds; ++round) {
        for (std::size_t i = 0; i < works.size(); ++i) {
            const auto start = Clock::now();
            double elapsed = 0;
            int calls = 0;
            do {
                works[i]();
                ++calls;
                elapsed = std::chrono::duration<double>(Clock::now() - start).count();
            } while (elapsed < options.least_seconds);
            taken[i].push_back(elapsed / calls);
        }
    }
    std::vector<double> medians;
    for (auto& values : taken) medians.push_back(percentile(values, 0.5));
    return medians;
}

double percentile(std::vector<double>& values, double share) {
    std::sort(values.begin(), values.end());
    const auto last = values.size() - 1;
    return values[std::min(last, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

TemporaryFolder::TemporaryFolder() {
    auto name = (std::filesystem::temp_directory_path() / "vanmach-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

int report(const Options& options, const nlohmann::ordered_json& result) {
    const auto text_of = [](const nlohmann::ordered_json& value) {
        return value.is_number_float() ? fmt::format("{:.3f}", value.get<double>()) : value.dump();
    };
    for (const auto& [name, value] : result.items()) {
        if (!value.is_object()) {
            fmt::print("  {:<34}{:>12}\n", name, text_of(value));
            continue;
        }
        fmt::print("  {:<34}", name);
        for (const auto& [part, figure] : value.items()) fmt::print(" {} {} ", part, text_of(figure));
        fmt::print("\n");
    }
    auto written = result;
    written["cores"] = std::thread::hardware_concurrency();
    std::ofstream out(options.out);
    out << written.dump(2) << '\n';
    out.close();
    if (!out) fmt::print(stderr, "{} cannot be written\n", options.out.string());
    return out ? 0 : 1;
}

} // namespace vanmach::bench
