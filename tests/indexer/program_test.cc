// SPDX-License-Identifier: GPL-2.0-or-later
// The program as people run it: output, messages, exit status.
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

#include "corpus/text/utf8.h"
#include "indexer/files.h"
#include "tests/indexer/generated_corpus.h"
#include "tests/indexer/run_program.h"
#include "tests/indexer/workspace.h"

namespace vanmach {
namespace {

using testing::generated_plan;
using testing::names_in;
using testing::run_indexer;
using testing::Workspace;
using Json = nlohmann::ordered_json;

std::vector<Json> lines_of(const std::string& text) {
    std::vector<Json> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(Json::parse(line));
    return lines;
}

TEST(Program, HelpIsEverywhereWithAnExample) {
    for (const std::vector<std::string>& command : {std::vector<std::string>{"--help"},
                                                    {"build", "--help"},
                                                    {"update", "--help"},
                                                    {"read", "--help"},
                                                    {"check", "--help"}}) {
        const auto outcome = run_indexer(command);
        EXPECT_EQ(outcome.status, 0);
        EXPECT_NE(outcome.out.find("Example"), std::string::npos) << outcome.out;
        EXPECT_EQ(outcome.err, "");
    }
    const auto version = run_indexer({"--version"});
    EXPECT_EQ(version.status, 0);
    EXPECT_EQ(version.out.rfind("vanmach-indexer ", 0), 0U);
}

TEST(Program, WrongUsageIsTwo) {
    const Workspace workspace;
    const auto corpus = (workspace / "corpus").string(), index = (workspace / "index").string();
    std::filesystem::create_directory(corpus);
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{},
          {"biuld"},
          {"build"},
          {"build", "--corpus", corpus},
          {"build", "--corpus", corpus, "--index", index, "--jobs", "0"},
          {"build", "--corpus", corpus, "--index", index, "--jobs", "two"},
          {"build", "--corpus", corpus, "--index", index, "--max-file", "many"},
          {"build", "--corpus", corpus, "--index", index, "--fast"},
          {"build", "--corpus", (workspace / "missing").string(), "--index", index},
          {"read"},
          {"check"}}) {
        const auto outcome = run_indexer(command);
        EXPECT_EQ(outcome.status, 2) << ::testing::PrintToString(command);
        EXPECT_EQ(outcome.out, "");
        EXPECT_NE(outcome.err, "");
    }
    EXPECT_FALSE(std::filesystem::exists(index));
}

TEST(Program, BuildTellsASummaryAndQuietDoesNot) {
    const Workspace workspace;
    workspace.write("corpus/a.txt", generated_plan(1, 1, 2000));
    workspace.write("corpus/picture.jpg", "no text");
    const auto loud = run_indexer(
        {"build", "--corpus", (workspace / "corpus").string(), "--index", (workspace / "index").string()});
    EXPECT_EQ(loud.status, 0) << loud.err;
    EXPECT_EQ(loud.out, "");
    EXPECT_NE(loud.err.find("1 files, 1 documents"), std::string::npos) << loud.err;
    EXPECT_NE(loud.err.find("1 .jpg"), std::string::npos) << loud.err;
    EXPECT_EQ(loud.err.find('\x1b'), std::string::npos) << "no progress where stderr is no terminal";

    const auto quiet = run_indexer({"build", "--quiet", "--corpus", (workspace / "corpus").string(),
                                    "--index", (workspace / "index").string()});
    EXPECT_EQ(quiet.status, 0);
    EXPECT_EQ(quiet.out + quiet.err, "");
}

