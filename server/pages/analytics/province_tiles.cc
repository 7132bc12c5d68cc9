// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/analytics/province_tiles.h"

#include <cstdlib>
#include <map>
#include <string>
#include <utility>

#include <spdlog/spdlog.h>

#include "corpus/authority/table.h"
#include "page_files_embedded.h"

namespace vanmach::pages {
namespace {

constexpr std::string_view file = "analytics/province_tiles.tsv";

std::map<std::string, std::pair<Tile, Tile>, std::less<>> load() {
    std::map<std::string, std::pair<Tile, Tile>, std::less<>> tiles;
    try {
        const Table table(file, page_files::embedded(file));
        const auto number = [](const TableRow& row, std::string_view column) { return std::atoi(row.text(column).c_str()); };
        for (const auto& row : table.rows())
            tiles[row.required("name")] = {{number(row, "old_row"), number(row, "old_column")}, {number(row, "new_row"), number(row, "new_column")}};
    } catch (const TableFault& fault) { // the table is part of the program, and the tests read it
        spdlog::critical("{}", fault.message);
        std::abort();
    }
    return tiles;
}

const std::pair<Tile, Tile>& tiles_of(std::string_view province) {
    static const auto tiles = load();
    static const std::pair<Tile, Tile> none;
    const auto found = tiles.find(province);
    return found == tiles.end() ? none : found->second;
}

} // namespace

Tile old_tile(std::string_view province) { return tiles_of(province).first; }
Tile new_tile(std::string_view province) { return tiles_of(province).second; }

} // namespace vanmach::pages
