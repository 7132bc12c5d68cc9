// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/obligations.h"

#include <algorithm>

#include "corpus/reading/deadlines.h"
#include "corpus/reading/duties.h"
#include "corpus/reading/task_tables.h"

namespace vanmach {

namespace {

// The days that a sentence sets: "trước ngày 01/6 và 15/11 hằng năm" sets two.
std::vector<Deadline> deadlines_in(const ReadingText& text, TokenSpan sentence, const PartialDate& dated) {
    std::vector<Deadline> deadlines;
    for (std::size_t i = sentence.first; i < sentence.next; ++i) {
        auto deadline = deadline_at(text, i);
        if (!deadline || (!deadline->yearly && dated.known() && deadline->date < dated.iso())) continue;
        i = deadline->next - 1;
        const std::size_t day = text.is(deadline->next + 1, "ngay") ? deadline->next + 2 : deadline->next + 1;
        auto second = deadline->yearly && text.is(deadline->next, "va") ? day_at(text, day) : std::nullopt;
        deadlines.push_back(std::move(*deadline));
        if (second) {
            i = second->next - 1;
            deadlines.push_back(std::move(*second));
        }
    }
    return deadlines;
}

/// The unit that the innermost heading over a place names. Headings are asked in text order.
class HeadingUnits {
  public:
    explicit HeadingUnits(const std::vector<Section>& sections) : sections_(sections) {}

    std::string over(std::uint32_t start) {
        while (next_ < sections_.size() && sections_[next_].span.start < start) {
            while (!open_.empty() && sections_[open_.back()].span.end <= sections_[next_].span.start) open_.pop_back();
            open_.push_back(next_++);
        }
        while (!open_.empty() && sections_[open_.back()].span.end <= start) open_.pop_back();
        for (auto at = open_.rbegin(); at != open_.rend(); ++at) {
            const auto& title = sections_[*at].title;
            if (!title.empty() && names_unit(ReadingText(title), 0)) return title;
        }
        return {};
    }

  private:
    const std::vector<Section>& sections_;
    std::vector<std::size_t> open_;
    std::size_t next_ = 0;
};

bool has_duty_words(const ReadingText& text, TokenSpan sentence) {
    for (std::size_t i = sentence.first; i < sentence.next; ++i)
        if (text.is_mark(i, '%') || words_at(text, i, "chu tri") || words_at(text, i, "phoi hop")) return true;
    return false;
}

} // namespace

std::vector<Obligation> read_obligations(const ReadingText& text, const ObligationContext& context, const std::vector<Line>& lines,
                                         const std::vector<TokenSpan>& sentences, const std::vector<Section>& sections) {
    auto tables = read_task_tables(text, lines, context.body);
    auto obligations = std::move(tables.tasks);
    auto table = tables.covered.begin();
    HeadingUnits headings(sections);
    for (const auto& sentence : sentences) {
        if (sentence.first < context.body.first || sentence.first >= context.body.next) continue;
        while (table != tables.covered.end() && table->next <= sentence.first) ++table;
        if (table != tables.covered.end() && table->first <= sentence.first) continue;
        const auto deadlines = deadlines_in(text, sentence, context.dated);
        if (deadlines.empty() && !has_duty_words(text, sentence)) continue;
        const auto mark = item_mark(text, sentence.first);
        const std::size_t words = mark.mark == Mark::none || mark.next >= sentence.next ? sentence.first : mark.next;
        Obligation obligation;
        obligation.span = {text[sentence.first].start, text[sentence.next - 1].end};
        auto heading = headings.over(obligation.span.start);
        auto duties = read_duties(text, {words, sentence.next}, heading);
        if (deadlines.empty() && duties.lead.empty() && duties.coordinating.empty() && duties.target.empty()) continue;
        obligation.text = text.folded().utf8(obligation.span.start, obligation.span.end);
        obligation.task = text.folded().line(text[words].start, text[sentence.next - 1].end);
        obligation.unit = !duties.unit.empty() ? std::move(duties.unit) : std::move(heading);
        obligation.lead = std::move(duties.lead);
        obligation.coordinating = std::move(duties.coordinating);
        obligation.target = std::move(duties.target);
        for (const auto& deadline : deadlines) {
            obligations.push_back(obligation);
            obligations.back().deadline = deadline.date;
            if (deadline.yearly) obligations.back().recurs = "yearly";
        }
        if (deadlines.empty()) obligations.push_back(std::move(obligation));
    }
    std::stable_sort(obligations.begin(), obligations.end(), [](const Obligation& a, const Obligation& b) { return a.span.start < b.span.start; });
    return obligations;
}

} // namespace vanmach
