// SPDX-License-Identifier: GPL-2.0-or-later
//
// A mention is found at its number, then grows to both sides:
//
//   [type word] [số] NUMBER [, ngày DATE] [của ISSUER]        in either order, across line ends
//   [statute name] số NUMBER                                  "Luật Tiếp cận thông tin số 104/2016/QH13"
//   [type word] [của ISSUER] số NUMBER                        "văn bản của Ủy ban nhân dân tỉnh số 168/UBND-NC"
//   các [type word] số NUMBER, NUMBER                         a row for each
//
// Afterwards neighbours share what is printed once: "217-QĐ/TW, Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị".
#include "corpus/reading/citations.h"

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/document_id.h"
#include "corpus/reading/citation_drafts.h"
#include "corpus/reading/dates.h"
#include "corpus/reading/document_number.h"
#include "corpus/reading/names.h"
#include "corpus/reading/statute_names.h"
#include "corpus/reading/vocabulary.h"

namespace vanmach {

namespace {

// A type word or statute name that the scan has just passed.
struct Passed {
    std::string type;
    std::size_t first = 0, next = 0;
    bool at(std::size_t token) const { return next != 0 && next == token; }
};

constexpr std::string_view constitution = "HP";

// Words before "số" that make the number a form, an account, a contract …, no official document (gold conventions:
// form numbers, standards, project codes and telephone numbers are no citations).
constexpr std::array<std::string_view, 11> foreign_words = {"mau", "bieu",  "luc",  "khoan", "thoai", "ban",
                                                            "phieu", "thua", "lo", "xe",    "nha"};

constexpr std::size_t longest_note = 400; // tokens of a footnote
constexpr std::size_t bill_reach = 80;    // tokens

class CitationReader {
  public:
    CitationReader(const ReadingText& text, const CitationContext& context) : text_(text), context_(context) {}

    std::vector<CitationDraft> scan() {
        auto aside = context_.asides.begin();
        for (std::size_t i = context_.first; i < std::min(context_.next, text_.count());) {
            while (aside != context_.asides.end() && aside->next <= i) ++aside;
            if (aside != context_.asides.end() && aside->first <= i) {
                i = aside->next;
                continue;
            }
            note_type_word(i);
            const std::size_t next = read_at(i);
            i = std::max(next, i + 1);
        }
        return std::move(drafts_);
    }

  private:
    // The token to go on from; i when nothing was read there.
    std::size_t read_at(std::size_t i) {
        if (text_.is_number(i)) {
            const auto next = number_at(i);
            return next == i && type_.at(i) && read_short(i, i) ? i + 1 : next;
        }
        if (!text_.is_word(i)) return i;
        if (const auto next = short_by_code(i); next != i) return next;
        if (text_.is(i, "so")) return after_so(i);
        return name_at(i);
    }

    void note_type_word(std::size_t i) {
        if (!text_.is_word(i) || i < type_.next) return;
        if (const auto match = Vocabulary::instance().type_words().longest(text_, i))
            // "tại các Quyết định: số 2196/QĐ-UBND …"
            type_ = {Vocabulary::instance().type(match.value).code, i,
                     text_.is_mark(match.end, ':') && text_.is(match.end + 1, "so") ? match.end + 1 : match.end};
    }

