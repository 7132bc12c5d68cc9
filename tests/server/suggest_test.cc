// SPDX-License-Identifier: GPL-2.0-or-later
// Completions over HTTP, and the beginnings of numbers.
#include <algorithm>

#include "corpus/text/utf8.h"
#include "server/suggest/typed_number.h"
#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

class Suggest : public ServiceTest {
  protected:
    static Json items(const std::string& q, const Values& more = {}) {
        Values values{{"q", q}};
        values.insert(values.end(), more.begin(), more.end());
        return json("/suggest", values)["items"];
    }
    static std::vector<std::string> texts(const std::string& q, const std::string& kind) {
        std::vector<std::string> texts;
        const Json found = items(q);
        for (const Json& item : found)
            if (item["kind"] == kind) texts.push_back(item["text"]);
        return texts;
    }
};

using Texts = std::vector<std::string>;

TEST_F(Suggest, NumbersInAnyWriting) {
    for (const char* typed : {"33", "33/", "33/ct", "33 ct", "33-CT", "33ctttg", "33 ct ttg", "033/CT-TTg", "chỉ thị 33", "Chỉ thị số 33/ct", "ct 33", "số 33", "33/CT-TTg"}) {
        const auto found = texts(typed, "number");
        ASSERT_FALSE(found.empty()) << typed;
        EXPECT_EQ(found.front(), "33/CT-TTg") << typed;
    }
    EXPECT_EQ(texts("05-CT/TU", "number"), Texts{"05-CT/TU"}); // two documents: told once
    EXPECT_EQ(texts("5/ct", "number"), Texts{"05-CT/TU"});
    EXPECT_EQ(texts("48/kh", "number"), Texts{"48/KH-UBND"});
    EXPECT_EQ(texts("69", "number"), Texts{"696/KH-UBND"});
    EXPECT_TRUE(texts("69/", "number").empty());
    EXPECT_TRUE(texts("kế hoạch 33", "number").empty()); // a directive
    EXPECT_TRUE(texts("trang 33", "number").empty());
    EXPECT_FALSE(texts("kh-ubnd", "number").empty());
    EXPECT_FALSE(texts("ct/tu", "number").empty());
}

TEST_F(Suggest, AnItemSaysWhatItIs) {
    const Json number = items("696/kh").at(0);
    EXPECT_EQ(number["kind"], "number");
    EXPECT_EQ(number["slug"], "696-kh-ubnd");
    EXPECT_EQ(number["id"], "696-kh-ubnd.2025.tay-ninh");
    EXPECT_EQ(number["held"], true);
    EXPECT_EQ(number["documents"], 1);
    EXPECT_EQ(number["marks"], Json::parse("[[0,6]]"));
    EXPECT_EQ(number["label"], "Kế hoạch 696/KH-UBND, Ủy ban nhân dân tỉnh Tây Ninh");

    const Json two = items("05ct").at(0);
    EXPECT_EQ(two["documents"], 2);
    EXPECT_FALSE(two.contains("id"));
    EXPECT_EQ(two["held"], false);
    EXPECT_EQ(two["marks"], Json::parse("[[0,5]]"));

    const Json title = items("cong tac dan van chin", {{"kind", "title"}}).at(0);
    EXPECT_EQ(title["kind"], "title");
    EXPECT_EQ(title["id"], "696-kh-ubnd.2025.tay-ninh");
    EXPECT_EQ(title["slug"], nullptr);
    ASSERT_EQ(title["marks"].size(), 1U);
    const std::string text = title["text"];
    EXPECT_EQ(slice(text, title["marks"][0][0], title["marks"][0][1]), "công tác dân vận chín");

    const Json issuer = items("ủy ban nhân dân tỉnh tây").at(0);
    EXPECT_EQ(issuer["kind"], "issuer");
    EXPECT_EQ(issuer["text"], "Ủy ban nhân dân tỉnh Tây Ninh");
    EXPECT_EQ(issuer["slug"], "uy-ban-nhan-dan-tinh-tay-ninh");
    EXPECT_EQ(issuer["province"], "Tây Ninh");
    EXPECT_EQ(issuer["marks"], Json::parse("[[0,24]]"));
}

TEST_F(Suggest, WhatIsTypedNeedNotBeWhole) {
    EXPECT_EQ(texts("hien phong tr", "title"), Texts{"Thực hiện phong trào thi đua"});
    EXPECT_EQ(texts("PHONG TRÀO", "title").at(0), "Thực hiện phong trào thi đua"); // held: before those that are only cited
    EXPECT_TRUE(texts("phòng trào", "title").empty());
    EXPECT_EQ(texts("quảng tr", "issuer").size(), items("quảng tr", {{"kind", "issuer"}}).size());
    EXPECT_FALSE(texts("quang tr", "issuer").empty());
}

