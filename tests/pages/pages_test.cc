// SPDX-License-Identifier: GPL-2.0-or-later
// The pages from answers made by hand: what they say, and that nothing of a document becomes markup.
#include "server/pages/chain/pages.h"

#include <regex>

#include <gtest/gtest.h>

#include "server/pages/documents/pages.h"
#include "server/pages/frame/assets.h"
#include "server/pages/help/pages.h"
#include "server/pages/search/pages.h"

namespace vanmach::pages {
namespace {

// As a title, a number, an issuer, a sentence …: whatever of it comes out unescaped is a fault.
const std::string canary = "<img src=x onerror=alert(1)>\"'&</script>{{t.product}}";

bool has(const std::string& html, std::string_view text) {
    return html.find(text) != std::string::npos;
}

Json item(const std::string& id, bool held, const std::string& number, const std::string& title = "") {
    return {{"id", id},
            {"held", held},
            {"type", "CT"},
            {"number", number},
            {"date", "2021-11-26"},
            {"issuer", "Thủ tướng Chính phủ"},
            {"province", nullptr},
            {"title", title},
            {"cited_by_count", 4}};
}

Json record(const std::string& text_value) {
    return {{"id", "696-kh-ubnd.2025.tay-ninh"},
            {"held", true},
            {"type", "KH"},
            {"number", "696/KH-UBND"},
            {"number_printed", "Số: 696 /KH-UBND"},
            {"status", "issued"},
            {"date", "2025-03-06"},
            {"place", "Tây Ninh"},
            {"issuer",
             {{"name", "Ủy ban nhân dân tỉnh Tây Ninh"}, {"level", "province"}, {"province", "Tây Ninh"}}},
            {"title", "Thực hiện công tác dân vận"},
            {"signer", {{"name", "A"}, {"position", "Chủ tịch"}}},
            {"recipients", {"Sở Nội vụ"}},
            {"sources", {"002.txt"}},
            {"cited_by_count", 1},
            {"sections",
             {{{"label", "I"}, {"title", "MỤC ĐÍCH"}, {"depth", 1}, {"start", 0}, {"end", 90}},
              {{"label", "II"}, {"title", "NỘI DUNG"}, {"depth", 1}, {"start", 80}, {"end", 90}}}},
            {"predecessors", Json::array()},
            {"successors", Json::array()},
            {"probable_misprints",
             {{{"id", "696-kh-tu.2025.tay-ninh"}, {"number", "696-KH/TU"}, {"reason", "x"}}}},
            {"text", text_value}};
}

Json mention(int n, long long start, long long end, const Json& id, const Json& document,
             const std::string& kind = "num") {
    return {{"n", n},
            {"kind", kind},
            {"text", "t"},
            {"printed", "33/CT-TTg"},
            {"flags", {"separators-swapped"}},
            {"id", id},
            {"document", document},
            {"relation", "implements"},
            {"start", start},
            {"end", end},
            {"sentence", "Thực hiện Chỉ thị này."},
            {"sentence_start", start - 10},
            {"type", "CT"},
            {"date", nullptr}};
}

const std::string body = "I. MỤC ĐÍCH\nThực hiện A và B và C và D.\nII. NỘI DUNG\nHết.";

Json mentions() {
    Json ambiguous = mention(3, 30, 31, nullptr, nullptr);
    ambiguous["candidates"] = {item("x.2020.a", false, "05-CT/TU"), item("x.2020.b", false, "05-CT/TU")};
    return {{"total", 4},
            {"next", nullptr},
            {"items",
             {mention(1, 22, 23, "33-ct-ttg.2021", item("33-ct-ttg.2021", false, "33/CT-TTg")),
              mention(2, 27, 28, "48.2021", item("48.2021", true, "48/CT-TTg")), ambiguous,
              mention(4, 35, 36, nullptr, nullptr, "blank")}}};
}

Json cited_by() {
    Json citing = item("01.2025", true, "1/CT-X");
    citing["level"] = "commune";
    citing["relation"] = "implements";
    citing["mentions"] = {{{"relation", "implements"},
                           {"start", 5},
                           {"end", 8},
                           {"sentence", "Theo KH 696."},
                           {"sentence_start", 0}}};
    return {{"total", 1}, {"items", {citing}}, {"next", nullptr}};
}

// Every value of a JSON replaced by the canary, its shape kept.
void poison(Json& json, const std::string& key = "") {
    static const std::vector<std::string> kept = {"type", "relation", "level", "kind", "status"};
    if (json.is_structured()) {
        for (auto& [name, value] : json.items()) poison(value, json.is_object() ? name : key);
    } else if (json.is_string() && std::ranges::find(kept, key) == kept.end()) {
        json = canary;
    }
}

void expect_escaped(const Page& page) {
    EXPECT_FALSE(has(page.html, "<img")) << page.html.substr(0, 2000);
    EXPECT_FALSE(has(page.html, "onerror=alert(1)>"));
    EXPECT_FALSE(has(page.html, "</script>\n</head>\n</script>"));
    EXPECT_FALSE(has(page.html, "&</script>"));
    EXPECT_TRUE(has(page.html, "{{t.product}}") || has(page.html, "%7B%7Bt.product%7D%7D"))
        << "the canary did not reach the page";
}

Json search_answer() {
    Json hit = item("696-kh-ubnd.2025.tay-ninh", true, "696/KH-UBND", "Thực hiện công tác dân vận");
    hit["section"] = {{"label", "I"}, {"title", "MỤC ĐÍCH"}};
    hit["snippet"] = {{"text", "phong trào Dân vận khéo ở xã"},
                      {"marks", {{11, 14}, {15, 18}, {19, 23}, {26, 28}}}};
    return {{"query", "q"},
            {"total", 1},
            {"exact", true},
            {"partial", false},
            {"took_ms", 3},
            {"hits", {hit}},
            {"matched", "all"},
            {"facets",
             {{"type", {{{"value", "KH"}, {"count", 7}}, {{"value", "CT"}, {"count", 1}}}},
              {"province", {{{"value", "Tây Ninh"}, {"count", 7}}}},
              {"year", {{{"value", 2025}, {"count", 7}}}}}},
            {"suggestion", nullptr},
            {"next", "abc"}};
}

PageContext context_for(Lang lang, std::string path = "/search", Query query = {}) {
    return {lang, std::move(path), std::move(query), {}};
}

TEST(SearchPage, SaysWhatWasFoundAndKeepsTheLanguage) {
    const auto page =
        search_page(context_for(Lang::en, "/search", {{"q", "dân vận"}, {"type", "KH"}}), search_answer());
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page.html, "<html lang=\"en\">"));
    EXPECT_TRUE(has(page.html, "1 document"));
    EXPECT_TRUE(has(page.html, "Directive No. 696/KH-UBND"));
    EXPECT_TRUE(has(page.html, "phong trào <mark>Dân vận khéo</mark> ở <mark>xã</mark>"))
        << "marks are code points";
    EXPECT_TRUE(has(page.html, "name=\"type\" value=\"KH\"")) << "filters stay when the words change";
    EXPECT_TRUE(has(page.html, "cursor=abc"));
    EXPECT_TRUE(has(page.html, ", 7 documents</span>")) << "counts are read aloud as words";
    // Every link of the site to itself says lang=en, but for those to Vietnamese, to data and to files.
    const std::regex link("href=\"(/[^\"]*)\"");
    int links = 0;
    for (std::sregex_iterator at(page.html.begin(), page.html.end(), link), end; at != end; ++at) {
        const std::string href = (*at)[1];
        if (href.starts_with("/api/") || href.starts_with("/assets/")) continue;
        ++links;
        EXPECT_TRUE(href.find("lang=en") != std::string::npos ||
                    href == "/search?q=d%C3%A2n%20v%E1%BA%ADn&amp;type=KH")
            << href;
    }
    EXPECT_GT(links, 10);
}

