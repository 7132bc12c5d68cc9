// SPDX-License-Identifier: GPL-2.0-or-later
// /documents… over the invented corpus.
#include "corpus/text/utf8.h"
#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

class Documents : public ServiceTest {};

using Ids = std::vector<std::string>;

TEST_F(Documents, AreLookedUpByNumberInAnySpelling) {
    for (const char* spelling :
         {"33/CT-TTg", "33-CT/TTg", "ct 33/ct-ttg", "Chỉ thị số 33/CT-TTg", "33-ct-ttg"}) {
        const Json answer = json("/documents", {{"number", spelling}});
        EXPECT_EQ(ids_of(answer["items"]), Ids{"33-ct-ttg.2021"}) << spelling;
        EXPECT_EQ(answer["items"][0]["held"], false);
        EXPECT_EQ(answer["items"][0]["cited_by_count"], 1);
    }
    const Json two = json("/documents", {{"number", "05-CT/TU"}});
    EXPECT_EQ(ids_of(two["items"]), (Ids{"05-ct-tu.2025.ninh-binh", "05-ct-tu.2025.quang-tri"}));
    EXPECT_EQ(two["items"][0]["date"], "2025-12-23");
    EXPECT_EQ(two["items"][1]["date"], "2025-12-01");
    EXPECT_EQ(json("/documents", {{"number", "Quyết định số 33/CT-TTg"}})["total"], 1)
        << "a type word that fits nothing narrows nothing";
    const Response none = get("/api/v1/documents", {{"number", "99/XX"}});
    EXPECT_EQ(none.status, 200);
    EXPECT_EQ(none.json()["total"], 0);
    EXPECT_EQ(get("/api/v1/documents").status, 400);
}

TEST_F(Documents, HaveARecord) {
    const Json record = json("/documents/696-KH-UBND.2025.Tay-Ninh");
    EXPECT_EQ(record["id"], "696-kh-ubnd.2025.tay-ninh") << "ids in any case";
    EXPECT_EQ(record["held"], true);
    EXPECT_EQ(record["type"], "KH");
    EXPECT_EQ(record["number"], "696/KH-UBND");
    EXPECT_EQ(record["date"], "2025-03-06");
    EXPECT_EQ(record["issuer"]["province"], "Tây Ninh");
    EXPECT_EQ(record["sources"], Json({"tay-ninh.txt"}));
    EXPECT_EQ(record["cited_by_count"], 1);
    EXPECT_FALSE(record["sections"].empty());
    EXPECT_TRUE(record["predecessors"].empty()) << "Long An joined Tây Ninh on 2025-07-01, after this plan";
    EXPECT_TRUE(record["probable_misprints"].is_array());
    const Response text = get("/api/v1/documents/696-kh-ubnd.2025.tay-ninh/text");
    EXPECT_EQ(text.type, "text/plain; charset=utf-8");
    EXPECT_EQ(text.body, record["text"].get<std::string>());
}

TEST_F(Documents, IssuersKnowWhatBecameOfTheirProvince) {
    const Json record = json("/documents/48-kh-ubnd.2026.ninh-binh");
    std::vector<std::string> names;
    for (const Json& one : record["predecessors"]) names.push_back(one["name"]);
    std::sort(names.begin(), names.end());
    EXPECT_EQ(names,
              (std::vector<std::string>{"Ủy ban nhân dân tỉnh Hà Nam", "Ủy ban nhân dân tỉnh Nam Định"}));
    EXPECT_EQ(record["predecessors"][0]["since"], "2025-07-01");
}

TEST_F(Documents, CitedOnlyOnesSayWhatIsKnown) {
    const Json record = json("/documents/33-ct-ttg.2021");
    EXPECT_EQ(record["held"], false);
    EXPECT_EQ(record["type"], "CT");
    EXPECT_EQ(record["date"], "2021-11-26");
    EXPECT_TRUE(record["text"].is_null());
    EXPECT_TRUE(record["sources"].empty());
    EXPECT_EQ(get("/api/v1/documents/33-ct-ttg.2021/text").status, 404);
    EXPECT_EQ(get("/api/v1/documents/33-ct-ttg.2021/text").json()["type"], "urn:vanmach:problem:not-held");
    EXPECT_EQ(json("/documents/33-ct-ttg.2021/citations")["total"], 0);
    EXPECT_EQ(json("/documents/33-ct-ttg.2021/cited-by")["total"], 1);
}

