// SPDX-License-Identifier: GPL-2.0-or-later
// What people must get from the five real plans. They are not part of the project: VANMACH_REAL_TEXTS names
// the folder that holds seeds/ (../shared when it is not set); without it these tests are skipped.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "corpus/text/utf8.h"
#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

using Ids = std::vector<std::string>;

std::filesystem::path seeds() {
    const char* folder = std::getenv("VANMACH_REAL_TEXTS");
    return std::filesystem::path(folder ? folder : "../shared") / "seeds";
}

class Seeds : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        if (!std::filesystem::exists(seeds())) return;
        folder = std::make_unique<TemporaryFolder>();
        build(seeds(), folder->path() / "index");
        service = std::make_unique<RunningService>(folder->path() / "index");
    }
    static void TearDownTestSuite() {
        service.reset();
        folder.reset();
    }
    void SetUp() override {
        if (!service)
            GTEST_SKIP()
                << "the real plans are not here: set VANMACH_REAL_TEXTS to the folder that holds seeds/";
    }
    static Json json(const std::string& path, const Values& values = {}) {
        return service->get("/api/v1" + path, values).json();
    }
    static Ids found(const Values& values) { return ids_of(json("/search", values)["hits"]); }
    /// The id of the document in that file (and part).
    static std::string id_of(std::string_view file, int part = 1) {
        const Json all = json("/search", {{"size", "100"}, {"snippet", "0"}});
        for (const Json& hit : all["hits"]) {
            const Json record = json("/documents/" + hit["id"].get<std::string>());
            if (record["source"].get<std::string>().starts_with(file) && record["part"] == part)
                return hit["id"];
        }
        return {};
    }
    static const Json* edge(const Json& chain, std::string_view from, std::string_view to) {
        const Json* strongest = nullptr;
        for (const Json& one : chain["edges"]) {
            if (one["from"] == from && one["to"] == to && (!strongest || one["relation"] != "cites"))
                strongest = &one;
        }
        return strongest;
    }
    static std::unique_ptr<TemporaryFolder> folder;
    static std::unique_ptr<RunningService> service;
};
std::unique_ptr<TemporaryFolder> Seeds::folder;
std::unique_ptr<RunningService> Seeds::service;

TEST_F(Seeds, APlanOnMassMobilisationFindsTheOtherPlansFirst) {
    const Ids plans = {id_of("000"), id_of("001"), id_of("002"), id_of("003", 2), id_of("004")};
    const auto letter = id_of("003", 1);
    for (const auto& plan : plans) {
        const Json answer = json("/documents/" + plan + "/similar");
        Ids expected = plans, first = ids_of(answer["items"]);
        std::erase(expected, plan);
        ASSERT_GE(first.size(), expected.size()) << plan;
        EXPECT_TRUE(first.size() == expected.size() || first[expected.size()] == letter);
        first.resize(expected.size());
        std::sort(first.begin(), first.end());
        std::sort(expected.begin(), expected.end());
        EXPECT_EQ(first, expected) << "of " << plan;
        EXPECT_FALSE(answer["items"][0]["why"]["shared_terms"].empty());
    }
}

TEST_F(Seeds, TheDirectiveIsOneDocumentInAnySpelling) {
    for (const char* spelling : {"33/CT-TTg", "33-CT/TTg", "ct 33/ct-ttg", "Chỉ thị số 33/CT-TTg"}) {
        const Json answer = json("/documents", {{"number", spelling}});
        ASSERT_EQ(ids_of(answer["items"]), Ids{"33-ct-ttg.2021"}) << spelling;
        EXPECT_EQ(answer["items"][0]["held"], false);
        EXPECT_EQ(answer["items"][0]["cited_by_count"], 4);
    }
    Ids citing = ids_of(json("/documents/33-ct-ttg.2021/cited-by")["items"]);
    Ids expected = {id_of("001"), id_of("002"), id_of("003", 2), id_of("004")};
    std::sort(citing.begin(), citing.end());
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(citing, expected);
}

TEST_F(Seeds, OneNumberOfTwoProvincesIsToldApart) {
    const Json answer = json("/documents", {{"number", "05-CT/TU"}});
    ASSERT_EQ(ids_of(answer["items"]), (Ids{"05-ct-tu.2025.ninh-binh", "05-ct-tu.2025.quang-tri"}));
    EXPECT_EQ(answer["items"][0]["date"], "2025-12-23");
    EXPECT_EQ(answer["items"][1]["date"], "2025-12-01");
}

