// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/query_builder.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "indexer/schema.h"
#include "server/documents/values.h"
#include "server/search/document_source.h"
#include "server/search/pair_scores.h"
#include "server/search/word_forms.h"

namespace vanmach {

namespace {

using Kind = QueryNode::Kind;
using Xapian::Query;

// Above what words can score together: the document that a number names, then those that cite it, then the rest.
constexpr double named_weight = 2000, citing_weight = 1000;
// Terms that one query may stand for: some milliseconds of looking up, whatever is typed.
constexpr std::size_t most_terms = 10'000;
// Of a long question: documents whose pairs tell less than this part of what those of the best one tell are not looked at.
constexpr float least_part_of_best_pairs = 0.15F;
// In a phrase Xapian walks the positions of every form.
constexpr std::size_t most_forms_in_run = 100;

/// Ends the building; never leaves this file.
struct Failed {
    Problem problem;
};

/// A part that matches nothing leaves an OR and empties an AND, as Xapian has it.
Query join(Query::op op, const std::vector<Query>& parts) {
    return parts.size() == 1 ? parts.front() : Query(op, parts.begin(), parts.end());
}

/// True when a term can stand for two of the words: Xapian's OP_NEAR then misses places.
bool share_a_form(const std::vector<Query>& words) {
    std::set<std::string> seen;
    for (const auto& word : words) {
        std::set<std::string> forms(word.get_terms_begin(), word.get_terms_end());
        const auto before = seen.size(), added = forms.size();
        seen.merge(forms);
        if (seen.size() != before + added) return true;
    }
    return false;
}

/// The same as phrases, one for each order of the words.
Query near_in_any_order(std::vector<Query> words, unsigned window) {
    std::vector<std::size_t> order(words.size());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<Query> orders;
    do {
        std::vector<Query> ordered;
        for (const auto place : order) ordered.push_back(words[place]);
        orders.emplace_back(Query::OP_PHRASE, ordered.begin(), ordered.end(), window);
    } while (std::next_permutation(order.begin(), order.end()));
    return Query(Query::OP_OR, orders.begin(), orders.end());
}

/// The pairs of plain words that follow each other.
std::vector<PairKey> pairs_of(const std::vector<PlainWord>& words, bool questions) {
    std::vector<PairKey> pairs;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto &first = words[i - 1].node->words.front(), &second = words[i].node->words.front();
        if (!words[i].follows || first.prefix || second.prefix || (!questions && (words[i - 1].question || words[i].question))) continue;
        pairs.push_back(pair_key(first.bare, second.bare));
    }
    return pairs;
}

bool excludes(const QueryNode& node) {
    return node.kind == Kind::none;
}

} // namespace

Query QueryBuilder::word(const QueryWord& word, FieldId field, Query::op alternatives) {
    auto forms = forms_of(snapshot_, word);
    const bool in_run = alternatives == Query::OP_OR;
    if (in_run && forms.keys.size() > most_forms_in_run) {
        forms.keys.resize(most_forms_in_run);
        forms.cut = true;
    }
    cut_ = cut_ || forms.cut;
    terms_ += forms.keys.size();
    if (terms_ > most_terms) {
        throw Failed{{400, "bad-query", "The query cannot be read", fmt::format("The words of the query stand for more than {} words of the index.", most_terms),
                      "Leave some words with * away, or write more letters before the *.", {{"parameter", "q"}, {"limit", most_terms}}}};
    }
    std::vector<Query> terms;
    for (const auto& key : forms.keys) terms.emplace_back(term(field, key));
    return join(alternatives, terms);
}

/// Words next to each other, as far as pairs can tell; of one word the word.
Query QueryBuilder::neighbours(const std::vector<QueryWord>& words) {
    std::vector<Query> pairs;
    for (std::size_t i = 1; i < words.size(); ++i) pairs.push_back(documents_query(documents_with_pair(snapshot_, pair_key(words[i - 1].bare, words[i].bare))));
    if (std::any_of(pairs.begin(), pairs.end(), [](const Query& pair) { return pair.empty(); })) return {};
    return pairs.empty() ? Query(term(FieldId::body, words.front().accented)) : join(Query::OP_AND, pairs);
}

