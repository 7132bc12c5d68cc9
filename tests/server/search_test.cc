// SPDX-License-Identifier: GPL-2.0-or-later
// /search over the invented corpus.
#include "corpus/text/normalise.h"
#include "corpus/text/utf8.h"
#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

class Search : public ServiceTest {
  protected:
    static Json search(Values values) { return json("/search", values); }
    static std::vector<std::string> found(Values values) { return ids_of(search(std::move(values))["hits"]); }
};

using Ids = std::vector<std::string>;

const std::string plan = "696-kh-ubnd.2025.tay-ninh";

TEST_F(Search, AnEmptyQueryListsAll) {
    const Json answer = search({});
    EXPECT_EQ(answer["total"], 4);
    EXPECT_EQ(answer["matched"], "everything");
    EXPECT_TRUE(answer["exact"]);
    EXPECT_FALSE(answer["partial"]);
    EXPECT_EQ(answer["hits"].size(), 4U);
    EXPECT_TRUE(answer["next"].is_null());
    EXPECT_TRUE(answer["hits"][0]["snippet"].is_null());
}

TEST_F(Search, WritingsOfOneQueryGiveOneAnswer) {
    const Ids ids = found({{"q", "công tác dân vận"}});
    EXPECT_EQ(ids.size(), 3U);
    EXPECT_EQ(found({{"q", "co\u0302ng ta\u0301c da\u0302n va\u0323\u0302n"}}), ids);
    EXPECT_EQ(found({{"q", "CÔNG TÁC DÂN VẬN"}}), ids);
    Ids bare = found({{"q", "cong tac dan van"}}), sorted = ids;
    for (Ids* each : {&bare, &sorted}) std::sort(each->begin(), each->end());
    // "van" means văn and vận, too: more may be found, never less.
    EXPECT_TRUE(std::includes(bare.begin(), bare.end(), sorted.begin(), sorted.end()));
    EXPECT_EQ(search({{"q", "hoà giải"}})["hits"], search({{"q", "hòa giải"}})["hits"]);
    EXPECT_EQ(found({{"q", "hoà giải"}}), Ids{plan});
}

TEST_F(Search, AccentsTypedAreMeant) {
    EXPECT_EQ(search({{"q", "hoá giải"}})["matched"], "some");
    EXPECT_EQ(found({{"q", "\"dan van kheo\""}}), Ids{plan});
    EXPECT_TRUE(found({{"q", "\"dàn vận khéo\""}}).empty());
}

TEST_F(Search, APhraseStandsInOneOrder) {
    EXPECT_EQ(found({{"q", "\"vận động nhân dân\""}}), Ids{"15-kh-ubnd.2026.quang-tri"});
    EXPECT_TRUE(found({{"q", "\"động vận nhân dân\""}}).empty());
}

TEST_F(Search, TheSnippetIsMarkedAtTheRightOffsets) {
    const Json answer = search({{"q", "\"Dân vận khéo\""}, {"province", "tay ninh"}, {"type", "ke hoach"}});
    ASSERT_EQ(ids_of(answer["hits"]), Ids{plan});
    const Json& hit = answer["hits"][0];
    const std::string text = hit["snippet"]["text"];
    ASSERT_EQ(hit["snippet"]["marks"].size(), 1U);
    EXPECT_EQ(slice(text, hit["snippet"]["marks"][0][0], hit["snippet"]["marks"][0][1]), "Dân vận khéo");
    EXPECT_EQ(hit["source"], "tay-ninh.txt");
    EXPECT_EQ(hit["held"], true);
    EXPECT_EQ(hit["cited_by_count"], 1);
    EXPECT_TRUE(search({{"q", "dân"}, {"snippet", "0"}})["hits"][0]["snippet"].is_null());
}

TEST_F(Search, WithoutADocumentOfAllWordsTheBestCount) {
    const Json answer = search({{"q", "hòa giải zzyzx"}});
    EXPECT_EQ(answer["matched"], "some");
    EXPECT_EQ(ids_of(answer["hits"]), Ids{plan});
    EXPECT_EQ(search({{"q", "zzyzx"}})["total"], 0);
    EXPECT_EQ(search({{"q", "\"hòa giải zzyzx\" dân"}})["total"], 0) << "a phrase is always wanted";
}