    std::size_t name_at(std::size_t i) {
        if (!text_.capital(i) || (i >= context_.type_words.first && i < context_.type_words.next)) return i;
        // "Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật A": a law's own name, with Luật A inside it.
        if (context_.type == "Luật" && text_.is(i, "luat") && words_before(i, "ban", "hanh")) return i;
        if (const auto statute = read_statute_name(text_, i); statute.next != 0) {
            std::size_t after = statute.next;
            if (text_.is_mark(after, '(') || text_.is_mark(after, ',')) ++after;
            // "Luật Công nghiệp công nghệ số 71/2025/QH15": the name ends with the word that opens the number.
            const bool has_so = text_.is(after, "so");
            const auto number = has_so || text_.is_number(after) ? read_number(text_, has_so ? after + 1 : after) : std::nullopt;
            if (number && (number->number.type.empty() || number->number.type == "PL")) {
                statute_ = {statute.type, i, after}; // the number cites it
                return statute.next;
            }
        }
        auto mention = read_name(text_, i, context_.home, context_.date);
        const bool itself = context_.type == constitution && mention.citations.size() == 1 &&
                            mention.citations.front().type == constitution && mention.citations.front().year == context_.date.year;
        if (itself) return mention.next;
        // "dự án Luật L (sửa đổi) …; văn bản hướng dẫn Luật L": what guides a bill is not about the law of the day.
        if (mention.citations.empty() && mention.next > i) bill_ = {text_.folded().line(text_[i].start, text_[mention.next - 1].end), i + bill_reach};
        if (mention.citations.size() == 1 && i < bill_.until && mention.citations.front().printed == bill_.name && !mention.citations.front().date.known()) return mention.next;
        for (auto& citation : mention.citations) {
            CitationDraft draft;
            draft.citation = std::move(citation);
            draft.first = i;
            draft.next = mention.next;
            draft.issuer_printed = true;
            drafts_.push_back(std::move(draft));
        }
        if (!mention.citations.empty()) numbers_within(i, mention.next);
        return std::max(mention.next, i);
    }

    // "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15 và …".
    void numbers_within(std::size_t first, std::size_t next) {
        for (std::size_t so = first; so + 1 < next; ++so) {
            const auto number = text_.is(so, "so") ? read_number(text_, so + 1) : std::nullopt;
            if (number && number->next <= next) add_number({}, *number, so, so, false);
        }
    }

    bool is_foreign(std::size_t so) const {
        if (so == 0) return false;
        return std::find(foreign_words.begin(), foreign_words.end(), text_.word(so - 1)) != foreign_words.end() &&
               !type_.at(so) && !statute_.at(so);
    }

    // "số" followed by no digits, or by digits without a code.
    std::size_t after_so(std::size_t so) {
        std::size_t i = so + 1;
        if (text_.is_mark(i, ':')) ++i;
        if (text_.is_number(i)) {
            return i + (read_short(so, i) ? 1 : 0);
        }
        const std::size_t first_blank = i;
        while (i < first_blank + 12 &&
               (text_.is_mark(i, '.') || text_.is_mark(i, '_') || text_.is_mark(i, '\x7f') || text_.is_mark(i, ':')))
            ++i;
        auto blank = read_blank_number(text_, i);
        if (!blank) return so + 1;
        if (overlaps(blank->span, context_.head_number)) return blank->next;
        if (!type_.at(so) && blank->number.type.empty()) return so + 1;
        CitationDraft draft;
        draft.citation.kind = CitationKind::blank;
        add_number(std::move(draft), *blank, so, type_.at(so) ? type_.first : so);
        return drafts_.empty() ? so + 1 : drafts_.back().next;
    }

    // "Nghị quyết số 57", "Nghị định số 112/2014": a number without its code.
    bool read_short(std::size_t so, std::size_t i) {
        if (!type_.at(so) || !text_.capital(type_.first) || text_.line_start(i + 1)) return false;
        if (read_number(text_, i)) return false;
        static constexpr std::array<std::string_view, 8> numbered = {"NQ", "NĐ", "CT", "KL", "TT", "QĐ", "QyĐ", "PL"};
        if (std::find(numbered.begin(), numbered.end(), type_.type) == numbered.end()) return false;
        if (text_.word(i).size() > 4) return false;
        std::size_t end = i + 1;
        std::string year;
        if (text_.is_mark(end, '/') && text_.is_number(end + 1) && text_.word(end + 1).size() == 4) {
            year = text_.word(end + 1);
            end += 2;
        }
        if (text_.is_mark(end, '/') || text_.is_mark(end, '-') || (text_.glued(end) && text_.is_word(end))) return false;
        // "Quyết định 02 nội dung" counts; without "số" a small number is not enough.
        if (so == i && year.empty() && (text_.is_mark(end, '%') || is_counted(end))) return false;
        CitationDraft draft;
        auto& citation = draft.citation;
        citation.kind = CitationKind::short_form;
        citation.type = type_.type;
        citation.printed = text_.folded().compact(text_[i].start, text_[end - 1].end);
        citation.span = {text_[type_.first].start, text_[end - 1].end};
        if (!year.empty()) citation.year = std::stoi(year);
        draft.first = type_.first;
        draft.next = end;
        read_attributes(draft);
        drafts_.push_back(std::move(draft));
        return true;
    }

