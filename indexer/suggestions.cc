// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/suggestions.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <tuple>
#include <unordered_map>

#include "corpus/text/syllables.h"
#include "corpus/text/utf8.h"
#include "indexer/resolution/issuers.h"

namespace vanmach {

namespace {

using Number = std::uint32_t;

constexpr std::array<std::string_view, suggestion_kind_count> kind_names = {"number", "title", "issuer"};

// What a title is found by: nobody types more of it, and a word far inside is looked for, not completed.
constexpr std::size_t most_words = 64;
constexpr std::size_t most_starts = 16;
constexpr std::size_t most_starts_of_cited_only = 8; // their titles are pieces of sentences
constexpr std::size_t most_bytes = 2000;

// A byte tells the diacritics of a syllable whose letters are known: the three bits of its tone, and which marked
// letters it has.
constexpr std::uint8_t tone_bits = 0x07;
constexpr std::uint8_t two_tones = 0x07;

std::uint8_t letter_bit(char32_t c) {
    switch (c) {
    case U'â':
    case U'ê':
    case U'ô':
        return 0x08;
    case U'ă':
        return 0x10;
    case U'ơ':
        return 0x20;
    case U'ư':
        return 0x40;
    case U'đ':
        return 0x80;
    default:
        return 0;
    }
}

std::uint8_t marks_of(const Syllable& syllable) {
    std::uint8_t marks = 0;
    const auto letters = to_utf32(syllable.accented);
    for (const char32_t c : letters) marks |= letter_bit(c);
    // The tone stands behind the letters, where the bare key has nothing.
    if (letters.size() == code_points(syllable.bare) + 1 && letters.back() >= U'1' && letters.back() <= U'5')
        marks |= static_cast<std::uint8_t>(letters.back() - U'0');
    else if (marks == 0 && syllable.accented != syllable.bare)
        marks = two_tones;
    return marks;
}

/// A whole word was typed.
bool agrees(std::uint8_t word, std::uint8_t typed) {
    return typed == 0 || word == typed;
}

/// The beginning of a word was typed: what has no mark yet may get one.
bool may_become(std::uint8_t word, std::uint8_t typed) {
    const auto tone = static_cast<std::uint8_t>(typed & tone_bits);
    const auto letters = static_cast<std::uint8_t>(typed & ~tone_bits);
    return (tone == 0 || (word & tone_bits) == tone) && (word & letters) == letters;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// A text and what it stands for, while the file is made.
struct Entry {
    FoldedWords words;
    Number row = 0, documents = 0;
    std::size_t starts = 0; // how many of its words typing may begin at
    bool held = false;
    std::uint64_t cited = 0;
    Number day = 0;
    std::tuple<bool, std::uint64_t> standing() const { return {held, cited}; }
};

/// Takes a document in as one more of a text.
void add(Entry& entry, const Node& node, Number row, const std::vector<Node>& nodes) {
    const auto weight = [](const Node& one) { return std::tuple(one.held(), one.cited_by_count, one.date.packed()); };
    if (entry.documents == 0 || weight(node) > weight(nodes[entry.row])) entry.row = row;
    ++entry.documents;
    entry.held = entry.held || node.held();
    entry.cited += node.cited_by_count;
    entry.day = std::max(entry.day, node.date.packed());
}

std::vector<Entry> number_entries(const std::vector<Node>& nodes) {
    std::vector<Entry> entries;
    std::unordered_map<std::string_view, std::size_t> by_slug;
    for (Number row = 0; row < nodes.size(); ++row) {
        const auto& node = nodes[row];
        if (node.number.empty()) continue; // the slug is not that of a number
        const auto [found, added] = by_slug.emplace(node.slug, entries.size());
        if (added) {
            auto& entry = entries.emplace_back();
            entry.words = {number_key(node.slug), std::string(1, '\0')};
            entry.words.bare.resize(std::min(entry.words.bare.size(), most_bytes));
            entry.starts = 2; // the number, and its symbol
        }
        add(entries[found->second], node, row, nodes);
    }
    return entries;
}

std::vector<Entry> title_entries(const std::vector<Node>& nodes) {
    std::vector<Entry> entries;
    std::unordered_map<std::string, std::size_t> by_words;
    for (Number row = 0; row < nodes.size(); ++row) {
        const auto& node = nodes[row];
        auto words = fold_words(node.title, most_words);
        if (words.marks.empty()) continue;
        const auto [found, added] = by_words.emplace(words.bare + words.marks, entries.size());
        if (added) entries.emplace_back().words = std::move(words);
        auto& entry = entries[found->second];
        entry.starts = std::max(entry.starts, node.held() ? most_starts : most_starts_of_cited_only);
        add(entry, node, row, nodes);
    }
    return entries;
}

std::vector<Entry> issuer_entries(const std::vector<Node>& nodes) {
    std::vector<Entry> entries;
    Number row = 0;
    for (const auto& body : issuing_bodies(nodes)) {
        auto& entry = entries.emplace_back();
        entry.words = fold_words(issuer_text(body.slug, body.name, body.province), most_words);
        entry.starts = most_starts;
        entry.row = row++;
        entry.documents = static_cast<Number>(body.nodes.size());
        for (const auto node : body.nodes) entry.cited += nodes[node].held() ? nodes.size() + 1 : 1; // the held ones first
        entry.held = entry.cited > nodes.size();
    }
    return entries;
}

using Start = SuggestionList::Start;

/// The places of all entries where typing may begin, in the order of what is typed.
std::vector<Start> starts_of(const std::vector<Entry>& entries, SuggestionKind kind) {
    // The first bytes decide most comparisons without a look at the text.
    struct Sorted {
        std::uint64_t head;
        Start start;
    };
    std::vector<Sorted> sorted;
    const auto rest = [&](const Start& start) { return std::string_view(entries[start.entry].words.bare).substr(start.offset); };
    const auto take = [&](Number entry, std::size_t offset, std::size_t word) {
        const Start start{entry, static_cast<std::uint16_t>(offset), static_cast<std::uint8_t>(word),
                          static_cast<std::uint8_t>(entries[entry].words.marks[word])};
        std::uint64_t head = 0;
        const auto text = rest(start);
        for (std::size_t i = 0; i < sizeof head; ++i) head = head << 8U | (i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0U);
        sorted.push_back({head, start});
    };
    for (Number i = 0; i < entries.size(); ++i) {
        const auto& bare = entries[i].words.bare;
        take(i, 0, 0);
        if (kind == SuggestionKind::number) {
            const auto symbol = bare.find_first_not_of("0123456789-");
            if (symbol != bare.npos && symbol > 0) take(i, symbol, 0);
            continue;
        }
        for (std::size_t at = bare.find(' ') + 1, word = 1; at < bare.size() && word < entries[i].starts; at = bare.find(' ', at) + 1)
            take(i, at, word++);
    }
    std::sort(sorted.begin(), sorted.end(), [&](const Sorted& a, const Sorted& b) {
        if (a.head != b.head) return a.head < b.head;
        if (const int order = rest(a.start).compare(rest(b.start)); order != 0) return order < 0;
        return std::tuple(a.start.entry, a.start.offset) < std::tuple(b.start.entry, b.start.offset);
    });
    std::vector<Start> starts;
    starts.reserve(sorted.size());
    for (const auto& one : sorted) starts.push_back(one.start);
    return starts;
}

void add_list(ColumnWriter& columns, SuggestionKind kind, std::vector<Entry> entries) {
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return a.standing() != b.standing() ? a.standing() > b.standing() : a.day > b.day;
    });
    std::vector<Number> rows, documents, rank;
    std::vector<std::uint64_t> ends;
    std::string bytes;
    for (const auto& entry : entries) {
        const auto place = static_cast<Number>(rows.size());
        rank.push_back(place > 0 && entry.standing() == entries[place - 1].standing() ? rank.back() : place);
        rows.push_back(entry.row);
        documents.push_back(entry.documents);
        bytes += static_cast<char>(entry.words.marks.size());
        bytes += entry.words.marks;
        bytes += entry.words.bare;
        ends.push_back(bytes.size());
    }
    const auto name = to_string(kind);
    columns.add(fmt::format("{}.texts.bytes", name), bytes);
    columns.add(fmt::format("{}.texts.ends", name), ends);
    columns.add(fmt::format("{}.row", name), rows);
    columns.add(fmt::format("{}.documents", name), documents);
    columns.add(fmt::format("{}.rank", name), rank);
    columns.add(fmt::format("{}.starts", name), starts_of(entries, kind));
}

} // namespace

