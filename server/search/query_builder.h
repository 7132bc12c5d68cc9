// SPDX-License-Identifier: GPL-2.0-or-later
// A query -> what Xapian is asked.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/snapshot.h"
#include "server/http/problem.h"
#include "server/search/query.h"
#include "server/search/query_words.h"

namespace vanmach {

/// How the plain words of a query are taken: all of them are wanted, or the best of them count.
enum class Wanted { all, best };

/// More plain words than these, and the best of them count from the start: nobody expects a question word by word.
inline constexpr std::size_t most_words_wanted = 6;

struct BuiltQuery {
    Xapian::Query query;
    std::vector<float> raised; // by held index, to be added to the weight of a match; empty: nothing is
    bool cut = false;          // a word stood for more forms than are looked at
};

/// For one request, one thread. Keeps a reference.
class QueryBuilder {
  public:
    explicit QueryBuilder(const Snapshot& snapshot) : snapshot_(snapshot) {}

    /// Documents that a number in the query names lead by weight, then those that cite them. Errors: those of
    /// add_values (server/documents/values.h) for a field's value; 400 bad-query where all words together stand for too many forms.
    tl::expected<BuiltQuery, Problem> build(const TypedQuery& query, Wanted wanted);

  private:
    Xapian::Query all_of(const std::vector<QueryNode>& parts);
    Xapian::Query one(const QueryNode& node);
    Xapian::Query word(const QueryWord& word, FieldId field, Xapian::Query::op alternatives);
    Xapian::Query run(const QueryNode& node, Xapian::Query::op op, unsigned window);
    Xapian::Query number(const QueryNode& node);
    Xapian::Query value(const QueryNode& node);
    Xapian::Query words_wanted(const std::vector<PlainWord>& words);
    Xapian::Query best_words(const std::vector<PlainWord>& words);
    Xapian::Query neighbours(const std::vector<QueryWord>& words);

    const Snapshot& snapshot_;
    std::vector<float> raised_;
    std::size_t terms_ = 0;
    bool cut_ = false;
};

/// The documents that the numbers in a query name, held or not, in the order typed.
std::vector<NodeIndex> documents_named_in(const Snapshot& snapshot, const TypedQuery& query);

} // namespace vanmach