TEST_F(Search, ANumberFindsItselfAndWhoCitesIt) {
    for (const char* spelling : {"696/KH-UBND", "696-KH/UBND", "kế hoạch số 696/kh-ubnd"}) {
        const Json answer = search({{"q", spelling}});
        EXPECT_EQ(answer["matched"], "number") << spelling;
        EXPECT_EQ(ids_of(answer["hits"]), (Ids{plan, "12-kh-snv.2025.tay-ninh"})) << spelling;
    }
    const Json cited_only = search({{"q", "33/CT-TTg"}});
    EXPECT_EQ(ids_of(cited_only["hits"]), Ids{plan});
    EXPECT_EQ(ids_of(cited_only["named"]), Ids{"33-ct-ttg.2021"});
    EXPECT_EQ(found({{"q", "33/CT-TTg"}, {"held", "any"}}), (Ids{"33-ct-ttg.2021", plan}));
    EXPECT_EQ(found({{"q", "05-CT/TU"}, {"held", "false"}}),
              (Ids{"05-ct-tu.2025.ninh-binh", "05-ct-tu.2025.quang-tri"}));
}

TEST_F(Search, CitedOnlyDocumentsAreFoundByNumberAndTitle) {
    EXPECT_EQ(search({{"held", "false"}})["total"], 3);
    EXPECT_EQ(search({{"held", "any"}})["total"], 7);
    EXPECT_EQ(found({{"held", "false"}, {"q", "phong trào thi đua"}}), Ids{"05-ct-tu.2025.quang-tri"});
    EXPECT_EQ(found({{"held", "false"}, {"q", "phong trao thi dua"}, {"province", "Quảng Trị"}}),
              Ids{"05-ct-tu.2025.quang-tri"});
    EXPECT_TRUE(found({{"held", "false"}, {"q", "phong trao thi dua"}, {"province", "Ninh Bình"}}).empty());
    EXPECT_EQ(found({{"held", "false"}, {"from", "2025-12-02"}}), Ids{"05-ct-tu.2025.ninh-binh"});
}

TEST_F(Search, FiltersNarrowAndFacetsCount) {
    EXPECT_EQ(found({{"province", "Tây Ninh"}, {"level", "province"}}), Ids{plan});
    EXPECT_EQ(found({{"level", "department"}}), Ids{"12-kh-snv.2025.tay-ninh"});
    EXPECT_EQ(search({{"year", "2025"}})["total"], 2);
    EXPECT_EQ(search({{"year", "2025,2026"}})["total"], 4);
    EXPECT_EQ(found({{"from", "2026-01"}, {"to", "2026-01"}}), Ids{"15-kh-ubnd.2026.quang-tri"});
    EXPECT_EQ(search({{"to", "2025"}})["total"], 2);
    EXPECT_EQ(search({{"issuer", "ủy ban nhân dân tỉnh tây ninh"}})["total"], 1);
    EXPECT_EQ(search({{"issuer", "Sở Nội vụ"}})["total"], 1) << "a part of the name";
    EXPECT_EQ(search({{"issuer", "Nhà xuất bản"}})["total"], 0);
    EXPECT_EQ(found({{"cites", "33-ct/ttg"}}), Ids{plan});
    EXPECT_EQ(found({{"cites", "05-ct-tu.2025.ninh-binh"}}), Ids{"48-kh-ubnd.2026.ninh-binh"});
    EXPECT_EQ(found({{"citedby", "12/KH-SNV"}}), Ids{plan});
    EXPECT_EQ(search({{"cites", "99/XX-YY"}})["total"], 0) << "nobody cites what nobody knows";

    const Json facets = search({})["facets"];
    EXPECT_EQ(facets["type"], (Json{{{"value", "KH"}, {"count", 4}}}));
    EXPECT_EQ(facets["province"][0], (Json{{"value", "Tây Ninh"}, {"count", 2}}));
    EXPECT_EQ(facets["year"].size(), 2U);
    EXPECT_EQ(facets["level"].size(), 2U);
}

TEST_F(Search, FilterValuesThatDoNotExistTellTheAllowed) {
    const Response type = get("/api/v1/search", {{"type", "Bài thơ"}});
    EXPECT_EQ(type.status, 400);
    EXPECT_TRUE(type.json()["allowed"].is_array());
    const Response province = get("/api/v1/search", {{"province", "Atlantis"}});
    EXPECT_EQ(province.status, 400);
    EXPECT_EQ(province.json()["allowed"], Json({"Ninh Bình", "Quảng Trị", "Tây Ninh"}));
    EXPECT_EQ(get("/api/v1/search", {{"from", "2026"}, {"to", "2025"}}).status, 400);
    EXPECT_EQ(get("/api/v1/search", {{"province", "Hà Nội"}}).json()["total"], 0)
        << "a province, but not of this corpus";
}

