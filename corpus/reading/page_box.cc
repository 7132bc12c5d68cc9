// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/page_box.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "corpus/reading/dates.h"
#include "corpus/reading/document_number.h"
#include "corpus/reading/positions.h"
#include "corpus/reading/vocabulary.h"

namespace vanmach {

namespace {

constexpr std::size_t box_lines = 120; // a box stands near the top

struct Label {
    std::string_view words;
    enum class Field : std::uint8_t { number, type, date, signer } field;
};
constexpr std::array<Label, 15> labels = {{{"so-hieu", Label::Field::number},
                                           {"loai-van-ban", Label::Field::type},
                                           {"nguoi-ky", Label::Field::signer},
                                           {"so hieu", Label::Field::number},
                                           {"so ky hieu", Label::Field::number},
                                           {"sohieu", Label::Field::number},
                                           {"so_hieu", Label::Field::number},
                                           {"loai van ban", Label::Field::type},
                                           {"loaivanban", Label::Field::type},
                                           {"ngay ban hanh", Label::Field::date},
                                           {"ngaybanhanh", Label::Field::date},
                                           {"ngay_ban_hanh", Label::Field::date},
                                           {"nguoi ky", Label::Field::signer},
                                           {"nguoiky", Label::Field::signer},
                                           {"nguoi_ky", Label::Field::signer}}};

// The token of the label's value, on its line or on the next; 0 if token i opens no label.
std::size_t value_of(const ReadingText& text, const Line& line, std::string_view words) {
    std::size_t i = line.first;
    while (!words.empty()) { // underscores and hyphens are marks of their own
        const auto end = words.find_first_of(" _-");
        if (!text.is(i, words.substr(0, end))) return 0;
        ++i;
        if (end == words.npos) break;
        if (words[end] != ' ' && !text.is_mark(i++, words[end])) return 0;
        words.remove_prefix(end + 1);
    }
    while (i < text.count() && (text.is_mark(i, ':') || text.is_mark(i, '"') || text.is_mark(i, '|'))) ++i;
    return i;
}

// 2026-07-08 in a front matter.
std::optional<PartialDate> iso_date(const ReadingText& text, std::size_t i) {
    if (!text.is_mark(i + 1, '-') || !text.is_mark(i + 3, '-') || text.word(i).size() != 4) return std::nullopt;
    return PartialDate::of(text.value(i), text.value(i + 2), text.value(i + 4));
}

std::string name_at(const ReadingText& text, std::size_t i) {
    i = skip_rank(text, position_end(text, i)); // "Phó Thủ tướng Phạm Thị Thanh Trà"
    std::size_t end = i;
    const auto opens_label = [&](std::size_t at) {
        return at > i && std::any_of(labels.begin(), labels.end(), [&](const Label& label) { return words_at(text, at, label.words); });
    };
    while (end < i + 5 && text.is_word(end) && text.capital(end) && (end == i || !text.line_start(end)) && !opens_label(end)) ++end;
    return end >= i + 2 ? text.folded().line(text[i].start, text[end - 1].end) : std::string{};
}

} // namespace

PageBox read_page_box(const ReadingText& text, const std::vector<Line>& lines, std::size_t next) {
    PageBox box;
    for (std::size_t k = 0; k < std::min({next, lines.size(), box_lines}); ++k)
        for (const auto& label : labels) {
            const auto i = value_of(text, lines[k], label.words);
            if (i == 0 || i >= text.count()) continue;
            switch (label.field) {
            case Label::Field::number:
                if (const auto number = read_number(text, i); number && box.number.empty()) box.number = number->number.canonical;
                break;
            case Label::Field::type:
                if (const auto type = Vocabulary::instance().type_words().longest(text, i); type && box.type.empty()) box.type = Vocabulary::instance().type(type.value).code;
                break;
            case Label::Field::date:
                if (box.date.known()) break;
                if (const auto iso = iso_date(text, i)) box.date = *iso;
                else if (const auto date = read_date(text, i)) box.date = date->date;
                break;
            case Label::Field::signer:
                if (box.signer.empty()) box.signer = name_at(text, i);
                break;
            }
        }
    return box;
}

} // namespace vanmach
