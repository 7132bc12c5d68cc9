// SPDX-License-Identifier: GPL-2.0-or-later
// The page of a document and those of its lists, from answers made by hand: what is known is told, what is not is said so.
#include <regex>

#include <gtest/gtest.h>

#include "server/pages/documents/pages.h"

namespace vanmach::pages {
namespace {

const std::string canary = "<img src=x onerror=alert(1)>\"'&</script>{{t.product}}";

bool has(const Page& page, std::string_view text) { return page.html.find(text) != std::string::npos; }

std::size_t count(const Page& page, std::string_view text) {
    std::size_t n = 0;
    for (auto at = page.html.find(text); at != std::string::npos; at = page.html.find(text, at + 1)) ++n;
    return n;
}

Json item(const std::string& id, const std::string& number, bool held = true) {
    return {{"id", id}, {"held", held}, {"type", "KH"}, {"number", number}, {"date", "2024-02-01"}, {"issuer", "Ủy ban nhân dân tỉnh Tây Ninh"},
            {"province", "Tây Ninh"}, {"title", "về một việc"}, {"cited_by_count", 2}};
}

Json mention(int n, const Json& id, const std::string& relation = "basis") {
    return {{"n", n}, {"kind", "num"}, {"text", "t"}, {"printed", std::to_string(n) + "/KH-UBND"}, {"flags", Json::array()}, {"id", id},
            {"document", id.is_null() ? Json() : item(id, "1/KH-UBND")}, {"relation", relation}, {"start", n * 10}, {"end", n * 10 + 2},
            {"sentence", "Căn cứ một văn bản."}, {"sentence_start", n * 10 - 5}, {"type", "KH"}, {"date", nullptr}};
}

Json record() {
    auto document = item("696-kh-ubnd.2025.tay-ninh", "696/KH-UBND");
    document["issuer"] = {{"name", "Ủy ban nhân dân tỉnh Tây Ninh"}, {"level", "province"}, {"province", "Tây Ninh"}};
    document["citation"] = {{"full", "Kế hoạch số 696/KH-UBND ngày 06 tháng 3 năm 2025"}, {"short", "Kế hoạch số 696/KH-UBND"}, {"missing", Json::array()}};
    document["sections"] = Json::array();
    document["sources"] = {"a.txt", "b.txt"};
    document["obligations"] = {{{"start", 4}, {"end", 9}}};
    return document;
}

Json obligation(const Json& deadline) {
    return {{"n", 1}, {"unit", "Sở Nội vụ"}, {"task", "Báo cáo kết quả"}, {"lead", "Sở Nội vụ"}, {"coordinating", {"Sở Tài chính", "Sở Y tế"}}, {"target", nullptr},
            {"deadline", deadline}, {"recurs", nullptr}, {"when", "Quý IV"}, {"text", "t"}, {"start", 4}, {"end", 9}};
}

Json list(Json items, Json more = Json::object()) {
    Json answer{{"total", items.size()}, {"items", std::move(items)}, {"next", nullptr}};
    answer.update(more);
    return answer;
}

const Json facets = {{"level", {{{"value", "province"}, {"count", 7}}}}, {"province", {{{"value", "Tây Ninh"}, {"count", 3}}}}, {"year", {{{"value", "2025"}, {"count", 9}}}},
                     {"relation", {{{"value", "basis"}, {"count", 4}}}}};

Page page_of(const Json& document, const Json& citations = list(Json::array()), const Json& cited_by = list(Json::array()), const Json& obligations = nullptr,
             const Json& similar = nullptr, Lang lang = Lang::vi) {
    return document_page({lang, "/documents/x", {}, {}}, document, citations, cited_by, "Một hai ba bốn.", obligations, similar);
}

TEST(DocumentPage, IsSilentOnValidityWhereNothingIsKnownAndClearWhereSomethingIs) {
    auto document = record();
    EXPECT_FALSE(has(page_of(document), "Hiệu lực"));
    auto change = item("9-kh-ubnd.2026.tay-ninh", "9/KH-UBND");
    change.update({{"document", "third.2026"}, {"start", 12}, {"end", 16}, {"sentence_start", 0}, {"sentence", "Kế hoạch này thay thế Kế hoạch 696."}});
    document["validity"] = {{"replaced_by", {change}}, {"amended_by", Json::array()}, {"repealed_by", Json::array()}, {"by_tables", nullptr}};
    const auto page = page_of(document);
    EXPECT_TRUE(has(page, "Bị thay thế bởi <a href=\"/documents/9-kh-ubnd.2026.tay-ninh\">Kế hoạch số 9/KH-UBND</a>"));
    EXPECT_TRUE(has(page, "/documents/third.2026#o12")) << "the sentence stands in another document";
    EXPECT_TRUE(has(page, "Chỉ theo các văn bản trong kho này")) << "told as no more than it is";
    document["validity"] = {{"by_tables", {{"number", "31/2024/QH15"}, {"name", "Luật Đất đai"}, {"id", nullptr}, {"since", "2024-08-01"}}}};
    EXPECT_TRUE(has(page_of(document), "Luật Đất đai (31/2024/QH15) từ 01/08/2024"));
}

TEST(DocumentPage, SaysWhatIsNotKnown) {
    auto document = record();
    document["date"] = nullptr;
    document["issuer"] = nullptr;
    document["citation"] = {{"full", "Kế hoạch"}, {"short", nullptr}, {"missing", {"number", "date", "title-in-capitals"}}};
    const auto page = page_of(document);
    EXPECT_TRUE(has(page, "<dt>Ngày ban hành</dt><dd><span class=\"meta\">Chưa rõ</span>"));
    EXPECT_TRUE(has(page, "<dt>Người ký</dt><dd><span class=\"meta\">Chưa rõ</span>"));
    EXPECT_TRUE(has(page, "Chưa rõ nên để trống: số, ký hiệu, thời gian ban hành."));
    EXPECT_TRUE(has(page, "Trích yếu in hoa"));
    EXPECT_FALSE(has(page, "id=\"cite-short\"")) << "no short form without a number";
    EXPECT_TRUE(has(page, "a.txt") && has(page, "b.txt"));
}

TEST(DocumentPage, TellsHowToCiteItAndTheAddress) {
    const auto page = page_of(record());
    EXPECT_TRUE(has(page, "<p id=\"cite-full\" class=\"cite-text\" lang=\"vi\">Kế hoạch số 696/KH-UBND ngày 06 tháng 3 năm 2025</p>"));
    EXPECT_TRUE(has(page, "data-copy=\"cite-full\"") && has(page, "data-copy=\"cite-short\"") && has(page, "data-address=\"/documents/696-kh-ubnd.2025.tay-ninh\""));
    EXPECT_TRUE(has(page, "role=\"status\" id=\"said\""));
    EXPECT_TRUE(has(page, "/api/v1/documents/696-kh-ubnd.2025.tay-ninh/cited-by?format=atom"));
}

TEST(DocumentPage, ListsTasksByDeadlineWithTheirPlaces) {
    const auto page = page_of(record(), list(Json::array()), list(Json::array()),
                              {{"total", 30}, {"with_deadline", 2}, {"items", {obligation("2025-11-30"), obligation("--06-05"), obligation(nullptr)}}});
    EXPECT_TRUE(has(page, "<b>30/11/2025</b>"));
    EXPECT_TRUE(has(page, "<b>05/06 hằng năm</b>"));
    EXPECT_TRUE(has(page, "<span lang=\"vi\">Quý IV</span>")) << "the time of a table, as printed";
    EXPECT_TRUE(has(page, "href=\"#v4\"") && has(page, "<span id=\"v4\"></span>")) << "the place in the text";
    EXPECT_TRUE(has(page, "Phối hợp: <span lang=\"vi\">Sở Tài chính; Sở Y tế</span>"));
    EXPECT_FALSE(has(page, "Chủ trì")) << "the unit itself leads: not told twice";
    EXPECT_TRUE(has(page, "/obligations?format=ics") && has(page, "/obligations?format=csv"));
    EXPECT_TRUE(has(page, "Xem cả 30 nhiệm vụ"));
    EXPECT_FALSE(has(page_of(record(), list(Json::array()), list(Json::array()), {{"total", 0}, {"with_deadline", 0}, {"items", Json::array()}}), "id=\"obligations\""));
}

TEST(DocumentPage, PrecedentsTellTheirReasons) {
    auto alike = item("48.2026.ninh-binh", "48/KH-UBND");
    alike["why"] = {{"same_level", true}, {"same_type", true}, {"shared_citations", {{{"id", "33-ct-ttg.2021"}, {"number", "33/CT-TTg"}, {"title", nullptr}}}},
                    {"shared_citations_count", 4}, {"cited_together_count", nullptr}, {"shared_terms", {"dân vận khéo"}}, {"near_copy", true}};
    const auto page = page_of(record(), list(Json::array()), list(Json::array()), nullptr, {{"total", 9}, {"items", {alike}}});
    EXPECT_TRUE(has(page, "Cùng loại, cùng cấp"));
    EXPECT_TRUE(has(page, "Cùng dẫn 4 văn bản: <a href=\"/documents/33-ct-ttg.2021\">33/CT-TTg</a> và 3 văn bản khác"));
    EXPECT_TRUE(has(page, "Cùng nói về “dân vận khéo”"));
    EXPECT_TRUE(has(page, "gần như trùng"));
    EXPECT_TRUE(has(page, "/compare?ids=696-kh-ubnd.2025.tay-ninh%2C48.2026.ninh-binh"));
    EXPECT_TRUE(has(page, "/documents/696-kh-ubnd.2025.tay-ninh/similar"));
}

TEST(DocumentPage, ALongListIsABeginningAndALinkToTheWhole) {
    Json mentions = Json::array(), citing = Json::array();
    for (int n = 1; n <= 300; ++n) mentions.push_back(mention(n, n == 250 ? Json() : Json("d" + std::to_string(n))));
    for (int n = 1; n <= 30; ++n) {
        citing.push_back(item("c" + std::to_string(n), "2/KH-UBND"));
        citing.back().update({{"relation", "basis"}, {"mentions", Json::array()}});
    }
    auto cited_by = list(citing, {{"facets", facets}});
    cited_by["total"] = 1000;
    const auto page = page_of(record(), list(mentions, {{"facets", facets}}), cited_by);
    EXPECT_EQ(count(page, "<th scope=\"row\">"), static_cast<std::size_t>(cites_shown + cited_by_shown));
    EXPECT_TRUE(has(page, "Xem cả 300 văn bản được dẫn") && has(page, "Xem cả 1.000 văn bản dẫn văn bản này"));
    EXPECT_TRUE(has(page, "action=\"/documents/696-kh-ubnd.2025.tay-ninh/cited-by\" method=\"get\""));
    EXPECT_TRUE(has(page, "<option value=\"province\">Cấp tỉnh (7)</option>") && has(page, "<option value=\"basis\">căn cứ (4)</option>"));
}

TEST(DocumentPage, AMentionOfNoOneDocumentLeadsToItsRowWhereverThatIs) {
    Json mentions = Json::array();
    for (int n = 1; n <= 300; ++n) mentions.push_back(mention(n, n == 1 || n == 250 ? Json() : Json("d" + std::to_string(n))));
    std::string text(3100, 'x');
    const auto page = document_page({Lang::vi, "/documents/x", {}, {}}, record(), list(mentions), list(Json::array()), text);
    EXPECT_TRUE(has(page, "href=\"#n1\" id=\"o10\"")) << "on this page";
    EXPECT_TRUE(has(page, "href=\"/documents/696-kh-ubnd.2025.tay-ninh/citations?page=2#n250\" id=\"o2500\"")) << "on the second page of the list";
    const auto second = citations_page({Lang::vi, "/documents/x/citations", {{"page", "2"}}, {}}, item("x", "1"), list(mentions, {{"cites_count", 300}}));
    EXPECT_TRUE(has(second, "id=\"n250\""));
}

TEST(DocumentPage, ATableOfTheTextIsATableWithItsLinksAndPlaces) {
    const std::string text = "TT    Việc    Hạn\n1    Theo KH 5    2025\n2    Nhóm\n";
    auto document = record();
    document["obligations"] = {{{"start", 18}, {"end", 40}}};
    Json cited = mention(1, "d1");
    cited["start"] = 28;
    cited["end"] = 32;
    const auto page = document_page({Lang::vi, "/documents/x", {}, {}}, document, list({cited}), list(Json::array()), text);
    EXPECT_TRUE(has(page, "<thead><tr><th scope=\"col\">TT</th><th scope=\"col\">Việc</th><th scope=\"col\">Hạn</th></tr></thead>"));
    EXPECT_TRUE(has(page, "<td><span id=\"v18\"></span>1</td><td>Theo <a class=\"cite held\" href=\"/documents/d1\" id=\"o28\">KH 5"));
    EXPECT_TRUE(has(page, "<td colspan=\"3\">2 · Nhóm</td>")) << "which cells are empty is not known";
    EXPECT_EQ(count(page, "id=\"v18\""), 1U);
}

TEST(ListPages, KeepTheQueryInTheirLinksAndForms) {
    Json citing = item("c1", "2/KH-UBND");
    citing.update({{"relation", "basis"}, {"citation", {{"full", "Kế hoạch số 2/KH-UBND"}}}, {"mentions", {{{"start", 5}, {"end", 8}, {"sentence_start", 0}, {"sentence", "Theo  KH\n696."}}}}});
    auto document = item("696-kh-ubnd.2025.tay-ninh", "696/KH-UBND");
    document["cited_by_count"] = 1000;
    auto answer = list({citing}, {{"facets", facets}});
    answer["total"] = 120;
    answer["next"] = "abc-1";
    const auto page = cited_by_page({Lang::en, "/documents/x/cited-by", {{"level", "province"}, {"province", "Huế"}}, {}}, document, answer);
    EXPECT_TRUE(has(page, "120 documents in 1,000") || has(page, "120 documents of 1,000"));
    EXPECT_TRUE(has(page, "<option value=\"province\" selected>"));
    EXPECT_TRUE(has(page, "<option value=\"Huế\" selected>Huế</option>")) << "a value that fits nothing stays chosen";
    EXPECT_TRUE(has(page, "/documents/x/cited-by?level=province&amp;province=Hu%E1%BA%BF&amp;cursor=abc-1&amp;lang=en"));
    EXPECT_TRUE(has(page, "/api/v1/documents/x/cited-by?level=province&amp;province=Hu%E1%BA%BF&amp;format=csv"));
    EXPECT_TRUE(has(page, "<input type=\"hidden\" name=\"lang\" value=\"en\">"));
    EXPECT_TRUE(has(page, "data-source=\"Kế hoạch số 2/KH-UBND\"") && has(page, "data-sentence=\"Theo KH 696.\"")) << "the whole sentence for copying";
    EXPECT_TRUE(has(page, "Remove all filters"));
    const auto empty = cited_by_page({Lang::vi, "/documents/x/cited-by", {{"year", "1999"}}, {}}, document, list(Json::array()));
    EXPECT_TRUE(has(empty, "Không có văn bản nào khớp với bộ lọc."));
}

TEST(ListPages, TasksAreSortedAndNarrowedByLinks) {
    const auto document = item("x", "1/KH");
    const auto page = obligations_page({Lang::vi, "/documents/x/obligations", {{"sort", "deadline"}}, {}}, document, list({obligation("2025-11-30")}, {{"with_deadline", 1}}));
    EXPECT_TRUE(has(page, "<a href=\"/documents/x/obligations\">Theo văn bản</a>"));
    EXPECT_TRUE(has(page, "<a href=\"/documents/x/obligations?sort=deadline\" aria-current=\"true\">Theo thời hạn</a>"));
    EXPECT_TRUE(has(page, "/documents/x/obligations?sort=deadline&amp;due=1"));
    EXPECT_TRUE(has(page, "/documents/x#v4"));
    EXPECT_TRUE(has(page, "/api/v1/documents/x/obligations?format=ics"));
}

TEST(Card, TellsWhatTheDocumentIsAndWhoElseCitesIt) {
    auto document = item("33-ct-ttg.2021", "33/CT-TTg", false);
    Json citing = Json::array({item("me", "1/KH"), item("a", "2/KH"), item("b", "3/KH"), item("c", "4/KH"), item("d", "5/KH")});
    const auto shown = card({Lang::vi, "/documents/x/card", {}, {}}, document, {{"total", 12}, {"items", citing}}, "me");
    EXPECT_FALSE(has(shown, "<html")) << "a piece, not a page";
    EXPECT_TRUE(has(shown, "chưa có trong kho") && has(shown, "01/02/2024") && has(shown, "về một việc"));
    EXPECT_TRUE(has(shown, "được 12 văn bản dẫn"));
    EXPECT_FALSE(has(shown, "/documents/me")) << "who else";
    EXPECT_EQ(count(shown, "<li>"), 3U);
    EXPECT_TRUE(has(shown, "href=\"/documents/33-ct-ttg.2021/chain\""));
    EXPECT_TRUE(has(card({Lang::en, "/", {}, {}}, document, {{"total", 0}, {"items", Json::array()}}, ""), "no document of the corpus cites it"));
}

/// Every text replaced by the canary, the shape and the codes kept.
void poison(Json& json, const std::string& key = "") {
    static const std::vector<std::string> kept = {"type", "relation", "level", "kind", "status", "deadline", "next"};
    if (json.is_structured()) {
        for (auto& [name, value] : json.items()) poison(value, json.is_object() ? name : key);
    } else if (json.is_string() && std::find(kept.begin(), kept.end(), key) == kept.end()) {
        json = canary;
    }
}

TEST(DocumentPages, NothingOfADocumentBecomesMarkup) {
    auto document = record();
    auto change = item("9", "9/KH");
    change.update({{"document", "third"}, {"start", 1}, {"end", 2}, {"sentence_start", 0}, {"sentence", "s"}});
    document["validity"] = {{"replaced_by", {change}}, {"by_tables", {{"number", "1"}, {"name", "n"}, {"id", "i"}, {"since", "2024"}}}, {"period", {{"text", "2025"}}}};
    document["predecessors"] = {{{"name", "n"}, {"slug", "s"}, {"since", "2025-07-01"}}};
    auto alike = item("48", "48/KH");
    alike["why"] = {{"same_level", true}, {"shared_citations", {{{"id", "i"}, {"number", "n"}}}}, {"shared_citations_count", 4}, {"shared_terms", {"t"}}};
    auto citing = item("c", "1/KH");
    citing.update({{"relation", "basis"}, {"citation", {{"full", "f"}}}, {"mentions", {{{"start", 0}, {"end", 1}, {"sentence_start", 0}, {"sentence", "s"}}}}});
    Json cites = list({mention(1, "a"), mention(2, nullptr)}, {{"facets", facets}, {"cites_count", 2}}), cited_by = list({citing}, {{"facets", facets}}),
         tasks = list({obligation("2025-11-30"), obligation(nullptr)}, {{"with_deadline", 1}}), similar = list({alike});
    for (Json* json : {&document, &cites, &cited_by, &tasks, &similar}) poison(*json);
    const PageContext context{Lang::vi, "/documents/x", {{"level", canary}, {"province", canary}}, {}};
    const std::vector<Page> pages = {document_page(context, document, cites, cited_by, canary, tasks, similar), citations_page(context, document, cites),
                                     cited_by_page(context, document, cited_by), obligations_page(context, document, tasks), similar_page(context, document, similar),
                                     card(context, document, cited_by, canary)};
    for (const auto& page : pages) {
        EXPECT_FALSE(has(page, "<img")) << page.html.substr(0, 3000);
        EXPECT_FALSE(has(page, "onerror=alert(1)>") || has(page, "&</script>"));
        EXPECT_TRUE(has(page, "{{t.product}}") || has(page, "%7B%7Bt.product%7D%7D")) << "the canary did not reach the page";
        std::smatch found;
        static const std::regex inside(R"(<script(?![^>]*\ssrc=)|<style|\sstyle=)");
        EXPECT_FALSE(std::regex_search(page.html, found, inside)) << found.str();
    }
}

} // namespace
} // namespace vanmach::pages
