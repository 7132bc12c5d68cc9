// SPDX-License-Identifier: GPL-2.0-or-later
// Precedents over HTTP, in a small country whose answers are known.
//
//   source     116/KH-UBND Tây Ninh: plan of a province, cites the rare 09/CT-TTg and the common 01/CT-TTg, about dân vận
//   sister     plan of another province, cites both, about the same
//   department plan of a department, cites both, the same words
//   common     plan of a province that cites but the common one
//   decision   a decision of a province, otherwise like the sister
//   twin       the source again but for its number and day;  copy: a second file of the source
#include <fmt/format.h>

#include "corpus/text/utf8.h"
#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

constexpr std::string_view rare = "Thực hiện Chỉ thị số 09/CT-TTg ngày 12/3/2024 của Thủ tướng Chính phủ về dân vận khéo;\n\n";
constexpr std::string_view common = "Căn cứ Chỉ thị số 01/CT-TTg ngày 05/01/2024 của Thủ tướng Chính phủ về ngân sách;\n\n";
constexpr std::string_view subject = "I. MỤC ĐÍCH\n\nĐẩy mạnh mô hình dân vận khéo trong vùng đồng bào dân tộc.\n\nII. NỘI DUNG\n\n1. Tuyên dương gương dân vận khéo.\n\n2. "
                                     "Chỉ thị số 09/CT-TTg nêu việc nhân rộng mô hình dân vận khéo ở thôn bản.";
constexpr std::string_view other_subject = "I. NỘI DUNG\n\nKiểm tra việc thu chi ngân sách, quyết toán vốn đầu tư công.";

std::string plan(std::string_view province, std::string_view number, std::string_view day, std::string_view title, std::string_view citations, std::string_view body) {
    return plan_text(province, number, day, title, fmt::format("{}{}", citations, body));
}

class Similar : public ServiceTest {
  protected:
    static void SetUpTestSuite() {
        folder = std::make_unique<TemporaryFolder>();
        const auto corpus = folder->path() / "corpus";
        const auto both = std::string(rare) + std::string(common);
        write_file(corpus / "source.txt", source_text());
        write_file(corpus / "copy.txt", source_text());
        write_file(corpus / "twin.txt", plan("TÂY NINH", "117/KH-UBND", "ngày 07 tháng 5 năm 2024", "Về dân vận khéo", both, subject));
        write_file(corpus / "sister.txt", plan("NINH BÌNH", "20/KH-UBND", "ngày 02 tháng 6 năm 2024", "Dân vận khéo ở cơ sở", both,
                                               std::string(subject) + " Báo cáo kết quả mô hình hằng quý, khen thưởng tập thể tiêu biểu, sơ kết phong trào sau ba năm, tổng kết sau năm năm."));
        auto department = plan("QUẢNG TRỊ", "33/KH-SNV", "ngày 02 tháng 6 năm 2024", "Dân vận khéo ở cơ sở", both,
                               std::string(subject) + " Báo cáo kết quả mô hình hằng quý, khen thưởng tập thể tiêu biểu, sơ kết phong trào sau ba năm, tổng kết sau năm năm.");
        department.replace(department.find("QUẢNG TRỊ"), std::string_view("QUẢNG TRỊ").size(), "QUẢNG TRỊ\nSỞ NỘI VỤ");
        write_file(corpus / "department.txt", department);
        write_file(corpus / "common.txt", plan("NGHỆ AN", "44/KH-UBND", "ngày 03 tháng 6 năm 2024", "Thu chi ngân sách", common, other_subject));
        for (int i = 0; i < 12; ++i)
            write_file(corpus / fmt::format("filler{}.txt", i), plan("NGHỆ AN", fmt::format("{}/KH-UBND", 60 + i), "ngày 03 tháng 7 năm 2024", fmt::format("Việc thứ {}", i), common,
                                                                     "I. NỘI DUNG\n\nLàm đường giao thông, sửa chữa trường học, cấp nước sạch nông thôn."));
        build(corpus, folder->path() / "index");
        service = std::make_unique<RunningService>(folder->path() / "index");
    }
    static std::string source_text() {
        return plan("TÂY NINH", "116/KH-UBND", "ngày 06 tháng 5 năm 2024", "Về dân vận khéo", std::string(rare) + std::string(common), subject);
    }
    static constexpr const char* source = "/documents/116-kh-ubnd.2024.tay-ninh/similar";
    static const Json& item(const Json& answer, std::string_view id) {
        static const Json none;
        for (const Json& one : answer["items"])
            if (one["id"] == id) return one;
        return none;
    }
};

