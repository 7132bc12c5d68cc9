// SPDX-License-Identifier: GPL-2.0-or-later
// Tasks with their deadlines, citations narrowed and counted, the document's own name, and their pages: over a corpus of its own.
#include <map>
#include <set>

#include "corpus/text/utf8.h"
#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

const std::string plan = "50-kh-ubnd.2025.tay-ninh";

/// A plan with tasks, and who cites it: two provinces, two years, two relations.
class DocumentLists : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        folder = std::make_unique<TemporaryFolder>();
        const auto corpus = folder->path() / "corpus";
        write_file(corpus / "plan.txt", plan_text("TÂY NINH", "50/KH-UBND", "ngày 06 tháng 3 năm 2025", "Thực hiện công tác dân vận năm 2025",
                                                  "Căn cứ Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ;\n"
                                                  "Căn cứ Quyết định số 12/QĐ-UBND ngày 02/02/2024 của Ủy ban nhân dân tỉnh Ninh Bình;\n\n"
                                                  "I. TỔ CHỨC THỰC HIỆN\n\n"
                                                  "1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/11/2025.\n\n"
                                                  "2. Các sở, ban, ngành báo cáo kết quả thực hiện về Sở Nội vụ trước ngày 15/11 hằng năm.\n\n"
                                                  "3. Sở Y tế báo cáo tình hình; danh mục trước ngày 10/6/2025.\n"));
        int n = 0;
        for (const auto& [province, year, verb] : std::vector<std::tuple<std::string, int, std::string>>{
                 {"TÂY NINH", 2025, "Thực hiện"}, {"TÂY NINH", 2026, "Căn cứ"}, {"NINH BÌNH", 2026, "Căn cứ"}}) {
            ++n;
            write_file(corpus / ("citing-" + std::to_string(n) + ".txt"),
                       plan_text(province, std::to_string(100 + n) + "/KH-UBND", "ngày 10 tháng 5 năm " + std::to_string(year), "Triển khai nhiệm vụ",
                                 verb + " Kế hoạch số 50/KH-UBND ngày 06/3/2025 của Ủy ban nhân dân tỉnh Tây Ninh về công tác dân vận;\n\nI. NỘI DUNG\n\nViệc.\n"));
        }
        build(corpus, folder->path() / "index");
        service = std::make_unique<RunningService>(folder->path() / "index");
    }
    static void TearDownTestSuite() {
        service.reset();
        folder.reset();
    }
    static Response api(const std::string& part, const Values& values = {}) { return service->get("/api/v1/documents/" + plan + part, values); }
    static std::unique_ptr<TemporaryFolder> folder;
    static std::unique_ptr<RunningService> service;
};
std::unique_ptr<TemporaryFolder> DocumentLists::folder;
std::unique_ptr<RunningService> DocumentLists::service;

std::map<std::string, int> counts(const Json& facet) {
    std::map<std::string, int> counts;
    for (const Json& one : facet) counts[one["value"]] = one["count"];
    return counts;
}

using Counts = std::map<std::string, int>;

TEST_F(DocumentLists, TasksAreListedByPlaceOrByDeadline) {
    const Json all = api("/obligations").json();
    ASSERT_GE(all["total"].get<int>(), 3) << all.dump(1);
    EXPECT_EQ(all["document"]["id"], plan);
    EXPECT_EQ(all["with_deadline"], 3);
    const std::string text = api("").json()["text"];
    int before = -1;
    for (const Json& one : all["items"]) {
        EXPECT_EQ(slice(text, one["start"], one["end"]), one["text"].get<std::string>());
        EXPECT_GE(one["start"].get<int>(), before);
        before = one["start"];
    }
    const Json by_day = api("/obligations", {{"sort", "deadline"}, {"due", "1"}}).json();
    EXPECT_EQ(by_day["total"], 3);
    std::vector<std::string> days;
    for (const Json& one : by_day["items"]) days.push_back(one["deadline"]);
    EXPECT_EQ(days, (std::vector<std::string>{"2025-06-10", "2025-11-30", "--11-15"})) << "dates before what recurs";
    const Json first = api("/obligations", {{"sort", "deadline"}, {"size", "1"}}).json();
    EXPECT_EQ(first["total"], all["total"]);
    const Json second = api("/obligations", {{"sort", "deadline"}, {"size", "1"}, {"cursor", first["next"].get<std::string>()}}).json();
    EXPECT_EQ(second["items"][0]["deadline"], "2025-11-30");
    EXPECT_EQ(api("/obligations", {{"sort", "unit"}}).status, 400);
    EXPECT_EQ(service->get("/api/v1/documents/nothing/obligations").status, 404);
    EXPECT_EQ(service->get("/api/v1/documents/33-ct-ttg.2021/obligations").json()["total"], 0) << "only cited";
}

