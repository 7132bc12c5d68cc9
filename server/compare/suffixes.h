// SPDX-License-Identifier: GPL-2.0-or-later
// The suffixes of a sequence of numbers in order: what makes all repetitions in it lie side by side. Linear in time and memory
// whatever the sequence. Thread-safe functions on values.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace vanmach::comparison {

/// Where the suffixes of `text` begin, smallest suffix first. Every number of `text` is below `above`. By induced sorting
/// (SA-IS: G. Nong, S. Zhang, W. H. Chan, Two efficient algorithms for linear time suffix array construction, 2011).
std::vector<std::uint32_t> suffix_array(std::span<const std::uint32_t> text, std::uint32_t above);

/// For each place i > 0 of `suffixes` how many numbers the suffixes at i - 1 and i have in common from their beginning; 0 at 0.
/// (T. Kasai et al., Linear-time longest-common-prefix computation, 2001.)
std::vector<std::uint32_t> common_prefixes(std::span<const std::uint32_t> text, const std::vector<std::uint32_t>& suffixes);

} // namespace vanmach::comparison
