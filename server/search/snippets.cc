// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/snippets.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "corpus/text/syllables.h"
#include "corpus/text/utf8.h"

namespace vanmach {

namespace {

constexpr std::size_t stretch_bytes =
    8 * 1024;                                // looked at in one go; the first that shows every word is enough
constexpr std::uint32_t window_length = 240; // code points: two lines of a page
constexpr std::uint32_t lead = 60;           // of these before the first mark

/// A place where words of the query stand: one word, or a phrase as a whole.
struct Found {
    Span span;
    int clause = 0;
};

/// Numbers the words of the query and finds them in runs of syllables.
class Matcher {
  public:
    explicit Matcher(const TextQuery& query) : query_(query) {
        for (const QueryClause& clause : query.clauses) {
            for (const QueryWord& word : clause.words) {
                if (word.exact) {
                    exact_.emplace(word.accented, true);
                } else {
                    bare_.emplace(word.bare, true);
                }
            }
        }
    }

    void find(const std::vector<Syllable>& syllables, std::uint32_t offset, std::vector<Found>& found) const {
        for (std::size_t i = 0; i < syllables.size(); ++i) {
            if (!exact_.contains(syllables[i].accented) && !bare_.contains(syllables[i].bare)) continue;
            for (std::size_t c = 0; c < query_.clauses.size(); ++c) {
                const auto& words = query_.clauses[c].words;
                if (!stands_at(words, syllables, i)) continue;
                const Span span{offset + syllables[i].start, offset + syllables[i + words.size() - 1].end};
                found.push_back({span, static_cast<int>(c)});
            }
        }
    }

  private:
    static bool is(const QueryWord& word, const Syllable& syllable) {
        return word.exact ? word.accented == syllable.accented : word.bare == syllable.bare;
    }
    static bool stands_at(const std::vector<QueryWord>& words, const std::vector<Syllable>& syllables,
                          std::size_t at) {
        if (at + words.size() > syllables.size()) return false;
        for (std::size_t k = 0; k < words.size(); ++k) {
            if (!is(words[k], syllables[at + k])) return false;
        }
        return true;
    }

    const TextQuery& query_;
    std::unordered_map<std::string, bool> exact_, bare_;
};

/// What a run of found places is worth: distinct clauses first, then words that follow each other as they
/// were typed.
int worth(const std::vector<Found>& found, std::size_t first, std::size_t last, std::vector<int>& seen,
          int round, const TextQuery& query) {
    int distinct = 0;
    int neighbours = 0;
    for (std::size_t i = first; i < last; ++i) {
        const auto clause = static_cast<std::size_t>(found[i].clause);
        if (seen[clause] != round) {
            seen[clause] = round;
            distinct +=
                query.clauses[clause].phrase ? 2 * static_cast<int>(query.clauses[clause].words.size()) : 1;
        }
        if (i > first && found[i].clause == found[i - 1].clause + 1 &&
            found[i].span.start <= found[i - 1].span.end + 1)
            ++neighbours;
    }
    return 1000 * distinct + 10 * std::min(neighbours, 90) + std::min<int>(static_cast<int>(last - first), 9);
}

struct Best {
    int worth = 0;
    std::size_t first = 0, last = 0; // of the found places
};

Best best_window(const std::vector<Found>& found, const TextQuery& query) {
    Best best;
    std::vector<int> seen(query.clauses.size(), 0);
    int round = 0;
    std::size_t last = 0;
    for (std::size_t first = 0; first < found.size(); ++first) {
        last = std::max(last, first);
        while (last < found.size() &&
               found[last].span.end <= found[first].span.start + (window_length - lead))
            ++last;
        const std::size_t end = std::max(last, first + 1);
        // A window of a common word can hold a hundred places; what matters is told by the first of them.
        const int here = worth(found, first, std::min(end, first + 64), seen, ++round, query);
        if (here > best.worth) best = {here, first, end};
    }
    return best;
}

bool is_space(char32_t c) {
    return c == U' ' || c == U'\n';
}

Span window_around(std::u32string_view text, Span marked) {
    const auto size = static_cast<std::uint32_t>(text.size());
    std::uint32_t start = marked.start > lead ? marked.start - lead : 0;
    // A passage begins with its paragraph when that is near, else with a whole word.
    for (std::uint32_t i = marked.start; i > start; --i) {
        if (text[i - 1] == U'\n') {
            start = i;
            break;
        }
    }
    while (start > 0 && start < marked.start && !is_space(text[start - 1])) ++start;
    std::uint32_t end = std::min(size, std::max(start + window_length, marked.end));
    while (end < size && end > marked.end && !is_space(text[end])) --end;
    return {start, end};
}

/// Writes the window as one line; marks move with it.
Snippet written(std::u32string_view text, Span window, const std::vector<Span>& marks) {
    Snippet snippet;
    std::u32string line;
    std::vector<std::uint32_t> place(window.length() + 1); // where each code point of the window went
    for (std::uint32_t i = window.start; i < window.end; ++i) {
        place[i - window.start] = static_cast<std::uint32_t>(line.size());
        if (!is_space(text[i])) {
            line += text[i];
        } else if (!line.empty() && line.back() != U' ') {
            line += U' ';
        }
    }
    place[window.length()] = static_cast<std::uint32_t>(line.size());
    for (const Span mark : marks)
        snippet.marks.push_back({place[mark.start - window.start], place[mark.end - window.start]});
    while (!line.empty() && line.back() == U' ') line.pop_back();
    snippet.text = to_utf8(line);
    return snippet;
}

} // namespace

std::optional<Snippet> make_snippet(std::string_view text, const TextQuery& query, std::size_t budget) {
    if (query.empty() || text.empty()) return std::nullopt;
    const Matcher matcher(query);
    std::optional<Snippet> snippet;
    int highest = 0;
    int possible = 0;
    for (const QueryClause& clause : query.clauses)
        possible += clause.phrase ? 2 * static_cast<int>(clause.words.size()) : 1;

    std::uint32_t offset = 0;
    for (std::size_t at = 0; at < std::min(budget, text.size());) {
        // Stretches end behind a line, so that no passage is cut that anyone would read as one.
        std::size_t end = std::min(at + stretch_bytes, text.size());
        if (end < text.size()) {
            const std::size_t line = text.rfind('\n', end - 1);
            const std::size_t space = text.rfind(' ', end - 1);
            if (line != std::string_view::npos && line > at) {
                end = line + 1;
            } else if (space != std::string_view::npos && space > at) {
                end = space + 1;
            } else {
                while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
            }
        }
        const std::string_view stretch = text.substr(at, end - at);
        std::vector<Found> found;
        matcher.find(syllables(stretch), 0, found);
        const Best best = best_window(found, query);
        const std::u32string points = to_utf32(stretch);
        if (best.worth > highest) {
            highest = best.worth;
            const Span around{found[best.first].span.start, found[best.last - 1].span.end};
            const Span window = window_around(points, around);
            std::vector<Span> marks;
            for (const Found& one : found) { // a word inside a marked phrase is marked already
                if (!window.contains(one.span) || (!marks.empty() && one.span.start < marks.back().end))
                    continue;
                marks.push_back(one.span);
            }
            snippet = written(points, window, marks);
            snippet->place = {offset + window.start, offset + window.end};
        }
        if (highest >= 1000 * possible) break; // every word is there: later text cannot show more
        offset += static_cast<std::uint32_t>(points.size());
        at = end;
    }
    return snippet;
}

} // namespace vanmach
