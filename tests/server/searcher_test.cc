// SPDX-License-Identifier: GPL-2.0-or-later
// The searcher itself: against a matcher that looks at every text, its limits, and many threads at once.
#include "server/search/search.h"

#include <atomic>
#include <map>
#include <random>
#include <set>

#include "corpus/document_id.h"
#include "corpus/text/syllables.h"
#include "corpus/text/utf8.h"
#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

using namespace std::chrono_literals;

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
    auto query = parse_query(text);
    EXPECT_TRUE(query) << text;
    if (query) request.query = std::move(*query);
    request.size = size;
    return request;
}

tl::expected<SearchResult, Problem> run(const Searcher& searcher, const Snapshot& snapshot, const SearchRequest& request) {
    FacetCounter counter(snapshot, request.filters);
    return searcher.search(request, counter);
}

/// What a query says, without any index: a walk over the syllables of a text.
bool stands(const QueryNode& node, const std::vector<Syllable>& words, const std::string& number) {
    const auto is = [](const QueryWord& word, const Syllable& syllable) {
        if (word.prefix) return word.exact ? syllable.accented.starts_with(word.accented) : syllable.bare.starts_with(word.bare);
        return word.exact ? word.accented == syllable.accented : word.bare == syllable.bare;
    };
    const auto part = [&](const QueryNode& inner) { return stands(inner, words, number); };
    switch (node.kind) {
    case QueryNode::Kind::word:
    case QueryNode::Kind::phrase:
        for (std::size_t at = 0; at + node.words.size() <= words.size(); ++at) {
            bool all = true;
            for (std::size_t i = 0; i < node.words.size(); ++i) all = all && is(node.words[i], words[at + i]);
            if (all) return true;
        }
        return false;
    case QueryNode::Kind::near: // two words
        for (std::size_t a = 0; a < words.size(); ++a)
            for (std::size_t b = 0; b < words.size(); ++b)
                if (a != b && is(node.words[0], words[a]) && is(node.words[1], words[b]) && (a < b ? b - a : a - b) <= node.distance) return true;
        return false;
    case QueryNode::Kind::number:
        return node.values[0] == number;
    case QueryNode::Kind::field:
        return node.field == FieldId::number &&
               std::any_of(node.values.begin(), node.values.end(), [&](const std::string& value) { return slug_of_number(value) == number; });
    case QueryNode::Kind::range:
        return true; // all are of 2025
    case QueryNode::Kind::all:
        return std::all_of(node.parts.begin(), node.parts.end(), part);
    case QueryNode::Kind::any:
        return std::any_of(node.parts.begin(), node.parts.end(), part);
    case QueryNode::Kind::none:
        return !part(node.parts.front());
    }
    return false;
}

std::set<HeldIndex> looked_through(const Snapshot& snapshot, const TypedQuery& query) {
    std::set<HeldIndex> found;
    for (HeldIndex held = 0; held < snapshot.held_count(); ++held) {
        const auto words = syllables(snapshot.text(held));
        const auto number = std::string(snapshot.node(snapshot.node_of(held)).slug);
        if (std::all_of(query.parts.begin(), query.parts.end(), [&](const QueryNode& node) { return stands(node, words, number); })) found.insert(held);
    }
    return found;
}

void expect_same(const RandomCorpus& corpus, const Searcher& searcher, const std::string& text, std::size_t& matches) {
    const auto request = request_of(text);
    const auto result = run(searcher, *corpus.snapshot, request);
    ASSERT_TRUE(result) << text << ": " << result.error().detail;
    const auto expected = looked_through(*corpus.snapshot, request.query);
    matches += expected.size();
    if (expected.empty() && result->matched == Matched::some) return; // then the best of the words are found instead
    std::set<HeldIndex> found;
    for (const SearchHit& hit : result->hits) found.insert(hit.held);
    EXPECT_EQ(found, expected) << text;
    EXPECT_EQ(result->total, expected.size()) << text;
    EXPECT_TRUE(result->exact);
    EXPECT_TRUE(std::is_sorted(result->hits.begin(), result->hits.end(), [](const auto& a, const auto& b) {
        return a.score != b.score ? a.score > b.score : a.held < b.held;
    })) << text;
}

