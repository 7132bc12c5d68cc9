// SPDX-License-Identifier: GPL-2.0-or-later
// The pages by which documents are found, from answers made by hand: filters, errors in place, empty results, lists of numbers.
#include <gtest/gtest.h>

#include "server/pages/numbers/pages.h"
#include "server/pages/search/pages.h"
#include "server/pages/search/typed_date.h"

namespace vanmach::pages {
namespace {

const std::string canary = "<img src=x onerror=alert(1)>\"'&</script>{{t.product}}";

bool has(const std::string& html, std::string_view text) { return html.find(text) != std::string::npos; }

std::size_t count(const std::string& html, std::string_view text) {
    std::size_t n = 0;
    for (auto at = html.find(text); at != std::string::npos; at = html.find(text, at + 1)) ++n;
    return n;
}

Json item(const std::string& id, bool held, const std::string& number, const std::string& title = "Về việc gì đó") {
    return {{"id", id}, {"held", held}, {"type", "KH"}, {"number", number}, {"date", "2025-03-06"}, {"issuer", "Ủy ban nhân dân tỉnh Tây Ninh"},
            {"province", "Tây Ninh"}, {"title", title}, {"cited_by_count", 4}};
}

Json value(const Json& value, int count) { return {{"value", value}, {"count", count}}; }

Json answer() {
    Json one = item("696-kh-ubnd.2025.tay-ninh", true, "696/KH-UBND"), two = item("33-ct-ttg.2021", false, "33/CT-TTg");
    for (Json* hit : {&one, &two}) {
        (*hit)["section"] = nullptr;
        (*hit)["snippet"] = nullptr;
    }
    Json issuers = Json::array();
    for (int i = 0; i < 12; ++i) issuers.push_back(value("Sở " + std::to_string(i), 20 - i));
    return {{"query", "q"}, {"total", 2}, {"exact", true}, {"partial", false}, {"took_ms", 3}, {"hits", {one, two}}, {"matched", "all"}, {"named", Json::array()},
            {"facets", {{"type", {value("KH", 7), value("ĐA", 3), value("DA", 2), value("CT", 1)}}, {"province", {value("Tây Ninh", 7)}}, {"issuer", issuers}, {"year", {value("2021", 9), value("2025", 7)}}}},
            {"suggestion", nullptr}, {"relaxed", Json::array()}, {"next", nullptr}};
}

Json nothing() {
    Json empty = answer();
    empty["total"] = 0;
    empty["hits"] = Json::array();
    empty["facets"] = Json::object();
    empty["suggestion"] = "công tác dân vận";
    empty["named"] = {item("05-ct-tu.2025", false, "05-CT/TU")};
    empty["relaxed"] = {{{"kind", "filter"}, {"parameter", "type"}, {"text", "KH"}, {"query", "q=x%20y"}, {"total", 12}},
                        {{"kind", "unquoted"}, {"parameter", "q"}, {"text", "\"x y\""}, {"query", "q=x%20y&type=KH"}, {"total", 1}}};
    return empty;
}

Json schema() {
    return {{"operators", {{{"name", "phrase"}, {"written", "\"…\""}, {"description", "Words in order."}, {"description_vi", "Đúng thứ tự."}, {"example", "\"dân vận\""}}}},
            {"fields", {{{"name", "type"}, {"name_vi", "loại"}, {"kind", "value"}, {"description", "Type."}, {"description_vi", "Loại văn bản."}, {"example", "type:KH"}},
                        {{"name", "cited"}, {"name_vi", "lượt dẫn"}, {"kind", "order"}, {"description", "-"}, {"description_vi", "-"}, {"example", "sort=cited"}}}}};
}

PageContext context(Lang lang, Query query = {}, std::string path = "/search") { return {lang, std::move(path), std::move(query), {}}; }

TEST(FilterForm, HasABoxForEachValueAndKeepsTheRest) {
    const auto html = search_page(context(Lang::vi, {{"q", "x"}, {"type", "kế hoạch"}, {"type", "CT"}, {"sort", "-date"}, {"cites", "33-ct-ttg.2021"}, {"from", "2025-03"}, {"cursor", "c"}}), answer()).html;
    EXPECT_TRUE(has(html, "name=\"type\" value=\"KH\" checked")) << "however it is written in the address";
    EXPECT_TRUE(has(html, "name=\"type\" value=\"CT\" checked"));
    EXPECT_TRUE(has(html, "name=\"type\" value=\"ĐA\">") && has(html, "name=\"type\" value=\"DA\">"));
    const auto form = html.substr(html.find("class=\"facets\""));
    EXPECT_TRUE(has(form, "type=\"hidden\" name=\"q\" value=\"x\"") && has(form, "type=\"hidden\" name=\"sort\" value=\"-date\"") && has(form, "name=\"cites\" value=\"33-ct-ttg.2021\""));
    EXPECT_EQ(count(form, "name=\"q\""), 1u) << "twice would be refused";
    EXPECT_FALSE(has(form, "name=\"cursor\"")) << "another query begins on its first page";
    EXPECT_EQ(count(form, "name=\"type\" value=\"KH\""), 1u) << "no hidden twin of a box";
    EXPECT_TRUE(has(form, "name=\"from\" value=\"03/2025\""));
    EXPECT_TRUE(has(form, "4 mục nữa")) << "of twelve issuers eight are shown";
    EXPECT_LT(form.find("value=\"2025\""), form.find("value=\"2021\"")) << "years newest first";
    EXPECT_TRUE(has(form, "name=\"provinces\" value=\"old\" checked"));
    EXPECT_TRUE(has(form, "Áp dụng"));
}

TEST(FilterForm, TypesThatDifferByALetterStayApart) {
    const auto html = search_page(context(Lang::vi, {{"type", "DA"}, {"provinces", "new"}}), answer()).html;
    EXPECT_TRUE(has(html, "value=\"DA\" checked"));
    EXPECT_FALSE(has(html, "value=\"ĐA\" checked"));
    EXPECT_TRUE(has(html, "name=\"provinces\" value=\"new\" checked"));
}

TEST(FilterForm, WhatIsChosenIsThereEvenWhereNothingWasFound) {
    const auto html = search_page(context(Lang::vi, {{"q", "x"}, {"type", "KH"}, {"issuer", "UBND"}}), nothing()).html;
    EXPECT_TRUE(has(html, "name=\"type\" value=\"KH\" checked") && has(html, "name=\"issuer\" value=\"UBND\" checked"));
}

TEST(FilterForm, CountsThatAreNotExactAreTold) {
    Json some = answer();
    some["exact"] = false;
    some["partial"] = true;
    const auto html = search_page(context(Lang::en, {{"q", "x"}}), some).html;
    EXPECT_TRUE(has(html, "at least 2 documents") && has(html, "lower bounds"));
}

TEST(SearchPage, WhatTheQueryNamesStandsOnTopOnce) {
    Json named = answer();
    named["named"] = {item("696-kh-ubnd.2025.tay-ninh", true, "696/KH-UBND"), item("696-kh-ubnd.2020", false, "696/KH-UBND")};
    const auto html = search_page(context(Lang::vi, {{"q", "696/KH-UBND"}}), named).html;
    EXPECT_LT(html.find("/documents/696-kh-ubnd.2020\""), html.find("class=\"hits\""));
    EXPECT_EQ(count(html, "<a class=\"doc-name\" href=\"/documents/696-kh-ubnd.2025.tay-ninh\""), 0u) << "it is a hit already";
}

TEST(SearchPage, HitsThatAreHeldCanBeChosenToCompare) {
    SearchSurroundings around;
    around.can_compare = true;
    const auto html = search_page(context(Lang::en, {{"q", "x"}}), answer(), around).html;
    EXPECT_TRUE(has(html, "name=\"ids\" value=\"696-kh-ubnd.2025.tay-ninh\" form=\"compare\""));
    EXPECT_FALSE(has(html, "value=\"33-ct-ttg.2021\" form")) << "without a text nothing is compared";
    EXPECT_TRUE(has(html, "action=\"/compare\" method=\"get\""));
    EXPECT_FALSE(has(search_page(context(Lang::en), answer()).html, "/compare"));
}

TEST(SearchPage, CanBeFollowedAndTellsItsLanguage) {
    SearchSurroundings around;
    around.schema = schema();
    const auto html = search_page(context(Lang::vi, {{"q", "dân"}, {"sort", "cited"}}), answer(), around).html;
    EXPECT_TRUE(has(html, "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Atom\" href=\"/api/v1/search?q=d%C3%A2n&amp;format=atom\">"));
    EXPECT_TRUE(has(html, "Theo dõi (Atom)"));
    EXPECT_TRUE(has(html, "loại:KH") && has(html, "Đúng thứ tự.") && !has(html, ">sort=cited<")) << "examples in the language of the page";
    EXPECT_TRUE(has(search_page(context(Lang::en), answer(), around).html, "type:KH"));
}

TEST(SearchPage, NothingFoundTellsWhatWouldBeFound) {
    SearchSurroundings around;
    around.most_cited = {{"hits", {item("57-nq-tw.2024", true, "57-NQ/TW")}}};
    around.newest = {{"hits", {item("1", true, "1/KH", "Thực hiện Nghị quyết 57"), item("2", true, "2/KH", "Triển khai thực hiện công tác dân vận khéo ở xã")}}};
    const auto html = search_page(context(Lang::en, {{"q", "\"x y\""}, {"type", "KH"}}), nothing(), around).html;
    EXPECT_TRUE(has(html, "<a href=\"/search?q=x%20y&amp;lang=en\">Without the filter Type: Plan</a> <span class=\"n\">12 documents</span>"));
    EXPECT_TRUE(has(html, "Without the quotes around &quot;x y&quot;") && has(html, "1 document<"));
    EXPECT_TRUE(has(html, "Did you mean") && has(html, "05-CT/TU"));
    EXPECT_TRUE(has(html, "57-NQ/TW")) << "live examples";
    EXPECT_TRUE(has(html, "q=c%C3%B4ng%20t%C3%A1c%20d%C3%A2n%20v%E1%BA%ADn&amp;lang=en\">công tác dân vận")) << "the first words that say something";
}

Json problem(const std::string& code, Json more) {
    Json problem{{"type", "urn:vanmach:problem:" + code}, {"title", "T"}, {"status", 400}, {"detail", "In English."}, {"hint", "H."}};
    problem.update(more);
    return problem;
}

TEST(SearchProblem, IsToldInPlaceWithWhatToWrite) {
    SearchSurroundings around;
    around.schema = schema();
    const auto page = search_problem_page(context(Lang::vi, {{"q", "tỉnh \"dân vận"}, {"type", "KH"}}), problem("unclosed-quote", {{"parameter", "q"}, {"position", 5}}), around);
    EXPECT_EQ(page.status, 400);
    EXPECT_TRUE(has(page.html, "value=\"tỉnh &quot;dân vận\"")) << "the query stays in the box";
    EXPECT_TRUE(has(page.html, "tỉnh <mark>&quot;dân vận</mark>")) << "code points";
    EXPECT_TRUE(has(page.html, ">tỉnh &quot;dân vận&quot;</a>") && has(page.html, ">tỉnh dân vận</a>"));
    EXPECT_TRUE(has(page.html, "type=KH&amp;q=")) << "filters stay";
    EXPECT_TRUE(has(page.html, "name=\"type\" value=\"KH\" checked"));
    EXPECT_TRUE(has(page.html, "<details class=\"cheat\" open>"));
    EXPECT_FALSE(has(page.html, "In English."));
}

TEST(SearchProblem, KnowsTheReasonsAndThePlaceAtTheEnd) {
    const auto at_end = search_problem_page(context(Lang::vi, {{"q", "dân OR"}}), problem("bad-query", {{"parameter", "q"}, {"position", 900}, {"reason", "nothing-behind"}, {"text", "OR"}}));
    EXPECT_TRUE(has(at_end.html, "Sau OR chưa có gì"));
    EXPECT_TRUE(has(at_end.html, ">dân</a>"));
    const auto inside = search_problem_page(context(Lang::vi, {{"q", "năm:xưa dân vận"}}), problem("bad-query", {{"parameter", "q"}, {"position", 0}, {"reason", "no-year"}, {"text", "xưa"}, {"example", "năm:2021"}}));
    EXPECT_TRUE(has(inside.html, "<mark>năm:xưa</mark> dân vận</code>"));
    const auto filter = search_problem_page(context(Lang::vi, {{"type", "XYZ"}}), problem("bad-parameter", {{"parameter", "type"}, {"reason", "unknown-type"}, {"text", "XYZ"}}));
    EXPECT_TRUE(has(filter.html, "Một bộ lọc chưa đúng") && has(filter.html, "“XYZ”") && has(filter.html, "Bỏ bộ lọc “Loại văn bản”"));
    const auto unheard = search_problem_page(context(Lang::vi, {{"q", "x"}}), problem("odd", {{"reason", "odd"}}));
    EXPECT_TRUE(has(unheard.html, "In English. H."));
    const auto stale = search_problem_page(context(Lang::vi, {{"q", "x"}, {"cursor", "c"}}), problem("stale-cursor", {{"parameter", "cursor"}, {"status", 410}}));
    EXPECT_EQ(stale.status, 410);
    EXPECT_TRUE(has(stale.html, "Kho vừa được cập nhật"));
}

TEST(HomePage, LeadsToThePartsThatAreThere) {
    const Json hits = answer();
    const auto some = home_page(context(Lang::en, {}, "/"), {{"counts", {{"documents", 5}}}}, hits, hits, {"/numbers", "/help"}).html;
    EXPECT_TRUE(has(some, "href=\"/numbers?lang=en\"") && !has(some, "which provinces followed"));
    EXPECT_TRUE(has(home_page(context(Lang::vi, {}, "/"), {{"counts", {{"documents", 5}}}}, hits, hits).html, "href=\"/analytics\""));
}

Json listed(const std::string& state, Json more) {
    Json row{{"line", 3}, {"typed", "33/ct-ttg"}, {"state", state}, {"id", nullptr}, {"held", nullptr}, {"type", nullptr}, {"number", "33/CT-TTg"}, {"date", nullptr},
             {"issuer", nullptr}, {"title", nullptr}, {"cited_by_count", nullptr}, {"typed_date", nullptr}, {"documents", 0}, {"candidates", Json::array()}};
    row.update(more);
    return row;
}

Json numbers() {
    Json held = listed("held", item("33-ct-ttg.2021", true, "33/CT-TTg"));
    held["typed_date"] = "2024-03";
    held["documents"] = 1;
    return {{"total", 3}, {"next", nullptr}, {"skipped", 2}, {"counts", {{"held", 1}, {"cited", 0}, {"ambiguous", 1}, {"unknown", 1}, {"unread", 0}}},
            {"items", {held, listed("ambiguous", {{"documents", 30}, {"candidates", {item("a", true, "05-CT/TU"), item("b", false, "05-CT/TU")}}}), listed("unknown", Json::object())}}};
}

TEST(NumbersPage, TellsWhatEachNumberIs) {
    const auto html = numbers_page(context(Lang::vi, {}, "/numbers"), "33/ct-ttg\nx", numbers(), nullptr).html;
    EXPECT_TRUE(has(html, "33/ct-ttg\nx</textarea>"));
    EXPECT_TRUE(has(html, "3 số hiệu") && has(html, "Bỏ qua 2 dòng"));
    EXPECT_TRUE(has(html, "href=\"/documents/33-ct-ttg.2021\"") && has(html, "href=\"/documents/33-ct-ttg.2021#cited-by\""));
    EXPECT_TRUE(has(html, "Ngày ghi trong danh sách là 03/2024")) << "the date is another";
    EXPECT_TRUE(has(html, "30 văn bản cùng số") && has(html, "/documents/b\"") && has(html, "và 28 văn bản khác"));
    EXPECT_TRUE(has(html, "không tìm thấy") && has(html, "/search?q=33%2Fct-ttg&amp;held=any"));
    EXPECT_TRUE(has(html, "method=\"post\"") && has(html, "name=\"format\" value=\"csv\""));
    const auto empty = numbers_page(context(Lang::en, {}, "/numbers"), "", nullptr, nullptr);
    EXPECT_TRUE(has(empty.html, "action=\"/numbers?lang=en\"") && !has(empty.html, "<table"));
    const auto wrong = numbers_page(context(Lang::vi, {}, "/numbers"), "x", nullptr, problem("no-numbers", {{"status", 422}}));
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(has(wrong.html, "Không có số hiệu nào trong đó") && has(wrong.html, ">x</textarea>"));
}

TEST(NumbersPage, IsATableForSpreadsheets) {
    Json answer = numbers();
    answer["items"][2]["typed"] = "=1+1";
    const auto csv = numbers_csv(Lang::vi, answer);
    EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF" "Dòng,Đã ghi,Kết quả,"));
    EXPECT_TRUE(has(csv, "\r\n3,33/ct-ttg,trong kho,Kế hoạch,33/CT-TTg,06/03/2025,Ủy ban nhân dân tỉnh Tây Ninh,Về việc gì đó,4,/documents/33-ct-ttg.2021\r\n")) << csv;
    EXPECT_TRUE(has(csv, "\"/documents/a; /documents/b\"")) << csv;
    EXPECT_TRUE(has(csv, "'=1+1")) << "no formula";
}

void poison(Json& json, const std::string& key = "") {
    static const std::vector<std::string> kept = {"type", "kind", "state", "parameter", "query"};
    if (json.is_structured()) {
        for (auto& [name, value] : json.items()) poison(value, json.is_object() ? name : key);
    } else if (json.is_string() && std::ranges::find(kept, key) == kept.end()) {
        json = canary;
    }
}

TEST(FindingPages, NothingOfADocumentBecomesMarkup) {
    for (const Lang lang : {Lang::vi, Lang::en}) {
        SearchSurroundings around;
        around.can_compare = true;
        around.schema = schema();
        Json found = answer(), none = nothing(), list = numbers();
        around.most_cited = around.newest = found;
        for (Json* json : {&found, &none, &list, &around.schema, &around.most_cited, &around.newest}) poison(*json);
        const Query query = {{"q", canary}, {"type", canary}, {"issuer", canary}, {"from", canary}, {"sort", canary}, {"cites", canary}};
        for (const auto& page : {search_page(context(lang, query), found, around), search_page(context(lang, query), none, around),
                                 search_problem_page(context(lang, query), problem("bad-query", {{"parameter", "q"}, {"position", 2}, {"reason", "no-word"}, {"text", canary}, {"example", canary}}), around),
                                 search_problem_page(context(lang, query), problem("x", {{"parameter", canary}, {"detail", canary}}), around),
                                 numbers_page(context(lang, {}, "/numbers"), canary, list, nullptr)}) {
            EXPECT_FALSE(has(page.html, "<img")) << page.html.substr(page.html.find("<img"), 300);
            EXPECT_FALSE(has(page.html, "&</script>"));
            EXPECT_TRUE(has(page.html, "{{t.product}}")) << "the canary did not reach the page";
        }
    }
}

TEST(TypedDates, AreReadAsTheyAreWrittenHere) {
    const std::vector<std::pair<std::string, std::string>> dates = {
        {"6/3/2025", "2025-03-06"}, {"06.03.2025", "2025-03-06"}, {"06-03-2025", "2025-03-06"}, {"3/2025", "2025-03"}, {"2025", "2025"}, {"2025-03-06", "2025-03-06"}, {"2025-03", "2025-03"}};
    for (const auto& [typed, iso] : dates) EXPECT_EQ(iso_of_typed_date(typed), iso) << typed;
    for (const char* typed : {"", "x", "31/2/2025", "13/2025", "1/1/1/2025", "6/3/", "-6/3/2025", "6/-3/2025", "99999999999/2025", "năm 2025"}) EXPECT_FALSE(iso_of_typed_date(typed)) << typed;
}

} // namespace
} // namespace vanmach::pages
