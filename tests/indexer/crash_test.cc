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

    // Until enough runs were killed in their course, and enough of those while they wrote. A machine that
    // gets faster or slower meanwhile only changes how many rounds that takes.
    constexpr int wanted_killed = 10, wanted_half_done = 5, most_rounds = 80;
    int rounds = 0, killed = 0, left_half_done = 0;
    auto expected = whole;
    std::mt19937 random(std::random_device{}());
    for (; rounds < most_rounds && (killed < wanted_killed || left_half_done < wanted_half_done); ++rounds) {
        const auto moment = expected * (0.05 + 0.95 * static_cast<double>(random() % 1000) / 1000);
        const bool in_its_course = start_and_kill(build("large", index), moment);
        killed += in_its_course ? 1 : 0;
        expected *= in_its_course ? 1.05 : 0.8;
        for (const auto& name : testing::names_in(index)) left_half_done += name.ends_with(".tmp") ? 1 : 0;
        const auto snapshot = Snapshot::open(index);
        ASSERT_TRUE(snapshot) << "killed after " << moment << " s: " << snapshot.error().message;
        if ((*snapshot)->content_hash() == new_hash) { // it was done before the signal came; start over
            ASSERT_EQ(run_indexer(build("small", index)).status, 0);
            continue;
        }
        ASSERT_EQ((*snapshot)->content_hash(), served);
        if (rounds % 4 == 3) {
            ASSERT_EQ(run_indexer({"check", "--index", index}).status, 0);
        }
    }
    EXPECT_GE(killed, wanted_killed);
    EXPECT_GE(left_half_done, wanted_half_done);

    ASSERT_EQ(run_indexer(build("large", index)).status, 0);
    EXPECT_EQ(Snapshot::open(index).value()->content_hash(), new_hash);
    for (const auto& name : testing::names_in(index)) EXPECT_FALSE(name.ends_with(".tmp")) << name;
    RecordProperty("rounds", rounds);
    RecordProperty("killed", killed);
    RecordProperty("left_half_done", left_half_done);
}

} // namespace
} // namespace vanmach
