// SPDX-License-Identifier: GPL-2.0-or-later
// A build that is killed at any moment leaves the snapshot before it, whole; the next build cleans up.
#include <chrono>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <random>

#include "indexer/snapshot.h"
#include "tests/indexer/generated_corpus.h"
#include "tests/indexer/run_program.h"
#include "tests/indexer/workspace.h"

namespace vanmach {
namespace {

using testing::generated_plan;
using testing::run_indexer;
using testing::start_and_kill;
using testing::Workspace;

TEST(Crash, KilledAtAnyMomentTheOldSnapshotOpens) {
    const Workspace workspace;
    workspace.write("small/a.txt", generated_plan(1, 1, 3000));
    for (int i = 0; i < 40; ++i)
        workspace.write("large/" + std::to_string(i) + ".txt",
                        generated_plan(static_cast<std::uint32_t>(i), i, 25'000));
    const auto index = (workspace / "index").string();
    const auto build = [&](const char* corpus, const std::string& to) {
        return std::vector<std::string>{
            "build", "--quiet", "--jobs", "2", "--corpus", (workspace / corpus).string(), "--index", to};
    };
    const auto begun = std::chrono::steady_clock::now();
    ASSERT_EQ(run_indexer(build("large", (workspace / "whole").string())).status, 0);
    const auto whole = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    const std::string new_hash(Snapshot::open(workspace / "whole").value()->content_hash());

    ASSERT_EQ(run_indexer(build("small", index)).status, 0);
    const std::string served(Snapshot::open(index).value()->content_hash());

    constexpr int rounds = 16;
    int killed = 0, left_half_done = 0, finished = 0;
    std::mt19937 random(11);
    for (int round = 0; round < rounds; ++round) {
        // Spread over the whole run, shaken so that no two runs of this test kill at the same places.
        const auto moment = whole * (round + static_cast<double>(random() % 1000) / 1000) / rounds;
        killed += start_and_kill(build("large", index), moment) ? 1 : 0;
        for (const auto& name : testing::names_in(index)) left_half_done += name.ends_with(".tmp") ? 1 : 0;
        const auto snapshot = Snapshot::open(index);
        ASSERT_TRUE(snapshot) << snapshot.error().message;
        if ((*snapshot)->content_hash() == new_hash) { // it was done before the signal came; start over
            ++finished;
            ASSERT_EQ(run_indexer(build("small", index)).status, 0);
            continue;
        }
        ASSERT_EQ((*snapshot)->content_hash(), served);
        if (round % 4 == 3) {
            ASSERT_EQ(run_indexer({"check", "--index", index}).status, 0);
        }
    }
    EXPECT_GE(killed, rounds / 2) << "most runs were to be killed in their course";
    EXPECT_GE(left_half_done, rounds / 4) << "several were to be killed while they wrote";

    ASSERT_EQ(run_indexer(build("large", index)).status, 0);
    EXPECT_EQ(Snapshot::open(index).value()->content_hash(), new_hash);
    for (const auto& name : testing::names_in(index)) EXPECT_FALSE(name.ends_with(".tmp")) << name;
    RecordProperty("killed", killed);
    RecordProperty("left_half_done", left_half_done);
    RecordProperty("finished", finished);
}

} // namespace
} // namespace vanmach
