// SPDX-License-Identifier: GPL-2.0-or-later
// Finds held documents by words and filters: runs the query within limits, counts what is found, cuts the page.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/snapshot.h"
#include "server/documents/filters.h"
#include "server/http/problem.h"
#include "server/search/database_handles.h"
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

/// How long a match may take: then what was found so far is the answer.
inline constexpr std::chrono::milliseconds match_limit{2000};

/// Thread-safe; as many searches run at once as there are handles, the rest waits its turn. Keeps references.
class Searcher {
  public:
    Searcher(const Snapshot& snapshot, const DatabaseHandles& databases, std::chrono::milliseconds limit = match_limit)
        : snapshot_(snapshot), databases_(databases), limit_(limit) {}

    /// `counter` counts what is found; it may have counted other documents before. Errors: 503 too-busy; 500 when the
    /// database cannot be read; those of QueryBuilder::build.
    tl::expected<SearchResult, Problem> search(const SearchRequest& request, FacetCounter& counter) const;

  private:
    const Snapshot& snapshot_;
    const DatabaseHandles& databases_;
    std::chrono::milliseconds limit_;
};

/// 503: no handle came free in time.
Problem too_busy();

} // namespace vanmach