TEST_F(Seeds, TheChainGoesDownWithItsSentences) {
    const std::string plan = id_of("000"), middle = "48-kh-ubnd.2026.ninh-binh",
                      top = "05-ct-tu.2025.ninh-binh";
    const Json chain = json("/documents/" + top + "/chain", {{"direction", "down"}});
    const Json* first = edge(chain, middle, top);
    const Json* second = edge(chain, plan, middle);
    ASSERT_TRUE(first && second) << chain.dump(1);
    for (const Json* one : {first, second}) {
        EXPECT_EQ((*one)["relation"], "implements");
        EXPECT_FALSE((*one)["evidence"][0]["sentence"].get<std::string>().empty());
        EXPECT_EQ((*one)["evidence"][0]["document"], plan);
    }
    EXPECT_EQ(json("/documents/" + middle)["held"], false);
    EXPECT_EQ(json("/documents/" + middle)["date"], "2026-02-10");
}

TEST_F(Seeds, TheChainGoesUp) {
    const std::string plan = id_of("000");
    const Json chain = json("/documents/" + plan + "/chain", {{"direction", "up"}});
    const auto number_id = [](const std::string& number, const Json& chain_json) {
        for (const Json& node : chain_json["nodes"]) {
            if (node["number"] == number) return node["id"].get<std::string>();
        }
        return std::string();
    };
    const auto relation = [&](const std::string& from, const std::string& to) {
        const Json* one = edge(chain, from, to);
        return one ? (*one)["relation"].get<std::string>() : "none";
    };
    EXPECT_EQ(relation(plan, "48-kh-ubnd.2026.ninh-binh"), "implements");
    EXPECT_EQ(relation("48-kh-ubnd.2026.ninh-binh", "05-ct-tu.2025.ninh-binh"), "implements");
    EXPECT_NE(relation(plan, number_id("43-KL/TW", chain)), "none");
    EXPECT_EQ(relation(number_id("43-KL/TW", chain), number_id("25-NQ/TW", chain)), "continues");
    EXPECT_EQ(relation(number_id("01-KL/TW", chain), number_id("05-CT/TW", chain)), "continues");
}

TEST_F(Seeds, MisprintsAreOneDocument) {
    std::map<std::string, std::string> by_print;
    const Json citations = json("/documents/" + id_of("000") + "/citations");
    for (const Json& item : citations["items"]) {
        if (item["printed"].is_string() && item["id"].is_string()) by_print[item["printed"]] = item["id"];
    }
    EXPECT_EQ(by_print["05/CT-TU"], "05-ct-tu.2025.ninh-binh");
    EXPECT_EQ(by_print["05-CT/TU"], "05-ct-tu.2025.ninh-binh");
    EXPECT_EQ(json("/documents/" + by_print["114/KL-TW"])["number"], "114-KL/TW");
}

TEST_F(Seeds, AProbableMisprintIsShownNotMerged) {
    const auto id_by_number = [](const std::string& number) {
        const Ids ids = ids_of(json("/documents", {{"number", number}})["items"]);
        return ids.empty() ? std::string() : ids.front();
    };
    const std::string letter = id_by_number("20/CT-TTg"), plan = id_by_number("20/CT-UBND");
    ASSERT_FALSE(letter.empty());
    ASSERT_FALSE(plan.empty());
    ASSERT_NE(letter, plan);
    EXPECT_EQ(ids_of(json("/documents/" + letter)["probable_misprints"]), Ids{plan});
    EXPECT_EQ(ids_of(json("/documents/" + plan)["probable_misprints"]), Ids{letter});
}

TEST_F(Seeds, OneQueryHasOneAnswerHoweverItIsTyped) {
    const Ids ids = found({{"q", "công tác dân vận"}});
    EXPECT_EQ(ids.size(), 6U);
    EXPECT_EQ(found({{"q", "co\u0302ng ta\u0301c da\u0302n va\u0323\u0302n"}}), ids);
    EXPECT_EQ(found({{"q", "CÔNG TÁC DÂN VẬN"}}), ids);
    Ids bare = found({{"q", "cong tac dan van"}}), sorted = ids;
    std::sort(bare.begin(), bare.end());
    std::sort(sorted.begin(), sorted.end());
    EXPECT_EQ(bare, sorted);
    Json one = json("/search", {{"q", "hoà giải"}}), other = json("/search", {{"q", "hòa giải"}});
    for (Json* answer : {&one, &other}) {
        answer->erase("took_ms");
        answer->erase("query");
    }
    EXPECT_EQ(one, other);
}

