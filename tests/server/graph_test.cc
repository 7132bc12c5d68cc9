// SPDX-License-Identifier: GPL-2.0-or-later
// Chains and the exports of the graph over made-up worlds, against plain walks over the world's own edges.
#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include <fmt/format.h>

#include "server/graph/chain.h"
#include "server/graph/graph_writer.h"
#include "server/served.h"
#include "tests/server/service_fixture.h"
#include "tests/server/world.h"

namespace vanmach::testing {
namespace {

class Graphs : public ::testing::TestWithParam<std::uint32_t> {
  protected:
    void SetUp() override {
        world = std::make_unique<World>(GetParam(), 40);
        world->write(folder.path() / "corpus");
        build(folder.path() / "corpus", folder.path() / "index");
        served = Served::open(folder.path() / "index", 1).value();
        edges = edges_of(*world);
    }

    /// Distances from a document, by id.
    std::map<std::string, int> distances(std::size_t root, bool up, int depth, const std::set<Relation>& relations) const {
        std::map<std::string, int> steps = {{world->documents[root].id, 0}};
        std::deque<std::size_t> open = {root};
        while (!open.empty()) {
            const auto at = open.front();
            open.pop_front();
            const int step = steps[world->documents[at].id];
            if (step == depth) continue;
            for (const auto& edge : edges) {
                if ((up ? edge.from : edge.to) != at || (!relations.empty() && !relations.contains(edge.relation))) continue;
                const auto other = up ? edge.to : edge.from;
                if (steps.emplace(world->documents[other].id, step + 1).second) open.push_back(other);
            }
        }
        return steps;
    }

