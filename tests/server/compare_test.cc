// SPDX-License-Identifier: GPL-2.0-or-later
// Documents side by side over HTTP, in a small country whose answers are known.
//
//   last, this    plans of Tây Ninh for 2024 and 2025: 01/CT-TTg both (a basis), 09/CT-TTg last year's alone, 10/CT-TTg this year's
//   other         plan of Ninh Bình for 2025: 01/CT-TTg (carries it out), 10/CT-TTg, and this year's plan of Tây Ninh
//   twin          this year's plan again, under another number
//   national      a directive of the Prime Minister that cites nothing
#include <random>

#include <fmt/format.h>

#include "corpus/text/utf8.h"
#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

constexpr std::string_view shared_words = "Mỗi cán bộ, công chức nâng cao đạo đức công vụ, gần dân, sát dân, nghe dân nói, nói dân hiểu, làm dân tin";

std::string cited(std::string_view how, std::string_view number, std::string_view day) {
    return fmt::format("{} Chỉ thị số {} ngày {} của Thủ tướng Chính phủ;\n\n", how, number, day);
}
const std::string basis = cited("Căn cứ", "01/CT-TTg", "05/01/2024");
const std::string carried_out = cited("Thực hiện", "01/CT-TTg", "05/01/2024");
const std::string ninth = cited("Căn cứ", "09/CT-TTg", "12/3/2024"), tenth = cited("Căn cứ", "10/CT-TTg", "12/3/2025");

std::string this_body() {
    return fmt::format("I. MỤC ĐÍCH, YÊU CẦU\n\n{}.\n\nII. NỘI DUNG\n\n1. Cải cách hành chính.\n\n2. Chuyển đổi số ở xã, phường.\n\nIII. TỔ CHỨC THỰC HIỆN\n\nSở Nội vụ báo cáo trước ngày 15/12/2025.\n", shared_words);
}

class Compare : public ServiceTest {
  protected:
    static void SetUpTestSuite() {
        folder = std::make_unique<TemporaryFolder>();
        const auto corpus = folder->path() / "corpus";
        write_file(corpus / "last.txt", plan_text("TÂY NINH", "50/KH-UBND", "ngày 06 tháng 5 năm 2024", "Về dân vận năm 2024",
                                                  basis + ninth + fmt::format("I. MỤC ĐÍCH\n\n{}.\n\nII. NỘI DUNG THỰC HIỆN\n\n1. Cải cách hành chính.\n\n2. Làm đường thôn.\n\nIII. TỔ CHỨC THỰC HIỆN\n\nVăn phòng theo dõi.\n",
                                                                                   "MỖI CÁN BỘ, công chức nâng cao đạo đức công vụ - gần dân; sát dân; nghe dân nói, nói dân hiểu, làm dân tin")));
        write_file(corpus / "this.txt", plan_text("TÂY NINH", "60/KH-UBND", "ngày 07 tháng 4 năm 2025", "Về dân vận năm 2025", basis + tenth + this_body()));
        write_file(corpus / "twin.txt", plan_text("TÂY NINH", "61/KH-UBND", "ngày 07 tháng 4 năm 2025", "Về dân vận năm 2025", basis + tenth + this_body()));
        write_file(corpus / "other.txt", plan_text("NINH BÌNH", "60/KH-UBND", "ngày 09 tháng 4 năm 2025", "Dân vận năm 2025",
                                                   carried_out + tenth + "Theo Kế hoạch số 60/KH-UBND ngày 07/4/2025 của Ủy ban nhân dân tỉnh Tây Ninh;\n\nI. NỘI DUNG\n\nTrồng rừng ven biển.\n\nII. TỔ CHỨC THỰC HIỆN\n\nSở Tư pháp làm.\n"));
        write_file(corpus / "national.txt", "THỦ TƯỚNG CHÍNH PHỦ\n-------\n\nSố: 11/CT-TTg\n\nHà Nội, ngày 10 tháng 5 năm 2025\n\nCHỈ THỊ\n\nVề trồng rừng ven biển\n\n"
                                            "Các tỉnh trồng rừng ven biển.\n");
        build(corpus, folder->path() / "index");
        service = std::make_unique<RunningService>(folder->path() / "index");
    }
    static Json of(const std::string& ids) { return json("/compare", {{"ids", ids}}); }
};

const std::string last = "50-kh-ubnd.2024.tay-ninh", now = "60-kh-ubnd.2025.tay-ninh", twin = "61-kh-ubnd.2025.tay-ninh", other = "60-kh-ubnd.2025.ninh-binh";
const std::string national = "11-ct-ttg.2025";
const std::string first_directive = "01-ct-ttg.2024", ninth_directive = "09-ct-ttg.2024", tenth_directive = "10-ct-ttg.2025";

