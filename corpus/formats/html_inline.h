// SPDX-License-Identifier: GPL-2.0-or-later
// The HTML that stands inside texts: character references and tags. Thread-safe functions on values.
#pragma once

#include <string>
#include <string_view>

namespace vanmach {

/// Character references as their characters ("&amp;amp;" -> "&"): the numeric ones and the names that office
/// texts hold. A "&" that begins none stays.
std::string without_references(std::string_view utf8);

/// Known tags and comments removed; a tag that ends a line in a browser becomes a line end, or a space in a
/// line that begins with "|" (the row of a table); the digits of <sup> become superscript digits, so that
/// marks of footnotes do not run into numbers; <https://…> becomes its address. Anything else in angle
/// brackets stays.
std::string without_tags(std::string_view utf8);

} // namespace vanmach
