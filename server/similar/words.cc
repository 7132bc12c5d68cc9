// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/similar/words.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

#include "corpus/text/keys.h"
#include "corpus/text/utf8.h"
#include "indexer/schema.h"
#include "server/similar/weights.h"

namespace vanmach::similar {

namespace {

/// Blanks and at most one line end: a wrapped line goes on, a new paragraph does not.
bool only_blanks(std::string_view gap) {
    int lines = 0;
    const char* at = gap.data();
    const char* const end = at + gap.size();
    while (at != end) {
        const char c = bare_char(next_code_point(at, end));
        if (c == '\n') ++lines;
        else if (c != ' ') return false;
    }
    return lines < 2;
}

/// Words that join others and tell nothing of a subject; by their accented keys, since "va" is many words without its marks.
const std::unordered_set<std::string>& words_of_grammar() {
    static const auto words = [] {
        std::unordered_set<std::string> keys;
        for (const auto* word : {"ai",  "bằng", "bởi",  "các", "cho", "có",   "còn",  "của", "cùng", "đã",  "đang", "để",    "đến", "đó",  "do",  "được", "gì",  "hay", "hoặc", "khi",
                                 "là",  "mà",   "một",  "nào", "này", "nên",  "nếu",  "như", "nhưng", "những", "nó", "ở",   "phải", "qua", "ra", "rất",  "rồi", "sẽ",  "số",   "sau",
                                 "tại", "thì",  "theo", "trên", "trong", "trước", "từ", "tới", "và", "vào", "về", "vì", "việc", "với", "vẫn", "vừa"})
            keys.insert(accented_key(word));
        return keys;
    }();
    return words;
}

/// Numbers, days and years are of this document alone.
bool has_digit(std::string_view key) { return key.find_first_of("0123456789") != std::string_view::npos; }

PairKey pair_of(const Words& words, std::size_t i) { return pair_key(words.syllables[i].bare, words.syllables[i + 1].bare); }

bool tells(const Words& words, std::size_t i) {
    return words.joined[i] && words.tells[i] && words.tells[i + 1];
}

/// Keeps what others have too, most telling first. `documents_with` is asked in the order of the keys, as they lie in the index.
template <typename Key, typename Count>
void weigh(std::vector<Weighted<Key>>& all, std::size_t documents, bool in_corpus, const Count& documents_with) {
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    for (auto& one : all) {
        one.documents = documents_with(one.key);
        one.weight = (1 + std::log(one.count)) * inverse_frequency(one.documents, documents);
    }
    std::erase_if(all, [&](const auto& one) { return one.documents < (in_corpus ? 2U : 1U); });
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.weight != b.weight ? a.weight > b.weight : a.key < b.key; });
}

} // namespace

std::string_view looked_at(std::string_view text) {
    if (text.size() <= most_source_bytes) return text;
    auto end = most_source_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

Words words_of(std::string_view text) {
    Words words{syllables(text), {}, {}};
    std::erase_if(words.syllables, [](const Syllable& one) { return one.accented.empty() || one.bare.empty(); });
    words.joined.assign(words.syllables.size(), false);
    const CodePointIndex places(text);
    for (std::size_t i = 0; i + 1 < words.syllables.size(); ++i)
        words.joined[i] = only_blanks(places.slice(words.syllables[i].end, words.syllables[i + 1].start));
    for (const auto& one : words.syllables) words.tells.push_back(!has_digit(one.bare) && !words_of_grammar().contains(one.accented));
    return words;
}

void silence(Words& words, const std::vector<std::string>& names) {
    const auto same = [](const Syllable& a, const Syllable& b) { return a.bare == b.bare; };
    for (const auto& text : names) {
        const auto name = syllables(text);
        if (name.empty()) continue;
        auto& all = words.syllables;
        for (auto at = all.begin(); (at = std::search(at, all.end(), name.begin(), name.end(), same)) != all.end(); at += static_cast<std::ptrdiff_t>(name.size()))
            std::fill_n(words.tells.begin() + (at - all.begin()), name.size(), false);
    }
}

std::vector<std::uint64_t> pairs_of(std::span<const Syllable> syllables) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U; // so that a pair is not the same pair turned round
    std::vector<std::uint64_t> pairs;
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < syllables.size(); ++i) {
        const std::uint64_t hash = std::hash<std::string_view>()(syllables[i].bare);
        if (i > 0) pairs.push_back(before * odd + hash);
        before = hash;
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

double resemblance(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    if (a.empty() || b.empty()) return 0;
    std::vector<std::uint64_t> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size() - both.size());
}

double inverse_frequency(std::size_t with, std::size_t all) {
    const auto n = static_cast<double>(std::min(with, all));
    return std::log1p((static_cast<double>(all) - n + 0.5) / (n + 0.5));
}

std::vector<WeightedPair> telling_pairs(const PairIndex& pairs, const PairRequest& request) {
    std::unordered_map<PairKey, std::uint32_t> counts;
    for (std::size_t i = 0; i + 1 < request.words.syllables.size(); ++i)
        if (tells(request.words, i)) ++counts[pair_of(request.words, i)];
    const auto least = request.words.syllables.size() < repeated_from ? 1U : 2U;
    for (std::size_t i = 0; i + 1 < request.title.syllables.size(); ++i)
        if (tells(request.title, i))
            if (const auto found = counts.find(pair_of(request.title, i)); found != counts.end()) found->second += title_counts;

    std::vector<WeightedPair> telling;
    for (const auto& [key, count] : counts)
        if (count >= least) telling.push_back({key, count, 0, 0});
    const auto kept = std::min(telling.size(), most_weighed_terms);
    std::partial_sort(telling.begin(), telling.begin() + static_cast<std::ptrdiff_t>(kept), telling.end(),
                      [](const auto& a, const auto& b) { return a.count != b.count ? a.count > b.count : a.key < b.key; });
    telling.resize(kept);
    weigh(telling, pairs.documents(), request.in_corpus, [&](PairKey key) { return pairs.count(key); });

    std::size_t postings = 0, chosen = 0;
    for (auto& pair : telling) {
        if (chosen == most_terms) break;
        if (postings + pair.documents > most_postings) continue;
        postings += pair.documents;
        std::swap(telling[chosen++], pair);
    }
    telling.resize(chosen);
    return telling;
}

std::vector<WeightedTerm> title_terms(const Xapian::Database& database, const Words& title, bool in_corpus) {
    std::vector<WeightedTerm> terms;
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i + 1 < title.syllables.size(); ++i) {
        if (!tells(title, i)) continue;
        for (const auto& word : {title.syllables[i], title.syllables[i + 1]})
            if (auto in_title = term(FieldId::title, word.accented); seen.insert(in_title).second) terms.push_back({std::move(in_title), 1, 0, 0});
    }
    weigh(terms, database.get_doccount(), in_corpus, [&](const std::string& key) { return database.get_termfreq(key); });
    if (terms.size() > most_title_terms) terms.resize(most_title_terms);
    return terms;
}

} // namespace vanmach::similar
