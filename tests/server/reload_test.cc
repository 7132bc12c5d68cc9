// SPDX-License-Identifier: GPL-2.0-or-later
// A new snapshot is served by itself, a broken one is not.
#include <atomic>
#include <fstream>

#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

using std::chrono::milliseconds;

int documents(const RunningService& service) {
    return service.get("/version").json()["counts"]["documents"];
}

template <typename Condition>
bool within(milliseconds time, const Condition& condition) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < end) {
        if (condition()) return true;
        std::this_thread::sleep_for(milliseconds(20));
    }
    return condition();
}

TEST(Reload, ANewSnapshotIsServedWithinTwoSecondsWithoutAFailedRequest) {
    const TemporaryFolder folder;
    const auto corpus = folder.path() / "corpus", index = folder.path() / "index";
    write_corpus(corpus);
    build(corpus, index);
    const RunningService service(index);
    ASSERT_EQ(documents(service), 4);
    const std::string etag = service.get("/api/v1/search").header("ETag");
    const std::string cursor = service.get("/api/v1/search", {{"size", "1"}}).json()["next"];

    std::atomic<bool> done{false};
    std::atomic<int> asked{0}, failed{0};
    std::thread client([&] {
        while (!done) {
            ++asked;
            if (service.get("/api/v1/search", {{"q", "dân vận"}}).status != 200) ++failed;
        }
    });
    write_file(corpus / "moi.txt", plan_text("CÀ MAU", "77/KH-UBND", "ngày 01 tháng 4 năm 2026",
                                             "Kế hoạch mới", "Phát triển rừng ngập mặn."));
    build(corpus, index);
    EXPECT_TRUE(within(milliseconds(2000), [&] { return documents(service) == 5; }));
    done = true;
    client.join();
    EXPECT_GT(asked, 0);
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(service.get("/api/v1/search", {{"q", "rừng ngập mặn"}}).json()["total"], 1);
    EXPECT_NE(service.get("/api/v1/search").header("ETag"), etag);
    EXPECT_EQ(service.get("/api/v1/search", {{"size", "1"}, {"cursor", cursor}}).status, 410);
}

TEST(Reload, ABrokenSnapshotLeavesTheOneBefore) {
    const TemporaryFolder folder;
    const auto corpus = folder.path() / "corpus", index = folder.path() / "index";
    write_corpus(corpus);
    build(corpus, index);
    const RunningService service(index);
    std::ofstream(index / "CURRENT") << "snapshot-000099\n";
    std::this_thread::sleep_for(milliseconds(800));
    EXPECT_EQ(documents(service), 4);
    EXPECT_EQ(service.get("/readyz").status, 200);
    std::filesystem::remove_all(index);
    std::this_thread::sleep_for(milliseconds(800));
    EXPECT_EQ(service.get("/api/v1/search", {{"q", "dân vận"}}).status, 200)
        << "what was opened still answers";
    build(corpus, index); // built anew, under the same name
    write_file(corpus / "moi.txt", plan_text("CÀ MAU", "77/KH-UBND", "ngày 01 tháng 4 năm 2026",
                                             "Kế hoạch mới", "Phát triển rừng."));
    build(corpus, index);
    EXPECT_TRUE(within(milliseconds(2000), [&] { return documents(service) == 5; }));
}

TEST(Reload, AnIndexThatIsNoneIsAnErrorAtStart) {
    const TemporaryFolder folder;
    ServerOptions options;
    options.index = folder.path();
    options.port = 0;
    RouteTable routes;
    Server server(options, routes);
    const auto port = server.open();
    ASSERT_FALSE(port);
    EXPECT_EQ(exit_status(port.error().code), 3);
}

TEST(Reload, AnEmptyIndexAnswersToo) {
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() / "corpus");
    build(folder.path() / "corpus", folder.path() / "index");
    const RunningService service(folder.path() / "index");
    EXPECT_EQ(service.get("/api/v1/search", {{"q", "dân"}}).json()["total"], 0);
    EXPECT_EQ(service.get("/api/v1/search", {{"held", "any"}}).json()["total"], 0);
    EXPECT_EQ(service.get("/api/v1/documents", {{"number", "1/CT-TTg"}}).json()["total"], 0);
}

} // namespace
} // namespace vanmach::testing
