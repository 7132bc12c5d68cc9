// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/positions.h"

#include <array>
#include <string_view>

#include "corpus/reading/phrases.h"

namespace vanmach {

namespace {

constexpr std::array<std::string_view, 5> capacities = {"tm", "kt", "tl", "tuq", "q"};

// Posts as they stand in signatures. Each may have a deputy ("Phó …") in front of it.
constexpr std::array<std::string_view, 27> posts = {
    "Chủ tịch",     "Giám đốc",       "Tổng Giám đốc", "Trưởng ban",  "Chánh Văn phòng", "Bộ trưởng",   "Thứ trưởng",
    "Thủ tướng",    "Bí thư",         "Tổng Bí thư",   "Cục trưởng",  "Tổng cục trưởng", "Chi cục trưởng", "Vụ trưởng",
    "Hiệu trưởng",  "Chánh Thanh tra", "Trưởng phòng", "Chủ nhiệm",   "Viện trưởng",     "Chánh án",    "Tổng Thanh tra",
    "Tổng Kiểm toán", "Thống đốc",    "Tổng Thư ký",   "Chỉ huy trưởng", "Trưởng đoàn",  "Trưởng Tiểu ban"};

constexpr std::array<std::string_view, 20> ranks = {
    "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đại tá", "Thượng tá", "Trung tá", "Thiếu tá", "Đại úy", "Thượng úy",
    "GS",        "PGS",          "TS",          "TSKH",        "ThS",    "BS",        "KS",       "CN",       "Đô đốc",  "Chuẩn đô đốc"};

PhraseTable rank_table() {
    PhraseTable phrases;
    for (const auto rank : ranks) phrases.add(rank, 0);
    return phrases;
}

PhraseTable table() {
    PhraseTable phrases;
    for (const auto post : posts) {
        phrases.add(post, 0);
        phrases.add("Phó " + std::string(post), 0);
    }
    return phrases;
}

} // namespace

std::size_t skip_capacity(const ReadingText& text, std::size_t i, std::string& capacity) {
    for (const auto name : capacities) {
        if (text.is(i, name) && text.is_mark(i + 1, '.') && text.all_capitals(i)) {
            capacity = text.folded().utf8(text[i].start, text[i].end);
            return i + 2;
        }
        if (name.size() == 2 && text.is(i, name.substr(0, 1)) && text.is_mark(i + 1, '/') && text.is(i + 2, name.substr(1)) &&
            text.all_capitals(i)) {
            capacity = std::string{name == "tm" ? "TM" : name == "kt" ? "KT" : "TL"};
            return i + 3;
        }
    }
    return i;
}

std::size_t position_end(const ReadingText& text, std::size_t i) {
    static const PhraseTable phrases = table();
    if (const auto match = phrases.longest(text, i)) return match.end;
    return i;
}

std::size_t skip_rank(const ReadingText& text, std::size_t i) {
    static const PhraseTable phrases = rank_table();
    for (auto match = phrases.longest(text, i); match && text.capital(i); match = phrases.longest(text, i)) {
        i = match.end;
        if (text.is_mark(i, '.')) ++i;
    }
    return i;
}

std::size_t signature_part_end(const ReadingText& text, std::size_t i) {
    std::string capacity;
    const auto after = skip_capacity(text, i, capacity);
    return after != i ? after : position_end(text, i);
}

bool opens_signature(const ReadingText& text, std::size_t i) { return signature_part_end(text, i) != i; }

} // namespace vanmach