TEST(Searcher, FindsWhatAWalkThroughAllTextsFinds) {
    const RandomCorpus corpus;
    const DatabaseHandles handles(corpus.snapshot->xapian_path(), 1, 3s);
    const Searcher searcher(*corpus.snapshot, handles);
    std::size_t matches = 0;
    for (const char* text : {"dân", "dan", "dân vận", "dan van", "\"dân vận\"", "\"dan van\"",
                             "\"hòa giải\" công", "\"hoa giai\" cong", "hoà", "hoa", "\"công tác dân vận\"",
                             "\"cong tac dan van\"", "\"van hoa dan\" giải", "kế hoạch 12", "-dân", "dan -dân", "dân OR đàn", "(dân OR đàn) -vận",
                             "dân NEAR/2 vận", "van NEAR/1 dan", "da*", "dâ*", "gi* -giải", "\"dân vă*\"", "-(dân vận)", "dân OR -vận", "number:101/KH-UBND", "số:(101/KH-UBND, 120/KH-UBND) dan",
                             "năm:2025 \"công tác\"", "NOT zzz"})
        expect_same(corpus, searcher, text, matches);
    EXPECT_GT(matches, 300U);
}

/// Queries of every shape, made up.
class RandomQueries {
  public:
    std::string next() { return any(0); }

  private:
    std::string word() {
        static const std::vector<std::string> words = {"dân", "dan", "dẫn", "vận", "van", "hoà", "hoa", "giai", "công", "tac", "da*", "v*", "xyz"};
        return words[random_() % words.size()];
    }
    std::string plain() {
        auto text = word();
        while (text.back() == '*') text = word();
        return text;
    }
    std::string one(int depth) {
        switch (random_() % (depth > 2 ? 4 : 7)) {
        case 0: return "\"" + plain() + " " + plain() + "\"";
        case 1: return "\"" + plain() + " " + plain() + " " + plain() + "\"";
        case 2: return plain() + " NEAR/" + std::to_string(1 + random_() % 4) + " " + plain();
        case 4: return "-" + word();
        case 5: return "(" + any(depth + 1) + ")";
        case 6: return "-(" + any(depth + 1) + ")";
        default: return word();
        }
    }
    std::string any(int depth) {
        std::string text = one(depth);
        for (auto more = random_() % 3; more-- > 0;) text += (random_() % 3 == 0 ? " OR " : " ") + one(depth);
        return text;
    }
    std::mt19937 random_{11};
};

TEST(Searcher, FindsWhatAWalkFindsForAnyQuery) {
    const RandomCorpus corpus;
    const DatabaseHandles handles(corpus.snapshot->xapian_path(), 1, 3s);
    const Searcher searcher(*corpus.snapshot, handles);
    RandomQueries queries;
    std::size_t matches = 0;
    for (int i = 0; i < 2000; ++i) {
        expect_same(corpus, searcher, queries.next(), matches);
        if (::testing::Test::HasFailure()) return;
    }
    EXPECT_GT(matches, 10000U);
}

