// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/tabular.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

const std::string bom = "\xEF\xBB\xBF";

TEST(Csv, HasByteOrderMarkHeaderAndLineEnds) {
    const Json items = {{{"id", "a"}, {"n", 1}, {"held", true}, {"title", nullptr}}};
    EXPECT_EQ(to_csv(items), bom + "id,n,held,title\r\na,1,true,\r\n");
    EXPECT_EQ(to_csv(Json::array()), bom + "\r\n");
}

TEST(Csv, QuotesWhatNeedsIt) {
    const Json items = {{{"a", "x,y"}, {"b", "nói \"khéo\""}, {"c", "một\nhai"}}};
    EXPECT_EQ(to_csv(items), bom + "a,b,c\r\n\"x,y\",\"nói \"\"khéo\"\"\",\"một\nhai\"\r\n");
}

TEST(Csv, SpreadsheetsRunNothing) {
    for (const char* formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"}) {
        const std::string csv = to_csv(Json::array({Json{{"a", formula}}}));
        EXPECT_NE(csv.find('\''), std::string::npos) << formula;
    }
    EXPECT_EQ(to_csv(Json::array({Json{{"a", -1}, {"b", Json::array({"=x", "y"})}}})),
              bom + "a,b\r\n-1,\"'=x; y\"\r\n")
        << "a number is a number; a joined list is a text";
}

TEST(Csv, FlattensObjectsAndLists) {
    const Json items = {{{"section", {{"label", "I"}, {"title", "M"}}}, {"flags", Json::array({"a", "b"})}},
                        {{"extra", Json::array({Json{{"x", 1}}})}}};
    EXPECT_EQ(to_csv(items),
              bom + "section.label,section.title,flags,extra\r\nI,M,\"a; b\",\r\n,,,\"[{\"\"x\"\":1}]\"\r\n");
}

TEST(Jsonl, IsAnItemALine) {
    EXPECT_EQ(to_jsonl(Json::array({Json{{"a", "x\ny"}}, Json{{"a", 2}}})), "{\"a\":\"x\\ny\"}\n{\"a\":2}\n");
}

} // namespace
} // namespace vanmach