TEST_F(Seeds, ThePhraseIsFoundAndMarked) {
    const Json answer =
        json("/search", {{"q", "\"Dân vận khéo\""}, {"province", "Tây Ninh"}, {"type", "KH"}});
    ASSERT_EQ(ids_of(answer["hits"]), Ids{id_of("002")});
    const Json& snippet = answer["hits"][0]["snippet"];
    ASSERT_FALSE(snippet["marks"].empty());
    for (const Json& mark : snippet["marks"]) {
        EXPECT_EQ(slice(snippet["text"].get<std::string>(), mark[0], mark[1]), "Dân vận khéo");
    }
}

TEST_F(Seeds, EveryCitationStandsWhereItSays) {
    const Json all = json("/search", {{"size", "100"}});
    for (const Json& hit : all["hits"]) {
        const std::string id = hit["id"];
        const std::u32string text = to_utf32(json("/documents/" + id)["text"].get<std::string>());
        const Json citations = json("/documents/" + id + "/citations");
        for (const Json& item : citations["items"]) {
            const std::size_t start = item["start"], end = item["end"];
            EXPECT_EQ(to_utf8(text.substr(start, end - start)), item["text"].get<std::string>())
                << id << " " << item["n"];
        }
    }
}

// Directive × province over the five plans: Quảng Trị and one more are drafts without a day.
TEST_F(Seeds, CoverageOfTheTwoDirectives) {
    const Json coverage = json("/analytics/coverage", {{"id", "33-ct-ttg.2021"}, {"id", "23-qd-tw.2021"}, {"provinces", "new"}});
    EXPECT_EQ(coverage["about"]["documents"], 6);
    std::map<std::string, std::size_t> of_directive, of_decision, held;
    for (const Json& item : coverage["items"]) {
        const std::string province = item["province"].is_null() ? "?" : item["province"].get<std::string>();
        held[province] = item["held"];
        if (item["documents"] != 0) (item["id"] == "33-ct-ttg.2021" ? of_directive : of_decision)[province] = item["documents"];
    }
    EXPECT_EQ(of_directive, (std::map<std::string, std::size_t>{{"Khánh Hòa", 1}, {"Quảng Trị", 1}, {"Tây Ninh", 1}, {"?", 1}}));
    EXPECT_EQ(of_decision, (std::map<std::string, std::size_t>{{"Khánh Hòa", 1}, {"Ninh Bình", 1}, {"Tây Ninh", 1}, {"?", 1}}));
    EXPECT_EQ(held["Khánh Hòa"], 2U) << "Ninh Thuận's letter and plan";
    EXPECT_EQ(json("/analytics/coverage", {{"id", "33-ct-ttg.2021"}, {"provinces", "old"}})["total"], 64);
}

TEST_F(Seeds, AnomaliesAreListed) {
    std::set<std::string> found;
    const Json anomalies = json("/analytics/anomalies");
    for (const Json& item : anomalies["items"])
        found.insert(item["kind"].get<std::string>() + " " + item["cited"]["number"].get<std::string>() + " " + (item["printed"].is_string() ? item["printed"].get<std::string>() : ""));
    for (const char* expected : {"number-form 05-CT/TU 05/CT-TU", "number-form 114-KL/TW 114/KL-TW", "probable-misprint 20/CT-TTg 20/CT-TTg", "probable-misprint 20/CT-UBND 20/CT-UBND",
                                 "issuer-differs 124-QĐ/TW Ban Chấp hành Trung ương", "issuer-code 28/CT-TTg Chính phủ", "issuer-code 20/CT-TTg Chủ tịch Ủy ban nhân dân tỉnh Ninh Thuận"})
        EXPECT_TRUE(found.contains(expected)) << expected;
}

TEST_F(Seeds, EveryIdOpensAndNothingCitesItself) {
    const Json graph = json("/graph");
    for (const Json& node : graph["nodes"]) EXPECT_EQ(json("/documents/" + node["id"].get<std::string>())["id"], node["id"]);
    for (const Json& edge : graph["edges"]) EXPECT_NE(edge["from"], edge["to"]);
    EXPECT_GT(graph["nodes"].size(), 60U);
}

} // namespace
} // namespace vanmach::testing
