// SPDX-License-Identifier: GPL-2.0-or-later
// After any series of updates the index is the one that a fresh build gives.
#include <filesystem>
#include <gtest/gtest.h>
#include <random>

#include "indexer/pipeline.h"
#include "tests/indexer/generated_corpus.h"
#include "tests/indexer/workspace.h"

namespace vanmach {
namespace {

using testing::generated_plan;
using testing::Workspace;
namespace fs = std::filesystem;

BuildReport run(const Workspace& workspace, std::string_view index, bool update) {
    BuildOptions options;
    options.corpora = {workspace / "corpus"};
    options.index = workspace / index;
    options.jobs = 2;
    options.update = update;
    auto report = build_index(options);
    EXPECT_TRUE(report) << report.error().message;
    return report.value_or(BuildReport{});
}

void expect_changes(const BuildReport& report, std::uint64_t added, std::uint64_t changed,
                    std::uint64_t removed, std::uint64_t unchanged) {
    EXPECT_EQ(report.added, added);
    EXPECT_EQ(report.changed, changed);
    EXPECT_EQ(report.removed, removed);
    EXPECT_EQ(report.unchanged, unchanged);
    EXPECT_EQ(report.reused, unchanged) << "what is unchanged is not read again";
}

TEST(Update, EqualsAFreshBuildAndCountsWhatChanged) {
    const Workspace workspace;
    for (int i = 0; i < 10; ++i)
        workspace.write("corpus/" + std::to_string(i) + ".txt",
                        generated_plan(static_cast<std::uint32_t>(i), i, 2000));
    run(workspace, "index", false);

    expect_changes(run(workspace, "index", true), 0, 0, 0, 10);

    workspace.write("corpus/new/11.txt", generated_plan(11, 11, 2000));
    workspace.write("corpus/3.txt", generated_plan(33, 3, 2500));
    fs::remove(workspace / "corpus/5.txt");
    fs::rename(workspace / "corpus/6.txt", workspace / "corpus/renamed.txt");
    const auto updated = run(workspace, "index", true);
    expect_changes(updated, 2, 1, 2, 7);
    EXPECT_TRUE(updated.written);
    EXPECT_EQ(updated.content_hash, run(workspace, "fresh", false).content_hash);
    EXPECT_TRUE(check_index(workspace / "index"));
}

TEST(Update, WithNothingToDoWritesNothing) {
    const Workspace workspace;
    workspace.write("corpus/a.txt", generated_plan(1, 1, 1000));
    workspace.write("corpus/empty.txt", "");
    const auto built = run(workspace, "index", false);
    const auto updated = run(workspace, "index", true);
    EXPECT_FALSE(updated.written);
    EXPECT_EQ(updated.snapshot, built.snapshot);
    EXPECT_EQ(updated.content_hash, built.content_hash);
    EXPECT_EQ(updated.failures(), 1U); // told again: it is still not indexed
    EXPECT_EQ(testing::names_in(workspace / "index"),
              (std::vector<std::string>{"CURRENT", "snapshot-000001", "writer.lock"}));
}

TEST(Update, AnySeriesEqualsAFreshBuild) {
    const Workspace workspace;
    std::mt19937 random(5);
    workspace.write("corpus/first.txt", generated_plan(1, 1, 1500));
    run(workspace, "index", false);
    for (int round = 0; round < 5; ++round) {
        for (int change = 0; change < 6; ++change) {
            const auto path = workspace / "corpus" / (std::to_string(random() % 12) + ".txt");
            if (random() % 4 == 0)
                fs::remove(path);
            else
                testing::write_whole(path, generated_plan(static_cast<std::uint32_t>(random() % 20),
                                                          static_cast<int>(random() % 5), 1500));
        }
        const auto updated = run(workspace, "index", true);
        const auto fresh = run(workspace, "fresh-" + std::to_string(round), false);
        ASSERT_EQ(updated.content_hash, fresh.content_hash) << "round " << round;
        EXPECT_EQ(updated.counts.mentions, fresh.counts.mentions);
    }
}

TEST(Update, OfADamagedSnapshotReadsEverythingAgain) {
    const Workspace workspace;
    for (int i = 0; i < 3; ++i)
        workspace.write("corpus/" + std::to_string(i) + ".txt",
                        generated_plan(static_cast<std::uint32_t>(i), i, 2000));
    const auto built = run(workspace, "index", false);
    for (const auto* name : {"texts.bin", "records.bin", "table.bin", "files.jsonl"}) {
        const auto path = workspace / "index" / Snapshot::current(workspace / "index").value() / name;
        auto bytes = testing::read_whole(path);
        for (std::size_t at = 40; at < bytes.size(); at += 500) bytes[at] = static_cast<char>(bytes[at] ^ 1);
        testing::write_whole(path, bytes);
        workspace.write("corpus/other.txt",
                        generated_plan(static_cast<std::uint32_t>(std::string(name).size()), 9, 900));
        run(workspace, "index", true);
        EXPECT_TRUE(check_index(workspace / "index")) << name;
        fs::remove(workspace / "corpus/other.txt");
        EXPECT_EQ(run(workspace, "index", true).content_hash, built.content_hash) << name;
    }
}

TEST(Update, AfterAnotherProgramReadsEverythingAgain) {
    const Workspace workspace;
    for (int i = 0; i < 3; ++i)
        workspace.write("corpus/" + std::to_string(i) + ".txt",
                        generated_plan(static_cast<std::uint32_t>(i), i, 2000));
    const auto built = run(workspace, "index", false);
    const auto path = workspace / "index/snapshot-000001/manifest.json";
    auto manifest = Json::parse(testing::read_whole(path));
    manifest["program"] = "another";
    testing::write_whole(path, manifest.dump());
    const auto updated = run(workspace, "index", true);
    EXPECT_EQ(updated.unchanged, 3U);
    EXPECT_EQ(updated.reused, 0U);
    EXPECT_TRUE(updated.written);
    EXPECT_EQ(updated.content_hash, built.content_hash);
    EXPECT_EQ(run(workspace, "index", true).reused, 3U);
}

TEST(Update, WithoutAnIndexIsAnError) {
    const Workspace workspace;
    workspace.write("corpus/a.txt", "Kế hoạch");
    BuildOptions options;
    options.corpora = {workspace / "corpus"};
    options.index = workspace / "index";
    options.update = true;
    const auto report = build_index(options);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, ErrorCode::not_an_index);
    EXPECT_FALSE(fs::exists(workspace / "index"));
}

} // namespace
} // namespace vanmach