TEST_F(Search, SortsAndPagesAreStable) {
    EXPECT_EQ(found({{"sort", "date"}}), (Ids{plan, "12-kh-snv.2025.tay-ninh", "15-kh-ubnd.2026.quang-tri",
                                              "48-kh-ubnd.2026.ninh-binh"}));
    EXPECT_EQ(found({{"sort", "-date"}, {"size", "1"}}), Ids{"48-kh-ubnd.2026.ninh-binh"});
    EXPECT_EQ(found({{"sort", "cited"}, {"size", "1"}}), Ids{plan});
    for (const char* held : {"true", "any"}) {
        const Ids all = found({{"held", held}});
        Ids paged;
        std::string cursor;
        for (int pages = 0; pages < 10; ++pages) {
            Values values = {{"size", "3"}, {"held", held}};
            if (!cursor.empty()) values.emplace_back("cursor", cursor);
            const Json page = search(values);
            for (const std::string& id : ids_of(page["hits"])) paged.push_back(id);
            if (page["next"].is_null()) break;
            cursor = page["next"];
        }
        EXPECT_EQ(paged, all);
    }
}

TEST_F(Search, ACursorBelongsToItsList) {
    const std::string cursor = search({{"size", "1"}})["next"];
    EXPECT_EQ(get("/api/v1/search", {{"cursor", cursor}, {"q", "dân"}}).json()["type"],
              "urn:vanmach:problem:bad-cursor");
    EXPECT_EQ(get("/api/v1/search", {{"cursor", "nonsense"}}).status, 400);
    std::string stale = cursor;
    stale[0] = stale[0] == '0' ? '1' : '0';
    EXPECT_EQ(get("/api/v1/search", {{"cursor", stale}}).status, 410);
}

TEST_F(Search, SizeNoneGivesCountsOnly) {
    const Json answer = search({{"size", "0"}, {"q", "dân"}});
    EXPECT_EQ(answer["total"], 4);
    EXPECT_TRUE(answer["hits"].empty());
    EXPECT_FALSE(answer["facets"]["type"].empty());
    EXPECT_TRUE(answer["next"].is_null());
}

TEST_F(Search, WrongQueriesAreToldNotThrown) {
    const std::vector<std::pair<Values, std::string>> wrong = {
        {{{"size", "-1"}}, "bad-parameter"},    {{{"from", "2025-13-01"}}, "bad-parameter"},
        {{{"q", "\"dân"}}, "unclosed-quote"},   {{{"q", std::string(10240, 'a')}}, "too-long"},
        {{{"page", "2"}}, "unknown-parameter"},
    };
    for (const auto& [values, code] : wrong) {
        const Response response = get("/api/v1/search", values);
        EXPECT_EQ(response.status, 400) << code;
        EXPECT_EQ(response.type, "application/problem+json");
        const Json problem = response.json();
        EXPECT_EQ(problem["type"], "urn:vanmach:problem:" + code);
        for (const char* key : {"title", "detail", "hint"})
            EXPECT_FALSE(problem[key].get<std::string>().empty()) << code << " " << key;
        EXPECT_EQ(problem["status"], 400);
    }
    EXPECT_EQ(service->ask("GET", "/api/v1/search?q=%ff").json()["type"], "urn:vanmach:problem:bad-encoding");
}

TEST_F(Search, HostileQueriesEnd) {
    std::string many;
    for (int i = 0; i < 250; ++i) many += "a n ";
    for (const std::string& q : {many, std::string("\"\"\"\""), std::string("NOT x"), std::string("a*"), std::string("*a* OR b*c"),
                                 std::string("<script>alert[1]</script>"), std::string("1' OR 1=1 --"), std::string("a NEAR/99999 b"),
                                 std::string("\u202E\uFEFFdân")}) {
        const Response response = get("/api/v1/search", {{"q", q}});
        EXPECT_EQ(response.status, 200) << q.substr(0, 40) << response.body.substr(0, 200);
        EXPECT_EQ(response.type, "application/json");
    }
}

TEST_F(Search, ExplainsHowTheQueryWasTaken) {
    EXPECT_FALSE(search({{"q", "dân"}}).contains("explain"));
    const Json explain = search({{"q", "dân vận loại:KH"}, {"explain", "1"}})["explain"];
    EXPECT_NE(explain["query"].get<std::string>().find("vân5"), std::string::npos);
    EXPECT_EQ(explain["understood"], "dân vân5 type:KH");
    EXPECT_EQ(explain["parsed"].size(), 3U);
    EXPECT_EQ(explain["parsed"][2]["field"], "type");
}