    // "QĐ 66", "QĐ66": a text's own short name for a decision that it has named in full.
    std::size_t short_by_code(std::size_t i) {
        if (!text_.is_number(i + 1) || text_.word(i + 1).size() > 4 || text_.line_start(i + 1) || (text_.glued(i) && i > 0 && !text_.is_mark(i - 1, '('))) return i;
        if (!text_.is(i, "qd") && !text_.is(i, "nd") && !text_.is(i, "nq")) return i;
        const auto code = text_.folded().utf8(text_[i].start, text_[i].end);
        if (code != "QĐ" && code != "NĐ" && code != "NQ") return i;
        const std::size_t end = i + 2;
        const bool goes_on = text_.is_mark(end, '/') || text_.is_mark(end, '-') || text_.is_word(end) || text_.is_number(end);
        if (text_.glued(end) && goes_on) return i;
        if (read_number(text_, i + 1)) return i;
        CitationDraft draft;
        auto& citation = draft.citation;
        citation.kind = CitationKind::short_form;
        citation.type = code;
        citation.printed = text_.folded().compact(text_[i].start, text_[end - 1].end);
        citation.span = {text_[i].start, text_[end - 1].end};
        draft.first = i;
        draft.next = end;
        read_attributes(draft);
        drafts_.push_back(std::move(draft));
        return drafts_.back().next;
    }

    // What a number counts, where it is no document's: "Nghị quyết 02 nội dung".
    bool is_counted(std::size_t i) const {
        static constexpr std::array<std::string_view, 12> counted = {"noi", "dieu", "van", "nguoi", "nhiem", "chi", "muc", "trang", "truong", "thang", "lan", "khoa"};
        return text_.is_word(i) && !text_.capital(i) &&
               std::any_of(counted.begin(), counted.end(), [&](auto word) { return text_.is(i, word); });
    }

    std::size_t number_at(std::size_t i) {
        auto found = read_number(text_, i);
        if (!found) return i;
        std::size_t so = i;
        if (so > 0 && text_.is_mark(so - 1, ':')) --so;
        const bool has_so = so > 0 && text_.is(so - 1, "so");
        so = has_so ? so - 1 : i;
        if (overlaps(found->span, context_.head_number)) return found->next;
        // "bản số 3" is a form, "của Ban số 05-HD/BTGTU" is none.
        const bool of_body = has_so && so > 0 && text_.is(so - 1, "ban") && found->number.known && (text_.capital(so - 1) || text_.is(so - 2, "uy"));
        if ((has_so && !of_body && is_foreign(so)) || (!has_so && i > 0 && text_.is(i - 1, "mau"))) return found->next;
        const bool worded = type_.at(so) || statute_.at(so);
        if (!found->number.known && !(has_so && worded)) return i;
        if (found->number.type.empty() && found->number.year.empty() && !worded && !has_so) return i;
        const std::size_t next = found->next;
        std::size_t first = so;
        if (statute_.at(so)) first = statute_.first;
        else if (type_.at(so)) first = type_.first;
        add_listed(i, so, *found);
        CitationDraft draft;
        add_number(std::move(draft), *found, so, first);
        return std::max(next, drafts_.back().next);
    }

