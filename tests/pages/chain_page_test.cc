// SPDX-License-Identifier: GPL-2.0-or-later
// The page of a chain from answers made by hand: what stands under what, and that nothing is told twice or left out.
#include "server/pages/chain/pages.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "server/pages/chain/chain_tree.h"

namespace vanmach::pages {
namespace {

bool has(const std::string& html, std::string_view text) { return html.find(text) != std::string::npos; }

int count(const std::string& html, const std::string& pattern) {
    const std::regex found(pattern);
    return static_cast<int>(std::distance(std::sregex_iterator(html.begin(), html.end(), found), std::sregex_iterator()));
}

struct Made {
    Json chain = {{"root", "a"}, {"truncated", false}, {"nodes", Json::array()}, {"edges", Json::array()}};

    Made& node(const std::string& id, int depth, const std::string& level = "province", const std::string& date = "2025-03-06", const std::string& type = "KH") {
        chain["nodes"].push_back({{"id", id}, {"held", true}, {"type", type}, {"number", id + "/KH"}, {"date", date}, {"issuer", "UBND"}, {"title", "Về " + id}, {"level", level},
                                  {"cited_by_count", 1}, {"depth", depth}, {"matched", true}});
        return *this;
    }
    Made& edge(const std::string& from, const std::string& to, const std::string& relation = "implements", int places = 1) {
        Json evidence = Json::array();
        for (int i = 0; i < places; ++i)
            evidence.push_back({{"document", from}, {"start", 4 + 100 * i}, {"end", 6 + 100 * i}, {"sentence", "Câu " + from + to + std::to_string(i)}, {"sentence_start", 100 * i}});
        chain["edges"].push_back({{"from", from}, {"to", to}, {"relation", relation}, {"evidence_count", places}, {"evidence", evidence}});
        return *this;
    }
    Page page(Lang lang = Lang::vi, Query query = {}) const {
        return chain_page({lang, "/documents/a/chain", std::move(query), {{"depth", "8"}, {"direction", "both"}, {"limit", "500"}}}, chain["nodes"].empty() ? Json{{"id", "a"}} : chain["nodes"][0], chain);
    }
};

/// child -> parent; every document once.
void collect(const ChainStep& step, const std::string& above, std::map<std::string, std::string>& parents, std::multiset<std::size_t>& edges, int depth, int& deepest) {
    EXPECT_TRUE(parents.emplace(step.id, above).second) << step.id << " stands twice";
    edges.insert(step.edges.begin(), step.edges.end());
    deepest = std::max(deepest, depth);
    for (const auto& group : step.below)
        for (const auto& one : group.steps) collect(one, step.id, parents, edges, depth + 1, deepest);
}

std::map<std::string, std::string> parents_of(const Json& chain, int* deepest = nullptr) {
    std::map<std::string, std::string> parents;
    std::multiset<std::size_t> edges;
    int depth = 0;
    collect(chain_tree(chain), "", parents, edges, 0, depth);
    EXPECT_EQ(parents.size(), chain["nodes"].size());
    EXPECT_EQ(edges.size(), chain["edges"].size());
    EXPECT_EQ(std::set<std::size_t>(edges.begin(), edges.end()).size(), chain["edges"].size()) << "each edge stands in one step";
    if (deepest != nullptr) *deepest = depth;
    return parents;
}

TEST(ChainTree, ADepartmentsPlanStandsUnderItsProvincesPlanThoughBothCiteTheDirective) {
    Made made;
    made.node("a", 0, "central", "2025-01-01").node("b", 1, "province", "2025-02-01").node("c", 1, "department", "2025-03-01").node("d", 1, "commune", "2025-04-01");
    made.edge("b", "a").edge("c", "a", "basis").edge("c", "b").edge("d", "a").edge("d", "b").edge("d", "c", "cites");
    const auto parents = parents_of(made.chain);
    EXPECT_EQ(parents.at("b"), "a");
    EXPECT_EQ(parents.at("c"), "b");
    EXPECT_EQ(parents.at("d"), "b") << "what it carries out, the nearest level, and not what it only cites";
}

TEST(ChainTree, UpwardsADirectiveStandsUnderThePlanThatCarriesItOut) {
    Made made;
    made.node("a", 0, "department", "2025-03-01").node("b", -1, "province", "2025-02-01").node("c", -1, "central", "2025-01-01");
    made.edge("a", "b").edge("a", "c", "cites").edge("b", "c");
    const auto parents = parents_of(made.chain);
    EXPECT_EQ(parents.at("b"), "a");
    EXPECT_EQ(parents.at("c"), "b");
}

TEST(ChainTree, CirclesEnd) {
    Made made;
    made.node("a", 0).node("b", 1).node("c", 1).node("d", 2).node("e", -1);
    made.edge("a", "a", "cites").edge("b", "a").edge("a", "b").edge("c", "b").edge("b", "c").edge("c", "a").edge("d", "c").edge("b", "d").edge("a", "e").edge("e", "d").edge("d", "e");
    const auto parents = parents_of(made.chain);
    for (const auto& [id, parent] : parents) {
        std::string at = id;
        for (int steps = 0; at != "a"; ++steps) {
            ASSERT_LT(steps, 10) << id;
            at = parents.at(at);
        }
    }
}

TEST(ChainTree, ALongSeriesIsNotNestedWithoutEnd) {
    Made made;
    made.node("a", 0, "central", "1990-01-01");
    // Each continues the one before, and all cite the first.
    for (int i = 0; i < 200; ++i) {
        const auto id = "n" + std::to_string(i);
        made.node(id, 1, "province", std::to_string(1991 + i / 12) + "-0" + std::to_string(1 + i % 9) + "-01").edge(id, "a", "cites");
        if (i > 0) made.edge(id, "n" + std::to_string(i - 1), "continues");
    }
    int deepest = 0;
    parents_of(made.chain, &deepest);
    EXPECT_LE(deepest, 24);
    EXPECT_GT(deepest, 3);
}

TEST(ChainTree, ManyOfOneKindAreAGroup) {
    Made made;
    made.node("a", 0, "central", "2025-01-01", "CT");
    for (int i = 0; i < 40; ++i) made.node("p" + std::to_string(i), 1, "province", "2025-02-01").edge("p" + std::to_string(i), "a");
    made.node("x", 1, "ministry", "2025-02-01", "QĐ").edge("x", "a", "basis");
    const auto tree = chain_tree(made.chain);
    ASSERT_EQ(tree.below.size(), 2u);
    EXPECT_TRUE(tree.below[0].folded);
    EXPECT_EQ(tree.below[0].steps.size(), 40u);
    EXPECT_FALSE(tree.below[1].folded);
    EXPECT_EQ(tree.count, 41u);
    const auto html = made.page().html;
    EXPECT_TRUE(has(html, "40 kế hoạch · Cấp tỉnh"));
    EXPECT_TRUE(has(made.page(Lang::en).html, "40 × Plan · Province"));
    EXPECT_EQ(count(html, "<li class=\"step\""), 41);
}

TEST(ChainTree, ThousandsTakeNoTime) {
    Made made;
    made.node("a", 0, "central", "2025-01-01");
    for (int i = 0; i < 5000; ++i) {
        const auto id = "n" + std::to_string(i);
        made.node(id, 1, "province", "2025-02-01").edge(id, "a", "cites");
        if (i > 0) made.edge(id, "n" + std::to_string(i / 2));
    }
    const auto begun = std::chrono::steady_clock::now();
    parents_of(made.chain);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10)); // far more than it takes, under any sanitizer
}