TEST(DocumentPage, EveryCitationIsALinkThatTellsItsStateInWords) {
    const auto page =
        document_page(context_for(Lang::vi, "/documents/x"), record(body), mentions(), cited_by(), body);
    const auto& html = page.html;
    EXPECT_TRUE(has(html, "<a class=\"cite missing\" href=\"/documents/33-ct-ttg.2021\" id=\"o22\">A<small "
                          "class=\"state missing\">chưa có trong kho</small></a>"))
        << html;
    EXPECT_TRUE(has(html, "<a class=\"cite held\" href=\"/documents/48.2021\" id=\"o27\">B<small "
                          "class=\"state held\">trong kho</small></a>"));
    EXPECT_TRUE(has(html, "<a class=\"cite ambiguous\" href=\"#n3\" id=\"o30\"") && has(html, "2 khả năng"))
        << "leads to its candidates";
    EXPECT_TRUE(has(html, "id=\"n3\"") && has(html, "/documents/x.2020.b"));
    EXPECT_TRUE(has(html, "<a class=\"cite blank\" href=\"#n4\"") && has(html, "để trống số"));
    EXPECT_TRUE(has(html, "<h3 id=\"muc-i\">I. MỤC ĐÍCH</h3><a class=\"permalink\" href=\"#muc-i\" aria-label=\"Liên kết đến mục “I. MỤC ĐÍCH”\">"));
    EXPECT_TRUE(has(html, "href=\"#muc-ii\""));
    EXPECT_TRUE(has(html, "Thực hiện <a href=\"#o22\">")) << "the sentence around the mention";
    EXPECT_TRUE(has(html, "/documents/01.2025#o5")) << "who cites it, at the place";
    EXPECT_TRUE(has(html, "Dấu phân cách trong số hiệu in đảo"));
    EXPECT_TRUE(has(html, "696-KH/TU") && has(html, "in nhầm"));
    EXPECT_TRUE(has(html, "06/03/2025"));
}