    static bool overlaps(Span a, Span b) { return a.start < b.end && b.start < a.end; }

    // "số 25, 26/NQ-HĐND": the numbers before the one that carries the code.
    void add_listed(std::size_t i, std::size_t so, const FoundNumber& found) {
        if (so != i || found.number.digits.empty()) return;
        std::vector<std::size_t> earlier;
        std::size_t k = i;
        while (k >= 2 && (text_.is_mark(k - 1, ',') || text_.is(k - 1, "va")) && text_.is_number(k - 2)) {
            k -= 2;
            earlier.push_back(k);
        }
        if (earlier.empty() || k == 0 || !text_.is(k - 1, "so")) return;
        const bool worded = type_.at(k - 1);
        for (auto at = earlier.rbegin(); at != earlier.rend(); ++at) {
            // The scan has read "Nghị quyết số 25" as a number without its code.
            if (!drafts_.empty() && drafts_.back().citation.kind == CitationKind::short_form &&
                drafts_.back().citation.span.end == text_[*at].end)
                drafts_.pop_back();
            CitationDraft draft;
            FoundNumber number = found;
            const auto& canonical = found.number.canonical;
            number.number.canonical = std::string(text_.word(*at)) + canonical.substr(found.number.digits.size());
            number.number.digits = text_.word(*at);
            number.printed = number.number.digits;
            number.span = {text_[*at].start, text_[*at].end};
            number.next = *at + 1;
            number.broken = false;
            const bool opening = at == earlier.rbegin();
            add_number(std::move(draft), number, opening ? k - 1 : *at,
                       opening && worded ? type_.first : *at, false);
        }
    }

    void add_number(CitationDraft draft, const FoundNumber& found, std::size_t so, std::size_t first, bool attributes = true) {
        auto& citation = draft.citation;
        const auto& number = found.number;
        citation.printed = found.printed;
        if (citation.kind != CitationKind::blank) citation.number = number.canonical;
        citation.type = type_of(number, so);
        draft.codes = number.issuers;
        draft.glued = found.glued;
        draft.torn = text_.is_mark(found.next, '-') && text_.glued(found.next);
        draft.first = first;
        draft.next = found.next;
        citation.span = {text_[first].start, found.span.end};
        if (number.swapped) citation.flags.emplace_back(flag::separators_swapped);
        if (found.broken) citation.flags.emplace_back(flag::number_broken);
        issuer_before(draft, so);
        if (attributes) {
            read_attributes(draft);
            read_clause_before(draft);
        }
        if (citation.kind == CitationKind::num && is_own(citation)) {
            citation.kind = CitationKind::self;
            citation.number = context_.number;
        }
        drafts_.push_back(std::move(draft));
    }

    // The document's own number, perhaps without the year that stands in it ("55/TT-BCT") if the day is printed.
    bool is_own(const Citation& citation) const {
        if (context_.number.empty() || !citation.date.agrees(context_.date)) return false;
        if (slug_of_number(citation.number) == slug_of_number(context_.number)) return true;
        if (!citation.date.full() || !(citation.date == context_.date)) return false;
        const auto slash = context_.number.find('/');
        const auto rest = context_.number.find('/', slash + 1);
        if (slash == std::string::npos || rest == std::string::npos || !number_holds_year(context_.number)) return false;
        return slug_of_number(citation.number) == slug_of_number(context_.number.substr(0, slash) + context_.number.substr(rest));
    }

    // The word before the number decides, else the code.
    std::string type_of(const DocumentNumber& number, std::size_t so) const {
        if (statute_.at(so)) return statute_.type;
        if (type_.at(so)) {
            const bool vague = type_.type == "CV"; // "văn bản số 12/KH-UBND"
            if (!vague || number.type.empty()) return type_.type;
        }
        if (!number.type.empty()) return number.type;
        if (!number.issuers.empty() && number.issuers.front().starts_with("QH")) return "Luật";
        if (!number.issuers.empty() && number.issuers.front().starts_with("UBTVQH")) return "NQ";
        return "CV";
    }