TEST(ChainPage, ListsEachEdgeOnceWithItsSentence) {
    Made made;
    made.node("a", 0).node("b", 1).node("c", 2).node("d", -1).node("e", -2);
    made.edge("b", "a").edge("c", "b").edge("c", "a").edge("a", "d").edge("d", "e").edge("c", "e");
    const auto html = made.page().html;
    EXPECT_EQ(count(html, "<li id=\"e[0-9]+\" class=\"edge"), 6);
    EXPECT_EQ(count(html, "data-node=\"[a-e]\" data-short"), 5);
    for (const char* place : {"Câu ba", "Câu cb", "Câu ca", "Câu ad", "Câu de", "Câu ce"}) EXPECT_TRUE(has(html, std::string(place).substr(0, 4))) << place;
    EXPECT_EQ(count(html, "<blockquote"), 6);
    EXPECT_TRUE(has(html, "value=\"8\" selected"));
    EXPECT_TRUE(has(html, "/documents/b#o4"));
    EXPECT_TRUE(has(html, "5 văn bản (5 trong kho, 0 chưa có trong kho), 6 quan hệ."));
    EXPECT_LT(html.find("Hướng lên"), html.find("Hướng xuống"));
    // What is opened is closed.
    for (const std::string tag : {"li", "ol", "ul", "details", "div", "section", "blockquote"}) EXPECT_EQ(count(html, "<" + tag + "[ >]"), count(html, "</" + tag + ">")) << tag;
}

TEST(ChainPage, FurtherPlacesAreCounted) {
    Made made;
    made.node("a", 0).node("b", 1).edge("b", "a", "implements", 9);
    const auto html = made.page().html;
    EXPECT_EQ(count(html, "<blockquote"), 5);
    EXPECT_TRUE(has(html, "thêm 8 chỗ khác"));
    EXPECT_TRUE(has(html, "còn 4 chỗ nữa"));
}

TEST(ChainPage, ALongSentenceIsCutAndThereInFull) {
    Made made;
    made.node("a", 0).node("b", 1).edge("b", "a");
    std::string sentence = "Thực hiện Chỉ thị";
    for (int i = 0; i < 90; ++i) sentence += " rất dài";
    made.chain["edges"][0]["evidence"][0]["sentence"] = sentence + " hết.";
    const auto html = made.page().html;
    EXPECT_TRUE(has(html, "<details class=\"proof\">") && has(html, "…"));
    EXPECT_TRUE(has(html, "hết.</blockquote>"));
}