std::string_view to_string(SuggestionKind kind) {
    return kind_names.at(static_cast<std::size_t>(kind));
}

std::string issuer_text(std::string_view slug, std::string_view name, std::string_view province) {
    if (province.empty() || slug.find('.') == slug.npos) return std::string(name);
    return fmt::format("{}, {}", name, province);
}

FoldedWords fold_words(std::string_view utf8, std::size_t most) {
    FoldedWords words;
    for (const auto& syllable : syllables(utf8)) {
        if (words.marks.size() == most || words.bare.size() + syllable.bare.size() >= most_bytes) break;
        words.last = words.bare.size();
        words.bare += syllable.bare;
        words.bare += ' ';
        words.marks += static_cast<char>(marks_of(syllable));
    }
    return words;
}

TypedWords typed_words(std::string_view utf8) {
    TypedWords typed;
    typed.words = fold_words(utf8, most_words);
    // A mark behind a letter belongs to it.
    const auto all = to_utf32(utf8);
    const auto cut = syllables(utf8);
    std::size_t end = cut.empty() ? 0 : cut.back().end;
    while (end < all.size() && all[end] >= 0x0300 && all[end] < 0x0370) ++end;
    typed.open = !cut.empty() && end == all.size();
    if (typed.open && !typed.words.bare.empty()) typed.words.bare.pop_back();
    return typed;
}