TEST(DocumentPage, OneThatIsOnlyCitedSaysSo) {
    Json only = item("33-ct-ttg.2021", false, "33/CT-TTg");
    only["sections"] = Json::array();
    const auto page =
        document_page(context_for(Lang::vi), only, {{"total", 0}, {"items", Json::array()}}, cited_by(), "");
    EXPECT_TRUE(has(page.html, "Kho chưa có toàn văn"));
    EXPECT_FALSE(has(page.html, "class=\"full-text\""));
    EXPECT_TRUE(has(page.html, "Theo "));
}

TEST(ErrorPage, HasItsOwnWordsAndTheStatus) {
    const Json problem = {{"type", "urn:vanmach:problem:unknown-document"},
                          {"title", "No such document"},
                          {"status", 404},
                          {"detail", "No document has the id “x”."},
                          {"hint", "h"},
                          {"candidates", {item("a", true, "1/CT")}}};
    const auto page = error_page(context_for(Lang::vi), problem);
    EXPECT_EQ(page.status, 404);
    EXPECT_TRUE(has(page.html, "Không có văn bản này"));
    EXPECT_TRUE(has(page.html, "/documents/a"));
    const auto english = error_page(
        context_for(Lang::en),
        {{"type", "urn:x:never-heard-of"}, {"title", "Odd"}, {"status", 400}, {"hint", "Do this."}});
    EXPECT_TRUE(has(english.html, "Odd") && has(english.html, "Do this."));
}

TEST(LookupPage, TellsDocumentsOfOneNumberApart) {
    const Json answer = {{"total", 2},
                         {"items",
                          {item("05-ct-tu.2025.ninh-binh", false, "05-CT/TU"),
                           item("05-ct-tu.2025.quang-tri", false, "05-CT/TU")}}};
    const auto page = lookup_page(context_for(Lang::vi, "/documents", {{"number", "05-CT/TU"}}), answer);
    EXPECT_TRUE(has(page.html, "Số 05-CT/TU: 2 văn bản."));
    EXPECT_TRUE(has(page.html, "/documents/05-ct-tu.2025.quang-tri"));
    EXPECT_TRUE(has(lookup_page(context_for(Lang::vi, "/documents", {}), nullptr).html, "name=\"number\""));
}