TEST_F(Documents, UnknownOnesAreToldWithWhatIsNear) {
    const Response unknown = get("/api/v1/documents/nothing-like-it");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(unknown.type, "application/problem+json");
    EXPECT_FALSE(unknown.json()["hint"].get<std::string>().empty());
    EXPECT_EQ(ids_of(get("/api/v1/documents/33-ct-ttg.2020").json()["candidates"]), Ids{"33-ct-ttg.2021"});
    EXPECT_EQ(ids_of(get("/api/v1/documents/05-ct-tu").json()["candidates"]).size(), 2U);
    for (const char* part : {"/text", "/citations", "/cited-by", "/chain"}) {
        EXPECT_EQ(get(std::string("/api/v1/documents/nothing") + part).status, 404) << part;
    }
}

TEST_F(Documents, CitationsPointAtTheirPlaces) {
    const std::string text = json("/documents/12-kh-snv.2025.tay-ninh")["text"];
    const Json answer = json("/documents/12-kh-snv.2025.tay-ninh/citations");
    ASSERT_GE(answer["items"].size(), 1U);
    EXPECT_EQ(answer["total"], answer["items"].size());
    const Json& first = answer["items"][0];
    EXPECT_EQ(first["id"], "696-kh-ubnd.2025.tay-ninh");
    EXPECT_EQ(first["document"]["id"], first["id"]);
    EXPECT_EQ(first["relation"], "implements");
    EXPECT_EQ(slice(text, first["start"], first["end"]), first["text"].get<std::string>());
    EXPECT_EQ(slice(text, first["sentence_start"], first["sentence_end"]),
              first["sentence"].get<std::string>());
    EXPECT_EQ(first["kind"], "num");
    EXPECT_FALSE(first["why"].get<std::string>().empty());
}

TEST_F(Documents, CitedByTellsWhoAndWhere) {
    const Json answer = json("/documents/696-kh-ubnd.2025.tay-ninh/cited-by");
    EXPECT_EQ(answer["total"], 1);
    const Json& item = answer["items"][0];
    EXPECT_EQ(item["id"], "12-kh-snv.2025.tay-ninh");
    EXPECT_EQ(item["relation"], "implements");
    const Json& mention = item["mentions"][0];
    EXPECT_NE(mention["sentence"].get<std::string>().find("696/KH-UBND"), std::string::npos);
    const std::string text = json("/documents/12-kh-snv.2025.tay-ninh")["text"];
    EXPECT_NE(std::string(slice(text, mention["start"], mention["end"])).find("696/KH-UBND"),
              std::string::npos);
    const auto total = [](Values values) {
        return json("/documents/696-kh-ubnd.2025.tay-ninh/cited-by", values)["total"];
    };
    EXPECT_EQ(total({{"level", "department"}}), 1);
    EXPECT_EQ(total({{"level", "commune"}}), 0);
    EXPECT_EQ(total({{"province", "tay ninh"}, {"year", "2025"}, {"relation", "implements"}}), 1);
    EXPECT_EQ(total({{"relation", "repeals"}}), 0);
    EXPECT_EQ(json("/documents/696-kh-ubnd.2025.tay-ninh/cited-by", {{"size", "0"}})["items"].size(), 0U);
    const Response csv = get("/api/v1/documents/696-kh-ubnd.2025.tay-ninh/cited-by", {{"format", "csv"}});
    EXPECT_NE(csv.body.find("12-kh-snv.2025.tay-ninh"), std::string::npos);
}

TEST(DocumentsThatShareANumber, AreToldApartAndTheBareIdOffersBoth) {
    const TemporaryFolder folder;
    for (const char* day : {"06", "17"}) {
        write_file(folder.path() / "corpus" / (std::string(day) + ".txt"),
                   plan_text("TÂY NINH", "10/KH-UBND", std::string("ngày ") + day + " tháng 3 năm 2025",
                             std::string("Kế hoạch của ngày ") + day, "Nội dung."));
    }
    build(folder.path() / "corpus", folder.path() / "index");
    const RunningService service(folder.path() / "index");
    const Response both = service.get("/api/v1/documents/10-kh-ubnd.2025.tay-ninh");
    EXPECT_EQ(both.status, 300);
    EXPECT_EQ(both.type, "application/problem+json");
    const Ids ids = ids_of(both.json()["candidates"]);
    ASSERT_EQ(ids.size(), 2U);
    for (const std::string& id : ids) {
        EXPECT_EQ(service.get("/api/v1/documents/" + id).status, 200) << id;
        EXPECT_EQ(service.get("/api/v1/documents/" + url_encoded(id) + "/chain").status, 200) << id;
    }
}

} // namespace
} // namespace vanmach::testing