TEST_F(DocumentLists, DeadlinesAreACalendar) {
    const Response ics = api("/obligations", {{"format", "ics"}});
    EXPECT_EQ(ics.status, 200);
    EXPECT_EQ(ics.type, "text/calendar; charset=utf-8");
    EXPECT_NE(ics.header("Content-Disposition").find(".ics"), std::string::npos);
    EXPECT_NE(ics.body.find("DTSTART;VALUE=DATE:20251130\r\n"), std::string::npos) << ics.body;
    EXPECT_NE(ics.body.find("DTSTART;VALUE=DATE:20251115\r\nRRULE:FREQ=YEARLY\r\n"), std::string::npos) << "from the year of the document";
    EXPECT_EQ(ics.body, api("/obligations", {{"format", "ics"}, {"size", "1"}}).body) << "all of it, whatever the size";
    EXPECT_EQ(service->get("/api/v1/documents/" + plan + "/obligations", {}, {{"Accept", "text/calendar"}}).type, "text/calendar; charset=utf-8");
    EXPECT_EQ(service->get("/api/v1/documents/nothing/obligations", {{"format", "ics"}}).status, 404);
    EXPECT_EQ(api("/obligations", {{"format", "csv"}}).type, "text/csv; charset=utf-8; header=present");
    EXPECT_EQ(api("/obligations", {{"format", "pdf"}}).status, 400);
}

TEST_F(DocumentLists, UidsOutliveANewIndex) {
    const TemporaryFolder other;
    std::filesystem::copy(folder->path() / "corpus", other.path() / "corpus", std::filesystem::copy_options::recursive);
    write_file(other.path() / "corpus" / "more.txt", plan_text("HÀ NỘI", "1/KH-UBND", "ngày 01 tháng 4 năm 2025", "Việc khác", "Nội dung."));
    build(other.path() / "corpus", other.path() / "index");
    const RunningService later(other.path() / "index");
    const auto uids = [](const std::string& text) {
        std::vector<std::string> found;
        for (auto at = text.find("UID:"); at != std::string::npos; at = text.find("UID:", at + 1)) found.push_back(text.substr(at, text.find("\r\n", at) - at));
        return found;
    };
    const auto now = uids(api("/obligations", {{"format", "ics"}}).body), then = uids(later.get("/api/v1/documents/" + plan + "/obligations", {{"format", "ics"}}).body);
    EXPECT_EQ(now.size(), 3U);
    EXPECT_EQ(now, then);
    EXPECT_EQ(std::set<std::string>(now.begin(), now.end()).size(), 3U);
}

TEST_F(DocumentLists, CitedByIsCountedByWhatItCanBeNarrowedBy) {
    const Json all = api("/cited-by").json();
    EXPECT_EQ(all["total"], 3);
    EXPECT_EQ(counts(all["facets"]["province"]), (Counts{{"Tây Ninh", 2}, {"Ninh Bình", 1}}));
    EXPECT_EQ(counts(all["facets"]["year"]), (Counts{{"2025", 1}, {"2026", 2}}));
    EXPECT_EQ(all["facets"]["year"][0]["value"], "2026") << "newest first";
    EXPECT_EQ(counts(all["facets"]["relation"]), (Counts{{"implements", 1}, {"basis", 2}}));
    EXPECT_EQ(all["items"][0]["citation"]["short"], "Kế hoạch số 102/KH-UBND");
    // A facet is not narrowed by itself, the others are; and each count is what the list then holds.
    const Json narrowed = api("/cited-by", {{"province", "Tây Ninh"}}).json();
    EXPECT_EQ(narrowed["total"], 2);
    EXPECT_EQ(counts(narrowed["facets"]["province"]), counts(all["facets"]["province"]));
    EXPECT_EQ(counts(narrowed["facets"]["year"]), (Counts{{"2025", 1}, {"2026", 1}}));
    for (const auto& [field, values] : narrowed["facets"].items()) {
        if (field == "province") continue;
        for (const Json& one : values)
            EXPECT_EQ(api("/cited-by", {{"province", "Tây Ninh"}, {field, one["value"]}}).json()["total"], one["count"]) << field << one;
    }
}

TEST_F(DocumentLists, CitationsAreNarrowedByWhatTheyCite) {
    const Json all = api("/citations").json();
    EXPECT_EQ(all["documents"], 2);
    EXPECT_EQ(all["cites_count"], 2);
    EXPECT_EQ(counts(all["facets"]["level"]), (Counts{{"central", 1}, {"province", 1}}));
    const Json central = api("/citations", {{"level", "central"}}).json();
    EXPECT_EQ(central["total"], central["items"].size());
    EXPECT_EQ(central["documents"], 1);
    EXPECT_EQ(central["cites_count"], 2);
    EXPECT_EQ(central["items"][0]["id"], "33-ct-ttg.2021");
    EXPECT_EQ(api("/citations", {{"year", "2024"}, {"province", "Ninh Bình"}}).json()["documents"], 1);
    EXPECT_EQ(api("/citations", {{"relation", "repeals"}}).json()["total"], 0);
    EXPECT_EQ(api("/citations", {{"relation", "likes"}}).status, 400);
    EXPECT_EQ(api("/citations", {{"province", "Atlantis"}}).status, 400);
}

TEST_F(DocumentLists, ARecordSaysHowItIsCited) {
    const Json citation = api("").json()["citation"];
    EXPECT_EQ(citation["full"], "Kế hoạch số 50/KH-UBND ngày 06 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Tây Ninh thực hiện công tác dân vận năm 2025");
    EXPECT_EQ(citation["short"], "Kế hoạch số 50/KH-UBND");
    EXPECT_TRUE(citation["missing"].empty());
    const Json cited = service->get("/api/v1/documents/33-ct-ttg.2021").json()["citation"];
    EXPECT_EQ(cited["short"], "Chỉ thị số 33/CT-TTg");
}

} // namespace
} // namespace vanmach::testing
