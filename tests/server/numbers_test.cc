// SPDX-License-Identifier: GPL-2.0-or-later
// Lists of numbers: as text, and over HTTP.
#include <fmt/format.h>

#include "server/numbers/number_list.h"
#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

using Typed = std::vector<std::string>;

Typed typed_in(const NumberList& list) {
    Typed typed;
    for (const auto& number : list.numbers) typed.push_back(number.typed);
    return typed;
}

TEST(NumberLists, AreReadFromLinesColumnsAndTexts) {
    EXPECT_EQ(typed_in(read_number_list("33/CT-TTg\n\n ct 33/ct-ttg \r\n05-CT/TU;\n")), (Typed{"33/CT-TTg", "ct 33/ct-ttg", "05-CT/TU"}));
    EXPECT_EQ(typed_in(read_number_list("STT,Số hiệu,Ngày\n1,33/CT-TTg,26/11/2021\n2;\"05-CT/TU\";23/12/2025\n3\t696/KH-UBND\t")), (Typed{"33/CT-TTg", "05-CT/TU", "696/KH-UBND"}));
    const auto prose = read_number_list("Căn cứ Luật Tổ chức chính quyền địa phương;\nThực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ và Kế hoạch số 696/KH-UBND ngày 06 tháng 3 năm 2025, "
                                        "trong 5 ngày.");
    EXPECT_EQ(typed_in(prose), (Typed{"Chỉ thị số 33/CT-TTg", "Kế hoạch số 696/KH-UBND"}));
    EXPECT_EQ(prose.numbers[0].line, 2u);
    EXPECT_EQ(prose.numbers[0].date.iso(), "2021-11-26");
    EXPECT_EQ(prose.numbers[1].date.iso(), "2025-03-06");
    EXPECT_EQ(prose.numbers[0].number->type_word, "CT");
    EXPECT_EQ(prose.skipped, 1u);
}

TEST(NumberLists, TellWhatIsNoNumber) {
    const auto list = read_number_list("123\nkhông có gì\n33-ct-ttg.2021\n" + std::string(200, 'a') + " 1 " + std::string(200, 'b'));
    ASSERT_EQ(list.numbers.size(), 2u);
    EXPECT_FALSE(list.numbers[0].number);
    EXPECT_EQ(list.numbers[1].typed, "33-ct-ttg.2021");
    EXPECT_EQ(list.skipped, 2u);
    EXPECT_TRUE(read_number_list("").numbers.empty());
}

class Numbers : public ServiceTest {
  protected:
    static Json items(const std::string& body, const std::string& type = "text/plain") {
        const auto response = service->post("/api/v1/numbers", body, type);
        EXPECT_EQ(response.status, 200) << response.body;
        return response.json()["items"];
    }
};

TEST_F(Numbers, SayWhatEachIs) {
    const Json all = service->post("/api/v1/numbers", "696/kh-ubnd\n33-CT/TTg\n05-CT/TU\nChỉ thị 05-CT/TU ngày 01/12/2025\n999/QĐ-UBND\n12 34\nlời nói đầu").json();
    EXPECT_EQ(all["total"], 6);
    EXPECT_EQ(all["skipped"], 1);
    EXPECT_EQ(all["counts"], Json::parse(R"({"held":1,"cited":2,"ambiguous":1,"unknown":1,"unread":1})"));
    const Json& rows = all["items"];
    EXPECT_EQ(rows[0]["id"], "696-kh-ubnd.2025.tay-ninh");
    EXPECT_EQ(rows[0]["state"], "held");
    EXPECT_EQ(rows[0]["cited_by_count"], 1);
    EXPECT_EQ(rows[1]["state"], "cited");
    EXPECT_EQ(rows[2]["state"], "ambiguous");
    EXPECT_EQ(rows[2]["number"], "05-CT/TU");
    EXPECT_EQ(rows[2]["documents"], 2);
    EXPECT_EQ(rows[2]["candidates"].size(), 2u);
    EXPECT_TRUE(rows[2]["id"].is_null());
    EXPECT_EQ(rows[3]["id"], "05-ct-tu.2025.quang-tri") << "the date chooses";
    EXPECT_EQ(rows[3]["typed_date"], "2025-12-01");
    EXPECT_EQ(rows[4]["state"], "unknown");
    EXPECT_EQ(rows[4]["number"], "999/QĐ-UBND");
    EXPECT_EQ(rows[5]["state"], "unread");
    EXPECT_EQ(rows[5]["line"], 6);
}

