// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/walk.h"

#include <gtest/gtest.h>
#include <set>

#include "corpus/text/utf8.h"
#include "tests/indexer/workspace.h"

namespace vanmach {
namespace {

using testing::Workspace;
namespace fs = std::filesystem;

std::vector<std::string> sources(const Result<std::vector<FoundFile>>& found) {
    std::vector<std::string> names;
    if (found)
        for (const auto& file : *found) names.push_back(file.source);
    return names;
}

TEST(Walk, EntersEveryFolderInOneOrder) {
    const Workspace workspace;
    for (const auto* name : {"b.txt", "a/z.txt", "a.txt", "x.txt/inner.txt", ".hidden/c.txt", "Z.txt"})
        workspace.write(name, "text");
    const auto found = walk({workspace.path()}, {});
    EXPECT_EQ(sources(found), (std::vector<std::string>{".hidden/c.txt", "Z.txt", "a.txt", "a/z.txt", "b.txt",
                                                        "x.txt/inner.txt"}));
    EXPECT_EQ(found->front().size, 4U);
}

TEST(Walk, LinksAreFollowedButNotInCircles) {
    const Workspace workspace;
    workspace.write("corpus/a/one.txt", "text");
    workspace.write("other/two.txt", "text");
    fs::create_directory_symlink("..", workspace / "corpus/a/back");
    fs::create_directory_symlink(workspace / "other", workspace / "corpus/linked");
    fs::create_symlink("nowhere", workspace / "corpus/dangling.txt");
    EXPECT_EQ(sources(walk({workspace / "corpus"}, {})),
              (std::vector<std::string>{"a/one.txt", "dangling.txt", "linked/two.txt"}));
}

TEST(Walk, LeavesTheIndexOut) {
    const Workspace workspace;
    workspace.write("one.txt", "text");
    workspace.write("index/snapshot-000001/note.txt", "text");
    EXPECT_EQ(sources(walk({workspace.path()}, workspace / "index")), std::vector<std::string>{"one.txt"});
}

TEST(Walk, SeveralFoldersAndFilesInAnyOrder) {
    const Workspace workspace;
    workspace.write("a/same.txt", "one");
    workspace.write("a/only.txt", "one");
    workspace.write("b/same.txt", "two");
    const auto file = workspace.write("c/alone.txt", "three");
    const auto one = sources(walk({workspace / "a", workspace / "b", file}, {}));
    const auto other = sources(walk({file, workspace / "b", workspace / "a", workspace / "a"}, {}));
    EXPECT_EQ(one, other);
    ASSERT_EQ(one.size(), 4U);
    EXPECT_TRUE(one[0].ends_with("/a/same.txt")) << one[0]; // told apart by their whole path
    EXPECT_TRUE(one[1].ends_with("/b/same.txt")) << one[1];
    EXPECT_EQ(one[2], "alone.txt");
    EXPECT_EQ(one[3], "only.txt");
}

TEST(Walk, NamesAreToldInWellFormedNfc) {
    const Workspace workspace;
    workspace.write("ke\xCC\x82\xCC\x81 hoa\xCC\xA3"
                    "ch.txt",
                    "decomposed");
    workspace.write("kế hoạch.txt", "composed");
    workspace.write("bad\xFFname.txt", "no UTF-8");
    workspace.write("bad\xFEname.txt", "no UTF-8 either");
    const auto names = sources(walk({workspace.path()}, {}));
    ASSERT_EQ(names.size(), 4U);
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), 4U);
    for (const auto& name : names) EXPECT_TRUE(is_well_formed(name)) << name;
}

TEST(Walk, AMissingFolderIsAnError) {
    const auto found = walk({"/nonexistent/corpus"}, {});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::not_found);
    EXPECT_NE(found.error().message.find("/nonexistent/corpus"), std::string::npos);
}

} // namespace
} // namespace vanmach
