// SPDX-License-Identifier: GPL-2.0-or-later
// The figures over made-up worlds, against the same figures counted on the world itself.
#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include <fmt/format.h>

#include "corpus/authority/authority.h"
#include "server/analytics/views.h"
#include "server/served.h"
#include "tests/server/service_fixture.h"
#include "tests/server/world.h"

namespace vanmach::testing {
namespace {

using View = ViewResult (*)(const Served&, const Parameters&);

/// A world, and the product over its texts.
class Built {
  public:
    explicit Built(std::uint32_t seed) : world(seed), edges(edges_of(world)) {
        world.write(folder_.path() / "corpus");
        build(folder_.path() / "corpus", folder_.path() / "index");
        served = Served::open(folder_.path() / "index", 1).value();
    }
    Json ask(View view, const ParameterSpecs& specs, const std::string& query = {}) const {
        const auto parameters = parse_parameters(specs, query, {});
        if (!parameters) return Json{{"problem", parameters.error().detail}};
        const auto answer = view(*served, *parameters);
        return answer ? *answer : Json{{"problem", answer.error().detail}};
    }
    bool counts(std::size_t i) const { return world.documents[i].held; }

    World world;
    std::vector<WorldEdge> edges;
    std::shared_ptr<const Served> served;

  private:
    TemporaryFolder folder_;
};

class Figures : public ::testing::TestWithParam<std::uint32_t> {
  protected:
    void SetUp() override { built = std::make_unique<Built>(GetParam()); }
    const World& world() const { return built->world; }
    const WorldDocument& document(std::size_t i) const { return built->world.documents[i]; }
    /// Who cites `cited` by its own text, in a relation of the set (empty: any).
    std::set<std::size_t> citing(std::size_t cited, const std::set<Relation>& relations = {}) const {
        std::set<std::size_t> all;
        for (const auto& edge : built->edges)
            if (edge.own && edge.to == cited && (relations.empty() || relations.contains(edge.relation))) all.insert(edge.from);
        return all;
    }
    std::size_t held() const {
        return static_cast<std::size_t>(std::count_if(world().documents.begin(), world().documents.end(), [](const auto& d) { return d.held; }));
    }
    std::unique_ptr<Built> built;
};

TEST_P(Figures, TheGraphIsThatOfTheWorld) {
    const auto& snapshot = built->served->snapshot();
    std::set<std::string> expected, found;
    for (const auto& edge : built->edges)
        expected.insert(fmt::format("{} {} {} {}", document(edge.from).id, document(edge.to).id, to_string(edge.relation), edge.own));
    for (NodeIndex node = 0; node < snapshot.node_count(); ++node)
        for (const auto& edge : snapshot.out_edges(node))
            found.insert(fmt::format("{} {} {} {}", snapshot.node(node).id, snapshot.node(edge.other).id, to_string(edge.relation()), edge.own()));
    EXPECT_GT(expected.size(), 60U);
    EXPECT_EQ(found, expected);
    for (const auto& d : world().documents)
        EXPECT_TRUE(!d.held || snapshot.find(d.id)) << d.id;
    EXPECT_EQ(snapshot.held_count(), held());
}

TEST_P(Figures, TopAndMissingCountDocumentsOnce) {
    std::map<std::string, std::size_t> all, missing, basis_of_departments;
    for (std::size_t i = 0; i < world().documents.size(); ++i) {
        if (const auto n = citing(i).size(); n > 0) {
            all[document(i).id] = n;
            if (!document(i).held) missing[document(i).id] = n;
        }
        std::size_t n = 0;
        for (const auto from : citing(i, {Relation::basis})) n += document(from).issuer.level == Level::department ? 1 : 0;
        if (n > 0) basis_of_departments[document(i).id] = n;
    }
    const auto told = [](const Json& json) {
        std::map<std::string, std::size_t> counts;
        std::size_t last = std::numeric_limits<std::size_t>::max();
        for (const auto& item : json["items"]) {
            EXPECT_LE(item["count"].get<std::size_t>(), last) << "most cited first";
            last = item["count"];
            counts[item["id"]] = last;
        }
        EXPECT_EQ(json["total"], counts.size());
        return counts;
    };
    const auto top = built->ask(top_view, top_parameters(), "size=1000");
    EXPECT_EQ(told(top), all);
    EXPECT_EQ(top["about"]["documents"], held());
    EXPECT_EQ(told(built->ask(top_view, top_parameters(), "size=1000&held=false")), missing);
    EXPECT_EQ(told(built->ask(missing_view, missing_parameters(), "size=1000")), missing);
    EXPECT_EQ(told(built->ask(top_view, top_parameters(), "size=1000&level=department&relation=basis")), basis_of_departments);
    EXPECT_TRUE(built->ask(top_view, top_parameters(), "province=nowhere").contains("problem")) << "a province that there is not is refused";
}

TEST_P(Figures, CocitedCountsThoseThatCiteBoth) {
    for (std::size_t i = 0; i < 6; ++i) {
        std::map<std::string, std::size_t> expected;
        const auto with = citing(i);
        for (std::size_t other = 0; other < world().documents.size(); ++other) {
            std::vector<std::size_t> both;
            const auto those = citing(other);
            std::set_intersection(with.begin(), with.end(), those.begin(), those.end(), std::back_inserter(both));
            if (other != i && !both.empty()) expected[document(other).id] = both.size();
        }
        const auto json = built->ask(cocited_view, cocited_parameters(), "size=1000&id=" + document(i).id);
        if (json.contains("problem")) { // nobody cites it and its text is not held: no such document
            EXPECT_TRUE(with.empty()) << document(i).id;
            continue;
        }
        std::map<std::string, std::size_t> found;
        for (const auto& item : json["items"]) found[item["id"]] = item["together"];
        EXPECT_EQ(found, expected) << document(i).id;
        EXPECT_EQ(json["citing"], with.size());
    }
    EXPECT_TRUE(built->ask(cocited_view, cocited_parameters()).contains("problem"));
}

TEST_P(Figures, TheTimelineCountsEveryDocument) {
    std::map<std::string, std::size_t> years, months;
    std::size_t undated = 0;
    for (const auto& d : world().documents) {
        if (!d.held) continue;
        ++years[std::to_string(d.date.year)];
        if (d.date.month != 0) ++months[fmt::format("{}-{:02}", d.date.year, d.date.month)];
        else ++undated;
    }
    const auto told = [](const Json& json) {
        std::map<std::string, std::size_t> counts;
        for (const auto& item : json["items"])
            if (item["documents"] != 0) counts[item["period"]] = item["documents"];
        return counts;
    };
    EXPECT_EQ(told(built->ask(timeline_view, timeline_parameters())), years);
    const auto by_month = built->ask(timeline_view, timeline_parameters(), "unit=month&split=level");
    EXPECT_EQ(told(by_month), months);
    EXPECT_EQ(by_month["undated"], undated);
    for (const auto& item : by_month["items"]) {
        std::size_t sum = 0;
        for (const auto& [level, count] : item["by"].items()) sum += count.get<std::size_t>();
        EXPECT_EQ(sum, item["documents"]);
    }
    const auto cited = document(0).id;
    std::map<std::string, std::size_t> citing_years;
    for (const auto from : citing(0)) ++citing_years[std::to_string(document(from).date.year)];
    if (!citing_years.empty()) {
        EXPECT_EQ(told(built->ask(timeline_view, timeline_parameters(), "cites=" + cited)), citing_years);
    }
    EXPECT_TRUE(built->ask(timeline_view, timeline_parameters(), "split=relation").contains("problem"));
}

/// "Tây Ninh" until the mergers, "Tây Ninh+" since; "" for national bodies.
std::string era_of(const WorldDocument& d, const std::string& view) {
    if (d.issuer.province.empty()) return {};
    const auto* province = authority().province(d.issuer.province);
    if (view == "new") return province->successor;
    return province->merged_on.known() && d.date >= province->merged_on ? province->name + "+" : province->name;
}

TEST_P(Figures, CoverageIsExactInOldAndNewProvinces) {
    for (const std::string view : {"old", "new", "both"}) {
        for (std::size_t i = 0; i < 4; ++i) {
            if (citing(i).empty()) continue;
            std::map<std::string, std::size_t> expected, basis, of;
            for (const auto from : citing(i)) ++expected[era_of(document(from), view)];
            for (const auto from : citing(i, {Relation::basis})) ++basis[era_of(document(from), view)];
            for (const auto& d : world().documents)
                if (d.held) ++of[era_of(d, view)];
            const auto json = built->ask(coverage_view, coverage_parameters(), fmt::format("id={}&provinces={}", document(i).id, view));
            EXPECT_EQ(json["total"], (view == "old" ? 63 : view == "new" ? 34 : 63 + 23) + 1);
            EXPECT_EQ(json["left_out"]["national"], of[""]);
            std::size_t after = 0;
            for (const auto& item : json["items"]) {
                if (item["province"].is_null()) {
                    EXPECT_EQ(item["documents"], 0);
                    EXPECT_EQ(item["held"], 0);
                    continue;
                }
                const auto name = item["province"].get<std::string>() + (view != "new" && !item["from"].is_null() ? "+" : "");
                EXPECT_EQ(item["documents"], expected[name]) << view << " " << name;
                EXPECT_EQ(item["by_relation"]["basis"], basis[name]) << view << " " << name;
                EXPECT_EQ(item["held"], of[name]) << view << " " << name;
                std::size_t levels = 0;
                for (const auto& [level, count] : item["held_by_level"].items()) levels += count.get<std::size_t>();
                EXPECT_EQ(levels, of[name]);
            }
            for (const auto& [name, count] : of) after += name.ends_with("+") ? count : 0;
            if (view == "old") {
                EXPECT_EQ(json["left_out"]["after_the_mergers"], after);
            }
        }
    }
}

TEST_P(Figures, EveryNumberOfCoverageIsASearch) {
    std::size_t asked = 0;
    for (const std::string view : {"old", "new", "both"})
        for (const std::string more : {"", "&relation=basis", "&level=province"}) {
            const auto json = built->ask(coverage_view, coverage_parameters(), fmt::format("id={}&provinces={}{}", document(0).id, view, more));
            for (const auto& item : json["items"]) {
                if (item["documents"] == 0) continue;
                const std::string side = view == "new" ? "&provinces=new" : !item["from"].is_null() ? "&provinces=since" : !item["to"].is_null() ? "&provinces=before" : "";
                const auto query = fmt::format("cites={}&province={}{}{}", document(0).id, url_encoded(item["province"].get<std::string>()), side, more);
                EXPECT_EQ(built->ask(search_view, search_parameters(), query)["total"], item["documents"]) << query;
                ++asked;
            }
        }
    EXPECT_GT(asked, 10U);
}

int day_number(int year, int month, int day) {
    using namespace std::chrono;
    return static_cast<int>(sys_days{std::chrono::year{year} / month / day}.time_since_epoch().count());
}

TEST_P(Figures, LagIsCountedInDaysAndIntervals) {
    for (std::size_t i = 0; i < 6; ++i) {
        const auto followers = citing(i, {Relation::basis, Relation::implements});
        if (followers.empty()) continue;
        const auto& d = document(i).date;
        const int begun = day_number(d.year, d.month, d.day);
        std::map<std::string, std::pair<int, int>> expected;
        for (const auto from : followers) {
            if (document(from).issuer.province.empty()) continue;
            const auto& date = document(from).date;
            const int earliest = day_number(date.year, date.month, std::max(1, date.day)) - begun;
            const int next_month = date.month == 12 ? day_number(date.year + 1, 1, 1) : day_number(date.year, date.month + 1, 1);
            const int latest = date.day != 0 ? earliest : next_month - 1 - begun;
            const auto era = era_of(document(from), "both");
            const auto [known, is_new] = expected.try_emplace(era, std::max(0, earliest), latest);
            if (!is_new) known->second = {std::min(known->second.first, std::max(0, earliest)), std::min(known->second.second, latest)};
        }
        const auto json = built->ask(lag_view, lag_parameters(), "id=" + document(i).id);
        std::map<std::string, std::pair<int, int>> found;
        for (const auto& item : json["items"])
            found[item["province"].get<std::string>() + (item["from"].is_null() ? "" : "+")] = {item["days_min"], item["days_max"]};
        EXPECT_EQ(found, expected) << document(i).id;
        EXPECT_EQ(json["reached"], expected.size());
        if (!expected.empty()) {
            EXPECT_EQ(json["curve"].back()["at_least"], expected.size());
            EXPECT_EQ(json["curve"].back()["at_most"], expected.size());
        }
        for (const auto& point : json["curve"]) {
            const int days = point["days"];
            EXPECT_EQ(point["at_least"], std::count_if(expected.begin(), expected.end(), [&](const auto& e) { return e.second.second <= days; }));
            EXPECT_EQ(point["at_most"], std::count_if(expected.begin(), expected.end(), [&](const auto& e) { return e.second.first <= days; }));
        }
        EXPECT_LE(expected.size() + json["not_reached"].size(), json["provinces_with_documents"].get<std::size_t>() + expected.size());
    }
    const auto all = built->ask(lag_view, lag_parameters(), "size=1000");
    for (const auto& item : all["items"]) {
        const auto one = built->ask(lag_view, lag_parameters(), "id=" + item["id"].get<std::string>());
        EXPECT_EQ(item["provinces"], one["reached"]) << item["id"];
        if (!one["items"].empty()) {
            EXPECT_EQ(item["days_min"], one["items"][0]["days_min"]);
        }
    }
}

TEST_P(Figures, PagesOfAListMakeTheList) {
    const auto whole = built->ask(top_view, top_parameters(), "size=1000");
    Json joined = Json::array();
    std::string cursor;
    do {
        const auto page = built->ask(top_view, top_parameters(), "size=3" + (cursor.empty() ? "" : "&cursor=" + cursor));
        ASSERT_TRUE(page.contains("items")) << page.dump();
        for (const auto& item : page["items"]) joined.push_back(item);
        cursor = page["next"].is_string() ? page["next"].get<std::string>() : "";
    } while (!cursor.empty());
    EXPECT_EQ(joined, whole["items"]);
    EXPECT_EQ(built->ask(top_view, top_parameters(), "size=3&level=province&cursor=x")["problem"], "This cursor does not belong to this list.");
}

INSTANTIATE_TEST_SUITE_P(Worlds, Figures, ::testing::Values(1U, 2U, 3U, 4U, 5U));

} // namespace
} // namespace vanmach::testing
