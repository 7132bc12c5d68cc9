// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/query.h"

#include <gtest/gtest.h>

#include "server/search/query_words.h"

namespace vanmach {
namespace {

using Kind = QueryNode::Kind;

std::string understood(std::string_view typed) {
    const auto query = parse_query(typed);
    return query ? to_text(*query) : "error: " + query.error().detail;
}

TEST(Query, Table) {
    const struct {
        const char *typed, *understood;
    } rows[] = {
        {"công tác 2025", "công tac2 2025"},
        {"cong \"tác phong\" tác", "cong \"tac2 phong\" tac2"},
        {"dân chủ dân", "dân chu3 dân"},
        {"“cải cách” „hành chính” «một»", "\"cai3 cach2\" \"hanh1 chinh2\" môt5"},
        {"-nông thôn", "-nông thôn"},
        {"thôn -\"nông thôn mới\"", "thôn -\"nông thôn mơi2\""},
        {"NOT x", "-x"},
        {"NOT NOT x", "--x"},
        {"a - b – c", "a b c"},
        {"dân OR vận", "dân OR vân5"},
        {"dân HOẶC vận | khéo", "dân OR vân5 OR kheo2"},
        {"DÂN HOẶC VẬN", "dân hoăc5 vân5"},
        {"dân và vận", "dân va1 vân5"},
        {"dân VÀ vận AND x & y", "dân vân5 x y"},
        {"(dân OR vận) khéo", "(dân OR vân5) kheo2"},
        {"((dân))", "dân"},
        {"dân (vận khéo)", "dân (vân5 kheo2)"},
        {"a) dân b) vận", "a dân b vân5"},
        {"()", ""},
        {"dân NEAR/5 vận", "dân NEAR/5 vân5"},
        {"dân NEAR vận GẦN/3 khéo", "dân NEAR/10 vân5 NEAR/10 kheo2"},
        {"hoạ*", "hoa5*"},
        {"kế hoạ* *", "kê2 hoa5*"},
        {"\"kế hoạ\"*", "\"kê2 hoa5*\""},
        {"loại:KH", "type:KH"},
        {"type:KH,CT x", "type:(KH, CT) x"},
        {"loại:(KH OR \"Chỉ thị\")", "type:(KH, \"Chỉ thị\")"},
        {"tỉnh:\"Tây Ninh\" -loại:CV", "province:\"Tây Ninh\" -type:CV"},
        {"cơ quan:\"Sở Nội vụ\"", "issuer:\"Sở Nội vụ\""},
        {"văn bản được dẫn bởi:48/KH-UBND", "văn ban3 citedby:48/KH-UBND"},
        {"năm:2021..2025", "year:2021..2025"},
        {"năm:2021", "year:2021"},
        {"year:..2020,2024", "year:..2020 OR year:2024"},
        {"ngày:2025-01..", "date:2025-01.."},
        {"tiêu đề:\"dân vận khéo\"", "title:\"dân vân5 kheo2\""},
        {"nội dung: dân vận", "nôi5 dung dân vân5"},
        {"lúc 10:30 http://x.vn", "luc2 10 30 http x vn"},
        {"33/CT-TTg", "number:33-ct-ttg"},
        {"59 2023 nd cp", "number:59-2023-nd-cp"},
        {"5 năm 2025", "5 năm 2025"},
        {"chỉ thị số 33-CT/TTg", "number:33-ct-ttg"},
        {"33 ct ttg", "number:33-ct-ttg"},
        {"thực hiện 33/CT-TTg tại tây ninh", "thưc5 hiên5 number:33-ct-ttg tai5 tây ninh"},
        {"dẫn:33/CT-TTg \"dân vận khéo\"", "cites:33/CT-TTg \"dân vân5 kheo2\""},
        {"ngày 26/11/2021 và giai đoạn 2025-2030", "ngay1 26 11 2021 va1 giai đoan5 2025 2030"},
        {"", ""},
        {" … \"\" - ", ""},
    };
    for (const auto& row : rows) EXPECT_EQ(understood(row.typed), row.understood) << row.typed;
}

TEST(Query, WritingsOfOneWordAreOneQuery) {
    const auto query = understood("hòa giải Thủy");
    EXPECT_EQ(understood("hoà giải thuỷ"), query) << "place of the tone";
    EXPECT_EQ(understood("HÒA GIẢI THỦY"), query) << "capitals";
    EXPECT_EQ(understood("ho\u0061\u0300 gia\u0309i thu\u0309y"), query) << "decomposed";
}

TEST(Query, WordsKnowWhetherTheyWereTypedWithDiacritics) {
    const auto query = parse_query("công tac \"dân van\"");
    ASSERT_TRUE(query);
    ASSERT_EQ(query->parts.size(), 3U);
    EXPECT_TRUE(query->parts[0].words[0].exact);
    EXPECT_FALSE(query->parts[1].words[0].exact);
    EXPECT_TRUE(query->parts[2].words[0].exact);
    EXPECT_FALSE(query->parts[2].words[1].exact);
    EXPECT_EQ(query->parts[2].kind, Kind::phrase);
    EXPECT_EQ(query->parts[2].place.start, 9U);
}

TEST(Query, ErrorsTellWhereAndWhatToWrite) {
    const struct {
        const char* typed;
        const char* code;
        unsigned position;
    } rows[] = {
        {"tỉnh \"dân vận", "unclosed-quote", 5}, {"\"", "unclosed-quote", 0},
        {"(dân", "bad-query", 0},                {"dân OR", "bad-query", 4},
        {"OR dân", "bad-query", 0},              {"a (b OR ) c", "bad-query", 5},
        {"dân NOT", "bad-query", 4},             {"NEAR dân", "bad-query", 0},
        {"dân NEAR \"vận khéo\"", "bad-query", 4}, {"x loại:", "bad-query", 2},
        {"năm:hai", "bad-query", 0},             {"năm:2025..2021", "bad-query", 0},
        {"năm:2025-01", "bad-query", 0},         {"ngày:2025-13-01..", "bad-query", 0},
        {"năm:..", "bad-query", 0},              {"loại:(KH, CT", "bad-query", 5},
        {"lượt dẫn:5", "bad-query", 0},          {"tiêu đề:\"…\"", "bad-query", 0},
        {"((((((((((((((a))))))))))))))", "bad-query", 12},
    };
    for (const auto& [typed, code, position] : rows) {
        const auto query = parse_query(typed);
        ASSERT_FALSE(query) << typed;
        EXPECT_EQ(query.error().status, 400);
        EXPECT_EQ(query.error().code, code) << typed;
        EXPECT_EQ(query.error().extra["position"], position) << typed;
        EXPECT_FALSE(query.error().hint.empty()) << typed;
    }
    EXPECT_NE(parse_query("tỉnh \"dân vận").error().hint.find("\"dân vận\""), std::string::npos);
}

TEST(Query, WhatWasUnderstoodIsUnderstoodAgain) {
    for (const auto* typed : {"cong \"tac phong\" -x", "(a OR b) c", "type:(KH, CT) year:2021..2025", "a NEAR/4 b", "hoa*", "-(a b)", "title:\"dan van\"",
                              "cites:33/CT-TTg", "a OR (b c) OR -d", "province:\"Tây Ninh\" OR level:province"}) {
        const auto once = understood(typed);
        EXPECT_EQ(understood(once), once) << typed;
    }
}

TEST(QueryWords, QuestionsAreToldFromTheirSubject) {
    const auto query = parse_query("công tác dân vận là gì, đúng hay sai theo quy định của pháp luật");
    std::string subject;
    for (const auto& word : plain_words(query->parts))
        if (!word.question) subject += word.node->words[0].bare + " ";
    EXPECT_EQ(subject, "cong tac dan van ");
    EXPECT_FALSE(plain_words(parse_query("là gì")->parts)[0].question) << "then it is what is looked for";
}

TEST(QueryWords, AbbreviationsEitherWay) {
    const auto words = [](std::string_view text) { return parse_query(text)->parts; };
    ASSERT_EQ(long_forms(words("UBND")[0].words[0]).size(), 1U);
    EXPECT_EQ(long_forms(words("ubnd")[0].words[0])[0]->words.size(), 4U);
    EXPECT_TRUE(long_forms(words("dân")[0].words[0]).empty());
    const auto typed = words("các uy ban nhan dan tỉnh");
    EXPECT_EQ(spelled_out(plain_words(typed), 0), nullptr);
    ASSERT_NE(spelled_out(plain_words(typed), 1), nullptr);
    EXPECT_EQ(spelled_out(plain_words(typed), 1)->bare, "ubnd");
    const auto apart = words("uỷ ban \"x y\" nhân dân");
    EXPECT_EQ(spelled_out(plain_words(apart), 0), nullptr);
}

} // namespace
} // namespace vanmach