std::vector<std::string> cited_ids(const Json& list) {
    std::vector<std::string> ids;
    for (const Json& one : list) ids.push_back(one["document"]["id"]);
    return ids;
}
using Ids = std::vector<std::string>;

TEST_F(Compare, SharedAndOwnCitations) {
    const Json answer = of(last + "," + now);
    EXPECT_EQ(ids_of(answer["documents"]), (Ids{last, now}));
    const Json& citations = answer["citations"];
    EXPECT_EQ(citations["total"], 3);
    ASSERT_EQ(cited_ids(citations["shared"]), Ids{first_directive}) << answer.dump();
    EXPECT_TRUE(citations["partly"].empty());
    EXPECT_EQ(cited_ids(citations["only"][last]), Ids{ninth_directive});
    EXPECT_EQ(cited_ids(citations["only"][now]), Ids{tenth_directive});
    const Json& in = citations["shared"][0]["in"];
    ASSERT_EQ(in.size(), 2U);
    EXPECT_EQ(in[0]["id"], last);
    EXPECT_EQ(in[1]["id"], now);
    for (const Json& use : in) {
        EXPECT_EQ(use["relation"], "basis");
        EXPECT_EQ(use["mentions"], 1);
        const auto text = json("/documents/" + use["id"].get<std::string>())["text"].get<std::string>();
        EXPECT_EQ(use["sentence"], slice(text, use["sentence_start"], use["sentence_end"]));
        EXPECT_NE(std::string(slice(text, use["start"], use["end"])).find("01/CT-TTg"), std::string::npos);
    }
    EXPECT_EQ(answer["documents"][0]["cites"], 2);
}

TEST_F(Compare, WhatIsMissingIsToldOfEach) {
    const Json answer = of(last + "," + now + "," + other);
    const Json& missing = answer["missing"];
    ASSERT_EQ(missing.size(), 3U);
    EXPECT_EQ(missing[0]["id"], last);
    EXPECT_EQ(cited_ids(missing[0]["items"]), (Ids{tenth_directive, now})) << "what most of the others cite first";
    EXPECT_EQ(missing[0]["items"][0]["in"].size(), 2U);
    EXPECT_EQ(missing[0]["later"], 2) << "both came after last year's plan, which could not cite them";
    EXPECT_EQ(missing[0]["items"][0]["later"], true);
    EXPECT_EQ(cited_ids(missing[1]["items"]), Ids{ninth_directive}) << "a plan need not cite itself";
    EXPECT_EQ(missing[1]["later"], 0);
    EXPECT_EQ(cited_ids(missing[2]["items"]), Ids{ninth_directive});
    // The plan of Tây Ninh that Ninh Bình cites is of the twin's own province.
    const Json of_twin = of(twin + "," + other)["missing"];
    EXPECT_EQ(cited_ids(of_twin[0]["items"]), Ids{now});
    EXPECT_EQ(of_twin[0]["elsewhere"], 0);
    // A directive of the Prime Minister rests on no province's plan.
    const Json of_national = of(national + "," + other)["missing"][0];
    EXPECT_EQ(cited_ids(of_national["items"]), (Ids{first_directive, tenth_directive, now})) << of_national.dump();
    EXPECT_EQ(of_national["elsewhere"], 1);
    EXPECT_EQ(of_national["items"].back()["elsewhere"], true);
    EXPECT_EQ(cited_ids(answer["citations"]["shared"]), Ids{first_directive});
    EXPECT_EQ(answer["citations"]["shared"][0]["in"][2]["relation"], "implements");
    EXPECT_EQ(cited_ids(answer["citations"]["partly"]), Ids{tenth_directive});
    EXPECT_EQ(cited_ids(answer["citations"]["only"][other]), Ids{now});
    EXPECT_EQ(answer["passages"].size(), 3U);
}

TEST_F(Compare, OutlinesAreAligned) {
    const Json rows = of(last + "," + now)["outline"]["rows"];
    Ids told;
    for (const Json& row : rows) {
        std::string line;
        for (const Json& cell : row["cells"]) line += cell.is_null() ? "-;" : cell["label"].get<std::string>() + ";";
        told.push_back(line);
    }
    EXPECT_EQ(told, (Ids{"I;I;", "II;II;", "1;1;", "2;-;", "-;2;", "III;III;"})) << rows.dump(1);
    EXPECT_EQ(rows[2]["agree"], "both");
    EXPECT_EQ(rows[2]["alike"], 1.0);
    EXPECT_TRUE(rows[3]["agree"].is_null());
    const auto text = json("/documents/" + now)["text"].get<std::string>();
    EXPECT_TRUE(std::string(slice(text, rows[4]["cells"][1]["start"], rows[4]["cells"][1]["end"])).starts_with("2. Chuyển đổi số")) << rows[4];
}