    // "văn bản chỉ đạo của Ủy ban nhân dân tỉnh số 168/UBND-NC": the issuer stands between the type word and "số".
    void issuer_before(CitationDraft& draft, std::size_t so) {
        if (draft.first != so || type_.next == 0 || type_.next + 16 < so || type_.next >= so) return;
        for (std::size_t i = type_.next; i < so && i < type_.next + 8; ++i) {
            if (text_.is_mark(i, ',') || text_.is_mark(i, ';') || text_.is_mark(i, '.')) return;
            if (!text_.is(i, "cua")) continue; // the first "của" tells, joint issuers stand behind it
            auto issuer = read_issuer(text_, head_of_body(text_, i + 1), context_.home);
            while (issuer && issuer->end != so && (text_.is_mark(issuer->end, ',') || text_.is(issuer->end, "va"))) { // "của Bộ Chính trị, Ban Bí thư số"
                const auto other = read_issuer(text_, issuer->end + 1, context_.home);
                if (!other) break;
                issuer->issuer.name += std::string(joint_mark) + other->issuer.name;
                issuer->end = other->end;
            }
            if (!issuer || issuer->end != so) return;
            draft.citation.issuer = issuer->issuer;
            draft.issuer_printed = true;
            draft.first = type_.first;
            draft.citation.span.start = text_[type_.first].start;
            if (type_.type != "CV" || draft.citation.type.empty()) draft.citation.type = type_.type;
            return;
        }
    }

    // The body whose name ends right before token `next`.
    std::optional<ReadIssuer> issuer_ending(std::size_t next) const {
        constexpr std::size_t longest = 18;
        for (std::size_t first = next > longest ? next - longest : 0; first < next; ++first) {
            if (!text_.is_word(first) || !text_.capital(first)) continue;
            auto issuer = read_issuer(text_, first, context_.home);
            if (issuer && issuer->end == next) {
                issuer->first = first;
                return issuer;
            }
        }
        return std::nullopt;
    }

    // "đề nghị của Sở Nội vụ tại Tờ trình số …", "Ngày 26/4/2013, Thủ tướng Chính phủ đã ban hành Quyết định số …": who
    // issued it, and when, is printed before it.
    void read_clause_before(CitationDraft& draft) {
        auto& citation = draft.citation;
        if (draft.issuer_printed || draft.first < 2) return;
        std::size_t verb = draft.first;
        if (text_.is(verb - 1, "cac") && text_.is(verb - 2, "tai")) --verb; // "tại các Quyết định số …"
        if (text_.is_mark(verb - 1, '(')) {
            --verb; // "Bộ Tài chính (Văn bản số 4773/TC-CSTC ngày 25/5/2001)"
        } else if (text_.is(verb - 1, "tai")) {
            --verb;
            // "được Chủ tịch UBND tỉnh công bố tại Quyết định số …"
            if (words_before(verb, "cong", "bo") || words_before(verb, "phe", "duyet") || words_before(verb, "ban", "hanh") || words_before(verb, "quy", "dinh"))
                verb -= 2;
        } else {
            if (words_before(verb, "ban", "hanh") || words_before(verb, "thong", "qua") || words_before(verb, "phe", "duyet")) verb -= 2;
            else if (text_.is(verb - 1, "co")) --verb;
            else return;
            if (verb > 0 && text_.is(verb - 1, "da")) --verb;
        }
        const auto issuer = issuer_ending(verb);
        if (!issuer) return;
        citation.issuer = issuer->issuer;
        draft.issuer_printed = true;
        draft.clause_issuer = true;
        if (citation.date.known() || text_.is(verb, "tai") || text_.is_mark(verb, '(') || issuer->first < 4) return;
        const std::size_t comma = issuer->first - 1;
        for (std::size_t day = comma > 8 ? comma - 8 : 0; text_.is_mark(comma, ',') && day < comma; ++day) {
            if (!text_.is(day, "ngay")) continue;
            const auto date = read_dated(text_, day);
            if (date && date->end == comma) citation.date = date->date;
        }
    }