std::string number_key(std::string_view slug) {
    std::string key;
    for (std::size_t i = 0; i < slug.size(); ++i)
        if (slug[i] != '-' || (i > 0 && i + 1 < slug.size() && is_digit(slug[i - 1]) && is_digit(slug[i + 1]))) key += slug[i];
    return key;
}

Result<SuggestionList> SuggestionList::get(const Columns& columns, SuggestionKind kind) {
    const auto name = to_string(kind);
    SuggestionList list;
    auto texts = StringPool::get(columns, fmt::format("{}.texts", name));
    if (!texts) return tl::unexpected(texts.error());
    list.texts_ = *texts;
    for (const auto& [column, span] : {std::pair{"row", &list.rows_}, {"documents", &list.documents_}, {"rank", &list.rank_}}) {
        auto found = columns.get<Number>(fmt::format("{}.{}", name, column));
        if (!found) return tl::unexpected(found.error());
        *span = *found;
    }
    auto starts = columns.get<Start>(fmt::format("{}.starts", name));
    if (!starts) return tl::unexpected(starts.error());
    list.starts_ = *starts;
    if (const auto fault = list.fault(); !fault.empty())
        return fail(ErrorCode::index_damaged, fmt::format("{} is damaged: {}", columns.path().string(), fault),
                    "Build the index again, or restore the folder from a copy.");
    return list;
}

std::string_view SuggestionList::fault() const {
    static_assert(sizeof(Start) == 8 && std::is_trivially_copyable_v<Start>);
    const auto size = rows_.size();
    if (texts_.size() != size || documents_.size() != size || rank_.size() != size) return "the columns of suggestions differ in length";
    if (!std::is_sorted(rank_.begin(), rank_.end())) return "suggestions are out of order";
    for (Number i = 0; i < size; ++i) {
        const auto text = texts_[i];
        if (text.empty() || static_cast<std::uint8_t>(text.front()) == 0 || text.size() <= 1U + static_cast<std::uint8_t>(text.front()))
            return "a suggestion has no words";
    }
    for (const auto& start : starts_)
        if (start.entry >= size || start.offset >= bare(start.entry).size() || start.word >= marks(start.entry).size())
            return "a suggestion points outside";
    return {};
}

bool SuggestionList::within(std::size_t rows) const {
    return std::all_of(rows_.begin(), rows_.end(), [&](Number row) { return row < rows; });
}