TEST(Pages, NothingOfADocumentBecomesMarkup) {
    for (const Lang lang : {Lang::vi, Lang::en}) {
        Json answer = search_answer();
        poison(answer);
        answer["hits"][0]["snippet"]["marks"] = {{3, 9}};
        expect_escaped(
            search_page(context_for(lang, "/search", {{"q", canary}, {"issuer", canary}}), answer));
        Json document = record(body), all = mentions(), citing = cited_by();
        const std::string text = canary + "\n" + body;
        for (Json* json : {&document, &all, &citing}) poison(*json);
        expect_escaped(document_page(context_for(lang), document, all, citing, text));
        Json chain = {
            {"root", canary},
            {"nodes", {item(canary, true, canary)}},
            {"edges",
             {{{"from", canary},
               {"to", canary},
               {"relation", "cites"},
               {"evidence", {{{"document", canary}, {"sentence", canary}, {"start", 0}, {"end", 5}}}}}}}};
        expect_escaped(chain_page(context_for(lang), document, chain));
        chain["to"] = chain["nodes"][0];
        expect_escaped(path_page(context_for(lang, "/x", {{"to", canary}}), chain));
        Json lookup = {{"total", 1}, {"items", {item(canary, true, canary, canary)}}};
        expect_escaped(lookup_page(context_for(lang, "/documents", {{"number", canary}}), lookup));
        Json hits = search_answer();
        poison(hits);
        expect_escaped(
            home_page(context_for(lang), {{"counts", {{"documents", 5}, {"nodes", 9}}}}, hits, hits));
        expect_escaped(
            error_page(context_for(lang, "/x", {{"q", canary}}),
                       {{"title", canary}, {"detail", canary}, {"hint", canary}, {"status", 400}}));
    }
}

TEST(Pages, CarryNoStyleOrScriptOfTheirOwn) {
    const std::vector<Page> pages = {
        search_page(context_for(Lang::vi, "/search", {{"q", "x"}}), search_answer()),
        document_page(context_for(Lang::vi), record(body), mentions(), cited_by(), body),
        help_page(context_for(Lang::vi)), help_page(context_for(Lang::en)),
        home_page(context_for(Lang::vi), {{"counts", {{"documents", 5}}}}, search_answer(), search_answer())};
    const std::regex inside(R"(<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:|https?://)");
    for (const auto& page : pages) {
        std::smatch found;
        EXPECT_FALSE(std::regex_search(page.html, found, inside)) << found.str();
        EXPECT_FALSE(has(page.html, "{{")) << "an unfilled tag";
    }
}

TEST(Pages, ControlCharactersOfASourceDoNotReachThePage) {
    const std::string text = std::string("Một\x01 hai\x0B ba") + '\0' + " bốn.";
    const auto page = document_page(context_for(Lang::vi), record(text), {{"items", Json::array()}},
                                    {{"items", Json::array()}}, text);
    for (const char c : page.html)
        EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t');
}

TEST(Assets, StylesAreThereWithAndWithoutTheWebBuild) {
    const auto url = asset_url("css/main.css");
    ASSERT_TRUE(url.starts_with("/assets/") && url.ends_with(".css"));
    const auto found = find_asset(url.substr(std::string("/assets/").size()));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->content_type, "text/css; charset=utf-8");
    EXPECT_GT(found->body.size(), 100u);
    EXPECT_TRUE(find_asset("icon.svg"));
    EXPECT_FALSE(find_asset("../words.tsv"));
    EXPECT_FALSE(find_asset(""));
    EXPECT_FALSE(find_asset(".vite/manifest.json"));
}

} // namespace
} // namespace vanmach::pages
