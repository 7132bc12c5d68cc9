// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/snippets.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "corpus/text/either_i.h"
#include "corpus/text/syllables.h"
#include "corpus/text/utf8.h"
#include "server/search/matcher.h"

namespace vanmach {

namespace {

constexpr std::size_t stretch_bytes = 16 * 1024; // looked at in one go; the first that shows every word is enough
constexpr std::uint32_t window_length = 240;     // code points: two lines of a page
constexpr std::uint32_t lead = 60;               // of these before the first mark

using Clauses = std::vector<QueryClause>;

/// A place where words of the query stand: one word, or a phrase as a whole.
struct Found {
    Span span;
    int clause = 0;
};

/// Finds the clauses of a query in a text, a syllable at a time.
class Finder {
  public:
    explicit Finder(const Clauses& clauses) : runs_(clauses.size()) {
        for (std::size_t c = 0; c < clauses.size(); ++c) {
            runs_[c].resize(clauses[c].words.size());
            for (std::size_t k = 0; k < clauses[c].words.size(); ++k) {
                const QueryWord& word = clauses[c].words[k];
                const Place place{c, k, &word};
                if (word.prefix)
                    prefixes_.push_back(place);
                else
                    // "lý" is found under "ly" and "li": is_meant has the last word.
                    for (const auto& bare : bare_forms(word.bare)) by_bare_[bare].push_back(place);
            }
        }
    }

    std::vector<Found> find(std::string_view text) {
        std::vector<Found> found;
        for (auto& run : runs_) std::fill(run.begin(), run.end(), Run{});
        SyllableScanner scanner(text);
        Syllable syllable;
        for (std::uint32_t at = 1; scanner.next(syllable); ++at) {
            const auto places = by_bare_.find(syllable.bare);
            if (places != by_bare_.end())
                // Backwards: a word of a phrase looks at how far the phrase was at the syllable before.
                for (auto place = places->second.rbegin(); place != places->second.rend(); ++place) meet(*place, syllable, at, found);
            for (const auto& place : prefixes_) meet(place, syllable, at, found);
        }
        std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
            return a.span.start != b.span.start ? a.span.start < b.span.start : a.span.end != b.span.end ? a.span.end > b.span.end : a.clause < b.clause;
        });
        return found;
    }

  private:
    /// The words of a clause up to one of them stand in a row that ends at this syllable.
    struct Run {
        std::uint32_t at = 0; // the syllable, counted from 1; 0 none
        std::uint32_t start = 0;
    };
    struct Place {
        std::size_t clause, word;
        const QueryWord* wanted;
    };

    static std::vector<std::string> bare_forms(const std::string& bare) {
        if (!ends_in_either_i(bare)) return {bare};
        auto other = bare;
        other.back() = bare.back() == 'i' ? 'y' : 'i';
        return {bare, other};
    }

    void meet(const Place& place, const Syllable& syllable, std::uint32_t at, std::vector<Found>& found) {
        if (!is_meant(*place.wanted, syllable)) return;
        auto& runs = runs_[place.clause];
        if (place.word > 0 && runs[place.word - 1].at + 1 != at) return;
        runs[place.word] = {at, place.word == 0 ? syllable.start : runs[place.word - 1].start};
        if (place.word + 1 == runs.size()) found.push_back({{runs[place.word].start, syllable.end}, static_cast<int>(place.clause)});
    }

    std::vector<std::vector<Run>> runs_; // by clause and word
    std::unordered_map<std::string, std::vector<Place>> by_bare_;
    std::vector<Place> prefixes_;
};

/// What a run of found places is worth: distinct clauses first, then words that follow each other as they
/// were typed.
int worth(const std::vector<Found>& found, std::size_t first, std::size_t last, std::vector<int>& seen,
          int round, const Clauses& clauses) {
    int distinct = 0;
    int neighbours = 0;
    for (std::size_t i = first; i < last; ++i) {
        const auto clause = static_cast<std::size_t>(found[i].clause);
        if (seen[clause] != round) {
            seen[clause] = round;
            distinct +=
                clauses[clause].phrase ? 2 * static_cast<int>(clauses[clause].words.size()) : 1;
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

Best best_window(const std::vector<Found>& found, const Clauses& clauses) {
    Best best;
    std::vector<int> seen(clauses.size(), 0);
    int round = 0;
    std::size_t last = 0;
    for (std::size_t first = 0; first < found.size(); ++first) {
        last = std::max(last, first);
        while (last < found.size() &&
               found[last].span.end <= found[first].span.start + (window_length - lead))
            ++last;
        const std::size_t end = std::max(last, first + 1);
        // A window of a common word can hold a hundred places; what matters is told by the first of them.
        const int here = worth(found, first, std::min(end, first + 64), seen, ++round, clauses);
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

/// Where a stretch of text from `at` ends: behind a line, so that no passage is cut that anyone would read as one.
std::size_t stretch_end(std::string_view text, std::size_t at) {
    std::size_t end = std::min(at + stretch_bytes, text.size());
    if (end == text.size()) return end;
    for (const char mark : {'\n', ' '}) {
        const std::size_t last = text.rfind(mark, end - 1);
        if (last != std::string_view::npos && last > at) return last + 1;
    }
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return end;
}

} // namespace

std::optional<Snippet> make_snippet(std::string_view text, const Clauses& clauses, std::size_t budget) {
    if (clauses.empty() || text.empty()) return std::nullopt;
    int possible = 0;
    for (const QueryClause& clause : clauses) possible += clause.phrase ? 2 * static_cast<int>(clause.words.size()) : 1;

    Finder finder(clauses);
    Best best;
    std::vector<Found> shown;                 // those of the best window
    std::size_t begin = 0, end = 0;           // its stretch, bytes
    for (std::size_t at = 0; at < std::min(budget, text.size());) {
        const auto next = stretch_end(text, at);
        const auto found = finder.find(text.substr(at, next - at));
        const Best here = best_window(found, clauses);
        if (here.worth > best.worth) {
            best = here;
            shown = found;
            begin = at;
            end = next;
        }
        if (best.worth >= 1000 * possible) break; // every word is there: later text cannot show more
        at = next;
    }
    if (best.worth == 0) return std::nullopt;

    const auto points = to_utf32(text.substr(begin, end - begin));
    const Span window = window_around(points, {shown[best.first].span.start, shown[best.last - 1].span.end});
    std::vector<Span> marks;
    for (const Found& one : shown) { // a word inside a marked phrase is marked already
        if (!window.contains(one.span) || (!marks.empty() && one.span.start < marks.back().end)) continue;
        marks.push_back(one.span);
    }
    auto snippet = written(points, window, marks);
    const auto offset = static_cast<std::uint32_t>(code_points(text.substr(0, begin)));
    snippet.place = {offset + window.start, offset + window.end};
    return snippet;
}

} // namespace vanmach