std::vector<Completion> SuggestionList::best(const TypedWords& typed, std::size_t most,
                                             const std::function<bool(const Completion&)>& passes) const {
    const std::string_view wanted = typed.words.bare, wanted_marks = typed.words.marks;
    if (wanted.empty() || wanted_marks.empty() || most == 0) return {};
    const auto beginning = [&](const Start& start) { return bare(start.entry).substr(start.offset, wanted.size()); };
    const auto first = std::lower_bound(starts_.begin(), starts_.end(), wanted, [&](const Start& start, std::string_view value) { return beginning(start) < value; });
    const auto last = std::upper_bound(first, starts_.end(), wanted, [&](std::string_view value, const Start& start) { return value < beginning(start); });

    const auto mark = [](std::string_view marks, std::size_t i) { return static_cast<std::uint8_t>(marks[i]); };
    const bool writes_marks = std::any_of(wanted_marks.begin(), wanted_marks.end(), [](char c) { return c != 0; });
    const auto length = wanted_marks.size();
    const auto fits = [&](std::uint8_t word, std::size_t i) {
        return i + 1 == length && typed.open ? may_become(word, mark(wanted_marks, i)) : agrees(word, mark(wanted_marks, i));
    };

    // Smaller is better.
    struct Place {
        bool loose; // the last word is all there, with other diacritics
        Number rank;
        bool inside;
        Number entry;
        std::uint16_t offset;
        std::uint8_t word;
        auto order() const { return std::tuple(loose, rank, inside, entry, offset); }
    };
    std::vector<Place> places; // in order, an entry once
    places.reserve(most + 1);
    for (auto start = first; start != last; ++start) {
        if (!fits(start->marks, 0)) continue;
        Place place{false, rank_[start->entry], start->offset != 0, start->entry, start->offset, start->word};
        const bool full = places.size() == most;
        if (full && place.order() >= places.back().order()) continue;
        const auto marks = this->marks(start->entry).substr(start->word);
        bool good = true;
        for (std::size_t i = 1; i < length && good; ++i) good = i < marks.size() ? fits(mark(marks, i), i) : mark(wanted_marks, i) == 0;
        if (!good) continue;
        if (writes_marks && typed.open && length <= marks.size()) {
            const auto key = bare(start->entry);
            const auto end = start->offset + wanted.size();
            place.loose = end < key.size() && key[end] == ' ' && mark(marks, length - 1) != mark(wanted_marks, length - 1);
            if (full && place.order() >= places.back().order()) continue;
        }
        if (passes && !passes({rows_[start->entry], documents_[start->entry], start->word, start->offset, bare(start->entry), place.rank})) continue;
        const auto same = std::find_if(places.begin(), places.end(), [&](const Place& other) { return other.entry == place.entry; });
        if (same != places.end()) {
            if (same->order() <= place.order()) continue;
            places.erase(same);
        }
        places.insert(std::upper_bound(places.begin(), places.end(), place, [](const Place& a, const Place& b) { return a.order() < b.order(); }), place);
        if (places.size() > most) places.pop_back();
    }
    std::vector<Completion> found;
    for (const auto& place : places)
        found.push_back({rows_[place.entry], documents_[place.entry], place.word, place.offset, bare(place.entry), place.rank});
    return found;
}

Result<void> write_suggestions(const std::filesystem::path& path, const std::vector<Node>& nodes) {
    ColumnWriter columns;
    add_list(columns, SuggestionKind::number, number_entries(nodes));
    add_list(columns, SuggestionKind::title, title_entries(nodes));
    add_list(columns, SuggestionKind::issuer, issuer_entries(nodes));
    return columns.write(path);
}

Result<Suggestions> Suggestions::open(const std::filesystem::path& path) {
    auto columns = Columns::open(path);
    if (!columns) return tl::unexpected(columns.error());
    Suggestions suggestions;
    suggestions.columns_ = std::move(*columns);
    for (std::size_t i = 0; i < suggestion_kind_count; ++i) {
        auto list = SuggestionList::get(suggestions.columns_, static_cast<SuggestionKind>(i));
        if (!list) return tl::unexpected(list.error());
        suggestions.lists_[i] = *list;
    }
    return suggestions;
}

bool Suggestions::belongs_to(std::size_t nodes, std::size_t issuers) const {
    return list(SuggestionKind::number).within(nodes) && list(SuggestionKind::title).within(nodes) && list(SuggestionKind::issuer).within(issuers);
}

} // namespace vanmach
