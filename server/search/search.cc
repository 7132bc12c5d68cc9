// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/search.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "indexer/schema.h"
#include "server/search/document_source.h"
#include "server/search/query_builder.h"
#include "server/search/query_words.h"
#include "server/search/weight.h"

namespace vanmach {

namespace {

using Clock = std::chrono::steady_clock;

// Where the best of the words count, a document with less than this part of the best one's weight is none of what was
// looked for.
constexpr double least_part_of_best = 0.25;

/// Ends a match whose time is over. Not an error: it never leaves this file.
struct TimeIsOver {};

/// The query with the words of its phrases as plain words.
TypedQuery without_phrases(const TypedQuery& query) {
    TypedQuery plain;
    for (const QueryNode& part : query.parts) {
        if (part.kind != QueryNode::Kind::phrase || part.field != FieldId::body) {
            plain.parts.push_back(part);
            continue;
        }
        for (const QueryWord& word : part.words) plain.parts.push_back({QueryNode::Kind::word, part.place, {word}});
    }
    return plain;
}

/// Sees every match: keeps weights, watches the clock.
class Collector final : public Xapian::MatchSpy {
  public:
    Collector(std::size_t documents, Clock::time_point end) : documents_(documents), end_(end) {}

    void operator()(const Xapian::Document& document, double weight) override {
        const Xapian::docid id = document.get_docid();
        if (id > documents_) return; // a database of another table: its checks should have told
        matches_.push_back({id - 1, weight});
        // Looking at the clock costs as much as counting.
        if (matches_.size() % 512 == 1 && Clock::now() > end_) throw TimeIsOver();
    }

    std::vector<SearchHit>& matches() { return matches_; }

  private:
    std::size_t documents_;
    Clock::time_point end_;
    std::vector<SearchHit> matches_;
};

/// What a match is narrowed by before it is counted: citations, and what cannot be counted. The rest is told by columns.
std::optional<Xapian::Query> narrowing(const Snapshot& snapshot, const Filters& filters, const FacetCounter& counter) {
    std::vector<Xapian::Query> all;
    if (const auto countable = counter.countable()) {
        std::vector<Xapian::docid> documents;
        for (const HeldIndex held : *countable)
            if (snapshot.table().parts(snapshot.node_of(held)).front() == held) documents.push_back(held + 1);
        all.push_back(documents_query(std::move(documents)));
    }
    if (filters.era) {
        Filters era;
        era.era = filters.era;
        all.push_back(documents_query(documents_passing(snapshot, era)));
    }
    if (filters.cites_given) all.push_back(documents_query(docids_of(snapshot, citing(snapshot, filters))));
    if (filters.cited_by_given) all.push_back(documents_query(docids_of(snapshot, cited_by(snapshot, filters.cited_by))));
    if (filters.among_given) all.push_back(documents_query(docids_of(snapshot, filters.among)));
    if (all.empty()) return std::nullopt;
    if (std::any_of(all.begin(), all.end(), [](const Xapian::Query& query) { return query.empty(); })) return Xapian::Query();
    return Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end());
}

bool by_weight(const SearchHit& a, const SearchHit& b) {
    return a.score != b.score ? a.score > b.score : a.held < b.held;
}

/// Sorts the wanted page of all matches into place and keeps it: linear in the matches, however deep the page.
template <typename Before>
void keep_page(std::vector<SearchHit>& matches, const SearchRequest& request, const Before& before) {
    const std::size_t first = std::min<std::size_t>(request.offset, matches.size());
    const std::size_t last = std::min<std::size_t>(first + request.size, matches.size());
    const auto at = [&](std::size_t place) { return matches.begin() + static_cast<std::ptrdiff_t>(place); };
    if (first > 0) std::nth_element(matches.begin(), at(first), matches.end(), before);
    std::partial_sort(at(first), at(last), matches.end(), before);
    matches.resize(last);
    matches.erase(matches.begin(), at(first));
}

void sort_page(const Snapshot& snapshot, std::vector<SearchHit>& matches, const SearchRequest& request) {
    const auto& table = snapshot.table();
    switch (request.sort) {
    case Sort::relevance:
        return keep_page(matches, request, by_weight);
    case Sort::cited:
        return keep_page(matches, request, [&](const SearchHit& a, const SearchHit& b) {
            const auto left = table.cited_by_count(table.node_of(a.held)), right = table.cited_by_count(table.node_of(b.held));
            return left != right ? left > right : by_weight(a, b);
        });
    case Sort::date:
    case Sort::newest:
        return keep_page(matches, request, [&](const SearchHit& a, const SearchHit& b) {
            const auto left = table.day(table.node_of(a.held)), right = table.day(table.node_of(b.held));
            if (left.known() != right.known()) return left.known(); // what has no date comes last, either way
            if (left != right) return (left < right) == (request.sort == Sort::date);
            return by_weight(a, b);
        });
    }
}

} // namespace

