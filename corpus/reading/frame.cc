// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/frame.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vanmach {

namespace {

constexpr std::size_t letterhead_lines = 8;

// How the notices begin that sites put under a text, bare. From such a line on the document is over.
constexpr std::array<std::string_view, 8> notices = {
    "cam on da dung",          "ban vua bi dang xuat",     "chinh sach bao ve du lieu ca nhan", "kinh gui quy thanh vien",
    "luu tru ghi chu y kien",  "dang nhap de theo doi",    "tiep tuc su dung cam on",           "van ban lien quan van ban duoc"};

// "Số: 30/2020/NĐ-CP" may stand over the motto, in the column of the issuer's name.
bool opens_number(const ReadingText& text, const Line& line) {
    return text.is(line.first, "so") && text.capital(line.first) && line.next - line.first < 16;
}

} // namespace

bool is_motto_line(const ReadingText& text, const Line& line) {
    for (std::size_t i = line.first; i < line.next && i < line.first + 12; ++i) {
        if (!text.all_capitals(i)) continue;
        if (words_at(text, i, "cong hoa xa hoi chu nghia") || words_at(text, i, "dang cong san viet nam")) return true;
    }
    return false;
}

Frame read_frame(const ReadingText& text, const std::vector<Line>& lines) {
    Frame frame;
    frame.next = text.count();
    frame.motto_line = lines.size();
    for (std::size_t k = 0; k < lines.size(); ++k)
        if (is_motto_line(text, lines[k])) {
            frame.motto_line = k;
            break;
        }
    if (frame.motto_line < lines.size()) {
        // The issuer's name stands over or beside the motto: lines in capitals, with rules between them.
        std::size_t first = frame.motto_line;
        while (first > 0 && frame.motto_line - first < letterhead_lines &&
               (in_capitals(text, lines[first - 1]) || is_rule(text, lines[first - 1]) || opens_number(text, lines[first - 1])))
            --first;
        while (first < frame.motto_line && is_rule(text, lines[first])) ++first;
        frame.first_line = first;
    }
    frame.first = lines.empty() ? 0 : lines[frame.first_line].first;
    for (const auto& line : lines) {
        if (line.first < frame.first) continue;
        if (std::any_of(notices.begin(), notices.end(), [&](auto words) { return words_at(text, line.first, words); })) {
            frame.next = line.first;
            break;
        }
    }
    return frame;
}

} // namespace vanmach
