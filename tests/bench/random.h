// SPDX-License-Identifier: GPL-2.0-or-later
// Chance that is the same on every machine (the standard's distributions are not): SplitMix64.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vanmach::bench {

/// A value; used by one thread.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        auto z = state_ += 0x9E3779B97F4A7C15ULL;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// [0, 1)
    double unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    bool chance(double probability) { return unit() < probability; }
    /// [0, count)
    std::size_t below(std::size_t count) { return static_cast<std::size_t>((next() >> 32U) * count >> 32U); }
    /// [first, last]
    int between(int first, int last) {
        return first + static_cast<int>(below(static_cast<std::size_t>(last - first + 1)));
    }
    template <typename List>
    const auto& one_of(const List& list) {
        return list[below(list.size())];
    }

  private:
    std::uint64_t state_;
};

} // namespace vanmach::bench
