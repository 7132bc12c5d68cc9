// SPDX-License-Identifier: GPL-2.0-or-later
// A list of JSON objects as a table: CSV that Excel opens right, and JSON lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/document_json.h"

namespace vanmach {

/// RFC 4180 with UTF-8 BOM and CRLF. The columns are the keys in the order of first use; an object inside
/// becomes columns "key.inner", a list of plain values is joined by "; ", another list is written as JSON. A
/// text that begins with = + - @, a tab or a line end gets an apostrophe in front: spreadsheets would run it
/// as a formula.
std::string to_csv(const Json& items);

inline constexpr std::string_view csv_byte_order_mark = "\xEF\xBB\xBF";
/// One line of it, with its end: for tables that are written row by row.
std::string csv_row(const std::vector<Json>& cells);

/// An item a line.
std::string to_jsonl(const Json& items);

} // namespace vanmach
