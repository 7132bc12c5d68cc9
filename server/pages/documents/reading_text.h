// SPDX-License-Identifier: GPL-2.0-or-later
// A document's text as people read it: paragraphs, items and headings instead of the lines of a printed page.
// Sources break lines, and even leave blank lines, in the middle of a sentence; here such lines are joined,
// for display only. Pieces are cut by offsets in the original text, so a citation stays where it is.
// Thread-safe functions on values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"

namespace vanmach::pages {

/// A run of a block that is shown alike. Joined lines meet in a space that is part of a piece.
struct Piece {
    std::string text;
    int link = -1;      // index into `links` of read_text; -1: plain text
    bool first = false; // of its link: a link may be cut by the end of a block
    bool last = false;
    bool line_break = false; // nothing but a forced end of line
};

enum class BlockKind {
    paragraph,
    heading,
    item,
    caption, // short lines in capitals, as in a letterhead
    title,   // what the document says it is about
    table,   // lines of cells with four spaces between them, as the readers of tables leave them
};

/// A row of a table; `cells` hold pieces.
struct TableRow {
    int section = -1;    // as that of a block
    std::size_t end = 0; // past its last character, in the text
    std::vector<std::vector<Piece>> cells;
};

struct Block {
    BlockKind kind = BlockKind::paragraph;
    int section = -1; // index into `sections` of the section that begins here; -1: none
    int depth = 0;    // of a heading: that of its section; of an item: 1 numbered, 2 lettered, 3 dashed
    std::size_t end = 0; // past its last character, in the text
    std::vector<Piece> pieces;   // of all but a table
    std::vector<TableRow> rows;  // of a table
    std::size_t columns = 0;     // a shorter row has lost its empty cells: which ones is not known
    bool headed = false;         // its first row names the columns
    bool layout = false;         // no table, but two columns of a page: a letterhead, a signature
};

struct ReadingText {
    std::vector<Block> blocks;
    bool cut = false; // longer than `limit`: the rest is not shown
};

/// `links` are spans in ascending order that do not overlap; `title` is that of the document, found again
/// where it stands. All offsets are code points of `text`; of a longer text what lies past `limit` is left
/// out.
ReadingText read_text(std::string_view text, std::string_view title, const std::vector<Section>& sections,
                      const std::vector<Span>& links, std::size_t limit = 600'000);

} // namespace vanmach::pages