TEST_F(Suggest, KindsAndSizes) {
    for (const char* kind : {"number", "title", "issuer"}) {
        const Json found = items("t", {{"kind", kind}, {"size", "3"}});
        EXPECT_LE(found.size(), 3U);
        for (const Json& item : found) EXPECT_EQ(item["kind"], kind);
    }
    for (const char* size : {"1", "2", "5", "50"}) EXPECT_LE(items("t", {{"size", size}}).size(), std::stoul(size));
    EXPECT_EQ(items("t", {{"size", "1"}}).size(), 1U);
    const Json all = json("/suggest", {{"q", "t"}});
    EXPECT_EQ(all["total"], all["items"].size());
    EXPECT_EQ(all["next"], nullptr);
    EXPECT_TRUE(json("/suggest")["items"].empty());
    EXPECT_EQ(json("/suggest", {{"q", ""}})["total"], 0);
    EXPECT_EQ(get("/api/v1/suggest", {{"q", "t"}, {"size", "51"}}).status, 400);
    EXPECT_EQ(get("/api/v1/suggest", {{"q", "t"}, {"size", "0"}}).status, 400);
    EXPECT_EQ(get("/api/v1/suggest", {{"q", "t"}, {"kind", "word"}}).status, 400);
    EXPECT_EQ(get("/api/v1/suggest", {{"query", "t"}}).status, 400);
    EXPECT_EQ(get("/api/v1/suggest", {{"q", std::string(201, 'a')}}).status, 400);
    EXPECT_EQ(get("/api/v1/suggest", {{"q", "kế"}, {"format", "csv"}}).status, 200);
}

TEST_F(Suggest, AnythingCanBeTyped) {
    for (const char* typed : {"/", "//", "-", "\"", "33//", "“dân", "*", "%", "a:b", ":", "🙂", "漢字", "ÐẢNG", "́", "à́", "0", "00", "000", "0/", "5", "99999999999999999999", "2025", "12025", "(", "số", "so", "kế hoạch số", "QH15", "a1", ".", "1.2", "H'Mông", "đ"}) {
        const Response response = get("/api/v1/suggest", {{"q", typed}});
        ASSERT_EQ(response.status, 200) << typed;
        const Json found = response.json()["items"];
        for (const Json& item : found)
            for (const Json& mark : item["marks"]) {
                EXPECT_LT(mark[0].get<std::size_t>(), mark[1].get<std::size_t>()) << typed << item.dump();
                EXPECT_LE(mark[1].get<std::size_t>(), code_points(item["text"].get<std::string>())) << typed;
            }
    }
}

TEST_F(Suggest, AnswersAreAsDescribed) {
    const Json api = json("/openapi.json");
    const Json schema = api["components"]["schemas"]["Suggestion"];
    for (const char* typed : {"33", "ke hoach", "thực", "ủy ban"}) {
        const Json found = items(typed);
        for (const Json& item : found)
            for (const Json& member : schema["required"]) EXPECT_TRUE(item.contains(member.get<std::string>())) << member << item.dump();
    }
}

TEST(NumberStart, IsReadFromWhatIsTyped) {
    struct Row {
        const char* typed;
        std::vector<std::string> keys;
        bool digits_end;
    };
    const Row rows[] = {
        {"33", {"33"}, false},
        {"33/", {"33"}, true},
        {"5", {"05", "5"}, false},
        {"05", {"05"}, false},
        {"5/ct", {"05ct"}, false},
        {"0", {"0"}, false},
        {"005/ct", {"05ct"}, false},
        {"59/2023/nđ", {"59-2023nd"}, false},
        {"592023nđ", {"592023nd", "59-2023nd"}, false},
        {"59/20", {"59-20"}, false},
        {"10/2022/QH15", {"10-2022qh15"}, false},
        {"Kế hoạch số 696/kh", {"696kh"}, false},
        {"ct/tu", {"cttu"}, false},
        {"qh15", {"qh15"}, false},
        {"KH", {"kh"}, false},
    };
    for (const auto& row : rows) {
        const auto start = number_start(row.typed);
        ASSERT_TRUE(start) << row.typed;
        EXPECT_EQ(start->keys, row.keys) << row.typed;
        EXPECT_EQ(start->digits_end, row.digits_end) << row.typed;
    }
    EXPECT_EQ(number_start("nghị quyết số 1")->types, std::vector<std::string>{"NQ"});
    const auto two = number_start("qđ 24")->types;
    EXPECT_TRUE(std::find(two.begin(), two.end(), "QyĐ") != two.end());
    for (const char* typed : {"", "/", "…", "trang 33", "năm 2025"}) EXPECT_FALSE(number_start(typed)) << typed;
}

} // namespace
} // namespace vanmach::testing
