// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/query.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

TEST(Query, WordsKnowWhetherTheyWereTypedWithDiacritics) {
    const auto query = parse_query("công tac 2025");
    ASSERT_TRUE(query);
    ASSERT_EQ(query->clauses.size(), 3U);
    EXPECT_TRUE(query->clauses[0].words[0].exact);
    EXPECT_FALSE(query->clauses[1].words[0].exact);
    EXPECT_EQ(query->clauses[1].words[0].bare, "tac");
    EXPECT_FALSE(query->clauses[2].words[0].exact);
}

TEST(Query, WritingsOfOneWordAreOneQuery) {
    const auto query = parse_query("hòa giải Thủy");
    EXPECT_EQ(parse_query("hoà giải thuỷ")->clauses, query->clauses) << "place of the tone";
    EXPECT_EQ(parse_query("HÒA GIẢI THỦY")->clauses, query->clauses) << "capitals";
    EXPECT_EQ(parse_query("ho\u0061\u0300 gia\u0309i thu\u0309y")->clauses, query->clauses) << "decomposed";
}

TEST(Query, QuotesHoldPhrases) {
    const auto query = parse_query("tỉnh \"dân vận khéo\" “cải cách” \"một\"");
    ASSERT_TRUE(query);
    ASSERT_EQ(query->clauses.size(), 4U);
    EXPECT_FALSE(query->clauses[0].phrase);
    EXPECT_TRUE(query->clauses[1].phrase);
    EXPECT_EQ(query->clauses[1].words.size(), 3U);
    EXPECT_TRUE(query->clauses[2].phrase);
    EXPECT_FALSE(query->clauses[3].phrase) << "a phrase of one word is a word";
}

TEST(Query, EmptyAndRepeatedWordsCountOnce) {
    EXPECT_TRUE(parse_query("")->empty());
    EXPECT_TRUE(parse_query(" … \"\" - ")->empty());
    EXPECT_EQ(parse_query("dân dân DÂN vận")->clauses.size(), 2U);
}

TEST(Query, AnUnclosedQuoteTellsWhereAndWhat) {
    const auto query = parse_query("tỉnh \"dân vận");
    ASSERT_FALSE(query);
    EXPECT_EQ(query.error().status, 400);
    EXPECT_EQ(query.error().code, "unclosed-quote");
    EXPECT_EQ(query.error().extra["position"], 5);
    EXPECT_NE(query.error().hint.find("\"dân vận\""), std::string::npos);
    EXPECT_EQ(parse_query("\"").error().extra["position"], 0);
}

} // namespace
} // namespace vanmach
