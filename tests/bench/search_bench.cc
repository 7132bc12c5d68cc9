// SPDX-License-Identifier: GPL-2.0-or-later
// Building and searching a large made-up corpus as people do it, by the programs and over HTTP, beside
// Xapian's own bare match on the same database, SQLite's FTS5, and xapian-omega where it is installed, on the
// same texts and questions.
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <functional>
#include <stdexcept>
#include <thread>

#include "corpus/formats/source_text.h"
#include "tests/bench/measure.h"
#include "tests/bench/search_race.h"
#include "tests/bench/text_corpus.h"

namespace {

using namespace vanmach;
using bench::Figures;
namespace fs = std::filesystem;

double seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void say(std::string_view what) {
    fmt::print(stderr, "  ({})\n", what);
}

std::uint64_t bytes_below(const fs::path& folder) {
    std::uint64_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) bytes += entry.file_size();
    return bytes;
}

bench::LanguageModel learn(const std::vector<fs::path>& corpora) {
    std::vector<std::string> texts;
    for (const auto& file : bench::load(corpora))
        if (auto source = read_source(file.name, file.bytes)) texts.push_back(std::move(source->text));
    return bench::LanguageModel(texts);
}

void tell_cost(Figures& result, const std::string& who, const bench::Cost& cost, double megabytes,
               std::uint64_t index_bytes) {
    result[who + "_build_seconds"] = cost.seconds;
    result[who + "_build_cpu_seconds"] = cost.cpu_seconds;
    result[who + "_build_mb_per_s"] = megabytes / cost.seconds;
    result[who + "_build_peak_mb"] = cost.peak_mb;
    result[who + "_index_to_text"] = static_cast<double>(index_bytes) / 1e6 / megabytes;
}

/// The texts as our index holds them, and the values it counts.
void fill(bench::SqliteIndex& sqlite, const Snapshot& snapshot) {
    static_assert(facet_count == bench::SqliteIndex::counted);
    for (HeldIndex held = 0; held < snapshot.held_count(); ++held) {
        if (snapshot.parts(snapshot.node_of(held)).front() != held) continue; // a further file of a document
        std::array<std::uint32_t, facet_count> values{};
        for (std::size_t i = 0; i < facet_count; ++i) values[i] = snapshot.facet(static_cast<Facet>(i))[held];
        sqlite.add(held + 1, snapshot.text(held), values);
    }
    sqlite.finish();
}

int port_of(bench::ChildProcess& server, const fs::path& log) {
    const auto address = server.line();
    const auto colon = address ? address->rfind(':') : std::string::npos;
    if (colon == std::string::npos)
        throw std::runtime_error("the server does not start, see " + log.string());
    return std::stoi(address->substr(colon + 1));
}

int compare(const bench::Options& options) {
    const auto documents = options.documents != 0 ? options.documents : options.smoke ? 300 : 50'000;
    const bench::TemporaryFolder folder;
    const auto texts = folder.path() / "corpus", index = folder.path() / "index";
    Figures result;
    double load_at_start = 0;
    ::getloadavg(&load_at_start, 1);

    say("making the corpus");
    const auto model = learn(options.corpora);
    const bench::TextCorpus corpus(model, documents);
    std::uint64_t bytes = 0;
    const auto making = seconds([&] { bytes = bench::write_corpus(corpus, texts); });
    const auto megabytes = static_cast<double>(bytes) / 1e6;
    result["documents"] = documents;
    result["megabytes"] = megabytes;
    result["corpus_made_mb_per_s"] = megabytes / making;

    say("building with vanmach-indexer");
    const auto ours = bench::run({{bench::sibling("vanmach-indexer").string(), "build", "--corpus",
                                   texts.string(), "--index", index.string(), "--jobs", "2", "--quiet"}});
    if (ours.status != 0)
        throw std::runtime_error(fmt::format("vanmach-indexer ended with status {}", ours.status));
    tell_cost(result, "our", ours, megabytes, bytes_below(index));

    bench::OmegaIndex omega(folder.path() / "omega");
    if (bench::OmegaIndex::can_build()) {
        say("building with scriptindex");
        omega.prepare(texts);
        const auto theirs = omega.build();
        tell_cost(result, "scriptindex", theirs, megabytes, bytes_below(omega.database()));
        result["our_build_to_scriptindex"] = ours.seconds / theirs.seconds;
    } else {
        say("left out: scriptindex is not installed (Debian package xapian-omega)");
    }
    fs::remove_all(texts);

    say("building with SQLite");
    const auto snapshot = Snapshot::open(index).value();
    const auto sqlite_file = folder.path() / "sqlite.db";
    bench::SqliteIndex sqlite(sqlite_file);
    result["sqlite_build_seconds"] = seconds([&] { fill(sqlite, *snapshot); });
    result["sqlite_index_to_text"] = static_cast<double>(fs::file_size(sqlite_file)) / 1e6 / megabytes;
    result["held"] = snapshot->held_count();
    result["nodes"] = snapshot->node_count();
    result["citations"] = snapshot->mention_count();
    const Xapian::Database database(snapshot->xapian_path().string());
    result["our_xapian_to_text"] =
        static_cast<double>(bytes_below(snapshot->xapian_path())) / 1e6 / megabytes;

    say("searching");
    const auto log = folder.path() / "server.log";
    const auto threads = std::max(2U, std::thread::hardware_concurrency());
    bench::ChildProcess server({{bench::sibling("vanmach-server").string(), "--index", index.string(),
                                 "--port", "0", "--threads", std::to_string(threads)},
                                {},
                                log});
    const auto port = port_of(server, log);
    const auto classes = bench::make_questions(model, corpus, options.smoke ? 3 : 60);
    result.update(
        bench::race({port, *snapshot, database, sqlite, bench::OmegaIndex::can_ask() ? &omega : nullptr},
                    classes, options.smoke));
    result.update(bench::throughput(port, classes, options.smoke));
    result.update(bench::endure(server, port, bench::hostile_questions(model)));
    result["load_average_at_start"] = load_at_start; // of others: with it all times but those of processors grow
    return bench::report(options, result);
}

} // namespace

int main(int argc, char** argv) {
    const auto options = bench::parse(
        argc, argv, "Building and searching a large corpus, beside Xapian, SQLite and xapian-omega.");
    try {
        return compare(options);
    } catch (const std::exception& error) {
        fmt::print(stderr, "search_bench: {}\n", error.what());
        return 1;
    }
}