    bool words_before(std::size_t i, std::string_view first, std::string_view second) const {
        return i >= 2 && text_.is(i - 2, first) && text_.is(i - 1, second);
    }

    // Date and issuer after the number, in either order.
    void read_attributes(CitationDraft& draft) {
        auto& citation = draft.citation;
        std::size_t i = draft.next;
        // "450/KH-UBND tỉnh ngày …"
        if (text_.is(i, "tinh") && (text_.is(i + 1, "ngay") || text_.is(i + 1, "cua") || text_.is_mark(i + 1, ','))) ++i;
        // "57-NQ/TWngày 22/12/2024"
        if (draft.glued == "ngay") {
            if (const auto date = read_date(text_, i)) {
                citation.date = date->date;
                i = date->end;
                grow(draft, i);
            }
        } else if (draft.glued == "cua") {
            if (auto issuer = read_issuer(text_, i, context_.home)) {
                citation.issuer = issuer->issuer;
                draft.issuer_printed = true;
                i = issuer->end;
                grow(draft, i);
            }
        }
        for (int round = 0; round < 3; ++round) {
            std::size_t j = i;
            const bool bracket = text_.is_mark(j, '(');
            if (bracket || text_.is_mark(j, ',')) ++j;
            if (!citation.date.known() && (text_.is(j, "ngay") || text_.is(j, "thang"))) {
                if (const auto date = read_dated(text_, j)) {
                    citation.date = date->date;
                    i = date->end;
                    if (bracket && text_.is_mark(i, ')')) ++i;
                    grow(draft, i);
                    continue;
                }
                if (const auto date = date_after_footnotes(j + 1)) {
                    // The mention ends where the footnotes begin; what stands behind them still belongs to it.
                    citation.date = date->date;
                    grow(draft, j + 1);
                    draft.end = std::max(issuer_at(draft, date->end, false), date->end);
                    return;
                }
                return;
            }
            if (!draft.issuer_printed && !bracket) {
                const std::size_t end = issuer_at(draft, j, true);
                if (end != 0) {
                    i = end;
                    continue;
                }
            }
            return;
        }
    }

    // "của ISSUER" or "giữa A và B" at token j; the token after it, 0 if there is none.
    std::size_t issuer_at(CitationDraft& draft, std::size_t j, bool grows) {
        std::size_t end = 0;
        if (text_.is(j, "cua")) {
            if (auto issuer = read_issuer(text_, head_of_body(text_, j + 1), context_.home)) {
                draft.citation.issuer = issuer->issuer;
                end = issuer->end;
                // "của Bộ Tài chính, Bộ Nội vụ": joint issuers, if the number names as many. TW stands for any central body.
                const bool joint = draft.codes.size() > 1 || (draft.codes.size() == 1 && draft.codes.front() == "TW");
                while (joint && (text_.is_mark(end, ',') || text_.is_mark(end, '-') || text_.is(end, "va"))) {
                    auto other = read_issuer(text_, end + 1, context_.home);
                    if (!other || (draft.codes.size() == 1 && other->system != System::party)) break;
                    draft.citation.issuer.name += std::string(joint_mark) + other->issuer.name;
                    end = other->end;
                }
            } else if (text_.is(j + 1, "bo") && text_.capital(j + 1) && context_.issuer.level == Level::ministry && !text_.capital(j + 2)) {
                draft.citation.issuer = context_.issuer; // "của Bộ" in a ministry's own letter
                end = j + 2;
            } else if (auto words = unknown_issuer(j + 1)) {
                draft.citation.issuer = words->issuer;
                end = words->end;
            }
        } else if (text_.is(j, "giua")) {
            auto first = read_issuer(text_, j + 1, context_.home);
            if (first && (text_.is(first->end, "va") || text_.is(first->end, "voi"))) {
                if (auto second = read_issuer(text_, first->end + 1, context_.home)) {
                    draft.citation.issuer = first->issuer;
                    draft.citation.issuer.name += std::string(joint_mark) + second->issuer.name;
                    end = second->end;
                }
            }
        }
        if (end == 0) return 0;
        draft.issuer_printed = true;
        if (grows) grow(draft, end);
        return end;
    }

