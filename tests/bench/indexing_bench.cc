// SPDX-License-Identifier: GPL-2.0-or-later
// A whole build (reading, resolution, graph, snapshot, checks) against Xapian's own term generator on the
// same texts, written to one database: what a plain full-text index would cost.
#include <functional>
#include <stdexcept>
#include <xapian.h>

#include "corpus/formats/source_text.h"
#include "indexer/pipeline.h"
#include "tests/bench/measure.h"

namespace {

using namespace vanmach;

void index_plainly(const std::vector<bench::File>& files, const std::filesystem::path& folder) {
    Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    for (const auto& file : files) {
        const auto source = read_source(file.name, file.bytes);
        if (!source) continue;
        Xapian::Document document;
        document.set_data(source->text);
        generator.set_document(document);
        generator.index_text(source->text);
        generator.set_termpos(0);
        database.add_document(document);
    }
    database.commit();
}

void build(const bench::Options& options, const std::filesystem::path& folder, unsigned jobs) {
    std::filesystem::remove_all(folder);
    BuildOptions build;
    build.corpora = options.corpora;
    build.index = folder;
    build.jobs = jobs;
    if (const auto report = build_index(build); !report) throw std::runtime_error(report.error().message);
}

} // namespace

int main(int argc, char** argv) {
    const auto options =
        bench::parse(argc, argv, "Builds an index, against a plain full-text index of the same texts.");
    const auto files = bench::load(options.corpora);
    const bench::TemporaryFolder folder;

    const auto taken = bench::seconds(options, {
                                                   [&] { index_plainly(files, folder.path() / "plain"); },
                                                   [&] { build(options, folder.path() / "one", 1); },
                                                   [&] { build(options, folder.path() / "all", 0); },
                                               });
    const auto megabytes = static_cast<double>(bench::total_bytes(files)) / 1e6;
    return bench::report(options, {{"files", files.size()},
                                   {"megabytes", megabytes},
                                   {"plain_index_mb_per_s", megabytes / taken[0]},
                                   {"build_one_job_mb_per_s", megabytes / taken[1]},
                                   {"build_all_cores_mb_per_s", megabytes / taken[2]},
                                   {"build_one_job_to_plain_index", taken[1] / taken[0]},
                                   {"all_cores_speed_up", taken[1] / taken[2]}});
}
