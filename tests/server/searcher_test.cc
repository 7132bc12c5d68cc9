// SPDX-License-Identifier: GPL-2.0-or-later
// The searcher itself: against a matcher that looks at every text, its limits, and many threads at once.
#include "server/search/search.h"

#include <atomic>
#include <random>
#include <set>

#include "corpus/text/syllables.h"
#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

/// A corpus of random plans over a few words, so that every query finds something.
class RandomCorpus {
  public:
    RandomCorpus() {
        const std::vector<std::string> words = {"dân", "dẫn", "đàn", "vận",  "văn",  "van",
                                                "hòa", "hoà", "hoa", "giải", "công", "tác"};
        std::mt19937 random(7);
        for (int i = 0; i < 60; ++i) {
            std::string body;
            for (int k = 0; k < 30; ++k) body += words[random() % words.size()] + (k % 10 == 9 ? ".\n" : " ");
            write_file(folder_.path() / "corpus" / (std::to_string(100 + i) + ".txt"),
                       plan_text("TÂY NINH", std::to_string(100 + i) + "/KH-UBND", "ngày 06 tháng 3 năm 2025",
                                 "Kế hoạch " + std::to_string(i), body));
        }
        build(folder_.path() / "corpus", folder_.path() / "index");
        snapshot = *Snapshot::open(folder_.path() / "index");
    }
    std::shared_ptr<const Snapshot> snapshot;

  private:
    TemporaryFolder folder_;
};

SearchRequest request_of(const std::string& text, std::uint32_t size = 100) {
    SearchRequest request;
    request.text = *parse_query(text);
    request.size = size;
    return request;
}

/// What the words say, without any index: every clause stands in the text.
std::set<HeldIndex> looked_through(const Snapshot& snapshot, const TextQuery& query) {
    std::set<HeldIndex> found;
    for (HeldIndex held = 0; held < snapshot.held_count(); ++held) {
        const auto words = syllables(snapshot.text(held));
        const auto is = [](const Syllable& syllable, const QueryWord& word) {
            return word.exact ? word.accented == syllable.accented : word.bare == syllable.bare;
        };
        const bool all =
            std::all_of(query.clauses.begin(), query.clauses.end(), [&](const QueryClause& clause) {
                return std::search(words.begin(), words.end(), clause.words.begin(), clause.words.end(),
                                   is) != words.end();
            });
        if (all) found.insert(held);
    }
    return found;
}

TEST(Searcher, FindsWhatAWalkThroughAllTextsFinds) {
    const RandomCorpus corpus;
    const Searcher searcher(*corpus.snapshot, 1);
    std::size_t matches = 0;
    for (const char* text : {"dân", "dan", "dân vận", "dan van", "\"dân vận\"", "\"dan van\"",
                             "\"hòa giải\" công", "\"hoa giai\" cong", "hoà", "hoa", "\"công tác dân vận\"",
                             "\"cong tac dan van\"", "\"van hoa dan\" giải", "kế hoạch 12"}) {
        const auto request = request_of(text);
        const auto result = searcher.search(request);
        ASSERT_TRUE(result) << text;
        const auto expected = looked_through(*corpus.snapshot, request.text);
        matches += expected.size();
        if (expected.empty()) continue; // then the best of the words are found instead
        std::set<HeldIndex> found;
        for (const SearchHit& hit : result->hits) found.insert(hit.held);
        EXPECT_EQ(found, expected) << text;
        EXPECT_EQ(result->total, expected.size()) << text;
        EXPECT_EQ(result->matched, Matched::all) << text;
        EXPECT_TRUE(result->exact);
        EXPECT_TRUE(std::is_sorted(result->hits.begin(), result->hits.end(),
                                   [](const auto& a, const auto& b) {
                                       return a.score != b.score ? a.score > b.score : a.held < b.held;
                                   }))
            << text;
    }
    EXPECT_GT(matches, 100U);
}

