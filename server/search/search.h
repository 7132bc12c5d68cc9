// SPDX-License-Identifier: GPL-2.0-or-later
// Finds held documents by words and filters: runs the query within limits, counts what is found, cuts the page.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/snapshot.h"
#include "server/documents/filters.h"
#include "server/http/problem.h"
#include "server/search/facets.h"
#include "server/search/query.h"

namespace vanmach {

enum class Sort { relevance, date, newest, cited };

struct SearchRequest {
    TypedQuery query;
    Filters filters;
    Sort sort = Sort::relevance;
    std::uint32_t offset = 0;
    std::uint32_t size = 10;
};

struct SearchHit {
    HeldIndex held = 0;
    double score = 0;
};

/// How the words of a query were taken.
enum class Matched { everything, all, some, number };
std::string_view to_string(Matched matched);

struct SearchResult {
    std::vector<SearchHit> hits;
    std::uint64_t total = 0;
    bool exact = true;    // total and facets count every match
    bool partial = false; // the time limit ended the match
    Matched matched = Matched::everything;
    std::string explanation; // Xapian's description of what was asked
};

struct SearchLimits {
    std::chrono::milliseconds match{2000}; // then what was found so far is the answer
    std::chrono::milliseconds queue{3000}; // waiting for a turn; then 503
};

/// At most as many searches run at once as it has handles; the rest waits its turn. Thread-safe.
class Searcher {
  public:
    /// Opens all handles now, since the folder may be gone when a later snapshot has replaced it. Keeps a
    /// reference. Throws Xapian::Error when the database cannot be opened.
    Searcher(const Snapshot& snapshot, unsigned handles, SearchLimits limits = {});

    /// `counter` counts what is found; it may have counted other documents before. Errors: 503 too-busy; 500 when the
    /// database cannot be read; those of QueryBuilder::build.
    tl::expected<SearchResult, Problem> search(const SearchRequest& request, FacetCounter& counter) const;

    /// In how many held documents two words stand next to each other, by bare keys. 0 when no handle is free in time.
    std::uint32_t pair_count(std::string_view first, std::string_view second) const;

  private:
    class Lease;
    const Snapshot& snapshot_;
    SearchLimits limits_;
    mutable std::mutex mutex_;
    mutable std::condition_variable returned_;
    mutable std::vector<std::unique_ptr<Xapian::Database>> free_;
};

} // namespace vanmach