    // A body that no table knows: its capitalised words as printed, up to a word that cannot belong to a name.
    std::optional<ReadIssuer> unknown_issuer(std::size_t at) const {
        if (!text_.is_word(at) || !text_.capital(at)) return std::nullopt;
        static constexpr std::array<std::string_view, 14> stops = {"ve",    "ban",  "quy",  "phe",  "huong", "sua",  "tai",
                                                                   "ngay", "vao", "theo", "trong", "tren", "duoc", "den"};
        std::size_t i = at;
        while (i < at + 14 && (text_.is_word(i) || (i > at && text_.is_mark(i, '-') && text_.is_word(i + 1) && text_.capital(i + 1)))) {
            if (const auto body = i > at ? read_issuer(text_, i, context_.home) : std::nullopt) {
                i = body->end;
                break;
            }
            if (!text_.is_word(i)) { // "Bia Sài Gòn - Bến Tre"
                ++i;
                continue;
            }
            const bool stop = std::find(stops.begin(), stops.end(), text_.word(i)) != stops.end();
            const bool committee = text_.is(i, "ban") && text_.is(i - 1, "uy"); // "Ủy ban"
            if (i > at && stop && !committee && !text_.capital(i)) break;
            ++i;
        }
        if (i == at) return std::nullopt;
        ReadIssuer result;
        result.issuer.name = text_.folded().line(text_[at].start, text_[i - 1].end);
        result.end = i;
        return result;
    }

    // A page's footnotes may stand between "ngày" and the date: lines that begin with the number of a note.
    std::optional<ReadDate> date_after_footnotes(std::size_t i) const {
        for (int notes = 0; notes < 8; ++notes) {
            if (!text_.line_start(i)) return std::nullopt;
            if (notes > 0)
                if (auto date = read_date(text_, i)) return date;
            const bool note = text_.is_number(i) && text_.word(i).size() <= 2 && text_.is_word(i + 1) && text_.capital(i + 1);
            if (!note) return std::nullopt;
            const auto limit = std::min(text_.count(), i + longest_note);
            do ++i;
            while (i < limit && text_.line_ends_before(i) < 2);
            if (i == limit) return std::nullopt;
        }
        return std::nullopt;
    }

    void grow(CitationDraft& draft, std::size_t next) {
        draft.next = next;
        draft.citation.span.end = text_[next - 1].end;
    }

    const ReadingText& text_;
    const CitationContext& context_;
    std::vector<CitationDraft> drafts_;
    Passed type_, statute_;
    // The bill that was named last, and the token up to which its bare name means it.
    struct {
        std::string name;
        std::size_t until = 0;
    } bill_;
};

} // namespace

ReadCitations read_citations(const ReadingText& text, const CitationContext& context) {
    auto drafts = CitationReader(text, context).scan();
    complete_drafts(text, context.home, drafts);
    ReadCitations read;
    auto& citations = read.citations;
    citations.reserve(drafts.size());
    for (auto& draft : drafts) {
        auto& citation = draft.citation;
        if (citation.kind == CitationKind::num && !citation.date.known() && !number_holds_year(citation.number))
            citation.flags.emplace_back(flag::date_missing);
        citation.n = static_cast<int>(citations.size()) + 1;
        citation.text = text.folded().utf8(citation.span.start, citation.span.end);
        read.ends.push_back(draft.end == 0 ? citation.span.end : text[draft.end - 1].end);
        citations.push_back(std::move(citation));
    }
    return read;
}

} // namespace vanmach
