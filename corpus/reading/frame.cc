// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/frame.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/document_id.h"
#include "corpus/reading/asides.h"
#include "corpus/reading/document_number.h"
#include "corpus/reading/head_lines.h"
#include "corpus/reading/vocabulary.h"

namespace vanmach {

namespace {

constexpr std::size_t letterhead_lines = 8;
constexpr std::size_t title_lines = 4;
constexpr std::size_t head_lines = 60; // boxes over a text without motto are no longer
constexpr std::string_view letter = "CV"; // "VĂN BẢN" alone on a line is a menu's

// How the notices begin that sites put under a text, bare. From such a line on the document is over.
constexpr std::array<std::string_view, 20> notices = {
    "cam on da dung",          "ban vua bi dang xuat",     "chinh sach bao ve du lieu ca nhan", "kinh gui quy thanh vien",
    "luu tru ghi chu y kien",  "dang nhap de theo doi",    "tiep tuc su dung cam on",           "van ban lien quan van ban duoc",
    "van ban nay chua cap nhat", "van ban nay chua co noi dung", "noi dung sua doi huong dan", "file duoc dinh kem theo van ban",
    "van ban lien quan ban hanh", "thua quy khach",        "vui long dang nhap",                "ban chua dang nhap",
    "tien ich danh cho",       "hieu luc da biet tinh trang", "tai khoan hien dang",            "ra chuot vao noi dung"};

// The document's own number, as its head prints it; "" when it is blank or cut off.
std::string own_number(const ReadingText& text, const std::vector<Line>& lines, std::size_t first) {
    for (std::size_t k = first; k < std::min(first + head_lines, lines.size()); ++k)
        if (const auto number = number_line(text, lines[k])) return number->found.number.canonical;
    return {};
}

// A site's name for the document, over its notices: "Kế hoạch 980/KH-UBND năm 2025 thực hiện … do tỉnh Nghệ An ban hành".
bool names_document(const ReadingText& text, const Line& line, const std::string& own) {
    const auto type = Vocabulary::instance().type_words().longest(text, line.first);
    if (!type || !text.capital(line.first) || text.all_capitals(line.first)) return false;
    for (std::size_t i = type.end; i < type.end + 4 && i < line.next; ++i) // "Thông báo kết luận 432-TB/VPTW năm 2025"
        if (text.is_number(i)) {
            const auto number = read_number(text, i);
            return number && (own.empty() || slug_of_number(number->number.canonical) == slug_of_number(own));
        }
    return false;
}

// A row of a box of particulars within the page: "Số tờ trình    06/TTr-BGDĐT ngày 29/5/2026"; the token after it, or the line's own.
std::size_t box_row_end(const ReadingText& text, const Line& line) {
    constexpr std::array<std::string_view, 9> labels = {"so ky hieu", "so hieu", "loai van ban", "so to trinh", "can cu phap ly",
                                                        "van ban goc", "co quan ban hanh", "co quan soan thao", "nguoi ky"};
    const bool label = std::any_of(labels.begin(), labels.end(), [&](auto words) { return words_at(text, line.first, words); });
    // The value stands beside its label, in the next cell.
    if (!label || line.next >= text.count() || !text.line_start(line.next) || text.line_ends_before(line.next) > 0) return line.first;
    std::size_t end = line.next;
    while (end < text.count() && text.line_ends_before(end) == 0) ++end;
    return end;
}

// "Số: 30/2020/NĐ-CP" may stand over the motto, in the column of the issuer's name.
bool opens_number(const ReadingText& text, const Line& line) {
    return text.is(line.first, "so") && text.capital(line.first) && !text.is_word(line.first + 1) && line.next - line.first < 16;
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
               ((in_capitals(text, lines[first - 1]) && !text.is_number(lines[first - 1].first)) || is_rule(text, lines[first - 1]) || opens_number(text, lines[first - 1]) ||
                is_place_date_line(text, lines[first - 1])))
            --first;
        // Some pages print the type and the title over the letterhead.
        for (std::size_t up = first; up > 0 && first - up < title_lines; --up)
            if (const auto type = type_line(text, lines, up - 1, up); type && type->next >= lines[up - 1].next && type->type != letter) {
                first = up - 1;
                break;
            }
        while (first < frame.motto_line && is_rule(text, lines[first])) ++first;
        frame.first_line = first;
    }
    if (frame.motto_line == lines.size()) {
        // A text without motto begins with its number, its day or its type.
        for (std::size_t k = 0; k < std::min(head_lines, lines.size()); ++k) {
            const auto type = type_line(text, lines, k, k + 1);
            const bool opens = is_number_line(text, lines[k]) || is_place_date_line(text, lines[k]) ||
                               (type && type->next >= lines[k].next && type->type != letter);
            if (!opens) continue;
            frame.first_line = k;
            while (frame.first_line > 0 && k - frame.first_line < letterhead_lines && in_capitals(text, lines[frame.first_line - 1]))
                --frame.first_line;
            break;
        }
    }
    frame.first = lines.empty() ? 0 : lines[frame.first_line].first;
    for (const auto& line : lines) {
        if (line.first < frame.first) continue;
        if (std::any_of(notices.begin(), notices.end(), [&](auto words) { return words_at(text, line.first, words); })) {
            frame.next = line.first;
            break;
        }
    }
    auto last = static_cast<std::size_t>(std::lower_bound(lines.begin(), lines.end(), frame.next, [](const Line& line, std::size_t at) { return line.first < at; }) - lines.begin());
    if (const auto own = own_number(text, lines, frame.first_line); frame.next < text.count())
        for (const std::size_t lowest = last > 4 ? last - 4 : 0; last > lowest && last - 1 > frame.first_line; --last)
            if (names_document(text, lines[last - 1], own)) frame.next = lines[last - 1].first;
    auto line = lines.begin();
    for (std::size_t i = frame.first; i < frame.next; ++i) {
        while (line != lines.end() && line->first < i) ++line;
        auto end = std::max(aside_end(text, i), address_end(text, i));
        if (end == i && line != lines.end() && line->first == i) end = box_row_end(text, *line);
        if (end != i) frame.asides.push_back({i, end});
        i = std::max(end, i + 1) - 1;
    }
    return frame;
}

} // namespace vanmach