TEST(Program, UpdateTellsWhatChanged) {
    const Workspace workspace;
    workspace.write("corpus/a.txt", generated_plan(1, 1, 1000));
    workspace.write("corpus/b.txt", generated_plan(2, 2, 1000));
    const std::vector<std::string> rest = {"--corpus", (workspace / "corpus").string(), "--index",
                                           (workspace / "index").string()};
    auto build = rest, update = rest;
    build.insert(build.begin(), "build");
    update.insert(update.begin(), "update");
    const auto without = run_indexer(update);
    EXPECT_EQ(without.status, 3);
    EXPECT_NE(without.err.find("vanmach-indexer build"), std::string::npos) << without.err;
    ASSERT_EQ(run_indexer(build).status, 0);
    workspace.write("corpus/b.txt", generated_plan(3, 2, 1000));
    workspace.write("corpus/c.txt", generated_plan(4, 3, 1000));
    const auto updated = run_indexer(update);
    EXPECT_EQ(updated.status, 0);
    EXPECT_NE(updated.err.find("1 added, 1 changed, 0 removed, 1 unchanged"), std::string::npos)
        << updated.err;
}

TEST(Program, CheckPrintsCountsAndFindsDamage) {
    const Workspace workspace;
    workspace.write("corpus/a.txt", generated_plan(1, 1, 2000));
    const auto index = (workspace / "index").string();
    ASSERT_EQ(run_indexer({"build", "--corpus", (workspace / "corpus").string(), "--index", index}).status,
              0);
    const auto good = run_indexer({"check", "--index", index});
    EXPECT_EQ(good.status, 0) << good.err;
    const auto counts = Json::parse(good.out);
    EXPECT_EQ(counts.at("documents"), 1);
    EXPECT_EQ(counts.at("files"), 1);
    EXPECT_GT(counts.at("mentions"), 0);

    const auto path = workspace / "index/snapshot-000001/texts.bin";
    auto bytes = testing::read_whole(path);
    bytes[100] = static_cast<char>(bytes[100] ^ 1);
    testing::write_whole(path, bytes);
    const auto bad = run_indexer({"check", "--index", index});
    EXPECT_EQ(bad.status, 3);
    EXPECT_EQ(bad.out, "");
    EXPECT_NE(bad.err.find("texts.bin"), std::string::npos) << bad.err;
}

TEST(Program, ReadPrintsALineADocument) {
    const Workspace workspace;
    const auto one = workspace.write("one.txt", generated_plan(1, 7, 2000)).string();
    const auto two = workspace.write("two.txt", generated_plan(2, 8, 2000)).string();
    const auto outcome = run_indexer({"read", two, one});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    const auto lines = lines_of(outcome.out);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].at("source"), two);
    EXPECT_EQ(lines[1].at("source"), one);
    std::vector<std::string> keys;
    for (const auto& [key, value] : lines[1].items()) keys.push_back(key);
    EXPECT_EQ(keys[0], "source");
    EXPECT_EQ(keys[1], "part");
    EXPECT_EQ(keys[2], "id");
    EXPECT_EQ(keys.back(), "text");
    EXPECT_EQ(lines[1].at("number"), "7/KH-UBND");
    // Offsets are code points into the text that stands beside them.
    const auto text = lines[1].at("text").get<std::string>();
    ASSERT_FALSE(lines[1].at("citations").empty());
    for (const auto& citation : lines[1].at("citations"))
        EXPECT_EQ(slice(text, citation.at("start"), citation.at("end")),
                  citation.at("text").get<std::string>());
}

TEST(Program, ReadGoesOnPastAFileItCannotRead) {
    const Workspace workspace;
    const auto good = workspace.write("good.txt", generated_plan(1, 7, 1000)).string();
    const auto empty = workspace.write("empty.txt", "").string();
    const auto binary = workspace.write("picture.jpg", "x").string();
    const auto missing = (workspace / "missing.txt").string();
    const auto outcome = run_indexer({"read", missing, empty, binary, workspace.path().string(), good});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_EQ(lines_of(outcome.out).size(), 1U);
    for (const auto& path : {missing, empty, binary, workspace.path().string()})
        EXPECT_NE(outcome.err.find(path), std::string::npos) << path;
}

TEST(Program, ReadTellsAnOutputThatIsFull) {
    const Workspace workspace;
    const auto plan = workspace.write("plan.txt", generated_plan(1, 7, 1000)).string();
    const auto outcome = run_indexer({"read", plan}, {.output_to = "/dev/full"});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_NE(outcome.err, "");
}

} // namespace
} // namespace vanmach
