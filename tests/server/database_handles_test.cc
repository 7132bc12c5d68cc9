// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/database_handles.h"

#include <atomic>
#include <thread>

#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

using std::chrono::milliseconds;

class Handles : public ::testing::Test {
  protected:
    void SetUp() override {
        Xapian::WritableDatabase database((folder_.path() / "db").string(), Xapian::DB_CREATE);
        Xapian::Document document;
        document.add_term("word");
        database.add_document(document);
        database.commit();
    }
    std::filesystem::path path() const { return folder_.path() / "db"; }

  private:
    TemporaryFolder folder_;
};

TEST_F(Handles, AreLentToOneAtATime) {
    const DatabaseHandles handles(path(), 2, milliseconds(50));
    auto first = handles.lease();
    const auto second = handles.lease();
    ASSERT_TRUE(first && second);
    EXPECT_NE(&**first, &**second);
    EXPECT_FALSE(handles.lease()) << "both are taken";
    first.reset();
    const auto third = handles.lease();
    ASSERT_TRUE(third);
    EXPECT_EQ((*third)->get_termfreq("word"), 1U);
}

TEST_F(Handles, ALeaseThatMovesIsGivenBackOnce) {
    const DatabaseHandles handles(path(), 1, milliseconds(50));
    {
        auto lease = handles.lease();
        const auto moved = std::move(*lease);
        EXPECT_EQ(moved->get_doccount(), 1U);
    }
    EXPECT_TRUE(handles.lease());
    const auto one = handles.lease();
    EXPECT_TRUE(one);
    EXPECT_FALSE(handles.lease()) << "there is one handle, not two";
}

TEST_F(Handles, WhoWaitsIsServedWhenOneComesBack) {
    const DatabaseHandles handles(path(), 1, milliseconds(5000));
    auto lease = handles.lease();
    std::atomic<bool> served{false};
    std::thread waiting([&] { served = handles.lease().has_value(); });
    std::this_thread::sleep_for(milliseconds(50));
    EXPECT_FALSE(served);
    lease.reset();
    waiting.join();
    EXPECT_TRUE(served);
}

TEST_F(Handles, ManyThreadsShareAFew) {
    const DatabaseHandles handles(path(), 2, milliseconds(5000));
    std::atomic<int> at_once{0}, most{0}, served{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            for (int k = 0; k < 50; ++k) {
                const auto lease = handles.lease();
                if (!lease) continue;
                const int now = ++at_once;
                for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {}
                if ((*lease)->term_exists("word")) ++served;
                --at_once;
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(served, 400);
    EXPECT_LE(most, 2);
}

TEST_F(Handles, AMissingDatabaseIsToldAtOnce) { EXPECT_THROW(DatabaseHandles(path() / "nothing", 1, milliseconds(1)), Xapian::Error); }

} // namespace
} // namespace vanmach::testing
