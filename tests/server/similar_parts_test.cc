// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of which precedents are made, on values: words, weights, scores, texts that are sent.
#include <gtest/gtest.h>
#include <optional>

#include "indexer/pairs.h"
#include "server/similar/scoring.h"
#include "server/similar/sent_text.h"
#include "server/similar/weights.h"
#include "server/similar/words.h"
#include "tests/server/service_fixture.h"

namespace vanmach::similar {
namespace {

constexpr Comparable everything{true, true, true};

TEST(Score, IsOneForTheSameAndZeroForNothing) {
    EXPECT_DOUBLE_EQ(score_of({1, 1, 1}, everything, true, true), 1);
    EXPECT_DOUBLE_EQ(score_of({0, 0, 0}, everything, true, true), 0);
    EXPECT_DOUBLE_EQ(score_of({1, 1, 1}, {}, true, true), 0) << "nothing to compare";
    EXPECT_DOUBLE_EQ(score_of({9, 9, 9}, everything, true, true), 1) << "no part counts more than whole";
}

TEST(Score, PrefersTheSameLevelThenTheSameType) {
    const Parts parts{0.5, 0.5, 0.5};
    const auto both = score_of(parts, everything, true, true), level = score_of(parts, everything, true, false), type = score_of(parts, everything, false, true),
               none = score_of(parts, everything, false, false);
    EXPECT_GT(both, level);
    EXPECT_GT(level, type);
    EXPECT_GT(type, none);
    EXPECT_GT(none, 0);
    EXPECT_DOUBLE_EQ(score_of(parts, everything, std::nullopt, std::nullopt), both) << "what is not known harms nobody";
}

TEST(Score, CitationsTellMoreThanWordsAndWordsMoreThanTheTitle) {
    const auto citations = score_of({1, 0, 0}, everything, true, true), text = score_of({0, 1, 0}, everything, true, true), title = score_of({0, 0, 1}, everything, true, true);
    EXPECT_GT(citations, text);
    EXPECT_GT(text, title);
    EXPECT_NEAR(citations + text + title, 1, 1e-9);
}

TEST(Score, APartThatTheSourceHasNotIsLeftOut) {
    EXPECT_DOUBLE_EQ(score_of({0, 0.4, 0}, {false, true, false}, true, true), 0.4);
    EXPECT_LT(score_of({0, 0.4, 0}, everything, true, true), 0.4);
}

TEST(Telling, WhatFewCiteTellsMore) {
    EXPECT_GT(telling(5, 50'000), 2 * telling(5000, 50'000));
    EXPECT_GT(telling(50'000, 50'000), 0);
    EXPECT_GT(telling(0, 10), 0);
}

TEST(Saturation, GrowsEverMoreSlowlyAndLessInLongTexts) {
    EXPECT_GT(saturation(2, 100, 100), saturation(1, 100, 100));
    EXPECT_LT(saturation(20, 100, 100) - saturation(19, 100, 100), saturation(2, 100, 100) - saturation(1, 100, 100));
    EXPECT_GT(saturation(2, 100, 1000), saturation(2, 10'000, 1000));
    EXPECT_EQ(saturation(0, 0, 0), 0);
}

std::vector<std::string> pairs_that_tell(const Words& words) {
    std::vector<std::string> pairs;
    for (std::size_t i = 0; i + 1 < words.syllables.size(); ++i)
        if (words.joined[i] && words.tells[i] && words.tells[i + 1]) pairs.push_back(words.syllables[i].bare + " " + words.syllables[i + 1].bare);
    return pairs;
}

TEST(Words, OnlyNeighboursArePairs) {
    EXPECT_EQ(pairs_that_tell(words_of("công tác dân\nvận. Mô hình, khéo\n\nTổ chức")), (std::vector<std::string>{"cong tac", "tac dan", "dan van", "mo hinh", "to chuc"}));
    EXPECT_TRUE(pairs_that_tell(words_of("")).empty());
    EXPECT_TRUE(pairs_that_tell(words_of("dân")).empty());
}

TEST(Words, GrammarAndNumbersTellNothing) {
    EXPECT_EQ(pairs_that_tell(words_of("kế hoạch của tỉnh năm 2025")), (std::vector<std::string>{"ke hoach", "tinh nam"}));
    EXPECT_EQ(pairs_that_tell(words_of("cửa khẩu")), std::vector<std::string>{"cua khau"}) << "“cửa” is no “của”";
}

TEST(Words, NamesAreSilenced) {
    auto words = words_of("Kế hoạch tỉnh TÂY NINH năm mới");
    silence(words, {"Tây Ninh", ""});
    EXPECT_EQ(pairs_that_tell(words), (std::vector<std::string>{"ke hoach", "hoach tinh", "nam moi"}));
}

TEST(Words, LookedAtEndsBetweenCodePoints) {
    std::string text;
    while (text.size() <= most_source_bytes) text += "vận ";
    for (int i = 0; i < 4; ++i) {
        const auto seen = looked_at(text);
        EXPECT_LE(seen.size(), most_source_bytes);
        EXPECT_GT(seen.size() + 4, most_source_bytes);
        EXPECT_NE(static_cast<unsigned char>(text[seen.size()]) & 0xC0U, 0x80U);
        text.insert(0, "x");
    }
    EXPECT_EQ(looked_at("vận"), "vận");
}

TEST(Resemblance, IsTheShareOfEqualPairs) {
    const auto pairs = [](std::string_view text) { return pairs_of(syllables(text)); };
    EXPECT_EQ(resemblance(pairs("một hai ba bốn"), pairs("Một, hai; BA bốn")), 1);
    EXPECT_EQ(resemblance(pairs("một hai ba"), pairs("ba hai một")), 0);
    EXPECT_DOUBLE_EQ(resemblance(pairs("một hai ba"), pairs("một hai bốn")), 1.0 / 3);
    EXPECT_EQ(resemblance({}, {}), 0);
}

class Terms : public ::testing::Test {
  protected:
    /// A document of these pairs.
    void add(const std::vector<std::pair<std::string, std::string>>& pairs) {
        ASSERT_TRUE(collector_.begin(documents_++));
        for (const auto& [first, second] : pairs) collector_.add(pair_key(first, second), 1);
    }
    std::vector<PairKey> chosen(std::string_view text, std::string_view title, bool in_corpus) {
        if (!index_) {
            EXPECT_TRUE(collector_.finish());
            std::vector<PairCollector> collectors;
            collectors.push_back(std::move(collector_));
            EXPECT_TRUE(write_pairs(folder_.path() / "pairs.bin", collectors, documents_));
            index_ = PairIndex::open(folder_.path() / "pairs.bin").value();
        }
        const auto words = words_of(text), of_title = words_of(title);
        std::vector<PairKey> keys;
        for (const auto& pair : telling_pairs(*index_, {words, of_title, in_corpus})) keys.push_back(pair.key);
        return keys;
    }
    vanmach::testing::TemporaryFolder folder_;
    PairCollector collector_{folder_.path() / "run"};
    HeldIndex documents_ = 0;
    std::optional<PairIndex> index_;
};

TEST_F(Terms, TheRareAndRepeatedComeFirst) {
    for (int i = 0; i < 20; ++i) add({{"ke", "hoach"}, {i < 3 ? "dan" : "khac", "van"}});
    EXPECT_EQ(chosen("kế hoạch. dân vận. dân vận.", "", false), (std::vector<PairKey>{pair_key("dan", "van"), pair_key("ke", "hoach")}));
}

TEST_F(Terms, WhatTheTextAloneHasFindsNothing) {
    add({{"ke", "hoach"}, {"cua", "khau"}});
    add({{"ke", "hoach"}});
    EXPECT_EQ(chosen("kế hoạch. cửa khẩu", "", true), (std::vector<PairKey>{pair_key("ke", "hoach")}));
    EXPECT_EQ(chosen("kế hoạch. cửa khẩu", "", false).size(), 2U);
    EXPECT_TRUE(chosen("không ai có", "", false).empty());
}

TEST_F(Terms, ThereIsABound) {
    std::string text;
    std::vector<std::pair<std::string, std::string>> pairs;
    for (char a = 'a'; a <= 'z'; ++a)
        for (char b = 'a'; b <= 'z'; ++b) {
            const std::string first{'x', a}, second{'y', b};
            text += first + " " + second + ". " + first + " " + second + ".\n";
            pairs.emplace_back(first, second);
        }
    add(pairs);
    EXPECT_EQ(chosen(text, "", false).size(), most_terms);
    EXPECT_EQ(chosen(text, "xq yq", false).front(), pair_key("xq", "yq")) << "the title counts more";
}

TEST(SentText, IsReadAsFilesAre) {
    EXPECT_EQ(read_sent_text("Kế hoạch\r\nmới\r\n", "text/plain")->text, "Kế hoạch\nmới");
    EXPECT_EQ(read_sent_text(R"({"text": "K\u1ebf hoạch"})", "application/json")->text, "Kế hoạch");
    const auto utf16 = std::string("\xFF\xFE", 2) + std::string("K\0\xBF\x1E", 4);
    EXPECT_EQ(read_sent_text(utf16, "text/plain")->text, "Kế");
}

TEST(SentText, BytesThatAreNoTextAreWarnedOf) {
    const auto read = read_sent_text("K\xE1\xBA\xBF ho\xE1\xBA\xA1" "ch \xFF\xFE c\xC3\xB4ng t\xC3\xA1" "c d\xC3\xA2n", "text/plain");
    ASSERT_TRUE(read);
    EXPECT_FALSE(read->warnings.empty());
    EXPECT_NE(read->text.find("Kế hoạch"), std::string::npos);
}

TEST(SentText, WhatCannotBeReadIsToldWhy) {
    const auto problem = [](std::string_view body, std::string_view type) {
        const auto read = read_sent_text(body, type);
        return read ? std::pair(200, std::string()) : std::pair(read.error().status, read.error().code);
    };
    const std::pair empty(422, std::string("empty")), bad(400, std::string("bad-body"));
    EXPECT_EQ(problem("", "text/plain"), empty);
    EXPECT_EQ(problem(" \r\n\t\xEF\xBB\xBF", "text/plain"), empty);
    EXPECT_EQ(problem(R"({"text": " "})", "application/json"), empty);
    EXPECT_EQ(problem("", "application/json"), bad);
    EXPECT_EQ(problem("Kế hoạch", "application/json"), bad);
    EXPECT_EQ(problem("[]", "application/json"), bad);
    EXPECT_EQ(problem(R"({"text": 1})", "application/json"), bad);
    EXPECT_EQ(problem(R"({"text": {"text": "a"}})", "application/json"), bad);
    EXPECT_EQ(problem(R"({"text": "a", "more": 1})", "application/json"), bad);
    EXPECT_EQ(problem("{\"text\": \"\xFF\"}", "application/json"), bad);
    EXPECT_EQ(problem(std::string(1 << 20, '['), "application/json"), bad);
    EXPECT_EQ(problem("{\"text\": " + std::string(1 << 19, '[') + std::string(1 << 19, ']') + "}", "application/json"), bad);
}

} // namespace
} // namespace vanmach::similar