/// A phrase, or words near each other. Where all are whole words of the body, pairs choose the documents whose
/// positions are worth a look.
Query QueryBuilder::run(const QueryNode& node, Query::op op, unsigned window) {
    std::vector<Query> words;
    for (const auto& each : node.words) words.push_back(word(each, node.field, Query::OP_OR));
    if (op == Query::OP_NEAR && share_a_form(words)) return near_in_any_order(std::move(words), window);
    const Query whole(op, words.begin(), words.end(), window);
    const bool prefixes = std::any_of(node.words.begin(), node.words.end(), [](const QueryWord& each) { return each.prefix; });
    if (op != Query::OP_PHRASE || node.field != FieldId::body || prefixes) return whole;
    const auto together = neighbours(node.words);
    if (together.empty()) return {};
    // Two words typed without diacritics are what a pair says; the words themselves give the weight.
    if (node.words.size() == 2 && !node.words[0].exact && !node.words[1].exact) return Query(Query::OP_FILTER, Query(Query::OP_AND, words.begin(), words.end()), together);
    return Query(Query::OP_FILTER, whole, together);
}

/// The documents of a number, and those that cite them. A number that nobody knows is a run of words.
Query QueryBuilder::number(const QueryNode& node) {
    const auto nodes = documents_of_number(snapshot_, node.values[0], node.values[1]);
    const auto written = node.words.size() > 1 ? run(node, Query::OP_PHRASE, static_cast<unsigned>(node.words.size()))
                                               : word(node.words.front(), FieldId::body, Query::OP_SYNONYM);
    if (nodes.empty()) return written;
    std::vector<Query> found{written};
    if (auto named = documents_query(docids_of(snapshot_, nodes), named_weight); !named.empty()) found.push_back(std::move(named));
    if (auto cites = documents_query(docids_of(snapshot_, citing(snapshot_, nodes)), citing_weight); !cites.empty()) found.push_back(std::move(cites));
    return join(Query::OP_OR, found);
}

Query QueryBuilder::value(const QueryNode& node) {
    Filters filters;
    const auto name = field(node.field).name;
    if (node.kind == Kind::range) {
        set_range(filters, node.values);
    } else if (auto added = add_values(filters, snapshot_, node.field, node.values, name); !added) {
        added.error().extra["parameter"] = "q";
        added.error().extra["position"] = node.place.start;
        throw Failed{std::move(added.error())};
    }
    return documents_query(documents_passing(snapshot_, filters));
}

Query QueryBuilder::one(const QueryNode& node) {
    switch (node.kind) {
    case Kind::word: {
        std::vector<Query> alternatives{word(node.words.front(), node.field, Query::OP_SYNONYM)};
        if (node.field == FieldId::body)
            for (const auto* form : long_forms(node.words.front())) alternatives.push_back(neighbours(form->words));
        return join(Query::OP_OR, alternatives);
    }
    case Kind::phrase:
        return run(node, Query::OP_PHRASE, static_cast<unsigned>(node.words.size()));
    case Kind::near:
        return run(node, Query::OP_NEAR, static_cast<unsigned>(node.words.size() - 1 + node.distance));
    case Kind::number:
        return number(node);
    case Kind::field:
    case Kind::range:
        return value(node);
    case Kind::any: {
        std::vector<Query> branches;
        for (const auto& part : node.parts)
            branches.push_back(excludes(part) ? Query(Query::OP_AND_NOT, Query::MatchAll, one(part.parts.front())) : one(part));
        return join(Query::OP_OR, branches);
    }
    case Kind::all:
        return all_of(node.parts);
    case Kind::none:
        return Query(Query::OP_AND_NOT, Query::MatchAll, one(node.parts.front()));
    }
    return {};
}

/// Everything that is wanted without what is excluded.
Query QueryBuilder::all_of(const std::vector<QueryNode>& parts) {
    std::vector<Query> wanted, unwanted;
    for (const auto& part : parts) {
        if (excludes(part))
            unwanted.push_back(one(part.parts.front()));
        else
            wanted.push_back(one(part));
    }
    const Query positive = wanted.empty() ? Query::MatchAll : join(Query::OP_AND, wanted);
    return unwanted.empty() ? positive : Query(Query::OP_AND_NOT, positive, join(Query::OP_OR, unwanted));
}

/// All the words, abbreviations either way; pairs raise what has them as they were typed.
Query QueryBuilder::words_wanted(const std::vector<PlainWord>& words) {
    std::vector<Query> wanted;
    std::vector<QueryWord> seen; // a word that was typed twice is wanted once
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].question) continue;
        const auto* const form = spelled_out(words, i);
        if (form == nullptr) {
            const auto& word = words[i].node->words.front();
            if (std::find(seen.begin(), seen.end(), word) == seen.end()) wanted.push_back(one(*words[i].node));
            seen.push_back(word);
            continue;
        }
        std::vector<Query> together;
        for (std::size_t k = 0; k < form->words.size(); ++k) together.push_back(one(*words[i + k].node));
        wanted.push_back(Query(Query::OP_OR, join(Query::OP_AND, together), Query(term(FieldId::body, form->accented))));
        i += form->words.size() - 1;
    }
    raised_ = pair_scores(snapshot_, pairs_of(words, true));
    return join(Query::OP_AND, wanted);
}

