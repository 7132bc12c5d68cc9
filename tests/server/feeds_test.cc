// SPDX-License-Identifier: GPL-2.0-or-later
// Feeds over HTTP: when a list is one, what its entries are. That they are Atom is tested by feeds_test.py.
#include "server/feeds/atom.h"

#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

class Feeds : public ServiceTest {};

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Atom, EscapesWhatItIsGiven) {
    AtomFeed feed{"urn:a", "<b>&\"'\x01\xEF\xBF\xBE", "", "2025-01-01T00:00:00Z", "/a?x=1&y=\"", "/b", {{"urn:e", "", "2025-01-01T00:00:00Z", "", "", "/c", "", "", ""}}};
    const auto xml = to_atom(feed);
    EXPECT_TRUE(has(xml, "<title>&lt;b&gt;&amp;&quot;'</title>")) << xml;
    EXPECT_TRUE(has(xml, "href=\"/a?x=1&amp;y=&quot;\""));
    EXPECT_TRUE(has(xml, "    <title></title>")) << "an entry has a title, even an empty one";
    EXPECT_FALSE(has(xml, "<summary>"));
}

TEST(Atom, TimesAreThoseOfHanoi) {
    EXPECT_EQ(atom_time("2025-03-06", "x"), "2025-03-06T00:00:00+07:00");
    EXPECT_EQ(atom_time("2025-03", "x"), "2025-03-01T00:00:00+07:00");
    EXPECT_EQ(atom_time("2025", "x"), "2025-01-01T00:00:00+07:00");
    EXPECT_EQ(atom_time("", "x"), "x");
}

TEST_F(Feeds, AreAskedForByFormatOrAccept) {
    const auto named = get("/api/v1/search", {{"q", "dân vận"}, {"format", "atom"}});
    EXPECT_EQ(named.status, 200);
    EXPECT_EQ(named.type, "application/atom+xml; charset=utf-8");
    EXPECT_FALSE(named.header("ETag").empty());
    EXPECT_EQ(get("/api/v1/search", {{"q", "dân vận"}}, {{"Accept", "application/atom+xml"}}).body, named.body);
    EXPECT_EQ(get("/api/v1/search", {}, {{"Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}}).type, "application/json");
    EXPECT_EQ(get("/api/v1/search", {{"format", "json"}}, {{"Accept", "application/atom+xml"}}).type, "application/json");
    EXPECT_EQ(get("/api/v1/suggest", {{"q", "a"}, {"format", "atom"}}).status, 400) << "no list to follow";
    const auto wrong = get("/api/v1/search", {{"q", "\"dân"}, {"format", "atom"}});
    EXPECT_EQ(wrong.status, 400);
    EXPECT_EQ(wrong.type, "application/problem+json");
}

TEST_F(Feeds, OfASearchAreNewestFirstWhateverItsOrder) {
    const auto feed = get("/api/v1/search", {{"sort", "cited"}, {"format", "atom"}}).body;
    const auto first = feed.find("urn:vanmach:document:48-kh-ubnd.2026.ninh-binh"), second = feed.find("urn:vanmach:document:15-kh-ubnd.2026.quang-tri");
    ASSERT_NE(first, std::string::npos) << feed;
    EXPECT_LT(first, second);
    EXPECT_TRUE(has(feed, "<updated>2026-02-10T00:00:00+07:00</updated>"));
    EXPECT_TRUE(has(feed, "rel=\"self\" type=\"application/atom+xml\" href=\"/api/v1/search?format=atom\""));
    EXPECT_TRUE(has(feed, "rel=\"alternate\" type=\"text/html\" href=\"/search?sort=-date\""));
    EXPECT_TRUE(has(feed, "Kế hoạch số 48/KH-UBND – Triển khai chỉ thị"));
    EXPECT_EQ(feed, get("/api/v1/search", {{"format", "atom"}}).body) << "its id and address do not tell the order";
}

TEST_F(Feeds, NeverTellTheHostThatARequestNames) {
    const auto feed = get("/api/v1/search", {{"format", "atom"}}, {{"Host", "evil.example"}}).body;
    EXPECT_FALSE(has(feed, "evil.example"));
    EXPECT_FALSE(has(feed, "127.0.0.1"));
}

TEST_F(Feeds, OfADocumentTellWhoCitesIt) {
    const auto response = get("/api/v1/documents/33-CT-TTG.2021/cited-by", {{"format", "atom"}});
    EXPECT_EQ(response.status, 200);
    const auto& feed = response.body;
    EXPECT_TRUE(has(feed, "<title>Văn bản dẫn Chỉ thị số 33/CT-TTg</title>")) << feed;
    EXPECT_TRUE(has(feed, "<id>urn:vanmach:citation:696-kh-ubnd.2025.tay-ninh:33-ct-ttg.2021</id>"));
    EXPECT_TRUE(has(feed, "href=\"/api/v1/documents/33-ct-ttg.2021/cited-by?format=atom\""));
    EXPECT_TRUE(has(feed, "<summary>") && has(feed, "Thực hiện Chỉ thị số 33/CT-TTg"));
    EXPECT_EQ(get("/api/v1/documents/khong-co/cited-by", {{"format", "atom"}}).status, 404);
}

TEST_F(Feeds, AreDescribed) {
    const Json api = json("/openapi.json");
    for (const char* path : {"/api/v1/search", "/api/v1/documents/{id}/cited-by"}) EXPECT_TRUE(api["paths"][path]["get"]["responses"]["200"]["content"].contains("application/atom+xml")) << path;
    EXPECT_FALSE(api["paths"]["/api/v1/suggest"]["get"]["responses"]["200"]["content"].contains("application/atom+xml"));
}

} // namespace
} // namespace vanmach::testing
