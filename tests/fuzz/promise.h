// SPDX-License-Identifier: GPL-2.0-or-later
// A promise that a fuzz target holds the code to: broken, the run ends and libFuzzer keeps the input.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace vanmach::fuzz {

inline void promise(bool kept, const char* what) {
    if (kept) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

} // namespace vanmach::fuzz
