// SPDX-License-Identifier: GPL-2.0-or-later
// What must be true of precedents in any world: each reason is true when it is counted again on the world and on the texts.
#include <algorithm>
#include <map>
#include <set>

#include "corpus/text/syllables.h"
#include "tests/server/service_fixture.h"
#include "tests/server/world.h"

namespace vanmach::testing {
namespace {

class Precedents : public ::testing::TestWithParam<std::uint32_t> {
  protected:
    Precedents() : world(GetParam()) {
        world.write(folder_.path() / "corpus");
        build(folder_.path() / "corpus", folder_.path() / "index");
        service = std::make_unique<RunningService>(folder_.path() / "index");
        for (const auto& edge : edges_of(world)) {
            if (edge.own) cites[world.documents[edge.from].id].insert(world.documents[edge.to].id);
            if (edge.own) cited_by[world.documents[edge.to].id].insert(world.documents[edge.from].id);
        }
        for (const auto& document : world.documents) by_id[document.id] = &document;
    }
    Json get(const std::string& path, const Values& values = {}) const { return service->get("/api/v1" + path, values).json(); }

    const std::vector<Syllable>& words_of(const std::string& id) {
        auto found = words_.find(id);
        if (found == words_.end()) found = words_.emplace(id, syllables(get("/documents/" + id)["text"].get<std::string>())).first;
        return found->second;
    }
    bool holds(const std::string& id, const std::string& phrase) {
        const auto wanted = syllables(phrase);
        const auto& all = words_of(id);
        return !wanted.empty() && std::search(all.begin(), all.end(), wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.accented == b.accented; }) != all.end();
    }

    World world;
    std::unique_ptr<RunningService> service;
    std::map<std::string, std::set<std::string>> cites, cited_by;
    std::map<std::string, const WorldDocument*> by_id;

  private:
    TemporaryFolder folder_;
    std::map<std::string, std::vector<Syllable>> words_;
};

std::set<std::string> shared(const std::set<std::string>& a, const std::set<std::string>& b) {
    std::set<std::string> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
    return both;
}

TEST_P(Precedents, ReasonsAreTrueAndListsInOrder) {
    std::size_t found = 0, terms = 0, citations = 0;
    for (const auto& document : world.documents) {
        const auto answer = get("/documents/" + document.id + "/similar", {{"size", "1000"}});
        ASSERT_TRUE(answer.contains("items")) << document.id << answer.dump();
        EXPECT_EQ(answer["total"], answer["items"].size());
        double before = 1;
        std::set<std::string> seen{document.id};
        const Json items = answer["items"];
        for (const auto& item : items) {
            const std::string id = item["id"];
            ASSERT_TRUE(by_id.contains(id)) << id;
            const auto& other = *by_id[id];
            EXPECT_TRUE(seen.insert(id).second) << id << " is the document itself, or comes twice";
            const double score = item["score"];
            EXPECT_LE(score, before) << id;
            EXPECT_GT(score, 0);
            before = score;
            const Json why = item["why"];
            EXPECT_EQ(why["same_level"], other.issuer.level == document.issuer.level) << document.id << " " << id;
            EXPECT_EQ(why["same_type"], other.type == document.type);
            EXPECT_EQ(item["level"], to_string(other.issuer.level));
            for (const auto& [name, part] : why["parts"].items()) EXPECT_TRUE(part.is_null() || (part >= 0 && part <= 1)) << name << part;
            ++found;
            if (!document.held) {
                EXPECT_EQ(why["cited_together_count"], shared(cited_by[document.id], cited_by[id]).size()) << document.id << " " << id;
                continue;
            }
            EXPECT_TRUE(why["cited_together_count"].is_null());
            const auto both = shared(cites[document.id], cites[id]);
            EXPECT_EQ(why["shared_citations_count"], both.size()) << document.id << " " << id;
            EXPECT_EQ(why["shared_citations"].size(), std::min<std::size_t>(5, both.size()));
            std::size_t rarity = 0;
            const Json told = why["shared_citations"];
            for (const auto& one : told) {
                EXPECT_TRUE(both.contains(one["id"])) << one;
                EXPECT_GE(cited_by[one["id"]].size(), rarity) << "what few cite comes first";
                rarity = cited_by[one["id"]].size();
                ++citations;
            }
            const Json words = why["shared_terms"];
            for (const auto& term : words) {
                EXPECT_TRUE(holds(id, term)) << id << " lacks " << term;
                EXPECT_TRUE(holds(document.id, term)) << document.id << " lacks " << term;
                ++terms;
            }
        }
    }
    EXPECT_GT(found, world.documents.size());
    EXPECT_GT(terms, 100U);
    EXPECT_GT(citations, 100U);
}

TEST_P(Precedents, PagesAreTheList) {
    for (std::size_t i = 0; i < world.documents.size(); i += 9) {
        const auto path = "/documents/" + world.documents[i].id + "/similar";
        const auto whole = get(path, {{"size", "1000"}});
        Json paged = Json::array();
        Values values{{"size", "7"}};
        for (int page = 0; page < 100; ++page) {
            const auto answer = get(path, values);
            const Json items = answer["items"];
            for (const auto& item : items) paged.push_back(item);
            if (answer["next"].is_null()) break;
            values = {{"size", "7"}, {"cursor", answer["next"]}};
        }
        EXPECT_EQ(paged, whole["items"]) << path;
    }
}

TEST_P(Precedents, FiltersTakeFromTheList) {
    const auto path = "/documents/" + world.documents.back().id + "/similar";
    const auto all = get(path, {{"size", "1000"}})["items"];
    for (const char* level : {"province", "department", "central"}) {
        std::vector<std::string> expected;
        for (const auto& item : all)
            if (item["level"] == level) expected.push_back(item["id"]);
        EXPECT_EQ(ids_of(get(path, {{"size", "1000"}, {"level", level}})["items"]), expected) << level;
    }
}

INSTANTIATE_TEST_SUITE_P(Worlds, Precedents, ::testing::Values(1U, 7U));

} // namespace
} // namespace vanmach::testing
