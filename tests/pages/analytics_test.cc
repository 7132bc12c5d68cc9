// SPDX-License-Identifier: GPL-2.0-or-later
// The pages of figures and of issuing bodies from answers made by hand: what they say, where their numbers lead, and that nothing of
// a document becomes markup.
#include "server/pages/analytics/pages.h"

#include <algorithm>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "corpus/authority/authority.h"
#include "server/pages/analytics/province_tiles.h"
#include "server/pages/frame/figure.h"
#include "server/pages/issuers/pages.h"

namespace vanmach::pages {
namespace {

const std::string canary = "<img src=x onerror=alert(1)>\"'&</script>{{t.product}}";

bool has(const std::string& html, std::string_view text) { return html.find(text) != std::string::npos; }

std::size_t count(const std::string& html, const std::string& pattern) {
    const std::regex wanted(pattern);
    return static_cast<std::size_t>(std::distance(std::sregex_iterator(html.begin(), html.end(), wanted), std::sregex_iterator()));
}

Json item(const std::string& id, const std::string& number, const std::string& date = "2021-11-26") {
    return {{"id", id}, {"held", false}, {"type", "CT"}, {"number", number}, {"date", date}, {"issuer", "Thủ tướng Chính phủ"}, {"province", nullptr}, {"title", "Về công tác dân vận"}, {"cited_by_count", 4}};
}

Json about() { return {{"snapshot", "s"}, {"content_hash", "0123456789abcdef"}, {"query", "/api/v1/analytics/x"}, {"documents", 139}, {"counted", 92}, {"note", "n"}}; }

Json cell(const Json& province, const Json& from, const Json& to, const std::string& id, int documents, int held) {
    return {{"province", province}, {"from", from}, {"to", to}, {"successor", nullptr}, {"id", id}, {"number", "33/CT-TTg"}, {"documents", documents}, {"by_relation", {{"basis", documents}, {"implements", 0}}},
            {"by_level", {{"province", documents}}}, {"held", held}, {"held_by_level", {{"province", held}}}, {"share", held == 0 ? Json(nullptr) : Json(1.0 * documents / held)},
            {"first_id", documents > 0 ? Json("696-kh-ubnd.2025.tay-ninh") : Json(nullptr)}, {"first_type", "KH"}, {"first_number", "696/KH-UBND"}, {"first_date", "2025-03-06"}};
}

/// Tây Ninh before and since the mergers, Huế that none touched, Long An that ended, and documents of no known province.
Json coverage(const std::vector<std::string>& ids, const std::string& view, const std::string& date = "2021-11-26") {
    Json answer{{"about", about()}, {"provinces", view}, {"directives", Json::array()}, {"left_out", {{"national", 87}, {"after_the_mergers", 0}}}, {"items", Json::array()}, {"next", nullptr}};
    for (const auto& id : ids) answer["directives"].push_back(item(id, id == ids.front() ? "33/CT-TTg" : "48/CT-TTg", date));
    const auto row = [&](const Json& province, const Json& from, const Json& to, int documents, int held) {
        for (const auto& id : ids) answer["items"].push_back(cell(province, from, to, id, id == ids.front() ? documents : 0, held));
    };
    if (view == "new") {
        row("Tây Ninh", "2025-07-01", nullptr, 3, 6);
        row("Huế", nullptr, nullptr, 0, 2);
        row("Cà Mau", "2025-07-01", nullptr, 0, 0);
    } else {
        row("Tây Ninh", nullptr, "2025-06-30", 2, 4);
        row("Long An", nullptr, "2025-06-30", 0, 1);
        row("Huế", nullptr, nullptr, 0, 2);
        if (view == "both") row("Tây Ninh", "2025-07-01", nullptr, 1, 2);
    }
    row(nullptr, nullptr, nullptr, 1, 5);
    answer["total"] = answer["items"].size();
    return answer;
}

Json timeline(const std::string& unit, const std::vector<std::pair<std::string, int>>& periods) {
    Json answer{{"about", about()}, {"unit", unit}, {"documents", 0}, {"undated", 3}, {"items", Json::array()}, {"next", nullptr}};
    for (const auto& [period, n] : periods) answer["items"].push_back({{"period", period}, {"documents", n}, {"by", {{"KH", n}, {"unknown", 0}}}});
    answer["total"] = periods.size();
    return answer;
}

Json lag_one() {
    Json row{{"province", "Ninh Thuận"}, {"from", nullptr}, {"to", "2025-06-30"}, {"successor", "Khánh Hòa"}, {"days_min", 155}, {"days_max", 519}, {"documents", 1}, {"first", item("kh.2022", "", "2022")}, {"relation", "basis"}};
    return {{"about", about()}, {"directive", item("33-ct-ttg.2021", "33/CT-TTg")}, {"reached", 1}, {"provinces_with_documents", 24}, {"not_reached", {{{"province", "Huế"}, {"from", nullptr}, {"to", nullptr}}}}, {"undated", 2}, {"earlier", 0},
            {"province_unknown", 0}, {"after_the_mergers", 0}, {"national", 8}, {"curve", {{{"days", 155}, {"at_least", 0}, {"at_most", 1}}, {{"days", 519}, {"at_least", 1}, {"at_most", 1}}}}, {"total", 1}, {"items", {row}}, {"next", nullptr}};
}

Json lag_many() {
    Json row = item("33-ct-ttg.2021", "33/CT-TTg");
    row.update(Json{{"provinces", 2}, {"days_min", 155}, {"median_min", 2370.5}, {"median_max", 2400}, {"days_max", nullptr}});
    return {{"about", about()}, {"total", 141}, {"items", {row}}, {"next", "c2"}};
}

Json ranking(const std::string& key) {
    Json answer{{"about", about()}, {"total", 914}, {"items", Json::array()}, {"next", "c2"}, {"document", item("33-ct-ttg.2021", "33/CT-TTg")}, {"citing", 4}};
    for (const int n : {28, 7}) {
        Json row = item("a" + std::to_string(n), std::to_string(n) + "/CT-TTg");
        row.update(Json{{key, n}, {"share", 0.2014}, {"jaccard", 0.1}, {"provinces", 2}, {"by_level", {{"province", n - 1}, {"commune", 1}, {"unit", 0}}}, {"citing", {item("b", "1/KH-UBND")}}});
        answer["items"].push_back(row);
    }
    return answer;
}

Json anomalies() {
    Json one{{"kind", "date-differs"}, {"message", "m"}, {"printed", "2021-11-25"}, {"expected", "2021-11-26"}, {"document", item("b", "1/KH-UBND")}, {"cited", item("a", "33/CT-TTg")}, {"other", nullptr}, {"n", 3}, {"relation", "basis"},
             {"start", 110}, {"end", 120}, {"sentence", "Căn cứ Chỉ thị 33/CT-TTg ngày 25/11/2021"}, {"sentence_start", 100}, {"sentence_end", 140}};
    Json twins{{"kind", "probable-misprint"}, {"message", "m"}, {"printed", "9/KH-TU"}, {"expected", "9/KH-UBND"}, {"document", nullptr}, {"cited", item("c", "9/KH-TU")}, {"other", item("d", "9/KH-UBND")}, {"n", nullptr}};
    return {{"about", about()}, {"kinds", {{"date-differs", 11}, {"probable-misprint", 1}, {"issuer-code", 0}}}, {"total", 12}, {"items", {one, twins}}, {"next", nullptr}};
}

Json issuer() {
    return {{"slug", "uy-ban-nhan-dan-tinh-tay-ninh"}, {"name", "Ủy ban nhân dân tỉnh Tây Ninh"}, {"level", "province"}, {"province", "Tây Ninh"}, {"unit", nullptr}, {"from", nullptr}, {"to", "2025-06-30"}, {"held", 3}, {"cited_only", 9},
            {"types", {{{"value", "KH"}, {"count", 10}}, {{"value", "unknown"}, {"count", 2}}}}, {"years", {{{"value", "2025"}, {"count", 7}}, {{"value", "2023"}, {"count", 4}}, {{"value", "2021"}, {"count", 1}}}},
            {"most_cited", {item("a", "1/KH-UBND")}}, {"recent", {item("b", "2/KH-UBND")}}, {"cites_most", {item("c", "33/CT-TTg")}},
            {"predecessors", {{{"name", "Ủy ban nhân dân tỉnh Long An"}, {"slug", nullptr}, {"since", "2025-07-01"}, {"documents", nullptr}}}}, {"successors", {{{"name", "X"}, {"slug", "x"}, {"since", "2025-07-01"}, {"documents", 2}}}}};
}

Json issuers() {
    Json one = issuer();
    return {{"total", 1}, {"items", {one}}, {"next", "c2"}, {"facets", {{"level", {{{"value", "province"}, {"count", 3}}, {{"value", "unknown"}, {"count", 1}}}}, {"province", {{{"value", "Tây Ninh"}, {"count", 3}}}}}}};
}

PageContext at(Lang lang, std::string path, Query query = {}, Query settings = {}) { return {lang, std::move(path), std::move(query), std::move(settings)}; }

std::vector<Page> every_page(Lang lang, const Query& query = {}, const std::function<void(Json&)>& change = [](Json&) {}) {
    const auto changed = [&](Json json) {
        change(json);
        return json;
    };
    OverviewAnswers overview;
    overview.version = {{"counts", {{"documents", 139}, {"nodes", 1053}, {"mentions", 3344}}}};
    overview.timeline = changed(timeline("year", {{"2024", 3}, {"2025", 76}}));
    overview.coverage = changed(coverage({"33-ct-ttg.2021", "b"}, "both"));
    overview.lag = changed(lag_many());
    overview.top = changed(ranking("count"));
    overview.missing = changed(ranking("count"));
    overview.anomalies = changed(anomalies());
    return {overview_page(at(lang, "/analytics", query), overview),
            timeline_page(at(lang, "/analytics/timeline", query, {{"unit", "month"}, {"split", "type"}}), changed(timeline("month", {{"2024-12", 3}, {"2025-01", 76}}))),
            coverage_page(at(lang, "/analytics/coverage", query, {{"provinces", "both"}}), changed(coverage({"33-ct-ttg.2021"}, "both"))),
            coverage_page(at(lang, "/analytics/coverage", query), changed(coverage({"33-ct-ttg.2021", "b"}, "both"))),
            lag_page(at(lang, "/analytics/lag", query), changed(lag_one())),
            lag_page(at(lang, "/analytics/lag", query), changed(lag_many())),
            top_page(at(lang, "/analytics/top", query), changed(ranking("count"))),
            missing_page(at(lang, "/analytics/missing", query), changed(ranking("count"))),
            cocited_page(at(lang, "/analytics/cocited", query), changed(ranking("together"))),
            anomalies_page(at(lang, "/analytics/anomalies", query), changed(anomalies())),
            issuers_page(at(lang, "/issuers", query), changed(issuers())),
            issuer_page(at(lang, "/issuers/x", query), changed(issuer()))};
}

TEST(CoveragePage, SaysWhoFollowedAndLeadsToExactlyThose) {
    const auto page = coverage_page(at(Lang::vi, "/analytics/coverage", {{"id", "33-ct-ttg.2021"}, {"relation", "basis"}}, {{"provinces", "both"}}), coverage({"33-ct-ttg.2021"}, "both"));
    EXPECT_TRUE(has(page.html, "2 trong 4 địa phương")) << "counted each in its own time, the unknown province left out";
    EXPECT_TRUE(has(page.html, "/search?cites=33-ct-ttg.2021&amp;province=T%C3%A2y%20Ninh&amp;provinces=before&amp;relation=basis"));
    EXPECT_TRUE(has(page.html, "/search?cites=33-ct-ttg.2021&amp;province=T%C3%A2y%20Ninh&amp;provinces=since&amp;relation=basis"));
    EXPECT_TRUE(has(page.html, "/search?province=Hu%E1%BA%BF\"")) << "what is held of a province that does not cite it";
    EXPECT_EQ(count(page.html, "class=\"tiles "), 2u) << "a map for each side of the mergers";
    EXPECT_TRUE(has(page.html, "50% của 4") && has(page.html, "căn cứ 2"));
    EXPECT_TRUE(has(page.html, "/documents/696-kh-ubnd.2025.tay-ninh"));
    EXPECT_TRUE(has(page.html, "/api/v1/analytics/coverage?id=33-ct-ttg.2021&amp;relation=basis&amp;format=csv"));
    EXPECT_TRUE(has(page.html, "Tính trên 92 trong 139 văn bản"));
    EXPECT_TRUE(has(page.html, "87 văn bản của cơ quan trung ương"));
    EXPECT_TRUE(has(page.html, "0123456789ab"));
}

TEST(CoveragePage, ADirectiveSinceTheMergersIsNotHeldAgainstProvincesThatHadEnded) {
    const auto page = coverage_page(at(Lang::vi, "/analytics/coverage", {{"id", "33-ct-ttg.2021"}}), [] {
        Json answer = coverage({"33-ct-ttg.2021"}, "both", "2025-12-23");
        for (auto& row : answer["items"])
            if (row["to"].is_string()) row["documents"] = 0;
        return answer;
    }());
    EXPECT_EQ(count(page.html, "class=\"tiles "), 1u);
    EXPECT_FALSE(has(page.html, "trước 7/2025"));
    EXPECT_TRUE(has(page.html, "1 trong 2 địa phương"));
}

TEST(CoveragePage, NewProvincesAreSearchedWithWhatTheyTookIn) {
    const auto page = coverage_page(at(Lang::vi, "/analytics/coverage", {{"id", "33-ct-ttg.2021"}, {"provinces", "new"}}), coverage({"33-ct-ttg.2021"}, "new"));
    EXPECT_TRUE(has(page.html, "province=T%C3%A2y%20Ninh&amp;provinces=new"));
    EXPECT_FALSE(has(page.html, "từ 7/2025"));
    EXPECT_TRUE(has(page.html, "kho chưa có văn bản nào")) << "Cà Mau";
}

TEST(CoveragePage, SeveralDirectivesAreAHeatMap) {
    const auto page = coverage_page(at(Lang::en, "/analytics/coverage", {}, {{"provinces", "both"}}), coverage({"33-ct-ttg.2021", "48-ct-ttg.2024"}, "both"));
    EXPECT_TRUE(has(page.html, "<table class=\"heat\">"));
    EXPECT_EQ(count(page.html, "<td class=\"heat-[1-5]\"><a "), 2u);
    EXPECT_TRUE(has(page.html, "/analytics/coverage?id=48-ct-ttg.2024&amp;lang=en"));
    EXPECT_TRUE(has(page.html, "id=\"tinh-tay-ninh-moi\"") && has(page.html, "href=\"#tinh-tay-ninh-moi\""));
}

TEST(CoveragePage, AnEmptyCorpusSaysSo) {
    Json answer = coverage({}, "both");
    EXPECT_TRUE(has(coverage_page(at(Lang::vi, "/analytics/coverage"), answer).html, "Kho chưa có văn bản nào để đếm"));
}

TEST(Tiles, EveryProvinceHasOneOfItsOwn) {
    std::set<std::pair<int, int>> old_places, new_places;
    std::size_t old_count = 0, new_count = 0;
    for (const auto& province : authority().provinces) {
        const auto before = old_tile(province.name), since = new_tile(province.name);
        EXPECT_TRUE(before.row >= 1 && before.row <= 20 && before.column >= 1 && before.column <= 8) << province.name << ": the style knows no such place";
        old_places.emplace(before.row, before.column);
        ++old_count;
        EXPECT_EQ(since.row != 0, province.stands()) << province.name;
        if (!province.stands()) continue;
        EXPECT_TRUE(since.row >= 1 && since.row <= 20 && since.column >= 1 && since.column <= 7) << province.name;
        new_places.emplace(since.row, since.column);
        ++new_count;
    }
    EXPECT_EQ(old_count, 63u);
    EXPECT_EQ(new_count, 34u);
    EXPECT_EQ(old_places.size(), old_count) << "two on one place";
    EXPECT_EQ(new_places.size(), new_count) << "two on one place";
    EXPECT_EQ(old_tile("Atlantis").row, 0);
    // Roughly the map: what lies north stands above, what lies west stands left.
    for (const auto tile : {old_tile, new_tile}) {
        EXPECT_LT(tile("Cao Bằng").row, tile("Hà Nội").row);
        EXPECT_LT(tile("Hà Nội").row, tile("Huế").row);
        EXPECT_LT(tile("Huế").row, tile("Hồ Chí Minh").row);
        EXPECT_LT(tile("Hồ Chí Minh").row, tile("Cà Mau").row);
        EXPECT_LT(tile("Điện Biên").column, tile("Hà Nội").column);
        EXPECT_LT(tile("An Giang").column, tile("Hồ Chí Minh").column);
    }
}

TEST(TimelinePage, PeriodsLeadToTheirDocuments) {
    const auto html_of = [](const Query& query, const std::string& unit, const std::string& period) {
        return timeline_page(at(Lang::vi, "/analytics/timeline", query, {{"unit", unit}, {"split", "type"}}), timeline(unit, {{period, 5}})).html;
    };
    EXPECT_TRUE(has(html_of({}, "quarter", "2025-Q3"), "/search?from=2025-07&amp;to=2025-09\""));
    EXPECT_TRUE(has(html_of({}, "quarter", "2025-Q3"), "Quý 3/2025"));
    EXPECT_TRUE(has(html_of({{"cites", "33-ct-ttg.2021"}, {"type", "KH"}}, "month", "2025-03"), "/search?type=KH&amp;cites=33-ct-ttg.2021&amp;from=2025-03&amp;to=2025-03\""));
    // The filter's bounds and the period's: the narrower of both.
    EXPECT_TRUE(has(html_of({{"from", "2025-03-15"}, {"to", "2025-03-20"}}, "month", "2025-03"), "from=2025-03-15&amp;to=2025-03-20"));
    EXPECT_TRUE(has(html_of({{"from", "2020"}, {"to", "2025"}}, "month", "2025-03"), "from=2025-03&amp;to=2025-03"));
    EXPECT_TRUE(has(html_of({{"to", "2025-06"}}, "year", "2025"), "from=2025&amp;to=2025-06"));
    EXPECT_TRUE(has(html_of({}, "year", "2025"), "type=KH\">5</a>")) << "so do the parts";
}

TEST(TimelinePage, LongTablesLeaveOutEmptyPeriodsAndManyValuesAreJoined) {
    std::vector<std::pair<std::string, int>> periods;
    for (int year = 1900; year < 2025; ++year) periods.emplace_back(std::to_string(year), year == 1900 || year == 2024 ? 2 : 0);
    EXPECT_EQ(count(timeline_page(at(Lang::vi, "/analytics/timeline"), timeline("year", periods)).html, "data-period="), 2u);
    Json answer = timeline("year", {{"2024", 20}});
    answer["items"][0]["by"] = Json::object();
    for (int i = 0; i < 20; ++i) answer["items"][0]["by"]["T" + std::to_string(i)] = 1;
    const auto html = timeline_page(at(Lang::vi, "/analytics/timeline", {{"split", "type"}}), answer).html;
    EXPECT_EQ(count(html, "data-series"), 7u);
    EXPECT_TRUE(has(html, "Khác") && has(html, "data-n=\"14\""));
}

TEST(LagPage, TellsIntervalsAndTheCurve) {
    const auto html = lag_page(at(Lang::vi, "/analytics/lag", {{"id", "33-ct-ttg.2021"}}, {{"provinces", "both"}}), lag_one()).html;
    EXPECT_TRUE(has(html, "155–519") && has(html, "Ninh Thuận (trước 7/2025)"));
    EXPECT_TRUE(has(html, "data-days=\"519\" data-least=\"1\" data-most=\"1\""));
    EXPECT_TRUE(has(html, "4,2%")) << "of the provinces with documents";
    EXPECT_TRUE(has(html, "2 văn bản không có ngày"));
    const auto list = lag_page(at(Lang::vi, "/analytics/lag"), lag_many()).html;
    EXPECT_TRUE(has(list, "2.370,5–2.400"));
    EXPECT_TRUE(has(list, "/analytics/lag?id=33-ct-ttg.2021"));
    EXPECT_TRUE(has(list, "cursor=c2"));
}

TEST(RankingPages, NumbersLeadToTheCitingDocuments) {
    const auto top = top_page(at(Lang::vi, "/analytics/top", {{"level", "province"}, {"cited_type", "CT"}}), ranking("count")).html;
    EXPECT_TRUE(has(top, "/search?cites=a28&amp;level=province\"")) << "what narrows the cited ones is told by the one cited";
    EXPECT_TRUE(has(top, "20,1%"));
    EXPECT_TRUE(has(top, "format=csv&amp;size=1000")) << "the whole list";
    const auto missing = missing_page(at(Lang::vi, "/analytics/missing"), ranking("count")).html;
    EXPECT_TRUE(has(missing, "/search?cites=a28&amp;level=commune"));
    const auto cocited = cocited_page(at(Lang::vi, "/analytics/cocited", {{"id", "33-ct-ttg.2021"}, {"level", "province"}, {"type", "KH"}}), ranking("together")).html;
    EXPECT_TRUE(has(cocited, "/search?q=cites%3A%22a28%22&amp;cites=33-ct-ttg.2021"));
    EXPECT_TRUE(has(cocited, "name=\"id\" value=\"33-ct-ttg.2021\"")) << "the form keeps the document";
    EXPECT_TRUE(has(cocited, "/analytics/cocited?type=KH&amp;id=33-ct-ttg.2021")) << "so do the links that take a filter away";
}

TEST(AnomaliesPage, TellsBothSidesAndThePlace) {
    const auto html = anomalies_page(at(Lang::vi, "/analytics/anomalies", {{"kind", "date-differs"}}), anomalies()).html;
    EXPECT_TRUE(has(html, "25/11/2021") && has(html, "26/11/2021"));
    EXPECT_TRUE(has(html, "/documents/b#o110"));
    EXPECT_TRUE(has(html, "href=\"/analytics/anomalies\" class=\"chosen\""));
    EXPECT_TRUE(has(html, "/analytics/anomalies?kind=date-differs&amp;kind=probable-misprint"));
    EXPECT_TRUE(has(html, "/documents/d\">9/KH-UBND"));
}

TEST(IssuerPages, LeadIntoSearchAndToNeighbours) {
    const auto list = issuers_page(at(Lang::vi, "/issuers", {{"q", "tây ninh"}}), issuers()).html;
    EXPECT_TRUE(has(list, "/issuers/uy-ban-nhan-dan-tinh-tay-ninh\""));
    EXPECT_TRUE(has(list, "đến 30/06/2025"));
    EXPECT_TRUE(has(list, "/issuers?q=t%C3%A2y%20ninh&amp;level=province"));
    const auto one = issuer_page(at(Lang::vi, "/issuers/x"), issuer()).html;
    EXPECT_TRUE(has(one, "T%C3%A2y%20Ninh&amp;type=KH&amp;held=any"));
    EXPECT_TRUE(has(one, "/issuers/x\">X</a>") && has(one, "Ủy ban nhân dân tỉnh Long An"));
    EXPECT_EQ(count(one, "data-period="), 3u);
}

TEST(FigurePages, FormsShowWhatHolds) {
    const auto html = top_page(at(Lang::en, "/analytics/top", {{"level", "province"}, {"level", "commune"}, {"from", "2025"}, {"province", "Tây Ninh"}}, {{"held", "any"}}), ranking("count")).html;
    EXPECT_TRUE(has(html, "<option value=\"province\" selected>Province</option>"));
    EXPECT_TRUE(has(html, "type=\"hidden\" name=\"level\" value=\"commune\"")) << "the second value stays";
    EXPECT_TRUE(has(html, "name=\"from\" type=\"text\" value=\"2025\"")) << "a year is no full date";
    EXPECT_TRUE(has(html, "<option value=\"any\" selected>"));
    EXPECT_TRUE(has(html, "<details open>")) << "a filter in use is seen";
    EXPECT_TRUE(has(html, "Remove all filters"));
    EXPECT_EQ(count(html, "<option value=\"[^\"]*\"[^>]*>(An Giang|Bà Rịa - Vũng Tàu|Yên Bái)</option>"), 3u);
}

TEST(Shades, EveryRangeHasItsOwnAndTheHighestTheStrongest) {
    for (const long long most : {1, 2, 3, 5, 6, 9, 40, 100000}) {
        const Shades shades(most);
        EXPECT_EQ(shades.of(0), 0);
        int before = 0;
        for (long long n = 1; n <= std::min(most, 200LL); ++n) {
            EXPECT_GE(shades.of(n), std::max(1, before)) << n << " of " << most;
            before = shades.of(n);
        }
        EXPECT_EQ(shades.of(most), std::max({shades.of(most), shades.of(most - 1)}));
        std::set<std::string> ranges;
        for (const auto& entry : shades.legend(Lang::vi)) ranges.insert(entry["shade_range"].get<std::string>());
        EXPECT_EQ(ranges.size(), shades.legend(Lang::vi).size()) << most;
    }
}

TEST(FigurePages, NothingOfADocumentBecomesMarkup) {
    const std::function<void(Json&, const std::string&)> poison = [&](Json& json, const std::string& key) {
        static const std::set<std::string> kept = {"type", "relation", "level", "kind", "status", "unit", "value", "first_type"};
        if (json.is_structured()) {
            for (auto& [name, value] : json.items()) poison(value, json.is_object() ? name : key);
        } else if (json.is_string() && !kept.contains(key)) {
            json = canary;
        }
    };
    for (const Lang lang : {Lang::vi, Lang::en}) {
        const auto pages = every_page(lang, {{"id", canary}, {"level", canary}, {"province", canary}, {"from", canary}, {"q", canary}, {"cites", canary}}, [&](Json& json) { poison(json, ""); });
        for (const auto& page : pages) {
            EXPECT_FALSE(has(page.html, "<img")) << page.html.substr(0, 3000);
            EXPECT_FALSE(has(page.html, "onerror=alert(1)>"));
            EXPECT_FALSE(has(page.html, "&</script>"));
            EXPECT_TRUE(has(page.html, "{{t.product}}") || has(page.html, "%7B%7Bt.product%7D%7D")) << "the canary did not reach the page";
        }
    }
}

TEST(FigurePages, CarryNoStyleOrScriptOfTheirOwnAndKeepTheLanguage) {
    const std::regex inside(R"(<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:|https?://)"), link("href=\"(/[^\"]*)\"");
    for (const auto& page : every_page(Lang::en)) {
        std::smatch found;
        EXPECT_FALSE(std::regex_search(page.html, found, inside)) << found.str();
        EXPECT_FALSE(has(page.html, "{{")) << "an unfilled tag";
        EXPECT_EQ(count(page.html, "<h1"), 1u);
        int other_language = 0;
        for (std::sregex_iterator at(page.html.begin(), page.html.end(), link), end; at != end; ++at) {
            const std::string href = (*at)[1];
            if (href.starts_with("/api/") || href.starts_with("/assets/") || has(href, "lang=en")) continue;
            ++other_language;
        }
        EXPECT_EQ(other_language, 2) << "the other language, in the head and in the navigation";
        // Every id once.
        const std::regex id(R"re(\sid="([^"]+)")re");
        std::multiset<std::string> ids;
        for (std::sregex_iterator at(page.html.begin(), page.html.end(), id), end; at != end; ++at) ids.insert((*at)[1]);
        for (const auto& one : ids) EXPECT_EQ(ids.count(one), 1u) << one;
    }
}

} // namespace
} // namespace vanmach::pages