TEST_F(Numbers, MaySendAnArray) {
    const Json rows = items(R"({"numbers": ["33/CT-TTg", "", "33/CT-TTg", "696-kh-ubnd.2025.tay-ninh"]})", "application/json");
    ASSERT_EQ(rows.size(), 4u);
    EXPECT_EQ(rows[1]["state"], "unread");
    EXPECT_EQ(rows[2]["line"], 3) << "what is repeated stays";
    EXPECT_EQ(rows[3]["state"], "held") << "ids are known, too";
}

TEST_F(Numbers, ComeAsCsvAndLines) {
    const auto csv = service->post("/api/v1/numbers?format=csv", "33/CT-TTg\n05-CT/TU");
    EXPECT_EQ(csv.type, "text/csv; charset=utf-8; header=present");
    EXPECT_TRUE(csv.body.starts_with("\xEF\xBB\xBF"));
    EXPECT_NE(csv.body.find("33-ct-ttg.2021"), std::string::npos);
    const auto lines = service->post("/api/v1/numbers?format=jsonl", "33/CT-TTg\n05-CT/TU");
    EXPECT_EQ(std::count(lines.body.begin(), lines.body.end(), '\n'), 2);
    EXPECT_EQ(lines.header("Cache-Control"), "no-store");
}

TEST_F(Numbers, RefuseWhatTheyCannotRead) {
    const auto refused = [&](const std::string& body, const std::string& type, int status, std::string_view code) {
        const auto response = service->post("/api/v1/numbers", body, type);
        EXPECT_EQ(response.status, status) << body.substr(0, 60);
        const Json problem = response.json();
        EXPECT_EQ(problem["type"], fmt::format("urn:vanmach:problem:{}", code)) << body.substr(0, 60);
        EXPECT_FALSE(problem["hint"].get<std::string>().empty());
    };
    refused("", "text/plain", 422, "no-numbers");
    refused("không có số nào", "text/plain", 422, "no-numbers");
    refused("{", "application/json", 400, "bad-body");
    refused("[]", "application/json", 400, "bad-body");
    refused(R"({"numbers": "33/CT-TTg"})", "application/json", 400, "bad-body");
    refused(R"({"numbers": [33]})", "application/json", 400, "bad-body");
    refused(R"({"numbers": [], "more": 1})", "application/json", 400, "bad-body");
    refused(R"({"numbers": []})", "application/json", 422, "no-numbers");
    refused("33/CT-TTg", "application/pdf", 415, "unsupported");
    refused(std::string(most_number_bytes + 1, '1'), "text/plain", 413, "body-too-large");
    std::string many;
    for (std::size_t i = 0; i <= most_numbers; ++i) many += fmt::format("{}/CT-TTg\n", i + 1);
    refused(many, "text/plain", 422, "too-many-numbers");
    EXPECT_EQ(service->ask("GET", "/api/v1/numbers").status, 405);
}

TEST_F(Numbers, ThatAreManyAreAnsweredAtOnce) {
    std::string many;
    for (std::size_t i = 0; i < most_numbers; ++i) many += fmt::format("{}/CT-TTg ngày 1/2/2020 của Thủ tướng Chính phủ về việc dài dòng\n", i + 1);
    EXPECT_EQ(items(many).size(), most_numbers);
    EXPECT_EQ(service->post("/api/v1/numbers", std::string(most_number_bytes - 10, '/')).status, 422) << "marks alone";
    EXPECT_EQ(service->post("/api/v1/numbers", "\x80\xFF\xFF\x81 33/CT-TTg").status, 200) << "bytes that are no text";
}

} // namespace
} // namespace vanmach::testing
