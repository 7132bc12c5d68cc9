// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/dates.h"

namespace vanmach {

namespace {

bool is_divider(const ReadingText& text, std::size_t i) {
    return text.is_mark(i, '/') || text.is_mark(i, '-') || text.is_mark(i, '.');
}

// What is left of a blank to be filled in by hand: dots, an ellipsis, underscores.
std::size_t skip_blank(const ReadingText& text, std::size_t i) {
    while (i < text.count() && (text.is_mark(i, '.') || text.is_mark(i, '_') || text.is_mark(i, '\x7f'))) ++i;
    return i;
}

std::optional<ReadDate> made(int year, int month, int day, std::size_t end) {
    if (const auto date = PartialDate::of(year, month, day)) return ReadDate{*date, end};
    return std::nullopt;
}

bool is_year(const ReadingText& text, std::size_t i) {
    return text.is_number(i) && text.word(i).size() == 4 && text.value(i) >= 1900 && text.value(i) <= 2100;
}

int part(const ReadingText& text, std::size_t i, int limit) {
    if (!text.is_number(i) || text.word(i).size() > 2) return -1;
    const int value = text.value(i);
    return value >= 1 && value <= limit ? value : -1;
}

// A number that white space has broken: "0 7", "20 25". Its value and the token after it.
struct Broken {
    int value = -1;
    std::size_t next = 0;
};
Broken broken_number(const ReadingText& text, std::size_t i, std::size_t digits) {
    if (!text.is_number(i)) return {};
    const auto first = text.word(i).size();
    if (first == digits || !text.is_number(i + 1) || text.line_ends_before(i + 1) > 0) return {text.value(i), i + 1};
    if (first + text.word(i + 1).size() != digits) return {text.value(i), i + 1};
    int scale = 1;
    for (std::size_t k = 0; k < text.word(i + 1).size(); ++k) scale *= 10;
    return {text.value(i) * scale + text.value(i + 1), i + 2};
}

// "[D] tháng [M] năm Y", day and month possibly blank; `i` stands after the day.
std::optional<ReadDate> read_in_words(const ReadingText& text, std::size_t i, int day) {
    i = skip_blank(text, i);
    if (!text.is(i, "thang")) return std::nullopt;
    i = skip_blank(text, i + 1);
    const auto printed = broken_number(text, i, 2);
    const int month = printed.value >= 1 && printed.value <= 12 ? printed.value : -1;
    if (month > 0) i = skip_blank(text, printed.next);
    if (text.is_mark(i, '/') && is_year(text, i + 1)) return made(text.value(i + 1), std::max(month, 0), std::max(day, 0), i + 2);
    if (text.is_mark(i, ',')) ++i;
    if (!text.is(i, "nam")) return std::nullopt;
    i = skip_blank(text, i + 1);
    const auto year = broken_number(text, i, 4);
    if (year.value < 1900 || year.value > 2100) return std::nullopt;
    if (month < 0) return made(year.value, 0, 0, year.next);
    return made(year.value, month, std::max(day, 0), year.next);
}

} // namespace

std::optional<ReadDate> read_date(const ReadingText& text, std::size_t at) {
    std::size_t i = skip_blank(text, at);
    const int day = part(text, i, 31);
    // "ngày 1 2 tháng 5" is the twelfth.
    if (const auto whole = broken_number(text, i, 2); whole.next == i + 2 && whole.value >= 1 && whole.value <= 31)
        if (auto words = read_in_words(text, whole.next, whole.value)) return words;
    if (day > 0) ++i;
    if (auto words = read_in_words(text, i, day)) return words;
    if (!is_divider(text, i)) return std::nullopt;
    std::size_t j = skip_blank(text, i + 1);
    const int month = part(text, j, 12);
    if (month < 0 || !is_divider(text, j + 1)) return std::nullopt;
    j += 2;
    if (is_year(text, j)) return made(text.value(j), month, std::max(day, 0), j + 1);
    // "14/8/23": two digits, only glued to the rest, so that "1/2/10 người" is none.
    if (day > 0 && text.is_number(j) && text.word(j).size() == 2 && text.glued(j) && text.is_mark(i, '/') &&
        !is_divider(text, j + 1)) {
        const int year = text.value(j);
        return made(year < 50 ? 2000 + year : 1900 + year, month, day, j + 1);
    }
    return std::nullopt;
}

std::optional<ReadDate> read_dated(const ReadingText& text, std::size_t at) {
    if (text.is(at, "ngay")) return read_date(text, text.is(at + 1, "ngay") ? at + 2 : at + 1); // typed twice
    if (text.is(at, "thang")) return read_in_words(text, at, -1);
    return std::nullopt;
}

} // namespace vanmach