TEST_F(Search, AsCsvAndLines) {
    const Response csv = get("/api/v1/search", {{"q", "dân vận"}, {"format", "csv"}, {"size", "1"}});
    EXPECT_TRUE(csv.type.starts_with("text/csv")) << csv.type;
    EXPECT_TRUE(csv.body.starts_with("\xEF\xBB\xBFid,held,"));
    EXPECT_EQ(csv.header("Vanmach-Total"), std::to_string(search({{"q", "dân vận"}})["total"].get<int>()));
    EXPECT_FALSE(csv.header("Vanmach-Next").empty());
    const Response lines = get("/api/v1/search", {}, {{"Accept", "application/jsonl"}});
    EXPECT_EQ(std::count(lines.body.begin(), lines.body.end(), '\n'), 4);
    EXPECT_EQ(get("/api/v1/search", {}, {{"Accept", "text/csv"}}).type.substr(0, 8), "text/csv");
}

TEST_F(Search, TheQueryLanguageIsUnderstoodInBothTongues) {
    const Ids both = {"12-kh-snv.2025.tay-ninh", plan};
    const auto sorted = [](Ids ids) { return std::sort(ids.begin(), ids.end()), ids; };
    EXPECT_EQ(sorted(found({{"q", "tỉnh:\"Tây Ninh\""}})), both);
    EXPECT_EQ(sorted(found({{"q", "province:tay-ninh type:KH year:2025"}})), both);
    EXPECT_EQ(found({{"q", "tỉnh:\"Tây Ninh\" cấp:tỉnh"}}), Ids{plan});
    EXPECT_EQ(found({{"q", "dẫn:33/CT-TTg \"dân vận khéo\""}}), Ids{plan});
    EXPECT_EQ(found({{"q", "citedby:12/KH-SNV"}}), Ids{plan});
    EXPECT_EQ(found({{"q", "dân -tỉnh:\"Tây Ninh\" -tỉnh:\"Ninh Bình\""}}), Ids{"15-kh-ubnd.2026.quang-tri"});
    EXPECT_EQ(search({{"q", "tỉnh:\"Ninh Bình\" OR tỉnh:\"Quảng Trị\""}})["total"], 2);
    EXPECT_EQ(search({{"q", "tỉnh:(\"Ninh Bình\", \"Quảng Trị\")"}})["total"], 2);
    EXPECT_EQ(search({{"q", "năm:2026.."}})["total"], 2);
    EXPECT_EQ(search({{"q", "năm:2025..2026 -năm:2026"}})["total"], 2);
    EXPECT_EQ(found({{"q", "số:696/KH-UBND"}}), Ids{plan});
    EXPECT_EQ(found({{"q", "id:12-kh-snv.2025.tay-ninh"}}), Ids{"12-kh-snv.2025.tay-ninh"});
    EXPECT_EQ(search({{"q", "NOT dân"}})["total"], 0);
    EXPECT_EQ(search({{"q", "-zzyzx"}})["total"], 4);
    EXPECT_EQ(search({{"q", "tỉnh:\"Ninh Bình\""}, {"province", "Tây Ninh"}})["total"], 0) << "the two narrow each other";
}

TEST_F(Search, WrongValuesInAQueryTellWhereTheyStand) {
    const Response response = get("/api/v1/search", {{"q", "dân loại:\"Bài thơ\""}});
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.json()["position"], 4);
    EXPECT_TRUE(response.json()["allowed"].is_array());
    EXPECT_EQ(get("/api/v1/search", {{"q", "(dân OR tỉnh:Atlantis)"}}).json()["position"], 8);
}

TEST_F(Search, AFieldIsCountedAsIfItWereNotNarrowed) {
    const Json answer = search({{"province", "Tây Ninh"}});
    EXPECT_EQ(answer["total"], 2);
    EXPECT_EQ(answer["facets"]["province"].size(), 3U);
    EXPECT_EQ(answer["facets"]["level"].size(), 2U);
    EXPECT_EQ(answer["facets"]["year"], (Json{{{"value", "2025"}, {"count", 2}}}));
    EXPECT_EQ(search({{"q", "tỉnh:\"Tây Ninh\""}})["facets"], answer["facets"]) << "typed or chosen";
    EXPECT_EQ(search({{"province", "Tây Ninh"}, {"province", "Ninh Bình"}})["total"], 3);
    EXPECT_EQ(search({{"province", "Long An"}})["total"], 0);
    EXPECT_EQ(search({{"province", "Tây Ninh"}, {"provinces", "new"}})["total"], 2);
    const Json cited = search({{"held", "false"}, {"province", "Quảng Trị"}});
    EXPECT_EQ(cited["total"], 1);
    EXPECT_EQ(cited["facets"]["province"].size(), 2U);
}

