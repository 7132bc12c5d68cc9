// SPDX-License-Identifier: GPL-2.0-or-later
// Chains and figures over a large made-up corpus, against the same questions put to SQLite (recursive queries, indices on both
// ends of the edges, the whole database in its cache).
#include <chrono>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <numeric>
#include <random>
#include <sqlite3.h>
#include <stdexcept>
#include <sys/resource.h>
#include <thread>

#include "indexer/document_table.h"
#include "indexer/manifest.h"
#include "indexer/pipeline.h"
#include "server/analytics/views.h"
#include "server/api_routes.h"
#include "server/graph/chain.h"
#include "server/served.h"
#include "server/server.h"
#include "tests/bench/citation_corpus.h"
#include "tests/bench/measure.h"

namespace {

using namespace vanmach;
using Figure = nlohmann::ordered_json;

double milliseconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// The graph of a document table in SQLite.
class Sqlite {
  public:
    explicit Sqlite(const DocumentTable& table) {
        if (sqlite3_open(":memory:", &database_) != SQLITE_OK) throw std::runtime_error("SQLite does not open");
        run("PRAGMA cache_size=-2000000");
        run("CREATE TABLE node(id INTEGER PRIMARY KEY, type, level INTEGER, province INTEGER, day INTEGER, held INTEGER)");
        run("CREATE TABLE edge(src INTEGER, dst INTEGER, relation INTEGER, own INTEGER)");
        run("BEGIN");
        Statement node(*this, "INSERT INTO node VALUES(?,?,?,?,?,?)"), edge(*this, "INSERT INTO edge VALUES(?,?,?,?)");
        for (NodeIndex i = 0; i < table.node_count(); ++i) {
            node.run({i, table.type(i), static_cast<int>(table.level(i)), table.province(i), static_cast<int>(table.day(i).packed()), table.is_held(i)});
            EdgeView last;
            for (const auto& out : table.out_edges(i)) {
                if (out.other == last.other && out.relation() == last.relation() && out.own() == last.own()) continue;
                edge.run({i, out.other, static_cast<int>(out.relation()), out.own()});
                last = out;
            }
        }
        run("COMMIT");
        run("CREATE INDEX by_src ON edge(src, dst, relation, own)");
        run("CREATE INDEX by_dst ON edge(dst, src, relation, own)");
        run("ANALYZE");
    }
    ~Sqlite() { sqlite3_close_v2(database_); }
    Sqlite(const Sqlite&) = delete; // owns the database
    Sqlite& operator=(const Sqlite&) = delete;

    class Statement {
      public:
        Statement(Sqlite& sqlite, const std::string& text) {
            if (sqlite3_prepare_v2(sqlite.database_, text.c_str(), -1, &statement_, nullptr) != SQLITE_OK)
                throw std::runtime_error(fmt::format("SQLite: {}: {}", sqlite3_errmsg(sqlite.database_), text));
        }
        ~Statement() { sqlite3_finalize(statement_); }
        Statement(const Statement&) = delete; // owns the statement
        Statement& operator=(const Statement&) = delete;
        /// Rows that come back.
        std::size_t run(std::initializer_list<std::int64_t> values) {
            sqlite3_reset(statement_);
            int place = 0;
            for (const auto value : values) sqlite3_bind_int64(statement_, ++place, value);
            std::size_t rows = 0;
            while (sqlite3_step(statement_) == SQLITE_ROW) ++rows;
            return rows;
        }

      private:
        sqlite3_stmt* statement_ = nullptr;
    };

  private:
    void run(const char* text) {
        if (sqlite3_exec(database_, text, nullptr, nullptr, nullptr) != SQLITE_OK) throw std::runtime_error(fmt::format("SQLite: {}", sqlite3_errmsg(database_)));
    }
    sqlite3* database_ = nullptr;
};

// As kind to SQLite as can be: it stops after as many rows as make 500 documents, and the edges are asked for by index.
std::string chain_sql(bool up) {
    return fmt::format("WITH RECURSIVE walk(node, depth) AS (SELECT ?1, 0 UNION SELECT e.{1}, walk.depth + 1 FROM walk JOIN edge e ON e.{0} = walk.node "
                       "WHERE walk.depth < 8 LIMIT 2000), nodes AS MATERIALIZED (SELECT node FROM walk GROUP BY node ORDER BY min(depth), node LIMIT 500) "
                       "SELECT e.src, e.dst, e.relation FROM nodes JOIN edge e ON e.src = nodes.node WHERE e.dst IN (SELECT node FROM nodes)",
                       up ? "src" : "dst", up ? "dst" : "src");
}

struct Asked {
    std::string name;
    std::function<void()> ours, sqlite;
};

Figure compared(const bench::Options& options, const std::vector<Asked>& all) {
    Figure figures;
    for (const auto& asked : all) {
        std::vector<double> ours, theirs;
        for (int round = 0; round < options.rounds; ++round) {
            ours.push_back(milliseconds(asked.ours));
            theirs.push_back(milliseconds(asked.sqlite));
        }
        const auto mine = bench::percentile(ours, 0.5), other = bench::percentile(theirs, 0.5);
        figures[asked.name + "_ms"] = mine;
        figures[asked.name + "_sqlite_ms"] = other;
        figures[asked.name + "_times_faster"] = other / mine;
    }
    return figures;
}

} // namespace