TEST(Searcher, AnyWordThatWasIndexedIsFoundByTypingIt) {
    const RandomCorpus corpus;
    const DatabaseHandles handles(corpus.snapshot->xapian_path(), 1, 3s);
    const Searcher searcher(*corpus.snapshot, handles);
    std::map<std::string, std::set<HeldIndex>> written, bare;
    for (HeldIndex held = 0; held < corpus.snapshot->held_count(); ++held) {
        const auto text = corpus.snapshot->text(held);
        for (const auto& syllable : syllables(text)) {
            written[std::string(slice(text, syllable.start, syllable.end))].insert(held);
            bare[syllable.bare].insert(held);
        }
    }
    ASSERT_GT(written.size(), 60U);
    const auto found = [&](const std::string& word) {
        std::set<HeldIndex> helds;
        const auto result = run(searcher, *corpus.snapshot, request_of("\"" + word + "\""));
        for (const SearchHit& hit : result->hits) helds.insert(hit.held);
        return helds;
    };
    for (const auto& [word, helds] : written) {
        const auto all = found(word);
        EXPECT_TRUE(std::includes(all.begin(), all.end(), helds.begin(), helds.end())) << word;
    }
    for (const auto& [word, helds] : bare) {
        const auto all = found(word);
        EXPECT_TRUE(std::includes(all.begin(), all.end(), helds.begin(), helds.end())) << word;
    }
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
    const DatabaseHandles handles(snapshot->xapian_path(), 1, 3s);
    const Searcher searcher(*snapshot, handles);
    const auto result = run(searcher, *snapshot, request_of("rừng"));
    std::vector<std::string> numbers;
    for (const SearchHit& hit : result->hits)
        numbers.emplace_back(snapshot->node(snapshot->node_of(hit.held)).number);
    EXPECT_EQ(numbers, (std::vector<std::string>{"103/KH-UBND", "102/KH-UBND", "101/KH-UBND"}));
}

TEST(Searcher, PagesAreCutFromOneOrder) {
    const RandomCorpus corpus;
    const DatabaseHandles handles(corpus.snapshot->xapian_path(), 1, 3s);
    const Searcher searcher(*corpus.snapshot, handles);
    for (const Sort sort : {Sort::relevance, Sort::date, Sort::newest, Sort::cited}) {
        auto request = request_of("dan van");
        request.sort = sort;
        const auto all = run(searcher, *corpus.snapshot, request);
        std::vector<HeldIndex> whole, paged;
        for (const SearchHit& hit : all->hits) whole.push_back(hit.held);
        request.size = 7;
        for (request.offset = 0; request.offset < whole.size(); request.offset += 7) {
            const auto page = run(searcher, *corpus.snapshot, request);
            for (const SearchHit& hit : page->hits) paged.push_back(hit.held);
        }
        EXPECT_EQ(paged, whole);
        request.offset = 1000;
        EXPECT_TRUE(run(searcher, *corpus.snapshot, request)->hits.empty());
    }
}

TEST(Searcher, WhenTimeIsOverWhatWasFoundIsThePartialAnswer) {
    const RandomCorpus corpus;
    const DatabaseHandles handles(corpus.snapshot->xapian_path(), 1, 3s);
    const Searcher searcher(*corpus.snapshot, handles, -1ms);
    const auto result = run(searcher, *corpus.snapshot, request_of("dan"));
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->partial);
    EXPECT_FALSE(result->exact);
    EXPECT_EQ(result->total, 1U);
    EXPECT_EQ(result->hits.size(), 1U);
    EXPECT_EQ(run(searcher, *corpus.snapshot, request_of("dan"))->total, 1U) << "the handle is as good as before";
}

TEST(Searcher, ServesManyThreadsWithFewHandles) {
    const RandomCorpus corpus;
    const DatabaseHandles handles(corpus.snapshot->xapian_path(), 2, 3s);
    const Searcher searcher(*corpus.snapshot, handles);
    const std::uint64_t expected = run(searcher, *corpus.snapshot, request_of("dân vận"))->total;
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int k = 0; k < 20; ++k) {
                const auto result = run(searcher, *corpus.snapshot, request_of("dân vận"));
                if (!result || result->total != expected) ++wrong;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(wrong, 0);
}

TEST(Searcher, WhoWaitsTooLongIsToldSo) {
    const RandomCorpus corpus;
    const DatabaseHandles handles(corpus.snapshot->xapian_path(), 1, 0ms);
    const Searcher searcher(*corpus.snapshot, handles);
    std::atomic<int> busy{0}, answered{0}, other{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int k = 0; k < 40; ++k) {
                const auto result = run(searcher, *corpus.snapshot, request_of("dan van hoa giai cong tac"));
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