constexpr const char* twin = "117-kh-ubnd.2024.tay-ninh";
constexpr const char* sister = "20-kh-ubnd.2024.ninh-binh";
constexpr const char* department = "33-kh-snv.2024.quang-tri";
constexpr const char* common_plan = "44-kh-ubnd.2024.nghe-an";

TEST_F(Similar, TheSameLevelAndTheRareDirectiveComeFirst) {
    const Json answer = json(source, {{"size", "100"}});
    const auto ids = ids_of(answer["items"]);
    ASSERT_GE(ids.size(), 3U) << answer.dump();
    EXPECT_EQ(ids[0], twin);
    EXPECT_EQ(ids[1], sister);
    EXPECT_EQ(ids[2], department);
    EXPECT_EQ(std::count(ids.begin(), ids.end(), "116-kh-ubnd.2024.tay-ninh"), 0) << "itself";
    EXPECT_LT(item(answer, common_plan).value("score", 0.0), item(answer, department)["score"].get<double>() / 2);
}

TEST_F(Similar, TellsWhy) {
    const Json answer = json(source, {{"size", "100"}});
    const Json why = item(answer, sister)["why"];
    EXPECT_EQ(why["same_level"], true);
    EXPECT_EQ(why["same_type"], true);
    EXPECT_EQ(why["shared_citations_count"], 2);
    EXPECT_EQ(why["shared_citations"][0]["id"], "09-ct-ttg.2024") << "fewer cite it";
    EXPECT_EQ(why["shared_citations"][1]["number"], "01/CT-TTg");
    EXPECT_EQ(why["near_copy"], false);
    EXPECT_NE(why["shared_terms"].dump().find("dân vận khéo"), std::string::npos) << why.dump();
    EXPECT_EQ(item(answer, department)["why"]["same_level"], false);
    EXPECT_EQ(item(answer, department)["level"], "department");
    EXPECT_EQ(item(answer, common_plan)["why"]["shared_citations_count"], 1);
    EXPECT_EQ(answer["source"]["id"], "116-kh-ubnd.2024.tay-ninh");
    EXPECT_EQ(answer["source"]["citations"], 2);
}

TEST_F(Similar, CopiesAreToldAsWhatTheyAre) {
    const Json answer = json(source, {{"size", "100"}});
    EXPECT_EQ(item(answer, twin)["why"]["near_copy"], true);
    EXPECT_GT(item(answer, twin)["score"], 0.95);
    const Json record = json("/documents/116-kh-ubnd.2024.tay-ninh");
    EXPECT_EQ(record["sources"].size(), 2U) << "two files are one document";
}

TEST_F(Similar, Filters) {
    EXPECT_EQ(ids_of(json(source, {{"level", "department"}})["items"]), std::vector<std::string>{department});
    EXPECT_EQ(ids_of(json(source, {{"province", "ninh binh"}})["items"]), std::vector<std::string>{sister});
    EXPECT_EQ(json(source, {{"year", "2023"}})["total"], 0);
    EXPECT_EQ(json(source, {{"type", "Quyết định"}})["total"], 0);
    EXPECT_EQ(json(source, {{"type", "KH"}, {"size", "0"}})["items"].size(), 0U);
}

TEST_F(Similar, APassageIsComparedByItself) {
    const Json record = json("/documents/116-kh-ubnd.2024.tay-ninh");
    const auto text = record["text"].get<std::string>();
    const auto at = code_points(std::string_view(text).substr(0, text.find("Căn cứ")));
    const Json answer = json(source, {{"start", std::to_string(at)}, {"end", std::to_string(at + 80)}});
    EXPECT_EQ(answer["source"]["citations"], 1) << answer.dump();
    EXPECT_EQ(answer["source"]["start"], at);
    for (const Json& one : answer["items"]) {
        EXPECT_EQ(one["why"]["shared_citations"][0]["id"], "01-ct-ttg.2024");
        EXPECT_TRUE(one["why"]["parts"]["title"].is_null());
    }
    const Json section = json(source, {{"section", "II"}});
    EXPECT_EQ(section["source"]["citations"], 1);
    EXPECT_EQ(json(source, {{"section", "ii/2"}})["source"]["citations"], 1);
    EXPECT_EQ(json(source, {{"section", "II/1"}})["source"]["citations"], 0);
    EXPECT_TRUE(json(source, {{"section", "II/1"}})["items"][0]["why"]["parts"]["citations"].is_null());
}

