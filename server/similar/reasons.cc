// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/similar/reasons.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "corpus/document_id.h"
#include "corpus/reading/letter_case.h"
#include "indexer/schema.h"
#include "server/similar/citations.h"
#include "server/similar/weights.h"

namespace vanmach::similar {

namespace {

constexpr std::uint32_t no_term = 0xFFFFFFFFU;

/// Words of the source that stand together: [first, last].
struct Run {
    std::size_t first = 0, last = 0;
    double weight = 0;
};

Json rounded(double value) { return std::round(value * 10000) / 10000; }

/// Tells which words of the source a document has word for word, with their marks. Reads where a word stands once.
class Phrases {
  public:
    Phrases(const Xapian::Database& database, Xapian::docid id, const Words& words) : database_(database), id_(id), words_(words) {}

    /// The words of the run stand one behind the other.
    bool hold(Run run) {
        const auto& first = places(run.first);
        return std::any_of(first.begin(), first.end(), [&](Xapian::termpos at) {
            for (auto i = run.first + 1; i <= run.last; ++i) {
                const auto& next = places(i);
                if (!std::binary_search(next.begin(), next.end(), at + static_cast<Xapian::termpos>(i - run.first))) return false;
            }
            return true;
        });
    }

    /// With the words around it that the document has there too: "dân vận" becomes "công tác dân vận".
    Run widened(Run run) {
        const auto fits = [&](Run wider) { return wider.last - wider.first < longest_run && hold(wider); };
        while (run.first > 0 && words_.joined[run.first - 1] && words_.tells[run.first - 1] && fits({run.first - 1, run.last, 0})) --run.first;
        while (words_.joined[run.last] && words_.tells[run.last + 1] && fits({run.first, run.last + 1, 0})) ++run.last;
        return run;
    }

  private:
    const std::vector<Xapian::termpos>& places(std::size_t word) {
        const auto& key = words_.syllables[word].accented;
        const auto [found, is_new] = places_.try_emplace(key);
        if (is_new) {
            const auto name = term(FieldId::body, key);
            found->second.assign(database_.positionlist_begin(id_, name), database_.positionlist_end(id_, name));
        }
        return found->second;
    }

