// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/bare_match.h"

#include <fmt/format.h>
#include <vector>

#include "corpus/document_id.h"
#include "corpus/text/syllables.h"
#include "indexer/schema.h"
#include "server/search/document_source.h"

namespace vanmach::bench {

namespace {

using Xapian::Query;

constexpr std::size_t most_variants = 64; // of a word without marks

Query word_query(const Snapshot& snapshot, const Syllable& word, bool unmarked) {
    if (!unmarked) return Query(term(FieldId::body, word.accented));
    std::vector<Query> spellings;
    for (const auto& variant : snapshot.variants(word.bare)) {
        if (spellings.size() == most_variants) break;
        spellings.emplace_back(term(FieldId::body, variant.accented));
    }
    return Query(Query::OP_SYNONYM, spellings.begin(), spellings.end());
}

} // namespace

Xapian::Query bare_query(const Snapshot& snapshot, const Question& question) {
    std::vector<Query> words;
    for (const auto& word : question.words)
        for (const auto& syllable : syllables(word))
            words.push_back(word_query(snapshot, syllable, question.unmarked));
    if (question.ask == Ask::prefix) words.emplace_back(Query::OP_WILDCARD, question.prefix);
    Query query;
    switch (question.ask) {
    case Ask::all:
    case Ask::prefix:
        query = Query(Query::OP_AND, words.begin(), words.end());
        break;
    case Ask::any:
        query = Query(Query::OP_OR, words.begin(), words.end());
        break;
    case Ask::phrase:
    case Ask::number:
        query =
            Query(Query::OP_PHRASE, words.begin(), words.end(), static_cast<Xapian::termcount>(words.size()));
        break;
    }
    Filters filters;
    if (!question.province.empty()) filters.provinces.push_back(slug_of_name(question.province));
    if (question.year != 0) filters.years.push_back(fmt::format("{:04}", question.year));
    if (!filters.empty()) query = Query(Query::OP_FILTER, query, documents_query(documents_passing(snapshot, filters)));
    return query;
}

std::uint64_t match(const Xapian::Database& database, const Xapian::Query& query) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    return enquire.get_mset(0, 10, database.get_doccount()).get_matches_estimated();
}

} // namespace vanmach::bench
