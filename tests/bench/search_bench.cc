// SPDX-License-Identifier: GPL-2.0-or-later
// A search as the server runs it (facets, exact totals, ranking) against a bare Xapian match of the same
// words.
#include <array>
#include <chrono>
#include <functional>
#include <stdexcept>
#include <xapian.h>

#include "corpus/text/syllables.h"
#include "indexer/pipeline.h"
#include "indexer/snapshot.h"
#include "server/search/search.h"
#include "tests/bench/measure.h"

namespace {

using namespace vanmach;

// What officials look for: topics, a phrase, words without diacritics, one rare and one everywhere.
constexpr std::array<std::string_view, 12> queries{
    "công tác dân vận", "cong tac dan van",   "\"Dân vận khéo\"",    "cải cách hành chính",
    "chuyển đổi số",    "an toàn giao thông", "bầu cử đại biểu",     "\"giải phóng mặt bằng\"",
    "đầu tư công",      "kế hoạch",           "ho tro doanh nghiep", "phòng cháy chữa cháy"};

void match_bare(const Xapian::Database& database, std::string_view query) {
    std::vector<std::string> terms;
    for (const auto& syllable : syllables(query)) terms.push_back(syllable.accented);
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end()));
    const auto matches = enquire.get_mset(0, 10);
    (void)matches;
}

void search(const Searcher& searcher, std::string_view query) {
    SearchRequest request;
    request.text = parse_query(query).value();
    if (!searcher.search(request)) throw std::runtime_error("a search failed");
}

double milliseconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

int main(int argc, char** argv) {
    const auto options = bench::parse(argc, argv, "Searches, against bare Xapian matches of the same words.");
    const bench::TemporaryFolder folder;
    BuildOptions build;
    build.corpora = options.corpora;
    build.index = folder.path() / "index";
    if (const auto built = build_index(build); !built) throw std::runtime_error(built.error().message);
    const auto snapshot = Snapshot::open(build.index).value();
    const Searcher searcher(*snapshot, 1);
    const Xapian::Database database(snapshot->xapian_path().string());

    std::vector<double> bare, whole;
    const int repeats = options.least_seconds > 0 ? 200 : 2;
    for (int i = 0; i < repeats; ++i)
        for (const auto query : queries) {
            bare.push_back(milliseconds([&] { match_bare(database, query); }));
            whole.push_back(milliseconds([&] { search(searcher, query); }));
        }
    const double bare_p50 = bench::percentile(bare, 0.5), whole_p50 = bench::percentile(whole, 0.5);
    return bench::report(options, {{"documents", snapshot->held_count()},
                                   {"searches", whole.size()},
                                   {"bare_match_p50_ms", bare_p50},
                                   {"bare_match_p99_ms", bench::percentile(bare, 0.99)},
                                   {"search_p50_ms", whole_p50},
                                   {"search_p99_ms", bench::percentile(whole, 0.99)},
                                   {"search_to_bare_match_p50", whole_p50 / bare_p50}});
}
