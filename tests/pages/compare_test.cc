// SPDX-License-Identifier: GPL-2.0-or-later
// The pages that compare documents, from answers made by hand.
#include <regex>

#include <gtest/gtest.h>

#include "server/pages/compare/pages.h"
#include "server/pages/frame/section_anchors.h"

namespace vanmach::pages {
namespace {

const std::string canary = "<img src=x onerror=alert(1)>\"'&</script>{{t.product}}";

bool has(const std::string& html, std::string_view text) { return html.find(text) != std::string::npos; }

std::size_t count(const std::string& html, std::string_view text) {
    std::size_t n = 0;
    for (auto at = html.find(text); at != std::string::npos; at = html.find(text, at + 1)) ++n;
    return n;
}

Json item(const std::string& id, const std::string& number, bool held = true) {
    return {{"id", id}, {"held", held}, {"type", "KH"}, {"number", number}, {"date", "2025-03-06"}, {"issuer", "Ủy ban nhân dân tỉnh"}, {"province", "Tây Ninh"}, {"title", "Dân vận"}, {"cited_by_count", 2}};
}

Json document(const std::string& id, const std::string& number, bool held = true) {
    Json one = item(id, number, held);
    one.update({{"level", "province"}, {"signer", {{"name", "An"}, {"position", "Chủ tịch"}}}, {"status", "issued"}, {"length", 1200}, {"words", 300}, {"sections", 2}, {"cites", 2}, {"unresolved", 0}, {"obligations", 3}, {"deadlines", 1}, {"cut", false}});
    return one;
}

Json use(const std::string& id, const std::string& relation) {
    return {{"id", id}, {"relation", relation}, {"mentions", 2}, {"n", 1}, {"start", 11}, {"end", 20}, {"sentence", "Căn cứ Chỉ thị này, làm ngay."}, {"sentence_start", 4}, {"sentence_end", 33}};
}

Json cell(const std::string& label, const std::string& title, int start, int end, int depth = 1) {
    return {{"label", label}, {"title", title}, {"depth", depth}, {"start", start}, {"end", end}, {"length", end - start}};
}

Json place(const std::string& id, int start, int end) {
    return {{"id", id}, {"start", start}, {"end", end}, {"section", {{"label", "I"}, {"title", "MỤC ĐÍCH"}}}, {"before", " trước "}, {"text", "gần dân, sát dân"}, {"after", " sau "}, {"cut", false}};
}

const std::string text_a = "I. MỤC ĐÍCH\nCán bộ gần dân, sát dân, hiểu dân.\n1. Việc này\nlàm ngay.\nII. NỘI DUNG\nHết.";

Json comparison() {
    return {{"documents", {document("a.2025", "1/KH-A"), document("b.2025", "2/KH-B")}},
            {"not_held", Json::array()},
            {"facts", {{{"name", "date"}, {"same", false}, {"values", {"2025-03-06", "2024-01-02"}}}, {{"name", "type"}, {"same", true}, {"values", {"KH", "KH"}}}, {{"name", "length"}, {"same", false}, {"values", {12345, nullptr}}}}},
            {"outline",
             {{"total", 3},
              {"matched", 1},
              {"cut", false},
              {"rows",
               {{{"cells", {cell("I", "MỤC ĐÍCH", 0, 69), cell("I", "MỤC ĐÍCH", 0, 40)}}, {"alike", 0.613}, {"title", 1.0}, {"text", 0.2}, {"agree", "title"}},
                {{"cells", {cell("1", "Việc này", 47, 69, 2), nullptr}}, {"alike", nullptr}, {"title", nullptr}, {"text", nullptr}, {"agree", nullptr}},
                {{"cells", {cell("II", "NỘI DUNG", 69, 87), cell("II", "NỘI DUNG", 40, 60)}}, {"alike", 1.0}, {"title", 1.0}, {"text", 1.0}, {"agree", "both"}}}}}},
            {"citations",
             {{"total", 3},
              {"shared", {{{"document", item("33.2021", "33/CT-TTg", false)}, {"in", {use("a.2025", "basis"), use("b.2025", "basis")}}}}},
              {"partly", Json::array()},
              {"only", {{"a.2025", {{{"document", item("44.2021", "44/CT-TTg", false)}, {"in", {use("a.2025", "implements")}}}}}, {"b.2025", Json::array()}}}}},
            {"missing",
             {{{"id", "a.2025"}, {"total", 0}, {"elsewhere", 0}, {"later", 0}, {"items", Json::array()}},
              {{"id", "b.2025"},
               {"total", 3},
               {"elsewhere", 1},
               {"later", 1},
               {"items",
                {{{"document", item("44.2021", "44/CT-TTg", false)}, {"in", {{{"id", "a.2025"}, {"relation", "implements"}}}}, {"elsewhere", false}},
                 {{"document", item("55.2021", "55/QĐ-UBND", false)}, {"in", {{{"id", "a.2025"}, {"relation", "cites"}}}}, {"elsewhere", true}},
                 {{"document", item("66.2026", "66/CT-TTg", false)}, {"in", {{{"id", "a.2025"}, {"relation", "basis"}}}}, {"elsewhere", false}, {"later", true}}}}}}},
            {"passages", {{{"between", {"a.2025", "b.2025"}}, {"total", 1}, {"words", {4, 4}}, {"shares", {0.254, 0.171}}, {"items", {{{"words", 14}, {"formula", false}, {"places", {place("a.2025", 19, 35), place("b.2025", 5, 21)}}}}}}}}};
}

Json similar() {
    Json one = item("c.2025", "3/KH-C");
    one["why"] = {{"shared_citations_count", 4}};
    Json here = item("b.2025", "2/KH-B");
    here["why"] = {{"shared_citations_count", 9}};
    return {{"items", {here, one}}};
}

PageContext context_for(Lang lang, Query query = {{"ids", "a.2025,b.2025"}}) { return {lang, "/compare", std::move(query), {}}; }

TEST(ComparePage, TellsWhatIsMissingFirst) {
    const auto html = compare_page(context_for(Lang::vi), comparison(), {text_a, text_a}, similar()).html;
    EXPECT_TRUE(has(html, "1 mục tương ứng; 1 văn bản cùng được dẫn."));
    EXPECT_TRUE(has(html, "Không dẫn 1 văn bản mà văn bản kia có dẫn:"));
    EXPECT_TRUE(has(html, "Dẫn đủ những văn bản chung mà văn bản kia dẫn."));
    EXPECT_TRUE(has(html, "1 văn bản riêng của địa phương khác")) << "what another province issued is no gap";
    EXPECT_TRUE(has(html, "1 văn bản ban hành sau văn bản này"));
    EXPECT_LT(html.find("id=\"missing\""), html.find("id=\"outline\""));
    EXPECT_TRUE(has(html, "44/CT-TTg"));
}

TEST(ComparePage, OutlineRowsOpenTheirTexts) {
    const auto html = compare_page(context_for(Lang::vi), comparison(), {text_a, text_a}, similar()).html;
    EXPECT_TRUE(has(html, "agree-title cmp-l1"));
    EXPECT_TRUE(has(html, "61%</b> cùng tên, lời khác"));
    EXPECT_TRUE(has(html, "agree-alone cmp-l2"));
    EXPECT_TRUE(has(html, "chỉ A có"));
    EXPECT_TRUE(has(html, "agree-both cmp-l1 same"));
    EXPECT_TRUE(has(html, "Cán bộ <mark>gần dân, sát dân</mark>, hiểu dân.")) << "marks are code points of the text";
    EXPECT_EQ(count(html, "làm ngay."), 1 + 2 + 1) << "a part's text stands in its own row alone; the rest are sentences";
    EXPECT_TRUE(has(html, "Các mục nhỏ có dòng riêng."));
    EXPECT_TRUE(has(html, "/documents/a.2025#muc-i-1:~:text="));
    EXPECT_TRUE(has(html, "tất cả (3)") && has(html, "chỉ chỗ khác nhau (2)"));
}

TEST(ComparePage, CitationsSideBySide) {
    const auto html = compare_page(context_for(Lang::vi), comparison(), {text_a, text_a}, similar()).html;
    EXPECT_EQ(count(html, "<details class=\"cite-place\">"), 3U);
    EXPECT_EQ(count(html, "<span>không dẫn</span>"), 1U);
    EXPECT_TRUE(has(html, "<tr class=\"same\">") && has(html, "<tr class=\"differs\">"));
    EXPECT_TRUE(has(html, "/documents/a.2025#o11"));
    EXPECT_TRUE(has(html, "và 1 chỗ khác"));
    EXPECT_TRUE(has(html, "/api/v1/compare?ids=a.2025,b.2025&amp;format=csv"));
    EXPECT_TRUE(has(html, "25% lời văn của A và 17% của B"));
}

TEST(ComparePage, FactsAndColumns) {
    const auto html = compare_page(context_for(Lang::vi), comparison(), {text_a, text_a}, similar()).html;
    EXPECT_TRUE(has(html, "06/03/2025") && has(html, "02/01/2024"));
    EXPECT_EQ(count(html, "class=\"differs\"><th scope=\"row\">"), 1U) << "the date; that counts differ goes without saying";
    EXPECT_TRUE(has(html, "12.345") && has(html, "chưa rõ"));
    EXPECT_TRUE(has(html, "href=\"/compare?ids=b.2025,a.2025\"")) << "put first";
    EXPECT_TRUE(has(html, "href=\"/compare?ids=b.2025\"")) << "remove";
    EXPECT_TRUE(has(html, "href=\"/compare?ids=a.2025,b.2025,c.2025\"")) << "add";
    EXPECT_FALSE(has(html, "a.2025,b.2025,b.2025"));
    EXPECT_TRUE(has(html, "cùng dẫn 4 văn bản"));
}

TEST(ComparePage, OnlyWhatDiffersKeepsItsAddress) {
    const auto html = compare_page(context_for(Lang::en, {{"ids", "a.2025,b.2025"}, {"show", "different"}}), comparison(), {text_a, text_a}, similar()).html;
    EXPECT_TRUE(has(html, "comparison cols-2 only-different"));
    EXPECT_TRUE(has(html, "href=\"/compare?ids=a.2025,b.2025&amp;lang=en#outline\" data-show=\"all\""));
    EXPECT_TRUE(has(html, "href=\"/compare?ids=a.2025,b.2025&amp;show=different&amp;lang=en#outline\" data-show=\"different\" aria-current=\"true\""));
    EXPECT_TRUE(has(html, "href=\"/compare?ids=b.2025&amp;show=different&amp;lang=en\""));
}

TEST(ComparePage, ADocumentWithoutText) {
    Json answer = comparison();
    answer["documents"][1] = document("b.2025", "2/KH-B", false);
    answer["not_held"] = {"b.2025"};
    answer["passages"] = Json::array();
    answer["missing"].erase(1);
    answer["citations"]["only"].erase("b.2025");
    const auto html = compare_page(context_for(Lang::vi), answer, {text_a, ""}, nullptr).html;
    EXPECT_TRUE(has(html, "Kho chưa có toàn văn"));
    EXPECT_TRUE(has(html, "chưa có toàn văn</span>"));
    EXPECT_FALSE(has(html, "id=\"passages\""));
    EXPECT_FALSE(has(html, "id=\"missing\""));
}

Json problem(int status, Json asked) { return {{"type", "urn:vanmach:problem:ambiguous-id"}, {"title", "x"}, {"status", status}, {"detail", "d"}, {"hint", "h"}, {"asked", std::move(asked)}}; }

TEST(ChoosePage, EachFieldSaysWhatBecameOfIt) {
    const auto empty = choose_page(context_for(Lang::vi, {}), nullptr, nullptr);
    EXPECT_EQ(empty.status, 200);
    EXPECT_EQ(count(empty.html, "name=\"ids\""), 4U);
    EXPECT_FALSE(has(empty.html, "role=\"alert\""));

    const Json asked = {{{"given", "1/KH-A"}, {"document", item("a.2025", "1/KH-A")}, {"candidates", Json::array()}},
                        {{"given", "05-CT/TU"}, {"document", nullptr}, {"candidates", {item("x.2025", "05-CT/TU"), item("y.2025", "05-CT/TU")}}},
                        {{"given", "khong"}, {"document", nullptr}, {"candidates", Json::array()}}};
    const auto page = choose_page(context_for(Lang::vi), problem(300, asked), similar());
    EXPECT_EQ(page.status, 300);
    EXPECT_TRUE(has(page.html, "role=\"alert\""));
    EXPECT_TRUE(has(page.html, "value=\"a.2025\" placeholder"));
    EXPECT_TRUE(has(page.html, "href=\"/compare?ids=a.2025,x.2025,khong\""));
    EXPECT_TRUE(has(page.html, "Có 2 văn bản mang số này"));
    EXPECT_TRUE(has(page.html, "Kho không có văn bản nào mang số hay mã này."));
    EXPECT_EQ(count(page.html, "aria-invalid"), 2U);
}

TEST(ChoosePage, OneDocumentIsABeginning) {
    const auto page = choose_page(context_for(Lang::vi), problem(400, {{{"given", "a.2025"}, {"document", item("a.2025", "1/KH-A")}, {"candidates", Json::array()}}}), similar());
    EXPECT_EQ(page.status, 200);
    EXPECT_FALSE(has(page.html, "role=\"alert\""));
    EXPECT_TRUE(has(page.html, "Gần giống Kế hoạch số 1/KH-A"));
    EXPECT_TRUE(has(page.html, "href=\"/compare?ids=a.2025,c.2025\""));
}

// Every value of a JSON replaced by the canary, its shape kept.
void poison(Json& json, const std::string& key = "") {
    static const std::vector<std::string> kept = {"type", "relation", "level", "agree", "name"};
    if (json.is_structured()) {
        for (auto& [name, value] : json.items()) poison(value, json.is_object() ? name : key);
    } else if (json.is_string() && std::ranges::find(kept, key) == kept.end()) {
        json = canary;
    }
}

void expect_escaped(const Page& page) {
    EXPECT_FALSE(has(page.html, "<img"));
    EXPECT_FALSE(has(page.html, "onerror=alert(1)>"));
    EXPECT_FALSE(has(page.html, "&</script>"));
    EXPECT_TRUE(has(page.html, "{{t.product}}") || has(page.html, "%7B%7Bt.product%7D%7D")) << "the canary did not reach the page";
}

TEST(ComparePages, CarryNoStyleOrScriptOfTheirOwn) {
    const std::regex inside(R"(<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:|https?://)");
    for (const auto& page : {compare_page(context_for(Lang::vi), comparison(), {text_a, text_a}, similar()), choose_page(context_for(Lang::en, {}), nullptr, nullptr)}) {
        std::smatch found;
        EXPECT_FALSE(std::regex_search(page.html, found, inside)) << found.str();
        EXPECT_FALSE(has(page.html, "{{")) << "an unfilled tag";
        EXPECT_FALSE(std::regex_search(page.html, found, std::regex("cmp_\\w+"))) << "a word without a row: " << found.str();
    }
}

TEST(ComparePages, NothingOfADocumentBecomesMarkup) {
    for (const Lang lang : {Lang::vi, Lang::en}) {
        for (const bool ids_too : {false, true}) { // with its ids poisoned nothing finds its column any more
            Json answer = comparison(), like = similar();
            poison(like);
            if (ids_too) {
                poison(answer);
            } else {
                for (auto& one : answer["documents"]) one["title"] = one["issuer"] = one["number"] = canary;
                for (auto& row : answer["outline"]["rows"])
                    for (auto& one : row["cells"])
                        if (one.is_object()) one["label"] = one["title"] = canary;
                for (auto& where : answer["passages"][0]["items"][0]["places"]) where["before"] = where["text"] = where["after"] = where["section"]["title"] = canary;
                answer["citations"]["shared"][0]["in"][0]["sentence"] = canary;
            }
            const std::string text = canary + "\n" + text_a + canary;
            expect_escaped(compare_page(context_for(lang, {{"ids", canary}}), answer, {text, text}, like));
        }
        Json asked = {{{"given", canary}, {"document", nullptr}, {"candidates", {item(canary, canary)}}}, {{"given", canary}, {"document", item(canary, canary)}, {"candidates", Json::array()}}};
        expect_escaped(choose_page(context_for(lang, {{"ids", canary}}), problem(300, asked), similar()));
    }
}

TEST(ComparePages, AnswersOfAnyShapeMakeAPage) {
    // What is missing or of another kind than expected is left out.
    const Json whole = comparison();
    for (const auto& [key, value] : whole.items()) {
        for (const Json& odd : {Json(nullptr), Json::array(), Json("x"), Json::array({nullptr, 1, "x", Json::object()})}) {
            if (key == "documents" && odd != Json::array()) continue;
            Json answer = whole;
            answer[key] = odd;
            EXPECT_EQ(compare_page(context_for(Lang::vi), answer, {text_a}, nullptr).status, 200) << key << " " << odd;
        }
    }
}

TEST(SectionAnchors, TellSectionsOfOneLabelApart) {
    const std::vector<Section> sections = {{"I", "MỤC ĐÍCH", 1, {0, 9}}, {"1", "", 2, {1, 4}}, {"1", "", 2, {4, 9}}, {"", "NỘI DUNG", 1, {9, 12}}, {"đ", "", 3, {10, 12}}};
    EXPECT_EQ(section_anchors(sections), (std::vector<std::string>{"muc-i", "muc-i-1", "muc-i-1--2", "muc-noi-dung", "muc-noi-dung-d"}));
}

} // namespace
} // namespace vanmach::pages
