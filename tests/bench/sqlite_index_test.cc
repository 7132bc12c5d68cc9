// SPDX-License-Identifier: GPL-2.0-or-later
// A baseline that finds too little would be a fast one: SQLite finds, counts and narrows what it should.
#include "tests/bench/sqlite_index.h"

#include <gtest/gtest.h>
#include <stdexcept>
#include <vector>

#include "tests/bench/measure.h"

namespace vanmach::bench {
namespace {

class SqliteIndexTest : public testing::Test {
  protected:
    SqliteIndexTest() : index(folder.path() / "index.db") {
        using Values = std::array<std::uint32_t, SqliteIndex::counted>;
        for (std::int64_t id = 1; id <= 30; ++id)
            index.add(id, id % 3 == 0 ? "công tác dân vận" : "Dân vận khéo, đầu tư công",
                      Values{static_cast<std::uint32_t>(id % 2), 7, 1, 2, 3});
        index.finish();
    }
    TemporaryFolder folder;
    SqliteIndex index;
};

TEST_F(SqliteIndexTest, FindsCountsAndNarrows) {
    struct Case {
        std::string match;
        std::vector<SqliteIndex::Filter> filters;
        std::size_t hits;
        std::uint64_t total;
    };
    const std::vector<Case> cases = {
        {"\"dân\" AND \"vận\"", {}, 10, 30},
        {"\"dan\" AND \"van\"", {}, 10, 30}, // marks do not matter
        {"\"tác\"", {}, 10, 10},
        {"\"vận khéo\"", {}, 10, 20},
        {"\"khéo vận\"", {}, 0, 0},
        {"\"tác\" OR \"khéo\"", {}, 10, 30},
        {"\"đầu\" AND \"kh\" *", {}, 10, 20},
        {"\"tác\"", {{0, 1}}, 5, 5},
        {"\"tác\"", {{0, 1}, {1, 7}}, 5, 5},
        {"\"tác\"", {{1, 8}}, 0, 0},
        {"\"không\"", {}, 0, 0},
    };
    for (const auto& one : cases) {
        const auto found = index.search(one.match, one.filters);
        EXPECT_EQ(found.hits, one.hits) << one.match;
        EXPECT_EQ(found.total, one.total) << one.match;
    }
}

TEST_F(SqliteIndexTest, TellsWhatSqliteSays) {
    EXPECT_THROW(index.search("\"never closed", {}), std::runtime_error);
    EXPECT_THROW(index.add(1, "twice", std::array<std::uint32_t, SqliteIndex::counted>{}),
                 std::runtime_error);
}

} // namespace
} // namespace vanmach::bench
