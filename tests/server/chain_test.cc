// SPDX-License-Identifier: GPL-2.0-or-later
// /documents/{id}/chain over the invented corpus, and over one whose documents cite each other in a ring.
#include <algorithm>

#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

class ChainOfDocuments : public ServiceTest {};

using Ids = std::vector<std::string>;

const Json* edge_between(const Json& chain, std::string_view from, std::string_view to,
                         std::string_view relation) {
    for (const Json& edge : chain["edges"]) {
        if (edge["from"] == from && edge["to"] == to && edge["relation"] == relation) return &edge;
    }
    return nullptr;
}

TEST_F(ChainOfDocuments, GoesDownToWhoCarriesOut) {
    const Json chain = json("/documents/33-ct-ttg.2021/chain", {{"direction", "down"}});
    EXPECT_EQ(chain["root"], "33-ct-ttg.2021");
    EXPECT_EQ(ids_of(chain["nodes"]),
              (Ids{"33-ct-ttg.2021", "696-kh-ubnd.2025.tay-ninh", "12-kh-snv.2025.tay-ninh"}));
    EXPECT_EQ(chain["nodes"][2]["depth"], 2);
    EXPECT_EQ(chain["truncated"], false);
    const Json* edge =
        edge_between(chain, "12-kh-snv.2025.tay-ninh", "696-kh-ubnd.2025.tay-ninh", "implements");
    ASSERT_NE(edge, nullptr) << chain.dump(1);
    const Json& evidence = (*edge)["evidence"][0];
    EXPECT_EQ(evidence["document"], "12-kh-snv.2025.tay-ninh");
    EXPECT_NE(evidence["sentence"].get<std::string>().find("Thực hiện Kế hoạch số 696/KH-UBND"),
              std::string::npos);
    EXPECT_LT(evidence["start"].get<int>(), evidence["end"].get<int>());
}

TEST_F(ChainOfDocuments, GoesUpToWhatIsCarriedOut) {
    const Json chain =
        json("/documents/12-kh-snv.2025.tay-ninh/chain", {{"direction", "up"}, {"relation", "implements"}});
    EXPECT_EQ(ids_of(chain["nodes"]),
              (Ids{"12-kh-snv.2025.tay-ninh", "696-kh-ubnd.2025.tay-ninh", "33-ct-ttg.2021"}));
    EXPECT_EQ(chain["nodes"][2]["depth"], -2);
    EXPECT_EQ(chain["edges"].size(), 2U);
}

TEST_F(ChainOfDocuments, GoesBothWaysFromTheMiddle) {
    const Json chain = json("/documents/696-kh-ubnd.2025.tay-ninh/chain");
    EXPECT_EQ(chain["nodes"].size(), 3U);
    EXPECT_EQ(chain["nodes"][0]["depth"], 0);
}

TEST_F(ChainOfDocuments, SaysWhenSomethingIsLeftOut) {
    EXPECT_EQ(json("/documents/33-ct-ttg.2021/chain", {{"direction", "down"}, {"depth", "1"}})["truncated"],
              true);
    const Json limited = json("/documents/33-ct-ttg.2021/chain", {{"direction", "down"}, {"limit", "2"}});
    EXPECT_EQ(limited["nodes"].size(), 2U);
    EXPECT_EQ(limited["truncated"], true);
    EXPECT_EQ(json("/documents/33-ct-ttg.2021/chain", {{"direction", "up"}})["truncated"], false);
    EXPECT_EQ(get("/api/v1/documents/33-ct-ttg.2021/chain", {{"direction", "sideways"}}).status, 400);
}

TEST_F(ChainOfDocuments, KeepsWhatIsHeldAndTheWayToIt) {
    const Json held = json("/documents/33-ct-ttg.2021/chain", {{"direction", "down"}, {"held", "true"}});
    for (const Json& node : held["nodes"]) EXPECT_TRUE(node["depth"] == 0 || node["matched"] == node["held"]) << node.dump();
    const Json all = json("/documents/696-kh-ubnd.2025.tay-ninh/chain");
    const Json missing = json("/documents/696-kh-ubnd.2025.tay-ninh/chain", {{"held", "false"}});
    EXPECT_LE(missing["nodes"].size(), all["nodes"].size());
    for (const Json& node : missing["nodes"]) EXPECT_TRUE(node["depth"] == 0 || node["matched"] != node["held"]) << node.dump();
    EXPECT_EQ(json("/documents/696-kh-ubnd.2025.tay-ninh/chain", {{"held", "any"}}), all);
    EXPECT_EQ(get("/api/v1/documents/33-ct-ttg.2021/chain", {{"held", "perhaps"}}).status, 400);
}