TEST_F(Compare, PassagesInTheSameWords) {
    const Json answer = of(last + "," + now);
    const Json& passages = answer["passages"][0];
    EXPECT_EQ(passages["between"], Json::array({last, now}));
    ASSERT_GE(passages["total"], 1);
    bool found = false;
    for (const Json& passage : passages["items"]) {
        EXPECT_GE(passage["words"], 12);
        EXPECT_EQ(passage["formula"], false) << "a corpus of four documents has no formulas";
        for (int side = 0; side < 2; ++side) {
            const Json& place = passage["places"][side];
            EXPECT_EQ(place["id"], passages["between"][side]);
            const auto text = json("/documents/" + place["id"].get<std::string>())["text"].get<std::string>();
            EXPECT_EQ(place["text"], slice(text, place["start"], place["end"]));
        }
        if (passage["places"][1]["text"].get<std::string>().find("gần dân, sát dân") == std::string::npos) continue;
        found = true;
        EXPECT_NE(passage["places"][0]["text"].get<std::string>().find("gần dân; sát dân"), std::string::npos) << "marks and case do not matter";
        EXPECT_EQ(passage["places"][0]["section"]["title"], "MỤC ĐÍCH");
    }
    EXPECT_TRUE(found) << passages.dump(1);
    EXPECT_EQ(json("/compare", {{"ids", last + "," + now}, {"passages", "0"}})["passages"][0]["items"].size(), 0U);
}

TEST_F(Compare, ATwinSharesEverythingButItsNumber) {
    const Json answer = of(now + "," + twin);
    const Json& passages = answer["passages"][0];
    for (const Json& share : passages["shares"]) EXPECT_GT(share, 0.9);
    for (const Json& row : answer["outline"]["rows"]) EXPECT_EQ(row["agree"], "both");
    EXPECT_TRUE(answer["missing"][0]["items"].empty());
    for (const Json& fact : answer["facts"]) EXPECT_EQ(fact["same"] == true, fact["name"] != "number") << fact;
}

/// The answer with its columns exchanged.
Json mirrored(Json answer) {
    std::swap(answer["documents"][0], answer["documents"][1]);
    std::swap(answer["missing"][0], answer["missing"][1]);
    for (Json& fact : answer["facts"]) std::swap(fact["values"][0], fact["values"][1]);
    for (Json& row : answer["outline"]["rows"]) std::swap(row["cells"][0], row["cells"][1]);
    for (const char* list : {"shared", "partly"})
        for (Json& cited : answer["citations"][list]) std::swap(cited["in"][0], cited["in"][1]);
    for (const char* pair : {"between", "words", "shares"}) std::swap(answer["passages"][0][pair][0], answer["passages"][0][pair][1]);
    for (Json& passage : answer["passages"][0]["items"]) std::swap(passage["places"][0], passage["places"][1]);
    return answer;
}

TEST_F(Compare, TheOrderChangesTheColumnsAlone) {
    for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{last, now}, {now, other}, {twin, now}, {other, last}}) {
        // As nlohmann::json, to which the order of keys in an object is nothing.
        EXPECT_EQ(nlohmann::json::parse(mirrored(of(a + "," + b)).dump()), nlohmann::json::parse(of(b + "," + a).dump())) << a << " " << b;
    }
}

TEST_F(Compare, FactsSideBySide) {
    const Json facts = of(last + "," + now)["facts"];
    const auto fact = [&](std::string_view name) {
        for (const Json& one : facts)
            if (one["name"] == name) return one;
        return Json();
    };
    EXPECT_EQ(fact("date")["values"], Json::array({"2024-05-06", "2025-04-07"}));
    EXPECT_EQ(fact("date")["same"], false);
    EXPECT_EQ(fact("issuer")["same"], true);
    EXPECT_EQ(fact("signer")["values"][0], "Nguyễn Văn An");
    EXPECT_EQ(fact("deadlines")["values"], Json::array({0, 1}));
}

TEST_F(Compare, ADocumentThatIsOnlyCitedHasNoText) {
    const Json answer = of(now + "," + tenth_directive);
    EXPECT_EQ(answer["not_held"], Json::array({tenth_directive}));
    EXPECT_TRUE(answer["documents"][1]["length"].is_null());
    EXPECT_TRUE(answer["passages"].empty());
    EXPECT_EQ(answer["missing"].size(), 1U) << "what it cites is not known, so that it lacks nothing";
    for (const Json& row : answer["outline"]["rows"]) EXPECT_TRUE(row["cells"][1].is_null());
    EXPECT_EQ(of(first_directive + "," + tenth_directive)["outline"]["total"], 0);
}