TEST_F(Similar, PassagesThatAreNotThereAreToldSo) {
    struct Case {
        Values values;
        int status;
        const char* parameter;
    };
    const std::vector<Case> cases = {
        {{{"start", "1"}}, 400, "end"},
        {{{"end", "1"}}, 400, "start"},
        {{{"start", "5"}, {"end", "5"}}, 400, "end"},
        {{{"start", "0"}, {"end", "100000"}}, 400, "end"},
        {{{"section", "X"}}, 400, "section"},
        {{{"section", "II/9"}}, 400, "section"},
        {{{"section", "/"}}, 400, "section"},
        {{{"section", "I"}, {"start", "1"}, {"end", "2"}}, 400, "section"},
    };
    for (const auto& one : cases) {
        const Response response = get("/api/v1" + std::string(source), one.values);
        EXPECT_EQ(response.status, one.status) << response.body;
        EXPECT_EQ(response.json()["parameter"], one.parameter) << response.body;
        EXPECT_FALSE(response.json()["hint"].get<std::string>().empty());
    }
    EXPECT_FALSE(get("/api/v1" + std::string(source), {{"section", "X"}}).json()["sections"].empty());
    EXPECT_EQ(get("/api/v1/documents/09-ct-ttg.2024/similar", {{"section", "I"}}).status, 404);
    EXPECT_EQ(get("/api/v1/documents/nothing/similar").status, 404);
}

TEST_F(Similar, ADocumentThatIsOnlyCitedIsComparedByWhoCitesIt) {
    const Json answer = json("/documents/09-ct-ttg.2024/similar", {{"size", "100"}});
    const Json other = item(answer, "01-ct-ttg.2024");
    ASSERT_TRUE(other.is_object()) << answer.dump();
    EXPECT_EQ(other["why"]["cited_together_count"], 4);
    EXPECT_EQ(other["why"]["same_level"], true);
    EXPECT_TRUE(item(answer, sister).is_object()) << "its title has the words";
    EXPECT_TRUE(item(answer, "09-ct-ttg.2024").is_null());
}

TEST_F(Similar, APastedTextFindsWhatItsDocumentWouldFind) {
    const Response response = service->post("/api/v1/similar?size=100", source_text());
    ASSERT_EQ(response.status, 200) << response.body;
    const auto ids = ids_of(response.json()["items"]);
    ASSERT_GE(ids.size(), 4U);
    EXPECT_TRUE((ids[0] == "116-kh-ubnd.2024.tay-ninh" && ids[1] == twin) || (ids[1] == "116-kh-ubnd.2024.tay-ninh" && ids[0] == twin)) << response.body;
    EXPECT_EQ(response.json()["items"][0]["why"]["near_copy"], true);
    EXPECT_EQ(ids[2], sister);
    EXPECT_EQ(ids[3], department);
    const Json told = response.json()["source"];
    EXPECT_EQ(told["id"], nullptr);
    EXPECT_EQ(told["type"], "KH");
    EXPECT_EQ(told["level"], "province");
    EXPECT_EQ(told["citations"], 2);
    EXPECT_EQ(response.header("ETag"), "");
    EXPECT_EQ(response.header("Cache-Control"), "no-store");
}

TEST_F(Similar, AFewPastedWordsAreEnough) {
    const Response response = service->post("/api/v1/similar", R"({"text": "Nhân rộng mô hình dân vận khéo theo Chỉ thị số 09/CT-TTg ngày 12/3/2024"})", "application/json");
    ASSERT_EQ(response.status, 200) << response.body;
    EXPECT_EQ(response.json()["source"]["citations"], 1);
    EXPECT_EQ(response.json()["source"]["level"], nullptr);
    ASSERT_FALSE(response.json()["items"].empty());
    EXPECT_EQ(response.json()["items"][0]["why"]["same_level"], nullptr);
    const Json nothing = service->post("/api/v1/similar", "xyz 123").json();
    EXPECT_EQ(nothing["total"], 0);
    const Json marks = service->post("/api/v1/similar", "… — !").json();
    EXPECT_EQ(marks["total"], 0);
}