/// Documents that the pairs of the words tell most of (that have some word, where no pair is known), by how much of the
/// words they have.
Query QueryBuilder::best_words(const std::vector<PlainWord>& words) {
    // Who types with diacritics means a word without any as it stands, where that is a usual word.
    const auto marked = std::count_if(words.begin(), words.end(), [](const PlainWord& each) { return each.node->words.front().exact; });
    const bool with_diacritics = static_cast<std::size_t>(marked) * 3 >= words.size();
    std::vector<Query> terms, also;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].question) continue;
        auto typed = words[i].node->words.front();
        if (with_diacritics && !typed.exact && !typed.prefix) typed.exact = !plain_form(snapshot_, typed).empty();
        terms.push_back(word(typed, FieldId::body, Query::OP_SYNONYM));
        for (const auto* form : long_forms(typed))
            if (auto together = neighbours(form->words); !together.empty()) also.push_back(std::move(together));
        if (const auto* form = spelled_out(words, i)) also.emplace_back(term(FieldId::body, form->accented));
    }
    raised_ = pair_scores(snapshot_, pairs_of(words, false));
    terms.insert(terms.end(), std::make_move_iterator(also.begin()), std::make_move_iterator(also.end()));
    const auto each = join(Query::OP_OR, terms);
    if (raised_.empty()) return each;
    // Words, and what stands for them, add to what pairs tell; they never make a document of little the best: the matcher is
    // spared the rest.
    const float least = *std::max_element(raised_.begin(), raised_.end()) * least_part_of_best_pairs;
    std::vector<Xapian::docid> chosen;
    for (std::size_t held = 0; held < raised_.size(); ++held)
        if (raised_[held] > 0 && raised_[held] >= least) chosen.push_back(static_cast<Xapian::docid>(held + 1));
    return Query(Query::OP_AND_MAYBE, documents_query(std::move(chosen)), each);
}

tl::expected<BuiltQuery, Problem> QueryBuilder::build(const TypedQuery& query, Wanted wanted) {
    terms_ = 0;
    cut_ = false;
    raised_.clear();
    try {
        const auto words = plain_words(query.parts);
        const bool best = wanted == Wanted::best && !words.empty();
        std::vector<Query> others, unwanted, named, raised;
        for (const auto& part : query.parts) {
            if (excludes(part)) {
                unwanted.push_back(one(part.parts.front()));
            } else if (part.kind == Kind::number) {
                auto documents = documents_query(docids_of(snapshot_, documents_of_number(snapshot_, part.values[0], part.values[1])), named_weight);
                if (!documents.empty()) named.push_back(std::move(documents));
                (best ? raised : others).push_back(number(part)); // a question names the law it asks about
            } else if (part.kind != Kind::word || part.field != FieldId::body) {
                others.push_back(one(part));
            }
        }
        if (!words.empty()) others.insert(others.begin(), best ? best_words(words) : words_wanted(words));
        Query all = others.empty() ? Query::MatchAll : join(Query::OP_AND, others);
        if (!raised.empty()) all = Query(Query::OP_AND_MAYBE, all, join(Query::OP_OR, raised));
        // What a number names is found though it holds none of the other words.
        if (!named.empty() && (best || others.size() > 1)) all = Query(Query::OP_OR, all, join(Query::OP_OR, named));
        if (!unwanted.empty()) all = Query(Query::OP_AND_NOT, all, join(Query::OP_OR, unwanted));
        return BuiltQuery{std::move(all), std::move(raised_), cut_};
    } catch (Failed& failed) {
        return tl::unexpected(std::move(failed.problem));
    }
}

std::vector<NodeIndex> documents_named_in(const Snapshot& snapshot, const TypedQuery& query) {
    std::vector<NodeIndex> nodes;
    for (const auto& part : query.parts) {
        if (part.kind != Kind::number) continue;
        for (const NodeIndex node : documents_of_number(snapshot, part.values[0], part.values[1]))
            if (std::find(nodes.begin(), nodes.end(), node) == nodes.end()) nodes.push_back(node);
    }
    return nodes;
}

} // namespace vanmach
