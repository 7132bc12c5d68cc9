// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/layout.h"

#include <algorithm>

#include "corpus/reading/asides.h"
#include "corpus/reading/dates.h"
#include "corpus/reading/lines.h"
#include "corpus/reading/positions.h"
#include "corpus/reading/vocabulary.h"

namespace vanmach {

namespace {

constexpr std::uint32_t cell_gap = 3;      // spaces between two cells of a row
constexpr std::size_t rule_marks = 3;      // "---" closes what stands before it
constexpr std::size_t head_tokens = 400;   // no letterhead is longer
constexpr std::size_t place_words = 5;     // "Thành phố Hồ Chí Minh"
constexpr std::size_t name_words = 5;      // of a person
constexpr std::size_t signature_tokens = 60; // posts and a name

bool is_rule_mark(const ReadingText& text, std::size_t i) {
    return text.is_mark(i, '-') || text.is_mark(i, '*') || text.is_mark(i, '=') || text.is_mark(i, '_');
}

// The token after a rule that begins at i; i if there is none.
std::size_t rule_end(const ReadingText& text, std::size_t i) {
    if (!is_rule_mark(text, i)) return i;
    std::size_t end = i + 1;
    while (text.glued(end) && is_rule_mark(text, end)) ++end;
    // A row of underscores is a blank to be filled in, unless it stands under a name in capitals.
    const bool blank = text.is_mark(i, '_') && !text.line_start(i) && (i == 0 || !text.all_capitals(i - 1));
    return end - i >= rule_marks && !blank ? end : i;
}

bool all_capitals_at(const ReadingText& text, std::size_t i, std::size_t words) {
    for (std::size_t k = i; k < i + words; ++k)
        if (!text.all_capitals(k)) return false;
    return true;
}

// The motto's token after which a new line begins; i if none stands there.
std::size_t motto_end(const ReadingText& text, std::size_t i) {
    if (words_at(text, i, "cong hoa xa hoi chu nghia viet nam") && all_capitals_at(text, i, 8)) return i + 8;
    if (text.word(i).ends_with("doc") && text.is(i + 1, "lap") && text.is_mark(i + 2, '-') && words_at(text, i + 3, "tu do") &&
        text.is_mark(i + 5, '-') && words_at(text, i + 6, "hanh phuc"))
        return i + 8;
    return i;
}

// "Hà Nội, ngày 02 tháng 4 năm 2005": its comma is at i. Breaks the line before the place and behind the date.
void break_at_place_and_date(ReadingText& text, std::size_t comma) {
    if (!text.is_mark(comma, ',') || !text.is(comma + 1, "ngay")) return;
    const auto date = read_dated(text, comma + 1);
    if (!date || !date->date.full()) return;
    std::size_t first = comma;
    while (first > 0 && comma - first < place_words && text.is_word(first - 1) && text.capital(first - 1) &&
           !text.line_start(first) && !text.all_capitals(first - 1))
        --first;
    const bool found = first < comma;
    // Before a place stands a number or what is in capitals; a sentence that names a day goes on differently.
    const bool opens = found && (text.line_start(first) || text.is_number(first - 1) || text.all_capitals(first - 1) ||
                                 text[first].start > text[first - 1].end + 1);
    if (!opens) return;
    text.start_line(first);
    if (text.is_word(date->end) && (text.all_capitals(date->end) || text.is(date->end, "kinh"))) text.start_line(date->end);
}

// A list item or an article where a flattened text runs on: "…; - Như trên", "…. Điều 5. Phạm vi".
bool opens_item(const ReadingText& text, std::size_t i) {
    const bool closed = text.is_mark(i - 1, ';') || text.is_mark(i - 1, ':') || text.is_mark(i - 1, '.');
    if (text.is_mark(i, '-') && !text.glued(i)) return text.is_mark(i - 1, ';') || text.is_mark(i - 1, ':');
    if (!text.is_word(i) || !text.capital(i)) return false;
    const bool article = text.is(i, "dieu") && text.is_number(i + 1) && text.is_mark(i + 2, '.') && text.glued(i + 2) &&
                         text.is_word(i + 3) && text.capital(i + 3);
    if (article) return closed || text.all_capitals(i - 1);
    const bool basis = text.is(i, "can") && text.is(i + 1, "cu") && !text.all_capitals(i);
    if (basis) return text.is_mark(i - 1, ';') || text.all_capitals(i - 1);
    return text.is(i, "noi") && text.is(i + 1, "nhan") && text.is_mark(i + 2, ':');
}

// "Nguyễn Văn An (Đã ký)" at the end of a text.
bool is_signed(const ReadingText& text, std::size_t i) {
    return text.is_mark(i, '(') && words_at(text, i + 1, "da ky") && text.is_mark(i + 3, ')');
}

// A gap to be filled in by hand is no border of a cell: "Số:      /KH-BQL", "ngày    tháng    năm". "Tháng 6" opens one.
bool is_blank_to_fill(const ReadingText& text, std::size_t i) {
    const std::size_t before = text.is_mark(i - 1, ':') ? i - 2 : i - 1;
    const bool counted = printed_as(text, i - 1, "ngày") || printed_as(text, i - 1, "tháng") || text.is_number(i - 1) || text.is_mark(i - 1, '.');
    if (text.is(i, "thang") || text.is(i, "nam")) return !text.capital(i) && counted;
    if (text.is_mark(i, '/') || text.is_mark(i, '-')) return printed_as(text, before, "số") || (counted && text.glued(i + 1));
    return text.is_number(i) && (printed_as(text, before, "số") || (counted && !text.is_number(i - 1) && !text.is_mark(i - 1, '.')));
}

// "… /2016/QH14 DỰ THẢO 24.10.2016 LUẬT VỀ HỘI": a type in capitals behind a number or a date.
bool opens_type(const ReadingText& text, std::size_t i) {
    if (!text.all_capitals(i) || !text.is_number(i - 1) || text.glued(i)) return false;
    const auto type = Vocabulary::instance().type_words().longest(text, i);
    return type && text.all_capitals(type.end - 1) && (text.line_start(type.end) || text.all_capitals(type.end));
}

// The line end that closes token i's line, as a token.
std::size_t line_end(const ReadingText& text, std::size_t i) {
    const auto limit = std::min(text.count(), i + signature_tokens); // a longer line is no signature
    do ++i;
    while (i < limit && !text.line_start(i));
    return i;
}

bool opens_annex(const ReadingText& text, std::size_t i) {
    return text.capital(i) && (words_at(text, i, "phu luc") || text.is(i, "mau") || words_at(text, i, "danh muc") || words_at(text, i, "quy che"));
}

// "KT. BỘ TRƯỞNG THỨ TRƯỞNG Lê Minh Ngân": each position on a line of its own, and the name.
std::size_t break_signature(ReadingText& text, std::size_t i) {
    if (!text.all_capitals(i) || !opens_signature(text, i)) return i;
    const auto end = line_end(text, i);
    std::size_t name = i;
    while (name < end && (!text.is_word(name) || text.all_capitals(name))) ++name;
    // Behind the capitals only a name may stand, perhaps "(Đã ký)" or a row of dots.
    std::size_t words = skip_rank(text, name);
    while (words < end && text.is_word(words) && text.capital(words) && !text.all_capitals(words) && !opens_annex(text, words)) ++words;
    // Behind the name the annex may begin: "Nguyễn Dương Thái QUY TRÌNH XÁC ĐỊNH TRƯỚC MÃ SỐ".
    if (words >= name + 2 && words < end && (opens_annex(text, words) || (text.all_capitals(words) && text.all_capitals(words + 1)))) text.start_line(words);
    const auto count = words - skip_rank(text, name);
    const bool closes = words == end || text.line_start(words) || text.is_mark(words, '(') || text.is_mark(words, '.') || text.is_mark(words, '|');
    if (name != end && (count < 2 || count > name_words || !closes)) return i;
    text.start_line(i);
    for (std::size_t k = std::max(signature_part_end(text, i), i + 1); k < name;) {
        const auto part = signature_part_end(text, k);
        // "KT. BỘ TRƯỞNG", "BỘ TRƯỞNG, CHỦ NHIỆM": a capacity and a second post stay with what they belong to.
        if (part != k && !text.is_mark(k - 1, ',') && !text.is_mark(k - 1, '.')) text.start_line(k);
        k = std::max(part, k + 1);
    }
    if (name != end) text.start_line(name);
    if (words != end) text.start_line(words);
    return name;
}

// The number of a page that breaks a sentence: alone between empty lines, with small letters or digits going on behind it.
bool is_page_number(const ReadingText& text, std::size_t i) {
    if (!text.is_number(i) || text.word(i).size() > 3 || !text.line_start(i) || !text.line_start(i + 1)) return false;
    if (i == 0 || i + 1 >= text.count() || text.line_ends_before(i) < 2 || text.line_ends_before(i + 1) < 2) return false;
    if (text.is_number(i - 1) || text.is_mark(i - 1, '.') || text.is_mark(i - 1, ';') || text.is_mark(i - 1, ':')) return false;
    const bool awaited = text.is(i - 1, "so") || text.is(i - 1, "ngay") || text.is_mark(i - 1, '-') || text.is_mark(i - 1, '/') || text.is_mark(i - 1, ',');
    return (text.is_word(i + 1) && !text.capital(i + 1)) || awaited;
}

} // namespace

void lay_out(ReadingText& text) {
    std::vector<std::size_t> pages;
    for (std::size_t i = 1; i < text.count(); ++i)
        if (is_page_number(text, i)) pages.push_back(i);
    text.drop(pages);
    std::size_t head = 0; // tokens of a letterhead still to come
    for (std::size_t i = std::max<std::size_t>(break_signature(text, 0), 1); i < text.count(); ++i) {
        if (const auto rule = rule_end(text, i); rule != i) {
            if (!text.line_start(i)) text.start_line(i);
            text.start_line(rule);
            i = rule - 1;
            continue;
        }
        if (const auto aside = aside_end(text, i); aside != i && text.all_capitals(i - 1)) {
            text.start_line(i); // beside a heading
            text.start_line(aside);
            i = aside - 1;
            continue;
        }
        if (text[i].start >= text[i - 1].end + cell_gap && !is_blank_to_fill(text, i)) text.start_line(i);
        if (const auto motto = motto_end(text, i); motto != i) {
            text.start_line(i);
            text.start_line(motto);
            head = head_tokens;
            i = motto - 1;
            continue;
        }
        if (head > 0) {
            --head;
            break_at_place_and_date(text, i);
            if (opens_type(text, i)) text.start_line(i);
            if (text.is(i, "kinh") && text.is(i + 1, "gui") && text.capital(i)) text.start_line(i);
            if (text.is(i, "v") && text.is_mark(i + 1, '/') && text.is(i + 2, "v") && text.capital(i)) text.start_line(i);
        }
        if (!text.line_start(i) && (opens_item(text, i) || is_signed(text, i))) {
            text.start_line(i);
            continue;
        }
        const bool may_sign = text.line_start(i) || (text.is_word(i) && !text.all_capitals(i - 1));
        if (may_sign) i = std::max(break_signature(text, i), i + 1) - 1;
    }
}

} // namespace vanmach