TEST(Searcher, MoreOccurrencesAndTitlesScoreHigher) {
    const TemporaryFolder folder;
    const auto plan = [&folder](const std::string& number, const std::string& title,
                                const std::string& body) {
        write_file(folder.path() / "corpus" / (number + ".txt"),
                   plan_text("TÂY NINH", number + "/KH-UBND", "ngày 06 tháng 3 năm 2025", title, body));
    };
    plan("101", "Kế hoạch chung", "rừng một hai ba bốn năm sáu bảy.");
    plan("102", "Kế hoạch chung", "rừng rừng rừng rừng bốn năm sáu bảy.");
    plan("103", "Kế hoạch rừng", "rừng rừng rừng rừng bốn năm sáu bảy.");
    plan("104", "Kế hoạch chung", "một hai ba bốn năm sáu bảy tám.");
    build(folder.path() / "corpus", folder.path() / "index");
    const auto snapshot = *Snapshot::open(folder.path() / "index");
    const Searcher searcher(*snapshot, 1);
    const auto result = searcher.search(request_of("rừng"));
    std::vector<std::string> numbers;
    for (const SearchHit& hit : result->hits)
        numbers.emplace_back(snapshot->node(snapshot->node_of(hit.held)).number);
    EXPECT_EQ(numbers, (std::vector<std::string>{"103/KH-UBND", "102/KH-UBND", "101/KH-UBND"}));
}

TEST(Searcher, PagesAreCutFromOneOrder) {
    const RandomCorpus corpus;
    const Searcher searcher(*corpus.snapshot, 1);
    for (const Sort sort : {Sort::relevance, Sort::date, Sort::newest, Sort::cited}) {
        auto request = request_of("dan van");
        request.sort = sort;
        const auto all = searcher.search(request);
        std::vector<HeldIndex> whole, paged;
        for (const SearchHit& hit : all->hits) whole.push_back(hit.held);
        request.size = 7;
        for (request.offset = 0; request.offset < whole.size(); request.offset += 7) {
            const auto page = searcher.search(request);
            for (const SearchHit& hit : page->hits) paged.push_back(hit.held);
        }
        EXPECT_EQ(paged, whole);
        request.offset = 1000;
        EXPECT_TRUE(searcher.search(request)->hits.empty());
    }
}

TEST(Searcher, WhenTimeIsOverWhatWasFoundIsThePartialAnswer) {
    const RandomCorpus corpus;
    SearchLimits limits;
    limits.match = std::chrono::milliseconds(-1);
    const Searcher searcher(*corpus.snapshot, 1, limits);
    const auto result = searcher.search(request_of("dan"));
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->partial);
    EXPECT_FALSE(result->exact);
    EXPECT_EQ(result->total, 1U);
    EXPECT_EQ(result->hits.size(), 1U);
    EXPECT_EQ(searcher.search(request_of("dan"))->total, 1U) << "the handle is as good as before";
}

TEST(Searcher, ServesManyThreadsWithFewHandles) {
    const RandomCorpus corpus;
    const Searcher searcher(*corpus.snapshot, 2);
    const std::uint64_t expected = searcher.search(request_of("dân vận"))->total;
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int k = 0; k < 20; ++k) {
                const auto result = searcher.search(request_of("dân vận"));
                if (!result || result->total != expected) ++wrong;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(wrong, 0);
}

TEST(Searcher, WhoWaitsTooLongIsToldSo) {
    const RandomCorpus corpus;
    SearchLimits limits;
    limits.queue = std::chrono::milliseconds(0);
    const Searcher searcher(*corpus.snapshot, 1, limits);
    std::atomic<int> busy{0}, answered{0}, other{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int k = 0; k < 40; ++k) {
                const auto result = searcher.search(request_of("dan van hoa giai cong tac"));
                ++(result ? answered : result.error().code == "too-busy" ? busy : other);
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_GT(answered, 0);
    EXPECT_GT(busy, 0);
    EXPECT_EQ(other, 0);
}

} // namespace
} // namespace vanmach::testing
