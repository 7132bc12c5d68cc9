// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/frame.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/reading/document_number.h"
#include "corpus/reading/vocabulary.h"

namespace vanmach {

namespace {

constexpr std::size_t letterhead_lines = 8;

// How the notices begin that sites put under a text, bare. From such a line on the document is over.
constexpr std::array<std::string_view, 20> notices = {
    "cam on da dung",          "ban vua bi dang xuat",     "chinh sach bao ve du lieu ca nhan", "kinh gui quy thanh vien",
    "luu tru ghi chu y kien",  "dang nhap de theo doi",    "tiep tuc su dung cam on",           "van ban lien quan van ban duoc",
    "van ban nay chua cap nhat", "van ban nay chua co noi dung", "noi dung sua doi huong dan", "file duoc dinh kem theo van ban",
    "van ban lien quan ban hanh", "thua quy khach",        "vui long dang nhap",                "ban chua dang nhap",
    "tien ich danh cho",       "hieu luc da biet tinh trang", "tai khoan hien dang",            "ra chuot vao noi dung"};

constexpr std::size_t aside_tokens = 80; // no note between the lines is longer

// A site's name for the document, over its notices: "Kế hoạch 980/KH-UBND năm 2025 thực hiện … do tỉnh Nghệ An ban hành".
bool names_document(const ReadingText& text, const Line& line) {
    const auto type = Vocabulary::instance().type_words().longest(text, line.first);
    if (!type || !text.capital(line.first) || text.all_capitals(line.first)) return false;
    for (std::size_t i = type.end; i < type.end + 4 && i < line.next; ++i) // "Thông báo kết luận 432-TB/VPTW năm 2025"
        if (text.is_number(i)) return read_number(text, i).has_value();
    return false;
}

// "[Khoản này được hướng dẫn bởi Điều 2 Nghị định 127/2005/NĐ-CP có hiệu lực từ ngày 05/11/2005]": the token after it, or i.
std::size_t aside_end(const ReadingText& text, std::size_t i) {
    bool of_this = false, told = false;
    for (std::size_t k = i + 1; k < text.count() && k < i + aside_tokens; ++k) {
        if (text.is_mark(k, '[')) return i;
        if (text.is(k, "nay") || words_at(text, k, "mot so noi dung")) of_this = true;
        if (of_this && (text.is(k, "boi") || words_at(text, k, "co hieu luc"))) told = true;
        if (text.is_mark(k, ']')) return told ? k + 1 : i;
    }
    return i;
}

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
    auto last = static_cast<std::size_t>(std::lower_bound(lines.begin(), lines.end(), frame.next, [](const Line& line, std::size_t at) { return line.first < at; }) - lines.begin());
    if (frame.next < text.count())
        for (const std::size_t lowest = last > 4 ? last - 4 : 0; last > lowest && last - 1 > frame.first_line; --last)
            if (names_document(text, lines[last - 1])) frame.next = lines[last - 1].first;
    for (std::size_t i = frame.first; i < frame.next; ++i) {
        if (!text.is_mark(i, '[')) continue;
        const auto end = aside_end(text, i);
        if (end != i) frame.asides.push_back({i, end});
    }
    return frame;
}

} // namespace vanmach