TEST_F(Search, CitationsAreNarrowedByRelation) {
    const auto total = [&](const Values& values) { return search(values)["total"].get<int>(); };
    const int all = total({{"cites", "33-ct-ttg.2021"}});
    EXPECT_GT(all, 0);
    int sum = 0;
    for (const char* relation : {"basis", "implements", "cites", "replaces"}) sum += total({{"cites", "33-ct-ttg.2021"}, {"relation", relation}});
    EXPECT_GE(sum, all) << "each cites it somehow";
    EXPECT_EQ(total({{"cites", "33-ct-ttg.2021"}, {"relation", "replaces"}}), 0);
    EXPECT_EQ(total({{"cites", "33-ct-ttg.2021"}, {"relation", "basis"}}), json("/documents/33-ct-ttg.2021/cited-by", {{"relation", "basis"}})["total"]);
    EXPECT_EQ(total({{"cites", "33-ct-ttg.2021"}, {"cites", "05-ct-tu.2025.ninh-binh"}}), all + 1) << "several are alternatives";
}

TEST_F(Search, ProvincesBeforeAndSinceTheMergers) {
    const auto total = [&](const Values& values) { return search(values)["total"].get<int>(); };
    for (const char* province : {"Tây Ninh", "Ninh Bình", "Quảng Trị"})
        EXPECT_EQ(total({{"province", province}, {"provinces", "before"}}) + total({{"province", province}, {"provinces", "since"}}), total({{"province", province}})) << province;
    EXPECT_EQ(total({{"province", "Tây Ninh"}, {"provinces", "since"}, {"to", "2025-06-30"}}), 0);
    EXPECT_EQ(get("/api/v1/search", {{"provinces", "later"}}).status, 400);
}

TEST_F(Search, FiguresTakeANumberForAnId) {
    EXPECT_EQ(json("/analytics/coverage", {{"id", "33/CT-TTg"}})["directives"][0]["id"], "33-ct-ttg.2021");
    EXPECT_EQ(json("/analytics/lag", {{"id", "chi thi 33/ct-ttg"}})["directive"]["id"], "33-ct-ttg.2021");
    const Response several = get("/api/v1/analytics/coverage", {{"id", "05-CT/TU"}});
    EXPECT_EQ(several.status, 300);
    EXPECT_EQ(several.json()["candidates"].size(), 2U);
    EXPECT_EQ(get("/api/v1/analytics/coverage", {{"id", "77/CT-XYZ"}}).status, 404);
}

TEST_F(Search, AbbreviationsAndTheirWordsFindEachOther) {
    Ids one = found({{"q", "UBND"}}), other = found({{"q", "ủy ban nhân dân"}});
    for (Ids* each : {&one, &other}) std::sort(each->begin(), each->end());
    EXPECT_EQ(one, other);
    EXPECT_GE(search({{"q", "ubnd"}})["total"], 3);
}

TEST_F(Search, WhatWasMeantIsShownAndNotDone) {
    const Json answer = search({{"q", "coong tasc daan vaajn"}});
    EXPECT_EQ(answer["suggestion"], "công tác dân vận");
    EXPECT_EQ(answer["query"], "coong tasc daan vaajn");
    EXPECT_EQ(answer["total"], 0);
    EXPECT_TRUE(search({{"q", "công tác dân vận"}})["suggestion"].is_null());
}

TEST_F(Search, TheSchemaTellsEveryFieldWithAnExampleThatWorks) {
    const Json schema = json("/schema");
    EXPECT_GE(schema["fields"].size(), 12U);
    for (const char* list : {"fields", "operators"}) {
        const Json& told = schema[list];
        for (const Json& one : told) {
            const std::string example = one["example"];
            if (example == "sort=cited") continue;
            EXPECT_EQ(get("/api/v1/search", {{"q", example}}).status, 200) << example;
        }
    }
}

} // namespace
} // namespace vanmach::testing
