// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/search.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "indexer/schema.h"

namespace vanmach {

namespace {

using Clock = std::chrono::steady_clock;
using Xapian::Query;

// BM25 as it is commonly set; the corpus's judged questions decide about better ones.
constexpr double bm25_k1 = 1.2, bm25_b = 0.75, bm25_min_length = 0.5;
constexpr double title_weight = 0.6;
constexpr double pair_weight = 0.5;
// Above what words can score together: the document that a number names, then those that cite it, then the
// rest.
constexpr double named_weight = 2000, citing_weight = 1000;
constexpr unsigned most_variants = 64;

/// Ends a match whose time is over. Not an error: it never leaves this file.
struct TimeIsOver {};

/// Sees every match: counts facets over the columns, keeps weights, watches the clock.
class Counter final : public Xapian::MatchSpy {
  public:
    Counter(const Snapshot& snapshot, Clock::time_point end) : end_(end) {
        for (std::size_t i = 0; i < facet_count; ++i) {
            const auto facet = static_cast<Facet>(i);
            columns_[i] = snapshot.facet(facet);
            counts_[i].resize(snapshot.facet_size(facet));
        }
    }

    void operator()(const Xapian::Document& document, double weight) override {
        const Xapian::docid id = document.get_docid();
        if (id > columns_.front().size()) return; // a database of another table: its checks should have told
        matches_.push_back({id - 1, weight});
        for (std::size_t i = 0; i < facet_count; ++i) ++counts_[i][columns_[i][id - 1]];
        // Looking at the clock costs as much as counting.
        if (matches_.size() % 512 == 1 && Clock::now() > end_) throw TimeIsOver();
    }

    std::vector<SearchHit>& matches() { return matches_; }
    std::vector<std::uint32_t>& counts(Facet facet) { return counts_[static_cast<std::size_t>(facet)]; }