int main(int argc, char** argv) {
    const auto options = bench::parse(argc, argv, "Chains and figures over a large corpus, against SQLite.");
    const auto documents = options.documents != 0 ? options.documents : options.smoke ? 1000 : 200'000;
    const bench::TemporaryFolder folder;
    bench::write_citation_corpus(folder.path() / "corpus", documents);
    BuildOptions build;
    build.corpora = {folder.path() / "corpus"};
    build.index = folder.path() / "index";
    const auto built = build_index(build);
    if (!built) throw std::runtime_error(built.error().message);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::filesystem::remove_all(folder.path() / "corpus");

    Figure result{{"documents", built->counts.documents}, {"nodes", built->counts.nodes},   {"citations", built->counts.mentions},
                  {"edges", built->counts.edges},         {"build_seconds", built->seconds}, {"build_peak_mb", usage.ru_maxrss / 1024}};
    std::vector<double> opening;
    const auto table_path = build.index / built->snapshot / layout::table;
    for (int round = 0; round < std::max(3, options.rounds); ++round)
        opening.push_back(milliseconds([&] {
            if (!DocumentTable::open(table_path)) throw std::runtime_error("the table does not open");
        }));
    result["table_open_ms"] = bench::percentile(opening, 0.5);
    std::vector<double> snapshot_opening;
    for (int round = 0; round < std::max(3, options.rounds); ++round)
        snapshot_opening.push_back(milliseconds([&] {
            if (!Snapshot::open(build.index)) throw std::runtime_error("the snapshot does not open");
        }));
    result["snapshot_open_ms"] = bench::percentile(snapshot_opening, 0.5);
    result["bytes_a_citation"] = static_cast<double>(std::filesystem::file_size(table_path)) / static_cast<double>(built->counts.mentions);

    const auto served = Served::open(build.index, 1).value();
    const auto& snapshot = served->snapshot();
    const auto& table = snapshot.table();
    Sqlite sqlite(table);

    // Chains: from the most cited, from plans, and from anywhere.
    std::vector<NodeIndex> roots;
    const auto top = top_view(*served, parse_parameters(top_parameters(), "size=100", {}).value());
    for (const auto& item : (*top)["items"]) roots.push_back(*snapshot.find(item["id"].get<std::string>()));
    std::mt19937 random(5);
    for (int i = 0; i < (options.smoke ? 20 : 400); ++i) roots.push_back(static_cast<NodeIndex>(random() % table.node_count()));
    for (const bool up : {true, false}) {
        Sqlite::Statement statement(sqlite, chain_sql(up));
        std::vector<double> ours, theirs;
        std::size_t nodes = 0;
        for (const bool warm : {false, true}) // what is asked for the first time is mapped, or read, then
            for (const auto root : roots) {
                ChainRequest request;
                request.root = root;
                request.up = up;
                request.down = !up;
                const auto mine = milliseconds([&] { nodes += walk_chain(snapshot, request).nodes.size(); });
                const auto other = milliseconds([&] { statement.run({root}); });
                if (!warm) continue;
                ours.push_back(mine);
                theirs.push_back(other);
            }
        const std::string name = up ? "chain_up" : "chain_down";
        result[name + "_nodes"] = static_cast<double>(nodes) / 2 / static_cast<double>(roots.size());
        const auto sum = [](const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); };
        result[name + "_all_times_faster"] = sum(theirs) / sum(ours); // of chains of one document there are many, and little to gain
        for (const auto& [label, share] : std::map<std::string, double>{{"p50", 0.5}, {"p99", 0.99}}) {
            result[name + "_" + label + "_ms"] = bench::percentile(ours, share);
            result[name + "_" + label + "_sqlite_ms"] = bench::percentile(theirs, share);
            result[name + "_" + label + "_times_faster"] = bench::percentile(theirs, share) / bench::percentile(ours, share);
        }
    }

    const auto ask = [&](auto view, const ParameterSpecs& specs, std::string query) {
        const auto parameters = parse_parameters(specs, query, {});
        if (!parameters || !view(*served, *parameters)) throw std::runtime_error("a figure was refused: " + query);
    };
    const std::string most_cited = (*top)["items"][0]["id"];
    const auto most_cited_node = static_cast<std::int64_t>(*snapshot.find(most_cited));
    std::string ten = "0";
    for (std::size_t i = 0; i < std::min<std::size_t>(10, roots.size()); ++i) ten += fmt::format(",{}", roots[i]);
    Sqlite::Statement top_sql(sqlite, "SELECT dst, count(DISTINCT src) c FROM edge WHERE own GROUP BY dst ORDER BY c DESC, dst LIMIT 20");
    Sqlite::Statement missing_sql(sqlite, "SELECT dst, count(DISTINCT src) c FROM edge JOIN node ON node.id = dst WHERE own AND NOT held GROUP BY dst ORDER BY c DESC, dst LIMIT 20");
    Sqlite::Statement timeline_sql(sqlite, "SELECT day / 32, level, count(*) FROM node WHERE held GROUP BY 1, 2");
    Sqlite::Statement coverage_sql(sqlite, fmt::format("SELECT n.province, n.level, e.dst, e.relation, count(DISTINCT e.src) FROM edge e JOIN node n ON n.id = e.src WHERE e.own AND e.dst IN ({}) GROUP BY 1, 2, 3, 4", ten));
    Sqlite::Statement held_sql(sqlite, "SELECT province, level, count(*) FROM node WHERE held GROUP BY 1, 2");
    Sqlite::Statement lag_sql(sqlite, "SELECT n.province, min(n.day) FROM edge e JOIN node n ON n.id = e.src WHERE e.own AND e.dst = ? AND e.relation IN (1, 5) GROUP BY 1");
    Sqlite::Statement lags_sql(sqlite, "SELECT e.dst, count(DISTINCT n.province) c FROM edge e JOIN node n ON n.id = e.src JOIN node d ON d.id = e.dst WHERE e.own AND e.relation IN (1, 5) AND d.level = 1 GROUP BY 1 ORDER BY c DESC LIMIT 20");
    Sqlite::Statement cocited_sql(sqlite, "SELECT b.dst, count(DISTINCT b.src) c FROM edge a JOIN edge b ON b.src = a.src WHERE a.dst = ? AND a.own AND b.own GROUP BY 1 ORDER BY c DESC LIMIT 20");
    const std::vector<Asked> figures = {
        {"top", [&] { ask(top_view, top_parameters(), ""); }, [&] { top_sql.run({}); }},
        {"missing", [&] { ask(missing_view, missing_parameters(), ""); }, [&] { missing_sql.run({}); }},
        {"timeline", [&] { ask(timeline_view, timeline_parameters(), "unit=month&split=level"); }, [&] { timeline_sql.run({}); }},
        {"coverage", [&] { ask(coverage_view, coverage_parameters(), ""); }, [&] { coverage_sql.run({}), held_sql.run({}); }},
        {"lag_of_one", [&] { ask(lag_view, lag_parameters(), "id=" + most_cited); }, [&] { lag_sql.run({most_cited_node}), held_sql.run({}); }},
        {"lag", [&] { ask(lag_view, lag_parameters(), ""); }, [&] { lags_sql.run({}); }},
        {"cocited", [&] { ask(cocited_view, cocited_parameters(), "id=" + most_cited); }, [&] { cocited_sql.run({most_cited_node}); }},
    };
    result.update(compared(options, figures));
    // Found when the index is made: there is no question left to put to a database.
    result["anomalies"] = table.anomaly_count();
    result["anomalies_ms"] = milliseconds([&] { ask(anomalies_view, anomalies_parameters(), ""); });

    // The same chains over HTTP, with their sentences.
    RouteTable routes;
    add_api_routes(routes);
    ServerOptions serving;
    serving.index = build.index;
    serving.port = 0;
    Server server(serving, routes);
    const auto port = server.open();
    if (!port) throw std::runtime_error(port.error().message);
    std::thread thread([&] { server.serve(); });
    httplib::Client client("127.0.0.1", *port);
    client.set_keep_alive(true);
    client.set_tcp_nodelay(true);
    std::vector<double> http;
    for (const auto root : roots)
        http.push_back(milliseconds([&] {
            const auto answer = client.Get(fmt::format("/api/v1/documents/{}/chain?direction=down&limit=500", table.node(root).id).c_str());
            if (!answer || answer->status != 200) throw std::runtime_error("a chain was refused");
        }));
    server.stop();
    thread.join();
    result["chain_down_http_p50_ms"] = bench::percentile(http, 0.5);
    result["chain_down_http_p99_ms"] = bench::percentile(http, 0.99);
    return bench::report(options, result);
}
