// SPDX-License-Identifier: GPL-2.0-or-later
// Building as a library call: the same corpus gives the same index, and what it holds can be asked.
#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <random>
#include <set>
#include <xapian.h>

#include "corpus/formats/source_text.h"
#include "corpus/text/keys.h"
#include "corpus/text/syllables.h"
#include "indexer/manifest.h"
#include "indexer/pipeline.h"
#include "indexer/schema.h"
#include "indexer/snapshot.h"
#include "tests/indexer/generated_corpus.h"
#include "tests/indexer/workspace.h"

namespace vanmach {
namespace {

using testing::generated_plan;
using testing::names_in;
using testing::read_whole;
using testing::Workspace;
namespace fs = std::filesystem;

constexpr int plans = 60;

void generate(const fs::path& folder, int count, std::size_t bytes = 6000) {
    fs::create_directories(folder);
    for (int i = 0; i < count; ++i)
        testing::write_whole(folder / ("plan-" + std::to_string(i) + ".txt"),
                             generated_plan(static_cast<std::uint32_t>(i), 1 + i, bytes));
}

BuildReport build(const fs::path& corpus, const fs::path& index, unsigned jobs = 1) {
    BuildOptions options;
    options.corpora = {corpus};
    options.index = index;
    options.jobs = jobs;
    auto report = build_index(options);
    EXPECT_TRUE(report) << report.error().message;
    return report.value_or(BuildReport{});
}

std::shared_ptr<const Snapshot> open(const fs::path& index) {
    auto snapshot = Snapshot::open(index);
    EXPECT_TRUE(snapshot) << snapshot.error().message;
    return snapshot.value_or(nullptr);
}

void expect_same_files(const fs::path& a, const fs::path& b) {
    for (const auto name : {layout::records, layout::texts, layout::table, layout::variants, layout::suggestions, layout::files})
        EXPECT_TRUE(read_whole(a / "snapshot-000001" / name) == read_whole(b / "snapshot-000001" / name))
            << name;
}

TEST(Build, AnyNumberOfJobsGivesTheSameBytes) {
    const Workspace workspace;
    // Enough text for several shards.
    generate(workspace / "corpus", plans, 120'000);
    const auto one = build(workspace / "corpus", workspace / "one", 1);
    const auto five = build(workspace / "corpus", workspace / "five", 5);
    EXPECT_EQ(one.content_hash, five.content_hash);
    EXPECT_GT(one.counts.mentions, 100U);
    expect_same_files(workspace / "one", workspace / "five");

    // Xapian's bytes may differ, what it finds may not.
    const Xapian::Database a((workspace / "one/snapshot-000001/xapian").string());
    const Xapian::Database b((workspace / "five/snapshot-000001/xapian").string());
    EXPECT_EQ(a.get_doccount(), b.get_doccount());
    EXPECT_EQ(a.get_lastdocid(), b.get_lastdocid());
    EXPECT_EQ(a.get_total_length(), b.get_total_length());
    auto term_a = a.allterms_begin(), term_b = b.allterms_begin();
    for (; term_a != a.allterms_end() && term_b != b.allterms_end(); ++term_a, ++term_b) {
        ASSERT_EQ(*term_a, *term_b);
        ASSERT_EQ(term_a.get_termfreq(), term_b.get_termfreq()) << *term_a;
    }
    EXPECT_TRUE(term_a == a.allterms_end() && term_b == b.allterms_end());
}

TEST(Build, TheOrderOfReadingDoesNotMatter) {
    const Workspace workspace;
    generate(workspace / "corpus", plans);
    // The same files, made in another order: folders list them differently.
    std::vector<std::string> names = names_in(workspace / "corpus");
    std::shuffle(names.begin(), names.end(), std::mt19937(3));
    fs::create_directories(workspace / "shuffled");
    for (const auto& name : names) fs::copy_file(workspace / "corpus" / name, workspace / "shuffled" / name);
    EXPECT_EQ(build(workspace / "corpus", workspace / "one").content_hash,
              build(workspace / "shuffled", workspace / "two").content_hash);
    expect_same_files(workspace / "one", workspace / "two");
}

TEST(Build, ASnapshotAnswersWhatWasRead) {
    const Workspace workspace;
    generate(workspace / "corpus", plans);
    const auto report = build(workspace / "corpus", workspace / "index", 2);
    EXPECT_EQ(report.counts.files, static_cast<std::uint64_t>(plans));
    const auto snapshot = open(workspace / "index");
    ASSERT_NE(snapshot, nullptr);
    EXPECT_EQ(snapshot->name(), "snapshot-000001");
    EXPECT_EQ(snapshot->content_hash(), report.content_hash);
    EXPECT_EQ(snapshot->counts().documents, report.counts.documents);
    ASSERT_GE(snapshot->held_count(), static_cast<std::size_t>(plans));
    EXPECT_EQ(snapshot->manifest().at("schema_version"), schema_version);

    const Xapian::Database database(snapshot->xapian_path().string());
    std::string before;
    for (HeldIndex held = 0; held < snapshot->held_count(); ++held) {
        const auto record = snapshot->record(held);
        ASSERT_TRUE(record.is_object());
        const auto source = record.at("source").get<std::string>();
        EXPECT_LE(before, source);
        before = source;
        const auto text = read_source(source, read_whole(workspace / "corpus" / source)).value().text;
        EXPECT_NE(text.find(snapshot->text(held)), std::string::npos) << source;
        const auto node = snapshot->node(snapshot->node_of(held));
        EXPECT_TRUE(node.is_held());
        if (node.held != held) continue;
        // docid = held index + 1: its words are under it.
        const auto words = syllables(node.title);
        ASSERT_FALSE(words.empty());
        const auto word = term(FieldId::title, words.front().accented);
        auto posting = database.postlist_begin(word);
        posting.skip_to(held + 1);
        ASSERT_TRUE(posting != database.postlist_end(word)) << node.id;
        EXPECT_EQ(*posting, held + 1);
        EXPECT_EQ(snapshot->find(node.id), node.index);
    }
    const auto variants = snapshot->variants("dan");
    ASSERT_FALSE(variants.empty());
    EXPECT_EQ(variants.front().accented, accented_key("dân"));
    EXPECT_EQ(variants.front().documents, database.get_termfreq(accented_key("dân")));
}

TEST(Build, ADocumentSavedTwiceIsIndexedOnce) {
    const Workspace workspace;
    const auto plan = generated_plan(1, 7, 3000);
    for (const auto* name : {"corpus/b.txt", "corpus/a.txt", "corpus/c/d.txt"}) workspace.write(name, plan);
    workspace.write("corpus/z.txt", generated_plan(2, 8, 3000));
    build(workspace / "corpus", workspace / "index");
    const auto snapshot = open(workspace / "index");
    ASSERT_NE(snapshot, nullptr);
    ASSERT_EQ(snapshot->held_count(), 4U);
    const auto node = snapshot->node_of(0);
    EXPECT_EQ(snapshot->node_of(1), node);
    EXPECT_EQ(snapshot->node_of(2), node);
    EXPECT_EQ(snapshot->parts(node), (std::vector<HeldIndex>{0, 1, 2}));
    EXPECT_EQ(snapshot->node(node).held, 0U);
    const Xapian::Database database(snapshot->xapian_path().string());
    EXPECT_EQ(database.get_doccount(), 2U);
    EXPECT_EQ(database.get_lastdocid(), 4U); // the docid of z.txt: gaps where further files are
    EXPECT_EQ(snapshot->variants("kheo").empty() ? 0U : snapshot->variants("kheo").front().documents,
              database.get_termfreq(accented_key("khéo")));
}

TEST(Build, AnEmptyFolderIsAnIndexThatOpens) {
    const Workspace workspace;
    fs::create_directory(workspace / "corpus");
    const auto report = build(workspace / "corpus", workspace / "index");
    EXPECT_EQ(report.counts.documents, 0U);
    const auto snapshot = open(workspace / "index");
    ASSERT_NE(snapshot, nullptr);
    EXPECT_EQ(snapshot->held_count(), 0U);
    EXPECT_EQ(snapshot->node_count(), 0U);
    EXPECT_FALSE(snapshot->find("x"));
    EXPECT_TRUE(snapshot->variants("dan").empty());
    EXPECT_EQ(Xapian::Database(snapshot->xapian_path().string()).get_doccount(), 0U);
    EXPECT_TRUE(check_index(workspace / "index"));
}

TEST(Build, TheSnapshotBeforeIsKeptAndOlderOnesAreNot) {
    const Workspace workspace;
    workspace.write("corpus/a.txt", generated_plan(1, 7, 1000));
    for (int i = 0; i < 4; ++i) build(workspace / "corpus", workspace / "index");
    EXPECT_EQ(names_in(workspace / "index"),
              (std::vector<std::string>{"CURRENT", "snapshot-000003", "snapshot-000004", "writer.lock"}));
    EXPECT_EQ(open(workspace / "index")->name(), "snapshot-000004");
}

TEST(Build, AServedSnapshotOutlivesItsFolder) {
    const Workspace workspace;
    workspace.write("corpus/a.txt", generated_plan(1, 7, 1000));
    build(workspace / "corpus", workspace / "index");
    const auto old = open(workspace / "index");
    const std::string text(old->text(0));
    workspace.write("corpus/a.txt", generated_plan(2, 8, 1000));
    for (int i = 0; i < 3; ++i) build(workspace / "corpus", workspace / "index");
    EXPECT_EQ(old->text(0), text);
    EXPECT_NE(open(workspace / "index")->text(0), text);
}

TEST(Build, LeftoversOfAKilledBuildAreRemoved) {
    const Workspace workspace;
    workspace.write("corpus/a.txt", generated_plan(1, 7, 1000));
    build(workspace / "corpus", workspace / "index");
    // Killed while writing, while replacing CURRENT, and between the rename and CURRENT.
    workspace.write("index/snapshot-000002.tmp/records.bin", "half");
    workspace.write("index/CURRENT.tmp", "snaps");
    fs::copy(workspace / "index/snapshot-000001", workspace / "index/snapshot-000002",
             fs::copy_options::recursive);
    EXPECT_EQ(open(workspace / "index")->name(), "snapshot-000001");
    const auto report = build(workspace / "corpus", workspace / "index");
    EXPECT_EQ(names_in(workspace / "index"),
              (std::vector<std::string>{"CURRENT", "snapshot-000001", report.snapshot, "writer.lock"}));
}

TEST(Open, WhatIsNoIndexSaysSo) {
    const Workspace workspace;
    fs::create_directory(workspace / "empty");
    workspace.write("leveldb/CURRENT", "MANIFEST-000001\n");
    const auto file = workspace.write("file", "text");
    for (const auto& path : {workspace / "missing", workspace / "empty", workspace / "leveldb", file}) {
        const auto snapshot = Snapshot::open(path);
        ASSERT_FALSE(snapshot) << path;
        EXPECT_EQ(snapshot.error().code, ErrorCode::not_an_index) << path;
        EXPECT_NE(snapshot.error().message.find(path.string()), std::string::npos);
        EXPECT_NE(snapshot.error().hint.find("vanmach-indexer build"), std::string::npos);
    }
}

TEST(Open, AnotherSchemaVersionIsRefusedWithAWayOut) {
    const Workspace workspace;
    workspace.write("corpus/a.txt", generated_plan(1, 7, 1000));
    build(workspace / "corpus", workspace / "index");
    const auto path = workspace / "index/snapshot-000001/manifest.json";
    auto manifest = Json::parse(read_whole(path));
    manifest["schema_version"] = schema_version + 1;
    testing::write_whole(path, manifest.dump());
    const auto snapshot = Snapshot::open(workspace / "index");
    ASSERT_FALSE(snapshot);
    EXPECT_EQ(snapshot.error().code, ErrorCode::index_version);
    EXPECT_NE(snapshot.error().hint.find("build"), std::string::npos);
    // An update reads everything again instead.
    BuildOptions options;
    options.corpora = {workspace / "corpus"};
    options.index = workspace / "index";
    options.update = true;
    ASSERT_TRUE(build_index(options));
    EXPECT_TRUE(Snapshot::open(workspace / "index"));
}

// Every file of a snapshot, damaged in many places: an error, or the data as it was, and `check` always sees
// it.
TEST(Open, DamageIsAnErrorOrHarmlessAndCheckFindsIt) {
    const Workspace workspace;
    for (int i = 0; i < 3; ++i)
        workspace.write("corpus/" + std::to_string(i) + ".txt",
                        generated_plan(static_cast<std::uint32_t>(i), i, 700));
    build(workspace / "corpus", workspace / "index");
    const auto folder = workspace / "index/snapshot-000001";
    const auto good = open(workspace / "index");
    std::vector<std::string> texts;
    for (HeldIndex held = 0; held < good->held_count(); ++held)
        texts.push_back(good->record(held).dump() + std::string(good->text(held)));

    const auto read_all = [&] {
        const auto snapshot = Snapshot::open(workspace / "index");
        if (!snapshot) {
            EXPECT_EQ(snapshot.error().code, ErrorCode::index_damaged) << snapshot.error().message;
            return;
        }
        for (HeldIndex held = 0; held < (*snapshot)->held_count(); ++held) {
            const auto record = (*snapshot)->record(held);
            const auto text = (*snapshot)->text(held);
            if (!record.is_object() || text.empty()) continue;
            EXPECT_EQ(record.dump() + std::string(text), texts.at(held));
        }
    };
    for (const auto name : {layout::table, layout::variants, layout::suggestions, layout::records, layout::texts}) {
        const auto path = folder / name;
        const auto whole = read_whole(path);
        std::size_t checked = 0;
        for (std::size_t at = 0; at < whole.size(); at += 64) {
            auto flipped = whole;
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at / 64) % 8));
            // A new file, as copying would make it: the old one is mapped.
            testing::write_whole(path, flipped);
            read_all();
            if (at % 4096 == 0) {
                const auto check = check_index(workspace / "index");
                EXPECT_FALSE(check) << name << " byte " << at;
                ++checked;
            }
        }
        EXPECT_GT(checked, 0U);
        for (const std::size_t length :
             {std::size_t{0}, std::size_t{7}, whole.size() / 2, whole.size() - 1}) {
            testing::write_whole(path, whole.substr(0, length));
            const auto snapshot = Snapshot::open(workspace / "index");
            EXPECT_FALSE(snapshot) << name << " cut to " << length;
        }
        fs::remove(path);
        const auto missing = Snapshot::open(workspace / "index");
        ASSERT_FALSE(missing);
        EXPECT_EQ(missing.error().code, ErrorCode::index_damaged);
        testing::write_whole(path, whole);
    }
    EXPECT_TRUE(check_index(workspace / "index"));

    for (const auto& entry : fs::directory_iterator(folder / "xapian")) {
        const auto whole = read_whole(entry.path());
        auto flipped = whole;
        flipped[whole.size() / 3] = static_cast<char>(flipped[whole.size() / 3] ^ 4);
        testing::write_whole(entry.path(), flipped);
        const auto check = check_index(workspace / "index");
        ASSERT_FALSE(check) << entry.path();
        EXPECT_EQ(check.error().code, ErrorCode::index_damaged);
        testing::write_whole(entry.path(), whole);
    }
    const auto manifest = read_whole(folder / "manifest.json");
    for (const std::string_view wrong :
         {"", "{", "null", "[]", "{\"format\":\"vanmach-index\"}",
          "{\"format\":\"vanmach-index\",\"schema_version\":1,\"counts\":3}"}) {
        testing::write_whole(folder / "manifest.json", wrong);
        EXPECT_FALSE(Snapshot::open(workspace / "index")) << wrong;
        EXPECT_FALSE(check_index(workspace / "index")) << wrong;
    }
    testing::write_whole(folder / "manifest.json", manifest);
    EXPECT_TRUE(check_index(workspace / "index"));
}

} // namespace
} // namespace vanmach
