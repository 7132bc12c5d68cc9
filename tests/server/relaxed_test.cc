// SPDX-License-Identifier: GPL-2.0-or-later
// Searches that find nothing tell what one thing less would find, and errors of a query why.
#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

class Relaxed : public ServiceTest {
  protected:
    static Json relaxed(const Values& values) {
        const Json answer = json("/search", values);
        EXPECT_EQ(answer["total"], 0);
        for (const Json& one : answer["relaxed"]) { // NOLINT: `answer` lives on
            const Json again = get("/api/v1/search?" + one["query"].get<std::string>()).json();
            EXPECT_EQ(again["total"], one["total"]) << one;
            EXPECT_GT(one["total"].get<int>(), 0);
        }
        return answer["relaxed"];
    }
    static std::vector<std::string> kinds(const Json& relaxed) {
        std::vector<std::string> kinds;
        for (const Json& one : relaxed) kinds.push_back(one["kind"]);
        return kinds;
    }
};

using Kinds = std::vector<std::string>;

TEST_F(Relaxed, WithoutOneFilter) {
    const Json told = relaxed({{"q", "dân vận"}, {"type", "QĐ"}, {"year", "2025"}});
    ASSERT_EQ(kinds(told), (Kinds{"filter", "filters"}));
    EXPECT_EQ(told[0]["parameter"], "type");
    EXPECT_EQ(told[0]["text"], "QĐ");
}

TEST_F(Relaxed, WithoutQuotesOrAPiece) {
    const Json phrase = relaxed({{"q", "\"vận dân công\""}});
    ASSERT_EQ(kinds(phrase), Kinds{"unquoted"});
    EXPECT_EQ(phrase[0]["text"], "\"vận dân công\"");
    const Json piece = relaxed({{"q", "dân vận loại:QĐ"}});
    ASSERT_FALSE(piece.empty());
    EXPECT_EQ(piece[0]["kind"], "part");
    EXPECT_EQ(piece[0]["text"], "loại:QĐ");
}

TEST_F(Relaxed, WithDocumentsThatAreOnlyCited) {
    const Json told = relaxed({{"q", "phong trào"}, {"type", "CT"}});
    EXPECT_NE(std::find_if(told.begin(), told.end(), [](const Json& one) { return one["kind"] == "held"; }), told.end()) << told;
}

TEST_F(Relaxed, NotWhereSomethingWasFoundOrOnlyCountsAreWanted) {
    EXPECT_TRUE(json("/search", {{"q", "dân vận"}})["relaxed"].empty());
    EXPECT_TRUE(json("/search", {{"q", "dân vận"}, {"type", "QĐ"}, {"size", "0"}})["relaxed"].empty());
}

TEST_F(Relaxed, AnErrorTellsItsReason) {
    const auto reason = [&](const std::string& q) { return json("/search", {{"q", q}}).value("reason", ""); };
    EXPECT_EQ(reason("dân OR"), "nothing-behind");
    EXPECT_EQ(reason("OR dân"), "nothing-before");
    EXPECT_EQ(reason("(dân"), "unclosed-parenthesis");
    EXPECT_EQ(reason("loại:(KH, CT"), "unclosed-list");
    EXPECT_EQ(reason("loại:"), "empty-field");
    EXPECT_EQ(reason("năm:xưa"), "no-year");
    EXPECT_EQ(reason("năm:2025..2021"), "backward-range");
    EXPECT_EQ(reason("NEAR dân"), "near-words");
    EXPECT_EQ(reason("lượt dẫn:3"), "order-field");
    EXPECT_EQ(reason("loại:XYZ"), "unknown-type");
    EXPECT_EQ(reason("tỉnh:Atlantis"), "unknown-province");
    EXPECT_EQ(json("/search", {{"from", "2025"}, {"to", "2024"}})["reason"], "backward-dates");
}

} // namespace
} // namespace vanmach::testing