std::string_view to_string(Matched matched) {
    switch (matched) {
    case Matched::everything:
        return "everything";
    case Matched::all:
        return "all";
    case Matched::some:
        return "some";
    case Matched::number:
        return "number";
    }
    return "";
}

Problem too_busy() {
    return {503, "too-busy", "Too many searches at once", "No search could be started in time.", "Try again in a second."};
}

tl::expected<SearchResult, Problem> Searcher::search(const SearchRequest& request, FacetCounter& counter) const {
    const auto database = databases_.lease();
    if (!database) return tl::unexpected(too_busy());
    const auto end = Clock::now() + limit_;

    const auto run = [&](const TypedQuery& typed, Wanted wanted) -> tl::expected<SearchResult, Problem> {
        QueryBuilder builder(snapshot_);
        auto built = builder.build(typed, wanted);
        if (!built) return tl::unexpected(std::move(built.error()));
        const auto narrowed = narrowing(snapshot_, request.filters, counter);
        const auto query = !narrowed           ? built->query
                           : narrowed->empty() ? Xapian::Query()
                                               : Xapian::Query(Xapian::Query::OP_FILTER, built->query, *narrowed);
        SearchResult result;
        result.exact = !built->cut;
        result.explanation = query.get_description();
        Xapian::Enquire enquire(**database);
        enquire.set_weighting_scheme(WordWeight());
        enquire.set_query(query);
        Collector collector(snapshot_.held_count(), end);
        enquire.add_matchspy(&collector);
        try {
            // Every match is counted, so every match is seen: the page is then cut from what was seen.
            enquire.get_mset(0, 1, (*database)->get_doccount());
        } catch (const TimeIsOver&) {
            result.partial = true;
            result.exact = false;
        }
        result.hits = std::move(collector.matches());
        if (!built->raised.empty())
            for (SearchHit& hit : result.hits) hit.score += static_cast<double>(built->raised[hit.held]);
        return result;
    };

    try {
        const auto words = plain_words(request.query.parts);
        const auto subject = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](const PlainWord& word) { return !word.question; }));
        auto wanted = subject > most_words_wanted ? Wanted::best : Wanted::all;
        auto result = run(request.query, wanted);
        const auto nothing = [&] { return result && result->hits.empty() && !result->partial; };
        if (nothing() && wanted == Wanted::all && subject > 1) {
            wanted = Wanted::best;
            result = run(request.query, wanted);
        }
        // In a long question quotation marks quote; elsewhere they ask for exactly that.
        if (nothing() && subject > most_words_wanted) result = run(without_phrases(request.query), wanted);
        if (!result) return result;
        const bool only_numbers = !documents_named_in(snapshot_, request.query).empty() && std::all_of(request.query.parts.begin(), request.query.parts.end(), [](const QueryNode& part) { return part.kind == QueryNode::Kind::number; });
        result->matched = request.query.empty()    ? Matched::everything
                          : only_numbers           ? Matched::number
                          : wanted == Wanted::best ? Matched::some
                                                   : Matched::all;
        double least = 0;
        if (wanted == Wanted::best)
            for (const SearchHit& hit : result->hits) least = std::max(least, hit.score * least_part_of_best);
        std::erase_if(result->hits, [&](const SearchHit& hit) { return hit.score < least || !counter.count(hit.held); });
        result->total = result->hits.size();
        sort_page(snapshot_, result->hits, request);
        return result;
    } catch (const Xapian::Error& error) {
        spdlog::error("a search failed: {}", error.get_description());
        return tl::unexpected(problem_of({ErrorCode::internal, "", ""}));
    }
}

} // namespace vanmach
