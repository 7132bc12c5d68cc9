// SPDX-License-Identifier: GPL-2.0-or-later
// /issuers and what a record tells of validity, over the invented corpus.
#include <algorithm>

#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

class Issuers : public ServiceTest {};

std::vector<std::string> slugs_of(const Json& items) {
    std::vector<std::string> slugs;
    for (const Json& item : items) slugs.push_back(item["slug"]);
    return slugs;
}

TEST_F(Issuers, AreListedWithTheirDocuments) {
    const Json all = json("/issuers");
    EXPECT_EQ(all["total"], all["items"].size());
    const auto slugs = slugs_of(all["items"]);
    EXPECT_TRUE(std::find(slugs.begin(), slugs.end(), "thu-tuong-chinh-phu") != slugs.end());
    EXPECT_GE(all["items"][0]["held"], all["items"].back()["held"]) << "most held first";
    EXPECT_EQ(slugs_of(json("/issuers", {{"q", "uy ban tay ninh"}})["items"]), std::vector<std::string>{"uy-ban-nhan-dan-tinh-tay-ninh"});
    EXPECT_EQ(json("/issuers", {{"q", "nơi nào đó"}})["total"], 0);
    const Json central = json("/issuers", {{"level", "central"}});
    for (const Json& item : central["items"]) EXPECT_EQ(item["level"], "central");
    // Old and new provinces.
    EXPECT_EQ(all["facets"]["province"].size(), 3U) << all["facets"].dump();
    EXPECT_EQ(json("/issuers", {{"province", "Ninh Bình"}})["total"], json("/issuers", {{"province", "ninh binh"}, {"provinces", "new"}})["total"]);
}

TEST_F(Issuers, HaveARecordOverTime) {
    const Json body = json("/issuers/UY-BAN-NHAN-DAN-TINH-TAY-NINH");
    EXPECT_EQ(body["name"], "Ủy ban nhân dân tỉnh Tây Ninh");
    EXPECT_EQ(body["held"], 1);
    EXPECT_EQ(body["recent"][0]["id"], "696-kh-ubnd.2025.tay-ninh");
    EXPECT_EQ(body["cites_most"][0]["id"], "33-ct-ttg.2021");
    EXPECT_EQ(body["types"][0]["value"], "KH");
    EXPECT_EQ(body["predecessors"][0]["name"], "Ủy ban nhân dân tỉnh Long An");
    EXPECT_EQ(body["predecessors"][0]["since"], "2025-07-01");
    EXPECT_TRUE(body["predecessors"][0]["slug"].is_null()) << "no document of it is known here";
    const Response none = get("/api/v1/issuers/tay-ninh");
    EXPECT_EQ(none.status, 404);
    EXPECT_FALSE(none.json()["candidates"].empty());
}

TEST(Validity, IsWhatTheCorpusTells) {
    const TemporaryFolder folder;
    const auto plan = [&](const std::string& number, const std::string& date, const std::string& title, const std::string& body) {
        write_file(folder.path() / "corpus" / (number + ".txt"), plan_text("NGHỆ AN", number + "/KH-UBND", date, title, body));
    };
    plan("5", "ngày 06 tháng 3 năm 2024", "Công tác dân vận giai đoạn 2024-2026", "Ủy ban nhân dân tỉnh ban hành kế hoạch.");
    plan("9", "ngày 06 tháng 3 năm 2025", "Công tác dân vận năm 2025",
         "I. HIỆU LỰC\n\n1. Kế hoạch này thay thế Kế hoạch số 5/KH-UBND ngày 06/3/2024 của Ủy ban nhân dân tỉnh Nghệ An.");
    plan("3", "ngày 06 tháng 3 năm 2023", "Công tác dân vận năm 2023", // earlier: it cannot have replaced it, whatever it says
         "I. HIỆU LỰC\n\n1. Kế hoạch này thay thế Kế hoạch số 5/KH-UBND ngày 06/3/2024 của Ủy ban nhân dân tỉnh Nghệ An.");
    plan("11", "ngày 07 tháng 4 năm 2025", "Giám sát", "Căn cứ Kế hoạch số 5/KH-UBND ngày 06/3/2024 của Ủy ban nhân dân tỉnh Nghệ An; Luật Đất đai số 45/2013/QH13;\n\nI. NỘI DUNG");
    build(folder.path() / "corpus", folder.path() / "index");
    const RunningService service(folder.path() / "index");
    const Json record = service.get("/api/v1/documents/05-kh-ubnd.2024.nghe-an").json();
    const Json& validity = record["validity"];
    ASSERT_EQ(validity["replaced_by"].size(), 1U) << validity.dump(1);
    EXPECT_EQ(validity["replaced_by"][0]["id"], "09-kh-ubnd.2025.nghe-an");
    EXPECT_NE(validity["replaced_by"][0]["sentence"].get<std::string>().find("thay thế"), std::string::npos);
    EXPECT_TRUE(validity["amended_by"].empty());
    EXPECT_EQ(validity["period"]["from"], 2024);
    EXPECT_EQ(validity["period"]["to"], 2026);
    EXPECT_EQ(service.get("/api/v1/documents/45-2013-qh13").json()["validity"]["by_tables"]["number"], "31/2024/QH15");
    const Json anomalies = service.get("/api/v1/analytics/anomalies", {{"kind", "cites-replaced"}}).json();
    EXPECT_EQ(anomalies["total"], 2) << anomalies.dump(1);
    EXPECT_EQ(anomalies["items"][0]["document"]["id"], "11-kh-ubnd.2025.nghe-an");
}

} // namespace
} // namespace vanmach::testing
