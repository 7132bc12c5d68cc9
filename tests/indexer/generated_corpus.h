// SPDX-License-Identifier: GPL-2.0-or-later
// Made-up plans that cite each other, the same for the same seed: for tests that need more text than meaning.
#pragma once

#include <cstdint>
#include <string>

namespace vanmach::testing {

/// A plan with a head, three sections and citations of others; `number` is its own number, about `bytes`
/// long.
std::string generated_plan(std::uint32_t seed, int number, std::size_t bytes);

} // namespace vanmach::testing