TEST(ChainPage, SaysWhatToDoWithAChainThatIsTooLarge) {
    Made made;
    made.node("a", 0).node("b", 1).edge("b", "a");
    made.chain["truncated"] = true;
    const auto by_depth = made.page().html; // two documents of five hundred: it was the depth
    EXPECT_TRUE(has(by_depth, "depth=12"));
    EXPECT_FALSE(has(by_depth, "limit="));
    const auto by_limit = chain_page({Lang::vi, "/documents/a/chain", {{"limit", "2"}}, {{"depth", "8"}, {"direction", "both"}}}, made.chain["nodes"][0], made.chain).html;
    EXPECT_TRUE(has(by_limit, "relation=implements&amp;relation=continues"));
    EXPECT_TRUE(has(by_limit, "depth=3"));
    EXPECT_TRUE(has(by_limit, "limit=500"));
    made.chain["truncated"] = false;
    EXPECT_FALSE(has(made.page().html, "class=\"advices\""));
}

TEST(ChainPage, OneAloneSaysWhy) {
    Made made;
    made.node("a", 0);
    EXPECT_TRUE(has(made.page().html, "đứng một mình"));
    EXPECT_TRUE(has(made.page().html, "không viện dẫn"));
    EXPECT_TRUE(has(made.page(Lang::vi, {{"relation", "repeals"}}).html, "Xem cả mạch"));
    made.chain["nodes"][0]["held"] = false;
    EXPECT_TRUE(has(made.page().html, "chưa biết văn bản này dẫn gì"));
    EXPECT_FALSE(has(made.page().html, "id=\"picture\""));
}

TEST(ChainPage, TheFormShowsWhatWasChosen) {
    Made made;
    made.node("a", 0).node("b", 1).edge("b", "a");
    const auto html = made.page(Lang::vi, {{"relation", "basis"}, {"relation", "amends"}, {"level", "commune"}, {"held", "true"}, {"province", "Tây Ninh"}, {"depth", "5"}}).html;
    EXPECT_TRUE(has(html, "căn cứ; sửa đổi, bổ sung"));
    EXPECT_TRUE(has(html, "value=\"commune\" checked"));
    EXPECT_TRUE(has(html, "name=\"held\" value=\"true\" checked"));
    EXPECT_TRUE(has(html, "<input type=\"hidden\" name=\"province\" value=\"Tây Ninh\">"));
    EXPECT_TRUE(has(html, "<option value=\"5\" selected>"));
    EXPECT_TRUE(has(html, "format=csv&amp;table=edges"));
    EXPECT_TRUE(has(html, "download=\"mach-a-quan-he.csv\""));
}

TEST(PathPage, TellsTheStepsOrThatThereAreNone) {
    Made made;
    made.node("a", 0, "department").node("b", -1).node("c", -2, "central").edge("a", "b").edge("b", "c");
    made.chain["found"] = true;
    made.chain["named"] = 1;
    made.chain["to"] = made.chain["nodes"][2];
    const auto page = [&](Lang lang) { return path_page({lang, "/documents/a/path", {{"to", "<b>c"}}, {}}, made.chain).html; };
    EXPECT_TRUE(has(page(Lang::vi), "Mạch ngắn nhất có 2 bước"));
    EXPECT_EQ(count(page(Lang::vi), "<li id=\"e[0-9]+\" class=\"edge"), 2);
    EXPECT_TRUE(has(page(Lang::vi), "value=\"&lt;b&gt;c\""));
    EXPECT_TRUE(has(page(Lang::en), "name=\"lang\" value=\"en\""));
    made.chain["edges"] = Json::array();
    made.chain["nodes"] = {made.chain["nodes"][0]};
    made.chain["found"] = false;
    EXPECT_TRUE(has(page(Lang::vi), "không có chuỗi viện dẫn nào"));
    EXPECT_TRUE(has(page(Lang::vi), "/documents/c/chain"));
    made.chain["named"] = 3;
    EXPECT_TRUE(has(page(Lang::vi), "3 văn bản mang số này"));
    EXPECT_FALSE(has(page(Lang::vi), "/documents/c/chain"));
    made.chain["found"] = true;
    EXPECT_TRUE(has(page(Lang::vi), "chính là văn bản này"));
}

TEST(ChainPage, CarriesNoStyleOrScriptOfItsOwn) {
    Made made;
    made.node("a", 0).node("b", 1).edge("b", "a");
    for (const auto lang : {Lang::vi, Lang::en}) {
        const auto html = made.page(lang).html;
        const std::regex inside(R"(<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:|https?://)");
        std::smatch found;
        EXPECT_FALSE(std::regex_search(html, found, inside)) << found.str();
        EXPECT_FALSE(has(html, "{{"));
    }
}

} // namespace
} // namespace vanmach::pages