    std::unique_ptr<World> world;
    std::vector<WorldEdge> edges;
    std::shared_ptr<const Served> served;
    TemporaryFolder folder;
};

TEST_P(Graphs, ChainsAreThoseOfAPlainWalk) {
    const auto& snapshot = served->snapshot();
    for (std::size_t root = 0; root < world->documents.size(); ++root) {
        const auto node = snapshot.find(world->documents[root].id);
        if (!node) continue; // neither held nor cited
        for (const bool up : {true, false})
            for (const int depth : {1, 2, 8})
                for (const std::set<Relation>& relations : {std::set<Relation>{}, std::set<Relation>{Relation::implements, Relation::basis}}) {
                    ChainRequest request;
                    request.root = *node;
                    request.up = up;
                    request.down = !up;
                    request.depth = depth;
                    request.relations = {relations.begin(), relations.end()};
                    const auto chain = walk_chain(snapshot, request);
                    const auto expected = distances(root, up, depth, relations);
                    std::map<std::string, int> found;
                    for (const auto& one : chain.nodes) found[std::string(snapshot.node(one.node).id)] = std::abs(one.depth);
                    EXPECT_EQ(found, expected);
                    EXPECT_EQ(chain.truncated, distances(root, up, 100, relations).size() > expected.size());
                    std::set<std::string> told, wanted;
                    for (const auto& edge : chain.edges)
                        told.insert(fmt::format("{} {} {}", snapshot.node(edge.from).id, snapshot.node(edge.to).id, to_string(edge.relation)));
                    for (const auto& edge : edges) {
                        const auto &from = world->documents[edge.from].id, &to = world->documents[edge.to].id;
                        if (expected.contains(from) && expected.contains(to) && (relations.empty() || relations.contains(edge.relation)))
                            wanted.insert(fmt::format("{} {} {}", from, to, to_string(edge.relation)));
                    }
                    EXPECT_EQ(told, wanted);
                }
    }
}

TEST_P(Graphs, FiltersKeepWhatIsWantedAndTheWayToIt) {
    const auto& snapshot = served->snapshot();
    for (NodeIndex root = 0; root < snapshot.node_count(); ++root) {
        ChainRequest request;
        request.root = root;
        request.up = false;
        request.down = true;
        const auto whole = walk_chain(snapshot, request);
        request.filters.levels = {"department"};
        const auto filtered = walk_chain(snapshot, request);
        std::set<NodeIndex> departments, found, there;
        for (const auto& one : whole.nodes)
            if (one.node != root && snapshot.node(one.node).level == Level::department) departments.insert(one.node);
        for (const auto& one : filtered.nodes) {
            there.insert(one.node);
            if (one.node != root && one.matched) found.insert(one.node);
        }
        EXPECT_EQ(found, departments);
        // Every one but the root stands on an edge towards it.
        for (const auto& one : filtered.nodes)
            EXPECT_TRUE(one.node == root || std::any_of(filtered.edges.begin(), filtered.edges.end(), [&](const auto& edge) { return edge.from == one.node && there.contains(edge.to); }));
    }
}

TEST_P(Graphs, ALimitKeepsTheNearest) {
    const auto& snapshot = served->snapshot();
    for (NodeIndex root = 0; root < snapshot.node_count(); ++root) {
        ChainRequest request;
        request.root = root;
        request.up = request.down = true;
        const auto whole = walk_chain(snapshot, request);
        request.limit = 3;
        const auto few = walk_chain(snapshot, request);
        EXPECT_EQ(few.nodes.size(), std::min<std::size_t>(3, whole.nodes.size()));
        EXPECT_EQ(few.truncated, whole.nodes.size() > 3);
        int farthest = 0, left_out = 100;
        std::set<NodeIndex> kept;
        for (const auto& one : few.nodes) farthest = std::max(farthest, std::abs(one.depth)), kept.insert(one.node);
        for (const auto& one : whole.nodes)
            if (!kept.contains(one.node)) left_out = std::min(left_out, std::abs(one.depth));
        EXPECT_LE(farthest, left_out);
        for (const auto& edge : few.edges)
            EXPECT_TRUE(std::any_of(few.nodes.begin(), few.nodes.end(), [&](const auto& one) { return one.node == edge.to; }));
    }
}

INSTANTIATE_TEST_SUITE_P(Worlds, Graphs, ::testing::Values(11U, 12U, 13U));

TEST(GraphWriters, EscapeWhatTheirFormatsMean) {
    GraphNode node;
    node.document.id = "a\"b\\c<d>&e";
    node.document.number = "=1+1,\"x\"";
    node.document.title = "dòng một\ndòng hai \x01 <b>";
    GraphEdge edge{node.document.id, node.document.id, Relation::implements, 2, "d", "câu \"trích\" & <i>"};
    const auto write = [&](auto make) {
        std::string text;
        const auto writer = make([&](std::string_view piece) { return text.append(piece), true; });
        writer->begin();
        writer->node(node);
        writer->edge(edge);
        writer->end();
        return text;
    };
    const auto graphml = write(graphml_writer);
    EXPECT_NE(graphml.find("a&quot;b\\c&lt;d&gt;&amp;e"), std::string::npos) << graphml;
    EXPECT_EQ(graphml.find('\x01'), std::string::npos);
    EXPECT_NE(graphml.find("câu &quot;trích&quot; &amp; &lt;i&gt;"), std::string::npos);
    const auto dot = write(dot_writer);
    EXPECT_NE(dot.find("\"a\\\"b\\\\c<d>&e\" -> "), std::string::npos) << dot;
    const auto nodes = write([](TextSink sink) { return csv_writer(GraphTable::nodes, false, std::move(sink)); });
    EXPECT_NE(nodes.find("\"'=1+1,\"\"x\"\"\""), std::string::npos) << nodes;
    const auto rows = write([](TextSink sink) { return csv_writer(GraphTable::edges, true, std::move(sink)); });
    EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 2);
    const auto json = Json::parse(write(json_writer));
    EXPECT_EQ(json["nodes"][0]["id"], node.document.id);
    EXPECT_EQ(json["edges"][0]["evidence_count"], 2);
}

TEST(GraphWriters, WriteAnEmptyGraph) {
    std::string text;
    const auto writer = json_writer([&](std::string_view piece) { return text.append(piece), true; });
    writer->begin();
    writer->end();
    EXPECT_EQ(Json::parse(text)["edges"].size(), 0U);
}

} // namespace
} // namespace vanmach::testing