TEST_F(ChainOfDocuments, APathLeadsUpOrDownWithItsEvidence) {
    const Json up = json("/documents/12-kh-snv.2025.tay-ninh/path", {{"to", "Chỉ thị 33/CT-TTg"}});
    EXPECT_EQ(up["found"], true);
    EXPECT_EQ(up["to"]["id"], "33-ct-ttg.2021");
    EXPECT_EQ(ids_of(up["nodes"]), (Ids{"12-kh-snv.2025.tay-ninh", "696-kh-ubnd.2025.tay-ninh", "33-ct-ttg.2021"}));
    EXPECT_EQ(up["nodes"][2]["depth"], -2);
    const Json* edge = edge_between(up, "12-kh-snv.2025.tay-ninh", "696-kh-ubnd.2025.tay-ninh", "implements");
    ASSERT_NE(edge, nullptr) << up.dump(1);
    EXPECT_NE((*edge)["evidence"][0]["sentence"].get<std::string>().find("696/KH-UBND"), std::string::npos);
    const Json down = json("/documents/33-ct-ttg.2021/path", {{"to", "12-kh-snv.2025.tay-ninh"}});
    EXPECT_EQ(ids_of(down["nodes"]), (Ids{"33-ct-ttg.2021", "696-kh-ubnd.2025.tay-ninh", "12-kh-snv.2025.tay-ninh"}));
    EXPECT_EQ(down["nodes"][2]["depth"], 2);
    // In the order of the steps.
    ASSERT_EQ(down["edges"].size(), 2U);
    EXPECT_EQ(down["edges"][0], up["edges"][1]);
    EXPECT_EQ(down["edges"][1], up["edges"][0]);
}

TEST_F(ChainOfDocuments, APathThatIsNotThereSaysSo) {
    const Json none = json("/documents/33-ct-ttg.2021/path", {{"to", "696-kh-ubnd.2025.tay-ninh"}, {"relation", "repeals"}});
    EXPECT_EQ(none["found"], false);
    EXPECT_EQ(none["to"]["id"], "696-kh-ubnd.2025.tay-ninh");
    EXPECT_EQ(none["nodes"].size(), 1U);
    EXPECT_EQ(none["edges"].size(), 0U);
    const Json itself = json("/documents/33-ct-ttg.2021/path", {{"to", "33/CT-TTg"}});
    EXPECT_EQ(itself["found"], true);
    EXPECT_EQ(itself["nodes"].size(), 1U);
    EXPECT_EQ(get("/api/v1/documents/33-ct-ttg.2021/path").status, 400);
    EXPECT_EQ(get("/api/v1/documents/33-ct-ttg.2021/path", {{"to", "999/CT-TTg"}}).status, 404);
    EXPECT_EQ(get("/api/v1/documents/khong-co/path", {{"to", "33/CT-TTg"}}).status, 404);
}

TEST(ChainOfDocumentsInARing, EndsAndKeepsItsEdges) {
    const TemporaryFolder folder;
    const auto plan = [&folder](const std::string& own, const std::string& other) {
        write_file(
            folder.path() / "corpus" / (own + ".txt"),
            plan_text("TÂY NINH", own + "/KH-UBND", "ngày 06 tháng 3 năm 2025", "Kế hoạch thứ " + own,
                      "Thực hiện Kế hoạch số " + other +
                          "/KH-UBND ngày 06/3/2025 của Ủy ban nhân dân tỉnh Tây Ninh, ban hành kế hoạch."));
    };
    plan("101", "102");
    plan("102", "103");
    plan("103", "101");
    build(folder.path() / "corpus", folder.path() / "index");
    const RunningService service(folder.path() / "index");
    for (const char* direction : {"up", "down", "both"}) {
        const Json chain =
            service.get("/api/v1/documents/101-kh-ubnd.2025.tay-ninh/chain", {{"direction", direction}})
                .json();
        EXPECT_EQ(chain["nodes"].size(), 3U) << direction;
        EXPECT_EQ(chain["edges"].size(), 3U) << direction << chain.dump(1);
        EXPECT_EQ(chain["truncated"], false) << direction;
    }
    const Json path = service.get("/api/v1/documents/101-kh-ubnd.2025.tay-ninh/path", {{"to", "103-kh-ubnd.2025.tay-ninh"}}).json();
    EXPECT_EQ(path["nodes"].size(), 3U) << "up comes first: " << path.dump(1);
    EXPECT_EQ(path["edges"].size(), 2U);
}

} // namespace
} // namespace vanmach::testing
