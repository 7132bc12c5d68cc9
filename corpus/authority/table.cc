// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/authority/table.h"

#include <algorithm>
#include <fmt/format.h>

#include "corpus/text/normalise.h"

namespace vanmach {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == text.npos) return parts;
        text.remove_prefix(at + 1);
    }
}

} // namespace

TableRow::TableRow(std::string_view table, const std::vector<std::string_view>& columns, std::size_t line,
                   std::vector<std::string_view> cells)
    : table_(table), columns_(&columns), line_(line), cells_(std::move(cells)) {}

std::string TableRow::text(std::string_view column) const {
    const auto found = std::find(columns_->begin(), columns_->end(), column);
    if (found == columns_->end())
        throw TableFault{fmt::format("{}:1: the header names no column {}", table_, column)};
    return std::string(cells_[static_cast<std::size_t>(found - columns_->begin())]);
}

std::string TableRow::required(std::string_view column) const {
    auto value = text(column);
    if (value.empty()) fault(fmt::format("{} is empty", column));
    return value;
}

std::vector<std::string> TableRow::list(std::string_view column) const {
    const auto cell = text(column);
    if (cell.empty()) return {};
    std::vector<std::string> values;
    for (const auto value : split(cell, '|')) {
        if (value.empty()) fault(fmt::format("{} holds an empty value", column));
        values.emplace_back(value);
    }
    return values;
}

PartialDate TableRow::date(std::string_view column) const {
    const auto cell = text(column);
    if (cell.empty()) return {};
    const auto date = PartialDate::parse_iso(cell);
    if (!date) fault(fmt::format("{} is no date: {}", column, cell));
    return *date;
}

bool TableRow::either(std::string_view column, std::string_view yes, std::string_view no) const {
    const auto cell = text(column);
    if (cell != yes && cell != no)
        fault(fmt::format("{} is neither \"{}\" nor \"{}\": {}", column, yes, no, cell));
    return cell == yes;
}

void TableRow::fault(std::string_view message) const {
    throw TableFault{fmt::format("{}:{}: {}", table_, line_, message)};
}

Table::Table(std::string_view name, std::string_view text) {
    const auto lines = split(text, '\n');
    if (lines.front().empty()) throw TableFault{fmt::format("{}:1: there is no header", name)};
    if (lines.front().ends_with('\r'))
        throw TableFault{fmt::format("{}:1: lines end with CR LF instead of LF", name)};
    columns_ = split(lines.front(), '\t');
    for (auto column = columns_.begin(); column != columns_.end(); ++column)
        if (std::find(columns_.begin(), column, *column) != column)
            throw TableFault{fmt::format("{}:1: the column {} is named twice", name, *column)};
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].empty() || lines[i].front() == '#') continue;
        const auto cells = split(lines[i], '\t');
        const TableRow row(name, columns_, i + 1, cells);
        if (cells.size() != columns_.size())
            row.fault(
                fmt::format("{} cells where the header names {} columns", cells.size(), columns_.size()));
        for (const auto cell : cells) {
            if (cell.empty()) continue;
            if (cell.front() == ' ' || cell.back() == ' ')
                row.fault(fmt::format("spaces around \"{}\"", cell));
            if (normalise(cell) != cell)
                row.fault(fmt::format("\"{}\" is not written in the normal form of Unicode (NFC)", cell));
        }
        rows_.push_back(row);
    }
}

} // namespace vanmach
