// SPDX-License-Identifier: GPL-2.0-or-later
// Tab-separated tables with a header: the first line names the columns, lines that begin with # are comments,
// a cell may hold several values joined by |. Every fault is told with the table and the line.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"
#include "corpus/error.h"

namespace vanmach {

/// A fault in a table, thrown inside the loader and turned into an Error at its door.
struct TableFault {
    std::string message; // "provinces.tsv:12: …"
};

/// One line of a table. Refers to the table's text.
class TableRow {
  public:
    TableRow(std::string_view table, const std::vector<std::string_view>& columns, std::size_t line,
             std::vector<std::string_view> cells);

    std::size_t line() const { return line_; }

    /// The cell of a column; may be empty. A column that the header does not name is a fault.
    std::string text(std::string_view column) const;
    /// The same where an empty cell is a fault.
    std::string required(std::string_view column) const;
    /// The values of a cell, in order; none for an empty cell. An empty value is a fault.
    std::vector<std::string> list(std::string_view column) const;
    /// An ISO date at any precision; nothing is known for an empty cell.
    PartialDate date(std::string_view column) const;
    /// True for `yes` and false for `no`, in the words given; anything else is a fault.
    bool either(std::string_view column, std::string_view yes, std::string_view no) const;

    /// Throws the fault of this line.
    [[noreturn]] void fault(std::string_view message) const;

  private:
    std::string_view table_;
    const std::vector<std::string_view>* columns_;
    std::size_t line_;
    std::vector<std::string_view> cells_;
};

/// A table in memory. Refers to `text`, which must live as long; moved, not copied, because its rows refer to
/// it.
class Table {
  public:
    /// Throws TableFault: no header, a column named twice, CR LF, a line with another number of cells, a cell
    /// that is not NFC or has spaces around it.
    Table(std::string_view name, std::string_view text);
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    const std::vector<TableRow>& rows() const { return rows_; }

  private:
    std::vector<std::string_view> columns_;
    std::vector<TableRow> rows_;
};

} // namespace vanmach
