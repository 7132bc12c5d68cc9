// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/obligations.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <string_view>

#include "corpus/reading/dates.h"
#include "corpus/reading/issuers.h"
#include "corpus/reading/lines.h"

namespace vanmach {

namespace {

struct Deadline {
    std::string date; // ISO, or --MM-DD
    bool yearly = false;
    std::size_t next = 0;
};

// "15/6", "15 tháng 6" without a year.
std::optional<Deadline> day_of_year(const ReadingText& text, std::size_t i) {
    if (!text.is_number(i) || text.word(i).size() > 2) return std::nullopt;
    const bool slashed = text.is_mark(i + 1, '/') || text.is_mark(i + 1, '-');
    if (!slashed && !text.is(i + 1, "thang")) return std::nullopt;
    if (!text.is_number(i + 2) || text.word(i + 2).size() > 2) return std::nullopt;
    const auto date = PartialDate::of(2000, text.value(i + 2), text.value(i)); // a leap year: 29/02 exists
    if (!date || !date->full()) return std::nullopt;
    return Deadline{fmt::format("--{:02}-{:02}", date->month, date->day), true, i + 3};
}

// The deadline that token i opens: "trước ngày 15/6", "chậm nhất 28/3/2025", "trước 15/12".
std::optional<Deadline> deadline_at(const ReadingText& text, std::size_t i) {
    std::size_t j = 0;
    if (text.is(i, "truoc")) j = i + 1;
    else if (words_at(text, i, "cham nhat")) j = i + 2;
    else if (words_at(text, i, "han chot")) j = i + 2;
    else return std::nullopt;
    constexpr std::array<std::string_view, 6> links = {"la", "vao", "den", "truoc", "het", "trong"};
    while (text.is_mark(j, ':') || std::any_of(links.begin(), links.end(), [&](auto word) { return text.is(j, word); })) ++j;
    if (text.is(j, "ngay")) ++j;
    if (const auto date = read_date(text, j); date && date->date.full()) return Deadline{date->date.iso(), false, date->end};
    return day_of_year(text, j);
}

} // namespace

std::vector<Obligation> read_obligations(const ReadingText& text, TokenSpan body, const PartialDate& dated,
                                         const std::vector<TokenSpan>& paragraphs,
                                         const std::vector<TokenSpan>& sentences, const std::vector<Section>& sections) {
    std::vector<Obligation> obligations;
    for (std::size_t i = body.first; i < body.next; ++i) {
        const auto deadline = deadline_at(text, i);
        if (!deadline || (!deadline->yearly && dated.known() && deadline->date < dated.iso())) continue;
        const auto& sentence = holding(sentences, i);
        const auto& paragraph = holding(paragraphs, i);
        Obligation obligation;
        obligation.span = {text[sentence.first].start, text[sentence.next - 1].end};
        obligation.text = text.folded().utf8(obligation.span.start, obligation.span.end);
        obligation.deadline = deadline->date;
        if (deadline->yearly) obligation.recurs = "yearly";
        const auto mark = item_mark(text, sentence.first);
        const std::size_t words = mark.mark == Mark::none ? sentence.first : mark.next;
        obligation.task = words < sentence.next ? text.folded().line(text[words].start, text[sentence.next - 1].end) : "";
        if (const auto unit = read_issuer(text, words, {}); unit && words < paragraph.next) {
            obligation.unit = text.folded().line(text[words].start, text[unit->end - 1].end);
        } else {
            for (const auto& section : sections) // the innermost heading over it comes last
                if (section.span.contains({text[i].start, text[i].end}) && section.span.start < obligation.span.start)
                    obligation.unit = section.title;
        }
        obligations.push_back(std::move(obligation));
        i = deadline->next - 1;
        // "trước ngày 01/6 và 15/11 hằng năm"
        if (deadline->yearly && text.is(deadline->next, "va")) {
            const std::size_t day = text.is(deadline->next + 1, "ngay") ? deadline->next + 2 : deadline->next + 1;
            if (const auto second = day_of_year(text, day)) {
                obligations.push_back(obligations.back());
                obligations.back().deadline = second->date;
                i = second->next - 1;
            }
        }
    }
    return obligations;
}

} // namespace vanmach