TEST_F(Compare, IdsInAnyCaseNumbersAndSeveralParameters) {
    EXPECT_EQ(ids_of(of("60-KH-UBND.2025.Tay-Ninh, " + other)["documents"]), (Ids{now, other}));
    EXPECT_EQ(ids_of(json("/compare", {{"ids", now}, {"ids", other}})["documents"]), (Ids{now, other}));
    EXPECT_EQ(ids_of(of("50/KH-UBND,61 / kh-ubnd")["documents"]), (Ids{last, twin})) << "numbers that name one document";
    EXPECT_EQ(ids_of(of(now + "," + other + ",60-KH-UBND.2025.TAY-NINH")["documents"]), (Ids{now, other})) << "the same one twice counts once";
}

TEST_F(Compare, WhatCannotBeComparedIsToldWithAHint) {
    struct Case {
        Values values;
        int status;
        const char* code;
    };
    const std::vector<Case> cases = {{{}, 400, "bad-parameter"},
                                     {{{"ids", ""}}, 400, "bad-parameter"},
                                     {{{"ids", ",,, ,"}}, 400, "bad-parameter"},
                                     {{{"ids", now}}, 400, "bad-parameter"},
                                     {{{"ids", now + "," + now + ",60-KH-UBND.2025.TAY-NINH"}}, 400, "bad-parameter"},
                                     {{{"ids", last + "," + now + "," + twin + "," + other + "," + first_directive}}, 400, "bad-parameter"},
                                     {{{"ids", now + ",khong-co"}}, 404, "unknown-document"},
                                     {{{"ids", now + ",60/KH-UBND"}}, 300, "ambiguous-id"},
                                     {{{"ids", now + "," + other}, {"passages", "-1"}}, 400, "bad-parameter"},
                                     {{{"ids", now + "," + other}, {"format", "xml"}}, 400, "bad-parameter"}};
    for (const auto& [values, status, code] : cases) {
        const auto response = get("/api/v1/compare", values);
        const auto told = response.json();
        EXPECT_EQ(response.status, status) << told.dump();
        EXPECT_TRUE(told["type"].get<std::string>().ends_with(code)) << told.dump();
        EXPECT_FALSE(told["hint"].get<std::string>().empty());
    }
    const auto ambiguous = json("/compare", {{"ids", now + ",60/KH-UBND,khong-co"}});
    EXPECT_EQ(ids_of(ambiguous["candidates"]), (Ids{other, now}));
    ASSERT_EQ(ambiguous["asked"].size(), 3U);
    EXPECT_EQ(ambiguous["asked"][0]["document"]["id"], now);
    EXPECT_EQ(ambiguous["asked"][1]["given"], "60/KH-UBND");
    EXPECT_EQ(ambiguous["asked"][1]["candidates"].size(), 2U);
    EXPECT_TRUE(ambiguous["asked"][2]["document"].is_null());
    EXPECT_EQ(json("/compare", {{"ids", now}})["asked"][0]["document"]["id"], now);
}

TEST_F(Compare, TheMatrixOfCitationsAsCsv) {
    const auto csv = get("/api/v1/compare", {{"ids", last + "," + now + "," + other}, {"format", "csv"}});
    EXPECT_EQ(csv.status, 200);
    EXPECT_TRUE(csv.type.starts_with("text/csv")) << csv.type;
    EXPECT_TRUE(csv.body.starts_with("\xEF\xBB\xBFid,type,number,date,issuer,title,held,cited_in," + last + "," + now + "," + other + "\r\n")) << csv.body;
    EXPECT_NE(csv.body.find("01-ct-ttg.2024,CT,01/CT-TTg,2024-01-05,Thủ tướng Chính phủ,,false,3,basis,basis,implements\r\n"), std::string::npos) << csv.body;
    EXPECT_NE(csv.body.find(",1,basis,,\r\n"), std::string::npos) << "what one alone cites";
    EXPECT_EQ(std::count(csv.body.begin(), csv.body.end(), '\n'), 1 + 4);
    EXPECT_TRUE(get("/api/v1/compare", {{"ids", last + "," + now}}, {{"Accept", "text/csv"}}).type.starts_with("text/csv"));
}

TEST_F(Compare, RandomIdsDoNoHarm) {
    std::mt19937 random(23);
    const std::vector<std::string> pieces = {last, now, other, first_directive, ",", ",,", "60/KH-UBND", "~", ".", "x", " ", "Đ", "\U0001F600", "33-ct-ttg.2021~", "kh", "50"};
    for (int i = 0; i < 400; ++i) {
        std::string ids;
        for (auto n = random() % 9; n-- > 0;) ids += pieces[random() % pieces.size()] + (random() % 2 == 0 ? "," : "");
        const auto response = get("/api/v1/compare", {{"ids", ids}});
        ASSERT_TRUE(response.status == 200 || response.status == 300 || response.status == 400 || response.status == 404) << response.status << " " << ids;
        if (response.status != 200) {
            ASSERT_FALSE(response.json()["hint"].get<std::string>().empty()) << ids;
        }
    }
}

} // namespace
} // namespace vanmach::testing
