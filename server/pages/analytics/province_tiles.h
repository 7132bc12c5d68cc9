// SPDX-License-Identifier: GPL-2.0-or-later
// Where provinces stand in a grid of tiles that is roughly the map (province_tiles.tsv). Immutable; thread-safe.
#pragma once

#include <string_view>

namespace vanmach::pages {

/// Row and column from 1; 0 where the province has no tile.
struct Tile {
    int row = 0, column = 0;
};

/// Among the 63 until 2025-06-30, and among the 34 since.
Tile old_tile(std::string_view province);
Tile new_tile(std::string_view province);

} // namespace vanmach::pages
