// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/similar/comparison.h"

#include <algorithm>
#include <unordered_map>

#include "server/similar/citations.h"
#include "server/similar/weights.h"

namespace vanmach::similar {

namespace {

/// The parts of each held document, and of those that are only cited where they have any.
class Evidence {
  public:
    explicit Evidence(const Snapshot& snapshot) : snapshot_(snapshot), place_(snapshot.node_count(), nowhere) {}

    Parts& of(NodeIndex node) {
        if (place_[node] == nowhere) {
            place_[node] = static_cast<std::uint32_t>(found_.size());
            found_.push_back({node, 0, {}});
        }
        return found_[place_[node]].parts;
    }
    Parts& of_document(Xapian::docid id) { return of(snapshot_.node_of(held_of(id))); }
    bool knows(Xapian::docid id) const { return held_of(id) < snapshot_.held_count(); } // a database of another table: its checks should have told
    std::vector<Found>& found() { return found_; }

  private:
    static constexpr std::uint32_t nowhere = not_held;
    const Snapshot& snapshot_;
    std::vector<std::uint32_t> place_;
    std::vector<Found> found_;
};

/// BM25 over the telling pairs, as a share of what the source itself would have, or the best document where that has more.
void compare_texts(const PairIndex& index, const std::vector<WeightedPair>& pairs, const Words& words, Evidence& evidence) {
    const double average = index.average_length();
    const auto own_length = static_cast<double>(words.syllables.size());
    double most = 0;
    for (const auto& pair : pairs) {
        most += pair.weight * saturation(pair.count, own_length, average);
        index.each(pair.key, [&](HeldIndex held, std::uint32_t times) {
            evidence.of_document(docid_of(held)).text += pair.weight * saturation(times, index.lengths()[held], average);
        });
    }
    for (const auto& one : evidence.found()) most = std::max(most, one.parts.text);
    for (auto& one : evidence.found()) one.parts.text /= std::max(most, 1e-9);
}

void compare_titles(const Xapian::Database& database, const std::vector<WeightedTerm>& terms, Evidence& evidence) {
    double all = 0;
    std::size_t postings = 0;
    for (const auto& term : terms) {
        if (postings += term.documents; postings > most_postings) break;
        all += term.weight;
        for (auto posting = database.postlist_begin(term.key); posting != database.postlist_end(term.key); ++posting)
            if (evidence.knows(*posting)) evidence.of_document(*posting).title += term.weight;
    }
    for (auto& one : evidence.found()) one.parts.title /= std::max(all, 1e-9);
}

/// The same words and marks under another id: the same text, however it came to have two.
bool is_copy(const Snapshot& snapshot, const Source& source, const Found& one) {
    if (source.whole.empty() || one.parts.text < maybe_copy_text) return false;
    const auto view = snapshot.node(one.node);
    return view.is_held() && snapshot.text(view.held) == source.whole;
}

} // namespace

Comparison compare(const Snapshot& snapshot, const Xapian::Database& database, const Source& source, const Filters& filters) {
    const auto& table = snapshot.table();
    Comparison comparison;
    comparison.words = words_of(source.text);
    comparison.title = words_of(source.title);
    silence(comparison.words, source.names);
    silence(comparison.title, source.names);
    comparison.pairs = telling_pairs(snapshot.pairs(), {comparison.words, comparison.title, source.in_corpus});
    const auto of_title = title_terms(database, comparison.title, source.in_corpus && !source.title.empty());

    Evidence evidence(snapshot);
    compare_texts(snapshot.pairs(), comparison.pairs, comparison.words, evidence);
    compare_titles(database, of_title, evidence);
    for (const auto& one : coupled(table, source.cited)) evidence.of(one.node).citations = one.strength;
    if (source.only_cited)
        for (const auto& one : cited_together(table, source.node)) {
            auto& strength = evidence.of(one.node).citations;
            strength = std::max(strength, one.strength);
        }
    comparison.comparable = {!source.cited.empty() || source.only_cited, !comparison.pairs.empty(), !of_title.empty()};

    Selection wanted(snapshot, filters);
    std::unordered_map<std::uint32_t, bool> same_type; // by text number
    const auto is_same_type = [&](NodeIndex node) {
        const auto [found_type, is_new] = same_type.try_emplace(table.type(node), false);
        if (is_new) found_type->second = table.text(table.type(node)) == source.type;
        return found_type->second;
    };
    auto& found = evidence.found();
    for (auto& one : found)
        one.score = score_of(one.parts, comparison.comparable, source.level == Level::unknown ? std::nullopt : std::optional(table.level(one.node) == source.level),
                             source.type.empty() ? std::nullopt : std::optional(is_same_type(one.node)));
    std::erase_if(found, [&](const Found& one) { return one.score < least_score || one.node == source.node || !wanted.passes(one.node) || is_copy(snapshot, source, one); });
    const auto kept = std::min(found.size(), most_found);
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                      [](const Found& a, const Found& b) { return a.score != b.score ? a.score > b.score : a.node < b.node; });
    found.resize(kept);
    comparison.found = std::move(found);
    return comparison;
}

} // namespace vanmach::similar