TEST_F(Similar, PagesOfASentTextGoOnWithTheSameText) {
    const auto all = ids_of(service->post("/api/v1/similar?size=100", source_text()).json()["items"]);
    std::vector<std::string> paged;
    std::string cursor;
    for (int i = 0; i < 50; ++i) {
        const Json page = service->post("/api/v1/similar?size=2" + (cursor.empty() ? "" : "&cursor=" + cursor), source_text()).json();
        for (const auto& id : ids_of(page["items"])) paged.push_back(id);
        if (page["next"].is_null()) break;
        cursor = page["next"];
    }
    EXPECT_EQ(paged, all);
    const Response other = service->post("/api/v1/similar?size=2&cursor=" + cursor, "Một văn bản khác");
    EXPECT_EQ(other.status, 400);
    EXPECT_EQ(other.json()["type"], "urn:vanmach:problem:bad-cursor");
}

TEST_F(Similar, BodiesThatAreNotReadAreToldWhy) {
    const auto refused = [&](const Response& response, int status) {
        EXPECT_EQ(response.status, status) << response.body;
        EXPECT_EQ(response.type, "application/problem+json");
        EXPECT_FALSE(response.json()["hint"].get<std::string>().empty());
        return response.json();
    };
    EXPECT_EQ(refused(service->post("/api/v1/similar", "x", "text/html"), 415)["allowed"], Json({"text/plain", "application/json"}));
    EXPECT_EQ(refused(service->post("/api/v1/similar", std::string((1 << 20) + 1, 'x')), 413)["limit"], 1 << 20);
    refused(service->post("/api/v1/similar", ""), 422);
    refused(service->post("/api/v1/similar", "{", "application/json"), 400);
    refused(service->post("/api/v1/similar?size=-1", "x"), 400);
    refused(service->post("/api/v1/similar?nothing=1", "x"), 400);
    EXPECT_NE(refused(service->post("/api/v1/search", "x"), 405)["detail"].get<std::string>().find("GET"), std::string::npos);
    refused(get("/api/v1/similar"), 405);
    EXPECT_EQ(get("/api/v1/similar").header("Allow"), "OPTIONS, POST");
    EXPECT_EQ(service->ask("OPTIONS", "/api/v1/similar").header("Allow"), "OPTIONS, POST");
    EXPECT_EQ(service->ask("HEAD", "/api/v1/similar").status, 405);
}

TEST_F(Similar, LargeAndBinaryBodiesAreRead) {
    std::string large = source_text();
    while (large.size() + 200 < (1 << 20)) large += "Tiếp tục nhân rộng mô hình dân vận khéo. Số hiệu " + std::to_string(large.size()) + ".\n";
    const Response response = service->post("/api/v1/similar", large);
    ASSERT_EQ(response.status, 200);
    EXPECT_EQ(response.json()["source"]["cut"], true);
    const Response binary = service->post("/api/v1/similar", "dân vận khéo \xFF\xFE\x01 mô hình \xC3");
    ASSERT_EQ(binary.status, 200) << binary.body;
    EXPECT_FALSE(binary.json()["source"]["warnings"].empty());
}

TEST_F(Similar, IsDescribed) {
    const Json post = json("/openapi.json")["paths"]["/api/v1/similar"]["post"];
    EXPECT_EQ(post["requestBody"]["required"], true);
    EXPECT_TRUE(post["requestBody"]["content"].contains("text/plain"));
    EXPECT_EQ(post["requestBody"]["content"]["application/json"]["schema"]["$ref"], "#/components/schemas/TextToCompare");
    for (const char* status : {"200", "400", "411", "413", "415", "422", "503"}) EXPECT_TRUE(post["responses"].contains(status)) << status;
    EXPECT_FALSE(post["responses"].contains("304"));
    EXPECT_FALSE(json("/openapi.json")["paths"]["/api/v1/search"]["get"].contains("requestBody"));
}

TEST_F(Similar, OtherFormats) {
    const Response csv = get("/api/v1" + std::string(source), {{"format", "csv"}});
    EXPECT_NE(csv.body.find("why.shared_citations_count"), std::string::npos);
    EXPECT_TRUE(service->post("/api/v1/similar?format=jsonl&size=1", source_text()).type.starts_with("application/jsonl"));
}

} // namespace
} // namespace vanmach::testing
