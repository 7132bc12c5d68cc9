// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever lies in a folder: what is wrong is named with its file, the rest is indexed, the exit status
// tells.
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/resource.h>
#include <sys/stat.h>

#include "indexer/files.h"
#include "tests/indexer/generated_corpus.h"
#include "tests/indexer/run_program.h"
#include "tests/indexer/workspace.h"

namespace vanmach {
namespace {

using testing::generated_plan;
using testing::names_in;
using testing::Outcome;
using testing::run_indexer;
using testing::RunOptions;
using testing::Workspace;
namespace fs = std::filesystem;

class BadInput : public ::testing::Test {
  protected:
    BadInput() { workspace.write("corpus/good.txt", generated_plan(1, 1, 2000)); }

    Outcome build(std::vector<std::string> more = {}, const RunOptions& options = {}) {
        std::vector<std::string> command = {"build", "--corpus", corpus(), "--index", index()};
        command.insert(command.end(), more.begin(), more.end());
        return run_indexer(command, options);
    }
    std::string corpus() const { return (workspace / "corpus").string(); }
    std::string index() const { return (workspace / "index").string(); }
    /// Documents that the index holds now; -1 when it does not open.
    int documents() const {
        const auto check = run_indexer({"check", "--index", index()});
        return check.status == 0 ? nlohmann::json::parse(check.out).at("documents").get<int>() : -1;
    }
    void expect_one_told(const Outcome& outcome, std::string_view name) {
        EXPECT_EQ(outcome.status, 1) << outcome.err;
        EXPECT_NE(outcome.err.find(name), std::string::npos) << outcome.err;
        EXPECT_EQ(outcome.err.find("good.txt"), std::string::npos) << outcome.err;
        EXPECT_EQ(documents(), 1);
    }

