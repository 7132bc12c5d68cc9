// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/lines.h"

#include "corpus/reading/letter_case.h"
#include "corpus/text/keys.h"

namespace vanmach {

std::vector<Line> read_lines(const ReadingText& text) {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < text.count();) {
        Line line;
        line.first = i;
        line.blank_before = i == 0 || text.line_ends_before(i) > 1;
        do ++i;
        while (i < text.count() && !text.line_start(i));
        line.next = i;
        line.span = {text[line.first].start, text[i - 1].end};
        lines.push_back(line);
    }
    return lines;
}

bool in_capitals(const ReadingText& text, const Line& line) {
    bool any = false;
    for (std::size_t i = line.first; i < line.next; ++i) {
        if (!text.is_word(i)) continue;
        if (!text.all_capitals(i)) return false;
        any = true;
    }
    return any;
}

bool is_rule(const ReadingText& text, const Line& line) {
    for (std::size_t i = line.first; i < line.next; ++i)
        if (text.is_word(i) || text.is_number(i)) return false;
    return true;
}

bool is_roman_numeral(const ReadingText& text, std::size_t i) {
    return text.is_word(i) && text.all_capitals(i) && text.word(i).size() <= 6 &&
           text.word(i).find_first_not_of("ivxl") == std::string_view::npos;
}

namespace {

ItemMark made(const ReadingText& text, Mark mark, std::size_t first, std::size_t label_next, std::size_t next, int level = 1) {
    return {mark, level, {text[first].start, text[label_next - 1].end}, next};
}

bool closes(const ReadingText& text, std::size_t i) {
    return text.is_mark(i, '.') || text.is_mark(i, ')') || text.is_mark(i, '/') || text.is_mark(i, ':') || text.is_mark(i, '-');
}

// "Phần thứ nhất", "Phần I", "Chương IV", "Mục 2", "Điều 15."
ItemMark worded(const ReadingText& text, std::size_t at) {
    Mark mark = Mark::none;
    if (text.is(at, "phan")) mark = Mark::part;
    else if (text.is(at, "chuong")) mark = Mark::chapter;
    else if (text.is(at, "muc")) mark = Mark::division;
    else if (text.is(at, "dieu")) mark = Mark::article;
    if (mark == Mark::none || !text.capital(at)) return {};
    std::size_t i = at + 1;
    if (mark == Mark::part && text.is(i, "thu")) {
        i += 2;
    } else if (is_roman_numeral(text, i) || text.is_number(i)) {
        ++i;
        if (mark == Mark::article && text.is_word(i) && text.glued(i) && text.word(i).size() == 1) ++i; // Điều 5a
    } else {
        return {};
    }
    // A line that opens with "Điều 5 Luật …" refers to an article; a heading closes its label or its line.
    const bool line_ends = i >= text.count() || text.line_start(i);
    const bool closed = text.is_mark(i, '.') || text.is_mark(i, ':') || text.is_mark(i, '-');
    if (!line_ends && !closed) {
        if (mark == Mark::article || !text.all_capitals(i)) return {};
        return made(text, mark, at, i, i);
    }
    return made(text, mark, at, i, closed ? i + 1 : i);
}

} // namespace

ItemMark item_mark(const ReadingText& text, std::size_t at) {
    if (at >= text.count()) return {};
    if (text.is_mark(at, '-') || text.is_mark(at, '+')) {
        if (text.glued(at + 1) && text.is_mark(at + 1, '-')) return {}; // a rule
        return made(text, Mark::dash, at, at + 1, at + 1);
    }
    if (text.is_word(at)) {
        if (auto mark = worded(text, at); mark.mark != Mark::none) return mark;
        if (is_roman_numeral(text, at) && closes(text, at + 1) && !text.is_mark(at + 1, ')') && !text.glued(at + 2))
            return made(text, Mark::roman, at, at + 1, at + 2);
        if (text.word(at).size() == 1 && text.glued(at + 1)) {
            if (text.is_mark(at + 1, ')') || (text.is_mark(at + 1, '.') && !text.glued(at + 2)))
                return made(text, text.capital(at) ? Mark::capital : Mark::letter, at, at + 1, at + 2);
        }
        return {};
    }
    if (!text.is_number(at) || text.word(at).size() > 2) return {};
    // 1.   1)   1.2.   1.2.3   but neither 1.000 nor 12/5 nor 1,5
    std::size_t i = at + 1;
    int level = 1;
    while (text.is_mark(i, '.') && text.glued(i) && text.is_number(i + 1) && text.glued(i + 1) && text.word(i + 1).size() <= 2) {
        i += 2;
        ++level;
    }
    const bool closed = (text.is_mark(i, '.') || text.is_mark(i, ')') || (text.is_mark(i, '/') && !text.glued(i + 1))) && text.glued(i);
    if (closed) {
        if (text.glued(i + 1) && text.is_number(i + 1)) return {};
        return made(text, Mark::number, at, i, i + 1, level);
    }
    if (level > 1 && text.is_word(i) && text.capital(i) && !text.glued(i)) return made(text, Mark::number, at, i, i, level);
    return {};
}

bool printed_as(const ReadingText& text, std::size_t i, std::string_view word) {
    if (!text.is_word(i) || text.word(i) != bare_key(word)) return false;
    const auto printed = lowered(text.folded().utf8(text[i].start, text[i].end));
    return printed == word || printed == text.word(i);
}

} // namespace vanmach