    const Xapian::Database& database_;
    Xapian::docid id_;
    const Words& words_;
    std::unordered_map<std::string_view, std::vector<Xapian::termpos>> places_;
};

} // namespace

Reasons::Reasons(const Snapshot& snapshot, const Xapian::Database& database, const Source& source, const Comparison& comparison)
    : snapshot_(snapshot), database_(database), source_(source), comparison_(comparison), places_(source.text), pairs_(pairs_of(comparison.words.syllables)), term_of_(comparison.words.syllables.size(), no_term) {
    std::unordered_map<PairKey, std::uint32_t> places;
    for (std::uint32_t k = 0; k < comparison.pairs.size(); ++k) places.emplace(comparison.pairs[k].key, k);
    const auto& words = comparison.words;
    for (std::size_t i = 0; i + 1 < words.syllables.size(); ++i) {
        if (!words.joined[i] || !words.tells[i] || !words.tells[i + 1]) continue;
        const auto found = places.find(pair_key(words.syllables[i].bare, words.syllables[i + 1].bare));
        if (found != places.end()) term_of_[i] = found->second;
    }
}

std::string Reasons::written(std::size_t first, std::size_t last) const {
    const auto& words = comparison_.words.syllables;
    auto text = folded_white_space(places_.slice(words[first].start, words[last].end));
    return uppered(text) == text ? lowered(text) : text; // a heading
}

Json Reasons::shared_citations(NodeIndex node, std::size_t& count) const {
    const auto& table = snapshot_.table();
    const auto theirs = own_citations(table, node);
    std::vector<NodeIndex> shared;
    std::set_intersection(source_.cited.begin(), source_.cited.end(), theirs.begin(), theirs.end(), std::back_inserter(shared));
    count = shared.size();
    std::stable_sort(shared.begin(), shared.end(), [&](NodeIndex a, NodeIndex b) { return table.cited_by_count(a) < table.cited_by_count(b); });
    Json told = Json::array();
    for (const auto one : shared) {
        if (told.size() == most_shared_citations) break;
        const auto view = snapshot_.node(one);
        told.push_back({{"id", view.id}, {"number", text_or_null(view.number)}, {"title", text_or_null(view.title)}});
    }
    return told;
}

Json Reasons::shared_terms(HeldIndex held) const {
    const auto id = docid_of(held);
    const auto& words = comparison_.words;
    std::vector<bool> has(comparison_.pairs.size());
    for (std::size_t k = 0; k < has.size(); ++k) has[k] = snapshot_.pairs().has(comparison_.pairs[k].key, held);
    const auto shared = [&](std::size_t i) { return term_of_[i] != no_term && has[term_of_[i]]; };
    const auto weighed = [&](Run run) {
        std::set<std::uint32_t> terms;
        for (auto i = run.first; i < run.last; ++i) terms.insert(term_of_[i]);
        for (const auto k : terms) run.weight += comparison_.pairs[k].weight;
        return run;
    };
    // The longest runs of shared pairs, each writing once, most telling first.
    std::map<std::string, Run> runs;
    for (std::size_t i = 0; i < words.syllables.size(); ++i) {
        if (!shared(i)) continue;
        auto last = i + 1;
        while (last < words.syllables.size() && shared(last) && last - i + 1 < longest_run) ++last;
        std::string key;
        for (auto k = i; k <= last; ++k) key += words.syllables[k].accented + ' ';
        runs.emplace(std::move(key), weighed({i, last, 0}));
        i = last - 1;
    }
    std::vector<Run> order;
    for (const auto& [key, run] : runs) order.push_back(run);
    std::stable_sort(order.begin(), order.end(), [](const Run& a, const Run& b) { return a.weight > b.weight; });

    Json told = Json::array();
    Phrases phrases(database_, id, words);
    std::set<std::uint32_t> covered;
    for (const auto& run : order) {
        if (told.size() == most_shared_terms) break;
        // The run, or the longest part of it that the document has word for word.
        const auto most = run.last - run.first;
        for (auto length = most, done = std::size_t{0}; length >= 1 && done == 0; --length)
            for (auto first = run.first; first + length <= run.last && done == 0; ++first) {
                Run part{first, first + length, 0};
                bool is_new = false;
                for (auto i = part.first; i < part.last; ++i) is_new = is_new || !covered.contains(term_of_[i]);
                if (!is_new || !phrases.hold(part)) continue;
                part = phrases.widened(part);
                for (auto i = part.first; i < part.last; ++i) covered.insert(term_of_[i]);
                done = 1;
                auto text = written(part.first, part.last);
                const bool known = std::any_of(told.begin(), told.end(), [&](const Json& other) { return other.get_ref<const std::string&>().find(text) != std::string::npos; });
                if (!known) told.push_back(std::move(text));
            }
    }
    return told;
}

bool Reasons::near_copy(const Found& found, HeldIndex held) const {
    if (source_.passage || source_.only_cited || found.parts.text < maybe_copy_text) return false;
    return resemblance(pairs_, pairs_of(syllables(looked_at(snapshot_.text(held))))) >= near_copy_share;
}

Json Reasons::why(const Found& found) const {
    const auto& table = snapshot_.table();
    const auto view = snapshot_.node(found.node);
    std::size_t count = 0;
    auto citations = shared_citations(found.node, count);
    const auto part = [](bool comparable, double value) { return comparable ? rounded(value) : Json(nullptr); };
    return {{"same_level", source_.level == Level::unknown ? Json(nullptr) : Json(view.level == source_.level)},
            {"same_type", source_.type.empty() ? Json(nullptr) : Json(view.type == source_.type)},
            {"shared_citations", std::move(citations)},
            {"shared_citations_count", count},
            {"cited_together_count", source_.only_cited ? Json(times_together(table, source_.node, found.node)) : Json(nullptr)},
            {"shared_terms", view.is_held() ? shared_terms(view.held) : Json::array()},
            {"near_copy", view.is_held() && near_copy(found, view.held)},
            {"parts", {{"citations", part(comparison_.comparable.citations, found.parts.citations)},
                       {"text", part(comparison_.comparable.text, found.parts.text)},
                       {"title", part(comparison_.comparable.title, found.parts.title)}}}};
}

} // namespace vanmach::similar