    const Workspace workspace;
};

TEST_F(BadInput, EmptyFile) {
    workspace.write("corpus/empty.txt", "");
    workspace.write("corpus/blank.txt", " \n\t\xC2\xA0\n");
    const auto outcome = build();
    expect_one_told(outcome, "empty.txt");
    EXPECT_NE(outcome.err.find("blank.txt"), std::string::npos);
}

TEST_F(BadInput, FolderNamedAsAFile) {
    workspace.write("corpus/x.txt/inner.txt", generated_plan(2, 2, 1000));
    const auto outcome = build();
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(documents(), 2);
}

TEST_F(BadInput, InvalidUtf8IsReadWithAWarning) {
    auto text = generated_plan(2, 2, 2000);
    text.insert(600, "\xFF\xFE\xC3 ");
    workspace.write("corpus/invalid.txt", text);
    const auto outcome = build();
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_NE(outcome.err.find("warning"), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find("invalid.txt"), std::string::npos) << outcome.err;
    EXPECT_EQ(documents(), 2);
}

TEST_F(BadInput, FileWithoutPermission) {
    const auto path = workspace.write("corpus/secret.txt", generated_plan(2, 2, 1000));
    fs::permissions(path, fs::perms::none);
    const auto outcome = build({}, {.without_privileges = true});
    expect_one_told(outcome, "secret.txt");
}

TEST_F(BadInput, FolderWithoutPermission) {
    workspace.write("corpus/locked/inner.txt", generated_plan(2, 2, 1000));
    fs::permissions(workspace / "corpus/locked", fs::perms::none);
    const auto outcome = build({}, {.without_privileges = true});
    fs::permissions(workspace / "corpus/locked", fs::perms::owner_all);
    expect_one_told(outcome, "locked");
}

TEST_F(BadInput, TooLarge) {
    workspace.write("corpus/large.txt", generated_plan(2, 2, 20'000));
    expect_one_told(build({"--max-file", "10KB"}), "large.txt");
    EXPECT_EQ(build().status, 0);
    EXPECT_EQ(documents(), 2);
    EXPECT_EQ(build({"--max-file", "0"}).status, 0);
    EXPECT_EQ(documents(), 2);
}

TEST_F(BadInput, PipesAndDanglingLinksAreNotWaitedFor) {
    ASSERT_EQ(::mkfifo((workspace / "corpus/pipe.txt").c_str(), 0600), 0);
    fs::create_symlink("nowhere.txt", workspace / "corpus/dangling.txt");
    fs::create_symlink("/dev/zero", workspace / "corpus/zero.txt");
    const auto outcome = build();
    expect_one_told(outcome, "pipe.txt");
    EXPECT_NE(outcome.err.find("dangling.txt"), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find("zero.txt"), std::string::npos) << outcome.err;
}

TEST_F(BadInput, TextThatIsNoDocument) {
    std::string noise(5000, '\0');
    for (std::size_t i = 0; i < noise.size(); ++i) noise[i] = static_cast<char>(i * 31 % 251);
    workspace.write("corpus/noise.txt", noise);
    workspace.write("corpus/one-word.txt", "dân");
    workspace.write("corpus/one-line.txt", std::string(300'000, 'x'));
    const auto outcome = build();
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(documents(), 4);
}

TEST_F(BadInput, LongTextInBoundedMemory) {
    workspace.write("corpus/long.txt", generated_plan(3, 3, 6'000'000));
    const auto outcome = build({"--jobs", "1"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(documents(), 2);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // which need memory of their own
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    EXPECT_LT(usage.ru_maxrss, 200 * 1024) << "KiB, the largest of all programs run so far";
#endif
}

TEST_F(BadInput, ForeignFolderAsIndexIsNotTouched) {
    workspace.write("index/thesis.docx", "mine");
    workspace.write("index/CURRENT", "MANIFEST-000001\n");
    const auto outcome = build();
    EXPECT_EQ(outcome.status, 3);
    EXPECT_NE(outcome.err.find(index()), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find("thesis.docx"), std::string::npos) << outcome.err;
    EXPECT_EQ(names_in(index()), (std::vector<std::string>{"CURRENT", "thesis.docx"}));
    EXPECT_EQ(testing::read_whole(workspace / "index/CURRENT"), "MANIFEST-000001\n");
    EXPECT_EQ(run_indexer({"check", "--index", index()}).status, 3);
}

TEST_F(BadInput, FileAsIndexIsNotTouched) {
    workspace.write("index", "a file");
    EXPECT_EQ(build().status, 3);
    EXPECT_EQ(testing::read_whole(workspace / "index"), "a file");
}

TEST_F(BadInput, IndexWithoutPermissionToWrite) {
    ASSERT_EQ(build().status, 0);
    fs::permissions(workspace / "index", fs::perms::owner_read | fs::perms::owner_exec);
    const auto before = names_in(index());
    const auto outcome = build({}, {.without_privileges = true});
    fs::permissions(workspace / "index", fs::perms::owner_all);
    EXPECT_EQ(outcome.status, 3) << outcome.err;
    EXPECT_NE(outcome.err.find(index()), std::string::npos) << outcome.err;
    EXPECT_EQ(names_in(index()), before);
    EXPECT_EQ(documents(), 1);
}

TEST_F(BadInput, MissingCorpusLeavesNoIndex) {
    const auto outcome =
        run_indexer({"build", "--corpus", (workspace / "missing").string(), "--index", index()});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_NE(outcome.err.find("missing"), std::string::npos);
    EXPECT_FALSE(fs::exists(index()));
}

TEST_F(BadInput, IndexInsideTheCorpusIsNotIndexed) {
    const auto inside = (workspace / "corpus/index").string();
    for (int i = 0; i < 2; ++i)
        ASSERT_EQ(run_indexer({"build", "--corpus", corpus(), "--index", inside}).status, 0);
    const auto check = run_indexer({"check", "--index", inside});
    EXPECT_EQ(nlohmann::json::parse(check.out).at("documents"), 1);
}

TEST_F(BadInput, BusyIndex) {
    ASSERT_EQ(build().status, 0);
    const auto lock = WriterLock::take(workspace / "index/writer.lock");
    ASSERT_TRUE(lock);
    const auto outcome = build();
    EXPECT_EQ(outcome.status, 3);
    EXPECT_NE(outcome.err.find("another process"), std::string::npos) << outcome.err;
    EXPECT_EQ(documents(), 1);
}

} // namespace
} // namespace vanmach
