// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/task_tables.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "corpus/reading/deadlines.h"
#include "corpus/reading/duties.h"

namespace vanmach {

namespace {

enum class Column : std::uint8_t { number, task, lead, coordinating, unit, time, other };

struct Heading {
    std::string_view words;
    Column column;
};
constexpr std::array<Heading, 24> headings = {{{"tt", Column::number},
                                               {"stt", Column::number},
                                               {"so tt", Column::number},
                                               {"nhiem vu", Column::task},
                                               {"noi dung", Column::task},
                                               {"ten nhiem vu", Column::task},
                                               {"cong viec", Column::task},
                                               {"co quan chu tri", Column::lead},
                                               {"don vi chu tri", Column::lead},
                                               {"chu tri", Column::lead},
                                               {"co quan, don vi chu tri", Column::lead},
                                               {"co quan don vi chu tri", Column::lead},
                                               {"co quan phoi hop", Column::coordinating},
                                               {"don vi phoi hop", Column::coordinating},
                                               {"co quan don vi phoi hop", Column::coordinating},
                                               {"phoi hop", Column::coordinating},
                                               {"don vi thuc hien", Column::unit},
                                               {"co quan thuc hien", Column::unit},
                                               {"don vi chiu trach nhiem", Column::unit},
                                               {"thoi gian", Column::time},
                                               {"thoi han", Column::time},
                                               {"tien do", Column::time},
                                               {"lo trinh", Column::time},
                                               {"han hoan thanh", Column::time}}};

// Lines that make one cell.
struct Cell {
    std::size_t first = 0, next = 0; // tokens
    bool row = false;                // a new row of the text begins with it
};

std::vector<Cell> cells_of(const ReadingText& text, const std::vector<Line>& lines, TokenSpan span, bool by_paragraph) {
    std::vector<Cell> cells;
    for (const auto& line : lines) {
        if (line.first < span.first || line.first >= span.next) continue;
        const bool line_begins = text.line_ends_before(line.first) > 0;
        if (is_rule(text, line) && (line_begins || by_paragraph)) continue; // within a row "-" is a cell with nothing in it
        if (by_paragraph && !line.blank_before && !cells.empty()) cells.back().next = line.next;
        else cells.push_back({line.first, line.next, line_begins});
    }
    return cells;
}

// Punctuation inside a heading does not count: "Cơ quan, đơn vị chủ trì".
std::optional<Column> column_of(const ReadingText& text, const Cell& cell) {
    if (cell.next - cell.first > 10) return std::nullopt;
    constexpr std::array<std::string_view, 15> firsts = {"tt", "stt", "so", "nhiem", "noi", "ten", "cong", "co", "don", "chu", "phoi", "thoi", "tien", "lo", "han"};
    if (std::none_of(firsts.begin(), firsts.end(), [&](auto word) { return text.is(cell.first, word); })) return std::nullopt;
    std::string words;
    for (std::size_t i = cell.first; i < cell.next; ++i)
        if (text.is_word(i)) words += (words.empty() ? "" : " ") + std::string(text.word(i));
    for (const auto& heading : headings)
        if (words == heading.words || words.starts_with(std::string(heading.words) + " ")) return heading.column;
    return std::nullopt;
}

bool is_row_number(const ReadingText& text, const Cell& cell) {
    const auto size = cell.next - cell.first;
    return text.is_number(cell.first) && text.word(cell.first).size() <= 3 && (size == 1 || (size == 2 && text.is_mark(cell.first + 1, '.')));
}

// "II", "A", "B.": a heading between the rows.
bool is_group(const ReadingText& text, const Cell& cell) {
    return cell.next - cell.first <= 2 && (is_roman_numeral(text, cell.first) || (text.all_capitals(cell.first) && text.word(cell.first).size() == 1));
}

std::string words_of(const ReadingText& text, const Cell& cell) {
    const bool dash = cell.next == cell.first + 1 && !text.is_word(cell.first) && !text.is_number(cell.first);
    return dash ? std::string{} : text.folded().line(text[cell.first].start, text[cell.next - 1].end);
}

Obligation task_of(const ReadingText& text, const std::vector<Column>& columns, const std::vector<Cell>& cells, std::size_t first, std::size_t next) {
    Obligation task;
    task.span = {text[cells[first].first].start, text[cells[next - 1].next - 1].end};
    task.text = text.folded().utf8(task.span.start, task.span.end);
    // A table without a column for the row's number has rows that begin with one all the same.
    const std::size_t shift = !columns.empty() && columns.front() == Column::number ? 0 : 1;
    for (std::size_t c = first; c < next; ++c) {
        const std::size_t at = c - first;
        if (at < shift || at - shift >= columns.size()) continue;
        const auto& cell = cells[c];
        switch (columns[at - shift]) {
        case Column::task: task.task = words_of(text, cell); break;
        case Column::lead: task.lead = words_of(text, cell); break;
        case Column::unit: task.unit = words_of(text, cell); break;
        case Column::coordinating: task.coordinating = read_bodies(text, {cell.first, cell.next}); break;
        case Column::time: {
            task.when = words_of(text, cell);
            for (std::size_t i = cell.first; i < cell.next && task.deadline.empty(); ++i) {
                if (!text.is_word(i) && !text.is_number(i)) continue;
                if (const auto day = text.is_word(i) ? deadline_at(text, i) : day_at(text, i); day && day->next <= cell.next) {
                    task.deadline = day->date;
                    if (day->yearly) task.recurs = "yearly";
                }
            }
            break;
        }
        case Column::number:
        case Column::other: break;
        }
    }
    if (task.unit.empty()) task.unit = task.lead;
    return task;
}

// One table from the heading whose first cell is `head`; the cell after it.
std::size_t read_table(const ReadingText& text, const std::vector<Cell>& cells, std::size_t head, TaskTables& tables) {
    std::vector<Column> columns;
    std::size_t at = head;
    for (; at < cells.size() && columns.size() < 10; ++at) {
        if (is_row_number(text, cells[at]) || is_group(text, cells[at])) break;
        columns.push_back(column_of(text, cells[at]).value_or(Column::other));
    }
    const auto has = [&](Column column) { return std::find(columns.begin(), columns.end(), column) != columns.end(); };
    if (!has(Column::task) || !(has(Column::lead) || has(Column::time) || has(Column::unit)) || columns.size() < 3) return head + 1;
    const auto first_task = tables.tasks.size();
    std::size_t end = at;
    while (at < cells.size()) {
        if (is_group(text, cells[at])) { // its title is the next cell
            at += 2;
            continue;
        }
        if (!is_row_number(text, cells[at])) break;
        std::size_t next = at + 1;
        while (next < cells.size() && next < at + columns.size() + 1 && !is_row_number(text, cells[next]) && !is_group(text, cells[next])) ++next;
        // Where a row stands on one line, what begins the next line is no cell of it: "Nơi nhận:" under the last row.
        const auto begins_line = [&](const Cell& cell) { return cell.row; };
        const auto cell = [&](std::size_t c) { return cells.begin() + static_cast<std::ptrdiff_t>(c); };
        if (next > at + 3 && std::none_of(cell(at + 1), cell(at + 3), begins_line)) next = static_cast<std::size_t>(std::find_if(cell(at + 3), cell(next), begins_line) - cells.begin());
        if (next < at + 3) break;
        // A row whose cells were broken over lines does not tell who leads; who does has a capital.
        if (auto task = task_of(text, columns, cells, at, next); task.unit.empty() || ReadingText(task.unit).capital(0))
            tables.tasks.push_back(std::move(task));
        at = end = next;
    }
    if (tables.tasks.size() == first_task) return head + 1;
    tables.covered.push_back({cells[head].first, cells[end - 1].next});
    return end;
}

} // namespace

TaskTables read_task_tables(const ReadingText& text, const std::vector<Line>& lines, TokenSpan span) {
    TaskTables tables;
    for (const bool by_paragraph : {false, true}) {
        const auto cells = cells_of(text, lines, span, by_paragraph);
        // The tables that the reading by lines found, in order; those of this reading are left behind as they are found.
        const auto found = tables.covered;
        auto table = found.begin();
        for (std::size_t c = 0; c < cells.size();) {
            while (table != found.end() && table->next <= cells[c].first) ++table;
            const bool inside = table != found.end() && table->first <= cells[c].first;
            const auto column = inside ? std::nullopt : column_of(text, cells[c]);
            c = column == Column::number || column == Column::task ? read_table(text, cells, c, tables) : c + 1;
        }
    }
    std::sort(tables.covered.begin(), tables.covered.end(), [](const TokenSpan& a, const TokenSpan& b) { return a.first < b.first; });
    std::stable_sort(tables.tasks.begin(), tables.tasks.end(), [](const Obligation& a, const Obligation& b) { return a.span.start < b.span.start; });
    return tables;
}

} // namespace vanmach
