// SPDX-License-Identifier: GPL-2.0-or-later
// A full disk: a clear message, exit status 3, the old snapshot untouched, nothing left behind.
#include <filesystem>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "indexer/snapshot.h"
#include "tests/indexer/generated_corpus.h"
#include "tests/indexer/run_program.h"
#include "tests/indexer/workspace.h"

namespace vanmach {
namespace {

using testing::generated_plan;
using testing::names_in;
using testing::run;
using testing::run_indexer;
using testing::Workspace;

class FullDisk : public ::testing::Test {
  protected:
    FullDisk() {
        workspace.write("small/a.txt", generated_plan(1, 1, 2000));
        for (int i = 0; i < 30; ++i)
            workspace.write("large/" + std::to_string(i) + ".txt",
                            generated_plan(static_cast<std::uint32_t>(i), i, 30'000));
    }
    std::vector<std::string> build(const char* corpus) const {
        return {"build", "--corpus", (workspace / corpus).string(), "--index",
                (workspace / "index").string()};
    }
    const Workspace workspace;
};

// No file may grow past a limit: every step of the writing fails at one of these.
TEST_F(FullDisk, WhereverWritingEndsTheOldIndexStays) {
    ASSERT_EQ(run_indexer(build("small")).status, 0);
    const auto before = names_in(workspace / "index");
    const std::string hash(Snapshot::open(workspace / "index").value()->content_hash());
    int failed = 0;
    for (const std::uint64_t limit :
         {2'000U, 5'000U, 20'000U, 60'000U, 150'000U, 300'000U, 500'000U, 900'000U}) {
        const auto outcome = run_indexer(build("large"), {.largest_file = limit});
        if (outcome.status == 0) break; // enough for all
        ++failed;
        EXPECT_EQ(outcome.status, 3) << limit << ": " << outcome.err;
        EXPECT_EQ(outcome.signal, 0) << limit;
        EXPECT_NE(outcome.err.find((workspace / "index").string()), std::string::npos) << outcome.err;
        EXPECT_NE(outcome.err.find("space"), std::string::npos) << outcome.err;
        EXPECT_EQ(names_in(workspace / "index"), before) << limit;
        EXPECT_EQ(Snapshot::open(workspace / "index").value()->content_hash(), hash);
    }
    EXPECT_GE(failed, 4);
    ASSERT_EQ(run_indexer({"check", "--index", (workspace / "index").string()}).status, 0);
}

TEST_F(FullDisk, AFirstBuildThatFailsLeavesNothing) {
    const auto outcome = run_indexer(build("large"), {.largest_file = 5'000});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_FALSE(std::filesystem::exists(workspace / "index"));
}

// The messages have nowhere to go; the work has.
TEST_F(FullDisk, AFullErrorOutputEndsNothing) {
    const auto command = fmt::format("{} build --corpus {} --index {} 2>/dev/full", VANMACH_INDEXER,
                                     (workspace / "small").string(), (workspace / "index").string());
    EXPECT_EQ(run({"sh", "-c", command}).status, 0);
    EXPECT_TRUE(Snapshot::open(workspace / "index"));
}

// A real small disk, mounted where only this test sees it.
TEST_F(FullDisk, ASmallDiskRunsFull) {
    if (run({"unshare", "-m", "true"}).status != 0) GTEST_SKIP() << "a disk cannot be mounted here";
    std::filesystem::create_directory(workspace / "disk");
    workspace.write("script", R"(
set -u
program=$1 here=$2
mount -t tmpfs -o size=1000k none "$here/disk" || exit 77
"$program" build --quiet --corpus "$here/small" --index "$here/disk/index" || exit 10
ls "$here/disk/index" > "$here/before"
"$program" build --quiet --corpus "$here/large" --index "$here/disk/index"
[ $? -eq 3 ] || exit 11
"$program" check --index "$here/disk/index" || exit 12
ls "$here/disk/index" > "$here/after"
cmp "$here/before" "$here/after" || exit 13
"$program" build --quiet --corpus "$here/small" --index "$here/disk/index" || exit 14
)");
    const auto outcome = run(
        {"unshare", "-m", "sh", (workspace / "script").string(), VANMACH_INDEXER, workspace.path().string()});
    if (outcome.status == 77) GTEST_SKIP() << "a disk cannot be mounted here: " << outcome.err;
    EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
    EXPECT_NE(outcome.err.find("space"), std::string::npos) << outcome.err;
}

} // namespace
} // namespace vanmach
