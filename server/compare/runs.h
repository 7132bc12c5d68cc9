// SPDX-License-Identifier: GPL-2.0-or-later
// What two sequences of numbers have in common, word for word. Thread-safe functions on values.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace vanmach::comparison {

/// `length` numbers that stand at `a` in the first sequence and at `b` in the second.
struct Run {
    std::uint32_t a = 0, b = 0, length = 0;
    bool operator==(const Run&) const = default;
};

struct Common {
    std::vector<Run> runs;                        // longest first, then by a; no two overlap in either sequence
    std::uint32_t covered_a = 0, covered_b = 0;   // numbers that stand in any run of `least` that the other sequence has too
};

/// Runs of at least `least` (> 0) numbers. The first is the longest that there is; each further one is the longest that can be
/// made of what is left of both. Where a run stands in one sequence more often than in the other, what is left over counts as
/// covered and is no run. Time O(n log n) with n = |a| + |b|, whatever they hold: of runs that stand at hundreds of places a
/// bounded number of places is tried.
Common common_runs(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, std::uint32_t least);

} // namespace vanmach::comparison
