// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/compare/runs.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <set>
#include <tuple>

#include "server/compare/suffixes.h"

namespace vanmach::comparison {

namespace {

using Numbers = std::span<const std::uint32_t>;
constexpr std::uint32_t most_places = 48;          // of one run that are tried on either side
constexpr std::size_t most_steps = 8'000'000;      // over a whole comparison: no real text comes near

/// For each place of one sequence the longest run that the other has as well, and the neighbours of its suffix in the order of
/// all suffixes of the other.
struct Matches {
    std::vector<std::uint32_t> longest;
    struct Neighbours {
        std::uint32_t next = 0;                 // place in `order` of the first suffix of the other that is larger
        std::uint32_t with_last = 0, with_next = 0; // how much is common with the one before and with it
    };
    std::vector<Neighbours> neighbours;
    std::vector<std::uint32_t> order;           // suffixes of the other, in order
    std::vector<std::uint32_t> common;          // of order[i - 1] and order[i]
};

/// Suffixes from `begin` to `end` of the joined text are `own`, those from `other_begin` to `other_end` of the other sequence.
struct Half {
    std::uint32_t begin, end;
    bool has(std::uint32_t suffix) const { return suffix >= begin && suffix < end; }
};

Matches matches_of(const std::vector<std::uint32_t>& suffixes, const std::vector<std::uint32_t>& prefixes, Half own, Half other) {
    constexpr auto open = std::numeric_limits<std::uint32_t>::max();
    Matches matches;
    matches.longest.assign(own.end - own.begin, 0);
    matches.neighbours.resize(own.end - own.begin);
    std::uint32_t with_last = 0, between = open; // what this suffix has in common with the last one of the other
    for (std::size_t i = 0; i < suffixes.size(); ++i) {
        with_last = std::min(with_last, prefixes[i]);
        between = std::min(between, prefixes[i]);
        if (other.has(suffixes[i])) {
            matches.common.push_back(matches.order.empty() ? 0 : between);
            matches.order.push_back(suffixes[i] - other.begin);
            with_last = between = open;
        } else if (own.has(suffixes[i])) {
            auto& place = matches.neighbours[suffixes[i] - own.begin];
            place.next = static_cast<std::uint32_t>(matches.order.size());
            place.with_last = matches.order.empty() ? 0 : with_last;
        }
    }
    std::uint32_t with_next = 0;
    for (auto i = suffixes.size(); i-- > 0;) {
        if (other.has(suffixes[i])) with_next = open;
        else if (own.has(suffixes[i])) {
            auto& place = matches.neighbours[suffixes[i] - own.begin];
            place.with_next = place.next == matches.order.size() ? 0 : with_next;
            matches.longest[suffixes[i] - own.begin] = std::max(place.with_last, place.with_next);
        }
        with_next = std::min(with_next, prefixes[i]);
    }
    return matches;
}

std::uint32_t covered(const std::vector<std::uint32_t>& longest, std::uint32_t least) {
    std::uint32_t count = 0;
    std::size_t until = 0;
    for (std::size_t i = 0; i < longest.size(); ++i) {
        if (longest[i] >= least) until = std::max(until, i + longest[i]);
        count += i < until ? 1 : 0;
    }
    return count;
}

/// The stretches of a sequence that are taken by runs.
class Taken {
  public:
    explicit Taken(std::size_t size) : taken_(size, false) {}
    /// How many numbers from `at` on are free.
    std::uint32_t free_from(std::uint32_t at) const {
        if (taken_[at]) return 0;
        const auto next = begins_.lower_bound(at);
        return (next == begins_.end() ? static_cast<std::uint32_t>(taken_.size()) : *next) - at;
    }
    void take(std::uint32_t at, std::uint32_t length) {
        std::fill_n(taken_.begin() + at, length, true);
        begins_.insert(at);
    }

  private:
    std::vector<bool> taken_;
    std::set<std::uint32_t> begins_;
};

class Choice {
  public:
    Choice(const Matches& matches, std::size_t size_a, std::size_t size_b, std::uint32_t least) : matches_(matches), a_(size_a), b_(size_b), least_(least) {}

    std::vector<Run> runs() {
        // The longest first; a run that others have shortened meanwhile goes back by its new length.
        using Entry = std::tuple<std::uint32_t, std::uint32_t>; // length, place from the end: of equals the first one
        std::vector<Entry> entries;
        const auto last = static_cast<std::uint32_t>(matches_.longest.size());
        for (std::uint32_t i = 0; i < last; ++i)
            if (matches_.longest[i] >= least_) entries.emplace_back(matches_.longest[i], last - i);
        std::priority_queue<Entry> queue(std::less<Entry>(), std::move(entries));
        std::vector<Run> runs;
        while (!queue.empty() && steps_ < most_steps) {
            const auto [length, from_end] = queue.top();
            queue.pop();
            const auto run = best_at(last - from_end, length);
            if (run.length < least_) continue;
            if (run.length < length) {
                queue.emplace(run.length, from_end);
                continue;
            }
            a_.take(run.a, run.length);
            b_.take(run.b, run.length);
            runs.push_back(run);
        }
        return runs;
    }

  private:
    /// The longest run from `a` on that is free in both; of equals the first of the other. None is longer than `limit`.
    Run best_at(std::uint32_t a, std::uint32_t limit) {
        Run best{a, 0, 0};
        const auto room = std::min(limit, a_.free_from(a));
        if (room < least_) return best;
        const auto& place = matches_.neighbours[a];
        const auto look = [&](std::uint32_t at, std::uint32_t common) {
            const auto b = matches_.order[at];
            const auto length = std::min({common, room, b_.free_from(b)});
            if (length > best.length || (length == best.length && b < best.b)) best = {a, b, length};
        };
        const auto worth = [&](std::uint32_t common) { return common >= std::max(least_, best.length); };
        auto common = place.with_last;
        for (std::uint32_t at = place.next, tried = 0; at-- > 0 && worth(common) && tried < most_places; ++tried, ++steps_) {
            look(at, common);
            common = std::min(common, matches_.common[at]);
        }
        common = place.with_next;
        for (std::uint32_t at = place.next, tried = 0; at < matches_.order.size() && worth(common) && tried < most_places; ++tried, ++steps_) {
            look(at, common);
            if (at + 1 < matches_.order.size()) common = std::min(common, matches_.common[at + 1]);
            ++at;
        }
        return best;
    }

    const Matches& matches_;
    Taken a_, b_;
    std::uint32_t least_;
    std::size_t steps_ = 0;
};

} // namespace

Common common_runs(Numbers a, Numbers b, std::uint32_t least) {
    Common common;
    if (a.size() < least || b.size() < least) return common;
    // Between the two stands a number that neither has, so that no run goes across.
    const auto divider = std::max(std::ranges::max(a), std::ranges::max(b)) + 1;
    std::vector<std::uint32_t> joined(a.begin(), a.end());
    joined.push_back(divider);
    joined.insert(joined.end(), b.begin(), b.end());
    const Half first{0, static_cast<std::uint32_t>(a.size())}, second{first.end + 1, static_cast<std::uint32_t>(joined.size())};

    const auto suffixes = suffix_array(joined, divider + 1);
    const auto prefixes = common_prefixes(joined, suffixes);
    const auto of_a = matches_of(suffixes, prefixes, first, second);
    common.covered_a = covered(of_a.longest, least);
    common.covered_b = covered(matches_of(suffixes, prefixes, second, first).longest, least);
    common.runs = Choice(of_a, a.size(), b.size(), least).runs();
    return common;
}

} // namespace vanmach::comparison
