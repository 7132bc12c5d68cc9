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
}

} // namespace
} // namespace vanmach::testing