  private:
    Clock::time_point end_;
    std::array<std::span<const std::uint32_t>, facet_count> columns_;
    std::array<std::vector<std::uint32_t>, facet_count> counts_;
    std::vector<SearchHit> matches_;
};

/// A syllable in the body. In a phrase Xapian takes alternatives only as OP_OR; elsewhere they count as one
/// word.
Query word_query(const Snapshot& snapshot, const QueryWord& word, FieldId field, bool in_phrase) {
    if (word.exact) return Query(term(field, word.accented));
    std::vector<Query> alternatives;
    for (const Variant& variant : snapshot.variants(word.bare)) {
        if (alternatives.size() == most_variants) break;
        alternatives.emplace_back(term(field, variant.accented));
    }
    if (alternatives.empty()) return Query(term(field, word.accented));
    if (alternatives.size() == 1) return alternatives.front();
    return Query(in_phrase ? Query::OP_OR : Query::OP_SYNONYM, alternatives.begin(), alternatives.end());
}

Query clause_query(const Snapshot& snapshot, const QueryClause& clause, FieldId field) {
    if (!clause.phrase) return word_query(snapshot, clause.words.front(), field, false);
    std::vector<Query> words;
    for (const QueryWord& word : clause.words) words.push_back(word_query(snapshot, word, field, true));
    return Query(Query::OP_PHRASE, words.begin(), words.end(), static_cast<Xapian::termcount>(words.size()));
}

/// What raises a document without being asked for: words of the title, neighbours as they were typed.
Query preferences(const Snapshot& snapshot, const TextQuery& text) {
    std::vector<Query> wishes;
    const QueryWord* before = nullptr;
    for (const QueryClause& clause : text.clauses) {
        wishes.emplace_back(Query::OP_SCALE_WEIGHT, clause_query(snapshot, clause, FieldId::title),
                            title_weight);
        for (const QueryWord& word : clause.words) {
            if (before) {
                for (const FieldId pairs : {FieldId::body_pairs, FieldId::title_pairs}) {
                    wishes.emplace_back(Query::OP_SCALE_WEIGHT,
                                        Query(pair_term(pairs, before->bare, word.bare)), pair_weight);
                }
            }
            before = &word;
        }
    }
    return wishes.empty() ? Query() : Query(Query::OP_OR, wishes.begin(), wishes.end());
}

/// The words that must be there: all of them, or (`some`) at least one, phrases always.
Query required(const Snapshot& snapshot, const TextQuery& text, bool some) {
    std::vector<Query> phrases, words;
    for (const QueryClause& clause : text.clauses) {
        (clause.phrase ? phrases : words).push_back(clause_query(snapshot, clause, FieldId::body));
    }
    if (some && !words.empty()) {
        Query any(Query::OP_OR, words.begin(), words.end());
        if (phrases.empty()) return any;
        return Query(Query::OP_AND_MAYBE, Query(Query::OP_AND, phrases.begin(), phrases.end()), any);
    }
    words.insert(words.end(), phrases.begin(), phrases.end());
    return Query(Query::OP_AND, words.begin(), words.end());
}

Query any_of(FieldId field, const std::vector<std::string>& values) {
    std::vector<Query> terms;
    for (const std::string& value : values) terms.emplace_back(term(field, value));
    return Query(Query::OP_OR, terms.begin(), terms.end());
}

std::vector<std::string> ids_of(const Snapshot& snapshot, const std::vector<NodeIndex>& nodes) {
    std::vector<std::string> ids;
    for (const NodeIndex node : nodes) ids.emplace_back(snapshot.node(node).id);
    return ids;
}

std::vector<std::string> ids_of_cited(const Snapshot& snapshot, const std::vector<NodeIndex>& nodes) {
    std::vector<std::string> ids;
    for (const NodeIndex node : nodes) {
        for (const EdgeView& edge : snapshot.out_edges(node)) {
            if (snapshot.node(edge.other).is_held()) ids.emplace_back(snapshot.node(edge.other).id);
        }
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

/// The filters as a query; nothing when nothing narrows. (An empty Query is one that matches nothing.)
std::optional<Query> filter_query(const Snapshot& snapshot, const Filters& filters) {
    std::vector<Query> all;
    const auto narrow = [&all](FieldId field, const std::vector<std::string>& values) {
        if (!values.empty()) all.push_back(any_of(field, values));
    };
    narrow(FieldId::type, filters.types);
    narrow(FieldId::issuer, filters.issuers);
    narrow(FieldId::province, filters.provinces);
    narrow(FieldId::level, filters.levels);
    narrow(FieldId::year, filters.years);
    // Alternatives without any member match nothing, as they should: nobody cites what nobody knows.
    if (filters.cites_given) all.push_back(any_of(FieldId::cites, ids_of(snapshot, filters.cites)));
    if (filters.cited_by_given) all.push_back(any_of(FieldId::id, ids_of_cited(snapshot, filters.cited_by)));
    if (filters.from.known() || filters.to.known()) {
        const auto slot = static_cast<Xapian::valueno>(field(FieldId::date).slot);
        // The slot holds YYYYMMDD with 00 for what is not printed; an unknown date is empty and below every
        // bound.
        const std::string lower =
            fmt::format("{:04}{:02}{:02}", filters.from.year, filters.from.month, filters.from.day);
        const PartialDate& to = filters.to;
        const std::string upper = to.known()
                                      ? fmt::format("{:04}{:02}{:02}", to.year, to.month == 0 ? 99 : to.month,
                                                    to.day == 0 ? 99 : to.day)
                                      : "99999999";
        all.emplace_back(Query::OP_VALUE_RANGE, slot, filters.from.known() ? lower : "00000001", upper);
    }
    if (all.empty()) return std::nullopt;
    if (std::any_of(all.begin(), all.end(), [](const Query& query) { return query.empty(); })) return Query();
    return Query(Query::OP_AND, all.begin(), all.end());
}

/// Documents named by a number come first, then those that cite them, then those that merely hold its words.
Query number_query(const Snapshot& snapshot, const SearchRequest& request) {
    const std::vector<std::string> ids = ids_of(snapshot, request.number);
    const auto fixed = [](double weight, const Query& documents) {
        return Query(Query::OP_FILTER, Query((new Xapian::FixedWeightPostingSource(weight))->release()),
                     documents);
    };
    Query query(Query::OP_OR, fixed(named_weight, any_of(FieldId::id, ids)),
                fixed(citing_weight, any_of(FieldId::cites, ids)));
    QueryClause written{{}, true};
    for (const QueryClause& clause : request.text.clauses) {
        written.words.insert(written.words.end(), clause.words.begin(), clause.words.end());
    }
    if (written.words.size() > 1)
        query = Query(Query::OP_OR, query, clause_query(snapshot, written, FieldId::body));
    return query;
}

bool by_weight(const SearchHit& a, const SearchHit& b) {
    return a.score != b.score ? a.score > b.score : a.held < b.held;
}

/// Sorts the wanted page of all matches into place and keeps it.
template <typename Before>
void keep_page(std::vector<SearchHit>& matches, const SearchRequest& request, const Before& before) {
    const std::size_t first = std::min<std::size_t>(request.offset, matches.size());
    const std::size_t last = std::min<std::size_t>(first + request.size, matches.size());
    std::partial_sort(matches.begin(), matches.begin() + static_cast<std::ptrdiff_t>(last), matches.end(),
                      before);
    matches.resize(last);
    matches.erase(matches.begin(), matches.begin() + static_cast<std::ptrdiff_t>(first));
}

void sort_page(const Snapshot& snapshot, std::vector<SearchHit>& matches, const SearchRequest& request) {
    const auto node = [&snapshot](const SearchHit& hit) { return snapshot.node(snapshot.node_of(hit.held)); };
    switch (request.sort) {
    case Sort::relevance:
        return keep_page(matches, request, by_weight);
    case Sort::cited:
        return keep_page(matches, request, [&](const SearchHit& a, const SearchHit& b) {
            const auto left = node(a).cited_by_count, right = node(b).cited_by_count;
            return left != right ? left > right : by_weight(a, b);
        });
    case Sort::date:
    case Sort::newest:
        return keep_page(matches, request, [&](const SearchHit& a, const SearchHit& b) {
            const std::string_view left = node(a).date, right = node(b).date;
            if (left.empty() != right.empty())
                return right.empty(); // what has no date comes last, either way
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

/// Holds a handle for the time of a search.
class Searcher::Lease {
  public:
    explicit Lease(const Searcher& searcher) : searcher_(searcher) {
        std::unique_lock lock(searcher.mutex_);
        if (!searcher.returned_.wait_for(lock, searcher.limits_.queue,
                                         [&] { return !searcher.free_.empty(); }))
            return;
        handle_ = std::move(searcher.free_.back());
        searcher.free_.pop_back();
    }
    ~Lease() {
        if (!handle_) return;
        {
            const std::lock_guard lock(searcher_.mutex_);
            searcher_.free_.push_back(std::move(handle_));
        }
        searcher_.returned_.notify_one();
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Xapian::Database* get() const { return handle_.get(); }

  private:
    const Searcher& searcher_;
    std::unique_ptr<Xapian::Database> handle_;
};

Searcher::Searcher(const Snapshot& snapshot, unsigned handles, SearchLimits limits)
    : snapshot_(snapshot), limits_(limits) {
    for (unsigned i = 0; i < std::max(handles, 1U); ++i) {
        free_.push_back(std::make_unique<Xapian::Database>(snapshot.xapian_path().string()));
    }
}

bool Searcher::has_value(std::string_view value) const {
    const Lease lease(*this);
    return lease.get() != nullptr && lease.get()->term_exists(std::string(value));
}

tl::expected<SearchResult, Problem> Searcher::search(const SearchRequest& request) const {
    const Lease lease(*this);
    if (lease.get() == nullptr) {
        return tl::unexpected(Problem{503, "too-busy", "Too many searches at once",
                                      "No search could be started in time.", "Try again in a second."});
    }
    const auto end = Clock::now() + limits_.match;
    const std::optional<Query> filter = filter_query(snapshot_, request.filters);

    const auto run = [&](const Query& words, Matched matched) {
        SearchResult result;
        result.matched = matched;
        const Query query = !filter           ? words
                            : filter->empty() ? Query()
                                              : Query(Query::OP_FILTER, words, *filter);
        result.explanation = query.get_description();

        Xapian::Enquire enquire(*lease.get());
        enquire.set_weighting_scheme(Xapian::BM25Weight(bm25_k1, 0, 1, bm25_b, bm25_min_length));
        enquire.set_query(query);
        Counter counter(snapshot_, end);
        enquire.add_matchspy(&counter);
        try {
            // Every match is counted, so every match is seen: the page is then cut from what was seen.
            enquire.get_mset(0, 1, lease.get()->get_doccount());
        } catch (const TimeIsOver&) {
            result.partial = true;
            result.exact = false;
        }
        result.total = counter.matches().size();
        result.hits = std::move(counter.matches());
        for (std::size_t i = 0; i < facet_count; ++i) {
            result.facets[static_cast<Facet>(i)] = std::move(counter.counts(static_cast<Facet>(i)));
        }
        return result;
    };

    try {
        SearchResult result;
        if (!request.number.empty()) {
            result = run(number_query(snapshot_, request), Matched::number);
        } else if (request.text.empty()) {
            result = run(Query::MatchAll, Matched::everything);
        } else {
            const Query wishes = preferences(snapshot_, request.text);
            const auto wanted = [&](bool some) {
                return Query(Query::OP_AND_MAYBE, required(snapshot_, request.text, some), wishes);
            };
            result = run(wanted(false), Matched::all);
            if (result.total == 0 && !result.partial && request.text.clauses.size() > 1) {
                SearchResult loose = run(wanted(true), Matched::some);
                if (loose.total > 0) result = std::move(loose);
            }
        }
        sort_page(snapshot_, result.hits, request);
        return result;
    } catch (const Xapian::Error& error) {
        spdlog::error("a search failed: {}", error.get_description());
        return tl::unexpected(problem_of({ErrorCode::internal, "", ""}));
    }
}

} // namespace vanmach
