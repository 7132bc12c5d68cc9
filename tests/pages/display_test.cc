// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/frame/display.h"

#include <gtest/gtest.h>

#include "server/pages/frame/links.h"

namespace vanmach::pages {
namespace {

TEST(Display, DatesAreShownAtThePrecisionThatIsKnown) {
    EXPECT_EQ(display_date("2026-02-10"), "10/02/2026");
    EXPECT_EQ(display_date("2026-02"), "02/2026");
    EXPECT_EQ(display_date("2022"), "2022");
    EXPECT_EQ(display_date(""), "");
}

TEST(Display, ADocumentIsNamedByTypeAndNumber) {
    const Json plan = {{"type", "KH"}, {"number", "696/KH-UBND"}, {"held", true}};
    EXPECT_EQ(document_name(Lang::vi, plan), "Kế hoạch số 696/KH-UBND");
    EXPECT_EQ(document_name(Lang::en, plan), "Plan No. 696/KH-UBND");
    const Json draft = {{"type", "KH"}, {"number", nullptr}, {"held", true}, {"title", "Tiếp tục thực hiện"}};
    EXPECT_EQ(document_name(Lang::vi, draft), "Kế hoạch (chưa có số)");
    const Json law = {{"type", "Luật"}, {"number", nullptr}, {"held", false}, {"title", "Luật Đất đai"}};
    EXPECT_EQ(document_name(Lang::vi, law), "Luật Đất đai");
}

TEST(Display, EveryStateOfACitationHasItsWord) {
    const Json held = {{"id", "a"}, {"document", {{"held", true}}}};
    const Json missing = {{"id", "a"}, {"document", {{"held", false}}}};
    const Json ambiguous = {{"id", nullptr}, {"candidates", {{{"id", "a"}}, {{"id", "b"}}}}};
    const Json blank = {{"id", nullptr}, {"kind", "blank"}};
    const Json unknown = {{"id", nullptr}, {"kind", "num"}};
    EXPECT_EQ(state_of_mention(Lang::vi, held).text, "trong kho");
    EXPECT_EQ(state_of_mention(Lang::vi, missing).text, "chưa có trong kho");
    EXPECT_EQ(state_of_mention(Lang::vi, ambiguous).text, "2 khả năng");
    EXPECT_EQ(state_of_mention(Lang::vi, blank).text, "để trống số");
    EXPECT_EQ(state_of_mention(Lang::en, ambiguous).text, "2 candidates");
    EXPECT_EQ(state_of_mention(Lang::en, unknown).css, "unresolved");
}

TEST(Links, KeepTheLanguageAndEncodeWhatTheyCarry) {
    EXPECT_EQ(link_to(Lang::vi, "/search", {{"q", "a&b=\"c\""}}), "/search?q=a%26b%3D%22c%22");
    EXPECT_EQ(link_to(Lang::en, "/search", {{"q", "dân"}}), "/search?q=d%C3%A2n&lang=en");
    EXPECT_EQ(document_link(Lang::en, "05-ct-tu.2025.ninh-binh", "/chain"),
              "/documents/05-ct-tu.2025.ninh-binh/chain?lang=en");
    EXPECT_EQ(document_link(Lang::vi, "kh~0d41c7a9b2", {}, "o12"), "/documents/kh~0d41c7a9b2#o12");
}

TEST(Links, AQueryIsVariedByOneValue) {
    const Query query = {{"q", "x"}, {"type", "KH"}, {"type", "CT"}};
    EXPECT_EQ(without(query, "type", "KH"), (Query{{"q", "x"}, {"type", "CT"}}));
    EXPECT_EQ(with(query, "type", "NQ"), (Query{{"q", "x"}, {"type", "NQ"}}));
    EXPECT_EQ(also(query, "type", "NQ").size(), 4u);
    EXPECT_TRUE(holds(query, "type", "CT"));
    EXPECT_FALSE(holds(query, "q", "CT"));
}

TEST(Display, LongTextsAreCutAtAWord) {
    EXPECT_EQ(shortened("một hai ba bốn năm", 11), "một hai ba…");
    EXPECT_EQ(shortened("một hai", 20), "một hai");
}

} // namespace
} // namespace vanmach::pages
