// SPDX-License-Identifier: GPL-2.0-or-later
// What Xapian alone does for a question on our own database: the least that any service over it must pay.
#pragma once

#include <cstdint>
#include <xapian.h>

#include "indexer/snapshot.h"
#include "tests/bench/search_questions.h"

namespace vanmach::bench {

/// The words as terms: all of them; some of a long question; in order of a phrase and a number; every
/// spelling of words without marks as one synonym; a prefix as a wildcard.
Xapian::Query bare_query(const Snapshot& snapshot, const Question& question);

/// Ten hits by Xapian's own BM25 and the exact number of matches, which is returned.
std::uint64_t match(const Xapian::Database& database, const Xapian::Query& query);

} // namespace vanmach::bench
