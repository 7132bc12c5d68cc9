// SPDX-License-Identifier: GPL-2.0-or-later
// The marks of emphasis. Converters set them carelessly ("Số **12 **ngày", marks left on lines of their own),
// so pairs are not looked for where a mark can be nothing else. Thread-safe function on values.
#pragma once

#include <string>
#include <string_view>

namespace vanmach {

/// Removes * ** *** __ ~~ and turns "* " before an item into "- ". Stays: "*" or a row of four and more alone
/// on a line (a letterhead's ornament), marks in brackets "(*)" and between digits or spaces ("5*3", "b/a *
/// 100"), a single "*" that has no partner in its paragraph (the mark of a note), underscores inside words
/// and blanks to fill in ("___").
std::string without_emphasis(std::string_view utf8);

} // namespace vanmach
