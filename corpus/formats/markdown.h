// SPDX-License-Identifier: GPL-2.0-or-later
// Text with markdown decoration -> its words. Plain .txt files hold it too: converters and web pages leave it
// there, often broken (emphasis that spans lines, marks with spaces on the wrong side, tables with a cell a
// line).
#pragma once

#include <string>
#include <string_view>

namespace vanmach {

/// Removes markup and keeps every letter and digit, except the targets of links, images and the names in
/// tags:
///
///   **bold** *italic* __bold__ ~~struck~~     the words; a "*" alone on its line, "(*)" and "5*3" stay
///   # heading                                 the heading
///   1\. \- \*                                 1. - *
///   [words](target)                           words; "[43](được bãi bỏ)" is no link and stays
///   * item                                    - item
///   | a | b |                                 a    b      four spaces between the cells of a line
///   |                                         an empty line: the border of a cell that has lines of its own
///   |---|---| and +---+---+                   nothing; "-------" under a letterhead stays
///   <br> <b> <sup>2</sup> <!-- -->            line end, nothing, ², nothing; "<Nội dung>" stays
///   &nbsp; &amp; &#160;                       the character
///
/// White space at line ends and at both ends of the text is removed, more than two empty lines become two.
/// `utf8` must be normalise()d, and so is the result. Idempotent. Thread-safe.
std::string without_markdown(std::string_view utf8);

} // namespace vanmach
