// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/head.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "corpus/reading/asides.h"
#include "corpus/reading/closing.h"
#include "corpus/reading/dates.h"
#include "corpus/reading/document_number.h"
#include "corpus/reading/frame.h"
#include "corpus/reading/head_lines.h"
#include "corpus/reading/letter_case.h"
#include "corpus/reading/page_box.h"
#include "corpus/reading/positions.h"
#include "corpus/reading/vocabulary.h"

namespace vanmach {

namespace {

constexpr std::size_t head_lines = 60;   // the head stands in the first lines; summaries and boxes may stand over it
constexpr std::string_view consolidated = "VBHN";
constexpr std::size_t amendment_lines = 60; // of a consolidated text, before its grounds
constexpr std::size_t title_lines = 16;  // no title is longer

// ---- the type and the title ---------------------------------------------------------------------------------------

bool starts_preamble(const ReadingText& text, std::size_t i) {
    static constexpr std::array<std::string_view, 12> openings = {"can cu",    "xet",     "theo de nghi", "thi hanh",
                                                                  "kinh gui",  "nham",    "de thuc",      "de trien",
                                                                  "tren co so", "ngay",   "quoc hoi ban", "thuc hien chi dao"};
    if (std::any_of(openings.begin(), openings.end(), [&](auto words) { return words_at(text, i, words); })) return true;
    // "Thực hiện Kế hoạch số 48/KH-UBND …" against the title "Thực hiện công tác dân vận".
    if (words_at(text, i, "thuc hien") || words_at(text, i, "trien khai")) {
        std::size_t j = i + 2;
        if (words_at(text, j, "thuc hien")) j += 2;
        const auto type = Vocabulary::instance().type_words().longest(text, j);
        if (type && text.is(type.end, "so")) return true;
        if (type && read_number(text, type.end)) return true;
    }
    return false;
}

bool leads_on(const ReadingText& text, std::size_t i) {
    static constexpr std::array<std::string_view, 9> words = {"cua", "do", "boi", "voi", "cho", "tai", "thuoc", "va", "theo"};
    return text.is_mark(i, ',') || std::any_of(words.begin(), words.end(), [&](auto word) { return text.is(i, word); });
}

// The issuing authority that closes a title in capitals, at token i: "ỦY BAN THƯỜNG VỤ QUỐC HỘI", "CHỦ TỊCH ỦY BAN NHÂN DÂN
// TỈNH". The token after it; i if there is none.
std::size_t authority_end(const ReadingText& text, std::size_t i, const std::optional<FoundNumber>& number) {
    if (i == 0 || leads_on(text, i - 1) || !text.all_capitals(i)) return i;
    auto body = read_issuer(text, i, {}); // "THỦ TƯỚNG CHÍNH PHỦ" is a body, "CỤC TRƯỞNG CỤC THUẾ" heads one
    if (!body) body = read_issuer(text, position_end(text, i), {});
    if (!body) return i;
    // It issued the document under its number: a body of another code is the end of the title.
    if (!number || number->number.issuers.empty() || body->code.empty()) return body->end;
    const auto& code = number->number.issuers.front();
    const auto known = Vocabulary::instance().issuer_code(code);
    if (!known || known.row->name.empty()) return body->end;
    return code.find(body->code) != std::string::npos || body->code.find(known.row->code) != std::string::npos ? body->end : i;
}

// A preamble under a title, and not a title's line that runs on: "kỷ niệm 80 năm / Ngày Quốc khánh", "BIỆN PHÁP / THI HÀNH LUẬT".
bool opens_preamble(const ReadingText& text, const Line& line, const Line& title) {
    if (!starts_preamble(text, line.first) || !text.capital(line.first)) return false;
    if (text.is(line.first, "ngay") && !(line.blank_before && text.is_number(line.first + 1))) return false;
    return !in_capitals(text, line) || !in_capitals(text, title) || words_at(text, line.first, "can cu") || words_at(text, line.first, "kinh gui");
}

// The line after the title: where it is not.
bool ends_title(const ReadingText& text, const std::vector<Line>& lines, std::size_t k, std::size_t title_first, bool has_words,
                const std::optional<FoundNumber>& number) {
    const auto& line = lines[k];
    if (is_rule(text, line)) return true;
    const auto mark = item_mark(text, line.first).mark;
    if (mark != Mark::none && has_words) return true;
    if (text.is_mark(line.first, '(') && (text.is(line.first + 1, "kem") || words_at(text, line.first + 1, "ban hanh"))) return true;
    // "Triển khai thực hiện Chỉ thị số …" is a title like any other; what opens a preamble is not.
    if (!has_words) return words_at(text, line.first, "can cu") || words_at(text, line.first, "kinh gui") || words_at(text, line.first, "theo de nghi");
    if (opens_preamble(text, line, lines[title_first])) return true;
    if (words_at(text, line.first, "noi nhan") || is_place_date_line(text, line)) return true;
    if (is_number_line(text, line) && !text.all_capitals(line.first)) return true; // "… NGHỊ QUYẾT / SỐ 10/2022/NQ-HĐND" goes on
    // A title in capitals does not go on in small letters.
    if (text.all_capitals(lines[title_first].first) && text.is_word(line.first) && text.capital(line.first) && !text.all_capitals(line.first))
        return true;
    // The issuing authority under the title of a decision.
    const auto authority = authority_end(text, line.first, number);
    if (authority >= line.next && authority != line.first && in_capitals(text, line)) {
        std::size_t after = k + 1;
        while (after < lines.size() && lines[after].first < authority) ++after;
        while (after < lines.size() && is_rule(text, lines[after])) ++after;
        if (line.blank_before || (after < lines.size() && starts_preamble(text, lines[after].first))) return true;
    }
    if (!line.blank_before) return false;
    const auto& previous = lines[k - 1];
    const bool goes_on = !text.capital(line.first) || text.is_mark(previous.next - 1, ',') ||
                         (in_capitals(text, line) && in_capitals(text, lines[title_first]));
    return !goes_on;
}

// A title that runs on into the authority on its own line: "… NGÀY 01 THÁNG 7 NĂM 1991 UỶ BAN THƯỜNG VỤ QUỐC HỘI".
std::size_t without_authority(const ReadingText& text, TokenSpan title, const std::optional<FoundNumber>& number) {
    for (std::size_t i = title.first + 2; i < title.next; ++i)
        if (!text.line_start(i) && authority_end(text, i, number) == title.next && text.all_capitals(i - 1) == text.is_word(i - 1)) return i;
    return title.next;
}

struct Title {
    TokenSpan tokens;
    std::size_t next_line = 0;
};

Title read_title(const ReadingText& text, const std::vector<Line>& lines, const TypeLine& type, const std::optional<FoundNumber>& number) {
    Title title;
    std::size_t k = type.line;
    std::size_t first = type.next;
    bool has_words = false;
    if (first < lines[k].next && text.is_word(first)) has_words = true; // the title begins on the type's line
    std::size_t last = lines[k].next;
    const std::size_t title_first = has_words ? k : k + 1;
    ++k;
    for (; k < lines.size() && k < type.line + title_lines; ++k) {
        if (has_words && aside_end(text, lines[k].first) != lines[k].first) break;
        if (!has_words && (is_rule(text, lines[k]) || aside_end(text, lines[k].first) != lines[k].first)) continue;
        if (ends_title(text, lines, k, std::min(title_first, k), has_words, number)) break;
        if (!has_words) first = lines[k].first;
        has_words = true;
        last = lines[k].next;
    }
    title.next_line = k;
    if (has_words) {
        title.tokens = {first, last};
        if (k < lines.size() && starts_preamble(text, lines[k].first)) title.tokens.next = without_authority(text, title.tokens, number);
    }
    return title;
}

// The subject line of a letter: "V/v lấy ý kiến …", to the next line that is something else.
std::optional<Title> letter_title(const ReadingText& text, const std::vector<Line>& lines, std::size_t from) {
    for (std::size_t k = from; k < std::min(from + head_lines, lines.size()); ++k) {
        const auto i = lines[k].first;
        const bool under_number = k > from && is_number_line(text, lines[k - 1]);
        const bool subject = (text.is(i, "v") && text.is_mark(i + 1, '/') && text.is(i + 2, "v")) || words_at(text, i, "ve viec") ||
                             (under_number && text.is(i, "ve") && text.capital(i));
        if (!subject) {
            if (starts_preamble(text, i) && !words_at(text, i, "kinh gui")) return std::nullopt;
            continue;
        }
        Title title;
        title.tokens = {i, lines[k].next};
        std::size_t next = k + 1;
        while (next < lines.size() && next < k + 8 && !lines[next].blank_before && !words_at(text, lines[next].first, "kinh gui") &&
               !is_place_date_line(text, lines[next]) && !is_motto_line(text, lines[next]))
            title.tokens.next = lines[next++].next;
        title.next_line = next;
        return title;
    }
    return std::nullopt;
}

// ---- the territory and the issuer ---------------------------------------------------------------------------------

// The province that the text speaks of as its own: named with its kind ("tỉnh Quảng Trị", "Tỉnh ủy Quảng Trị") at least
// twice and three times as often as any other; `alone`: the only one that is named.
std::string dominant_province(const ReadingText& text, bool alone = false) {
    const auto& vocabulary = Vocabulary::instance();
    std::map<std::string, int> counts;
    for (std::size_t i = 1; i < text.count(); ++i) {
        if (!text.is_word(i) || !text.capital(i)) continue;
        const bool kind = text.is(i - 1, "tinh") || (text.is(i - 1, "pho") && i >= 2 && text.is(i - 2, "thanh")) || text.is(i - 1, "tp") ||
                          (text.is(i - 1, "uy") && i >= 2 && (text.is(i - 2, "tinh") || text.is(i - 2, "thanh")));
        if (!kind) continue;
        if (const auto match = vocabulary.province_words().longest(text, i)) ++counts[vocabulary.province(match.value).name];
    }
    std::string best;
    int most = 0, second = 0;
    for (const auto& [name, count] : counts) {
        if (count > most) {
            second = most;
            most = count;
            best = name;
        } else {
            second = std::max(second, count);
        }
    }
    if (alone) return counts.size() == 1 ? best : std::string{};
    return most >= 2 && most >= 3 * second ? best : std::string{};
}

// An organ of the body over it: "BAN THƯỜNG TRỰC" of a Front committee, "BAN THƯỜNG VỤ" of a Party committee.
std::optional<ReadIssuer> organ_of(const std::string& organ, const Issuer& parent, const Territory& home) {
    const ReadingText name(organ + " " + parent.name);
    auto issuer = read_issuer(name, 0, home);
    if (!issuer || issuer->end != name.count()) return std::nullopt;
    return issuer;
}

std::string words_of(const ReadingText& text, std::size_t first, std::size_t next) {
    return first < next ? text.folded().line(text[first].start, text[next - 1].end) : std::string{};
}

struct Letterhead {
    std::optional<ReadIssuer> issuer;
    std::string province, unit;
};

bool is_letterhead_line(const ReadingText& text, const Line& line) {
    return in_capitals(text, line) && !is_motto_line(text, line) && !is_rule(text, line);
}

// The bodies named in capitals over or beside the motto, the superior one first: the last is the issuer. They are read
// as a column of their own, since the motto's lines may stand between theirs.
Letterhead read_letterhead(const ReadingText& text, const std::vector<Line>& lines, std::size_t from, std::size_t to) {
    std::string names;
    for (std::size_t k = from; k < to; ++k)
        if (is_letterhead_line(text, lines[k])) names += text.folded().utf8(lines[k].span.start, lines[k].span.end) + "\n";
    const ReadingText column(names);
    const auto rows = read_lines(column);
    Letterhead head;
    const auto add = [&head](ReadIssuer issuer) {
        if (!issuer.issuer.province.empty()) head.province = issuer.issuer.province;
        if (!issuer.issuer.unit.empty()) head.unit = issuer.issuer.unit;
        head.issuer = std::move(issuer);
    };
    const auto row_end = [&rows](std::size_t end) {
        return std::any_of(rows.begin(), rows.end(), [end](const Line& row) { return row.next == end; });
    };
    for (std::size_t k = 0; k < rows.size(); ++k) {
        std::size_t i = rows[k].first;
        // Two names on one row, one over the other on the page: "BỘ TÀI CHÍNH CỤC HẢI QUAN".
        while (i < rows[k].next) {
            const Territory home{head.province, head.unit, Level::unknown};
            auto issuer = read_issuer(column, i, home);
            if (!issuer && head.issuer && i == rows[k].first) {
                issuer = organ_of(words_of(column, i, rows[k].next), head.issuer->issuer, home);
                if (issuer) issuer->end = rows[k].next;
            }
            if (!issuer || (issuer->end > rows[k].next && !row_end(issuer->end))) break;
            i = issuer->end;
            add(std::move(*issuer));
        }
        while (k + 1 < rows.size() && rows[k + 1].next <= i) ++k;
    }
    return head;
}

// What may stand between the type and the title: "CỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ", in old documents the head once more:
// "CỦA BỘ XÂY DỰNG SỐ 04/2001/TT-BXD NGÀY 20 THÁNG 8 NĂM 2001".
struct TitleOpening {
    std::size_t next = 0; // where the title begins
    std::optional<ReadIssuer> issuer;
    std::optional<FoundNumber> number;
    PartialDate date;
};
TitleOpening title_opening(const ReadingText& text, TokenSpan title, const Territory& home) {
    TitleOpening opening;
    opening.next = title.first;
    std::size_t i = title.first;
    if (!text.is(i, "cua")) return opening;
    auto issuer = read_issuer(text, head_of_body(text, i + 1), home);
    if (!issuer) return opening;
    i = issuer->end;
    while (text.is_mark(i, ',') || text.is(i, "va")) {
        const auto other = read_issuer(text, i + 1, home);
        if (!other) break;
        issuer->issuer.name += std::string(joint_mark) + other->issuer.name;
        i = other->end;
    }
    if (text.is(i, "so"))
        if (auto number = read_number(text, i + 1)) {
            i = number->next;
            opening.number = std::move(number);
        }
    if (text.is(i, "ngay"))
        if (const auto date = read_dated(text, i)) {
            i = date->end;
            opening.date = date->date;
        }
    // "CỦA BỘ Y TẾ VỀ …" on one line may be the title's own words: "Kế hoạch của Bộ Y tế …".
    if (i >= title.next || !(text.line_start(i) || opening.number || opening.date.known())) return {title.first, std::nullopt, std::nullopt, {}};
    opening.issuer = std::move(issuer);
    opening.next = i;
    return opening;
}

// "…, Ban Quản lý Khu kinh tế ban hành kế hoạch": the body that acts in the preamble.
std::optional<ReadIssuer> acting_body(const ReadingText& text, TokenSpan preamble, const Territory& home) {
    std::optional<ReadIssuer> acting;
    for (std::size_t i = preamble.first; i < preamble.next; ++i) {
        if (!text.is_word(i) || !text.capital(i)) continue;
        auto body = read_issuer(text, i, home);
        if (!body) continue;
        std::size_t j = body->end;
        if (text.is_mark(j, '(')) // "(sau đây gọi là …)", "(Văn phòng)"
            for (std::size_t k = j; k < std::min(preamble.next, j + 30); ++k)
                if (text.is_mark(k, ')')) {
                    j = k + 1;
                    break;
                }
        const std::size_t limit = j + 3;
        for (; j < limit; ++j)
            if (words_at(text, j, "ban hanh") || words_at(text, j, "xay dung") || words_at(text, j, "quyet dinh") || words_at(text, j, "yeu cau")) {
                acting = body;
                break;
            }
        i = body->end - 1;
    }
    return acting;
}

// "… thông qua ngày 16 tháng 6 năm 2025": laws and resolutions bear the day on which they were passed.
std::optional<PartialDate> date_of_passage(const ReadingText& text, TokenSpan body) {
    for (std::size_t i = body.next; i-- > body.first;)
        if (text.is(i, "ngay") && i >= 2 && words_at(text, i - 2, "thong qua"))
            if (const auto date = read_dated(text, i); date && date->date.full()) return date->date;
    return std::nullopt;
}

} // namespace

Head read_head(const ReadingText& text, const std::vector<Line>& lines, const Frame& frame) {
    Head head;
    if (lines.empty()) return head;
    const std::size_t from = frame.first_line;
    const std::size_t limit = std::min(from + head_lines, lines.size());
    std::size_t number_at = limit, date_at = limit;
    bool blank_number = false;
    std::optional<FoundNumber> number;
    for (std::size_t k = from; k < limit; ++k) {
        if (k > frame.motto_line + 1 && starts_preamble(text, lines[k].first)) break;
        if (number_at == limit)
            if (auto found = number_line(text, lines[k])) {
                number_at = k;
                number = std::move(found->found);
                head.number_printed = text.folded().line(text[found->first].start, number->span.end);
                head.number_span = number->span;
            }
        if (date_at == limit)
            if (auto found = place_date(text, lines[k])) {
                date_at = k;
                head.place = found->place;
                head.date = found->date;
            }
    }
    if (number) {
        blank_number = number->number.digits.empty();
        if (blank_number) head.symbol = number->number.canonical;
        else head.number = number->number.canonical;
    }
    if (blank_number || (date_at < limit && !head.date.full())) head.status = Status::draft;
    else if (!head.number.empty() && head.date.full()) head.status = Status::issued;

    // The type stands alone in capitals under the head; letters have a subject line instead.
    const std::size_t under = std::max(number_at < limit ? number_at : from, date_at < limit ? date_at : from);
    // What stands behind the preamble is another: the regulation that a circular issues.
    std::size_t preamble = from;
    while (preamble < limit && !words_at(text, lines[preamble].first, "can cu")) ++preamble;
    auto type = type_line(text, lines, under, std::min(under + 12, std::max(preamble, under)));
    if (!type) type = type_line(text, lines, from, preamble);
    const auto letter = letter_title(text, lines, from);
    const bool numbered_letter = number && number->number.type.empty() && number->number.year.empty();
    std::size_t body_line = std::min(under + 1, lines.size());
    if (letter && (!type || numbered_letter || letter->tokens.first < lines[type->line].first)) {
        head.type = number && !number->number.type.empty() ? number->number.type : "CV";
        head.title = letter->tokens;
        body_line = std::max(letter->next_line, body_line);
    } else if (type) {
        const auto title = read_title(text, lines, *type, number);
        head.type = type->type;
        head.type_words = {lines[type->line].first, type->next};
        head.title = title.tokens;
        body_line = title.next_line;
    } else if (number) {
        head.type = !number->number.type.empty() ? number->number.type : "CV";
    }

    // A consolidated text carries the head of the act that it consolidates; its own type stands in its number.
    if (number && number->number.type == consolidated) head.type = consolidated;

    const auto closing = read_closing(text, lines, std::min(body_line, lines.size()));
    head.recipients = closing.recipients;
    head.signer = closing.signer;
    const std::size_t body_first = body_line < lines.size() ? lines[body_line].first : text.count();
    head.body = {std::min(body_first, closing.first), closing.first};
    head.preamble = {head.body.first, head.body.next};
    // A consolidated text first numbers the acts that changed it.
    std::size_t item_line = body_line;
    if (head.type == consolidated)
        for (std::size_t k = body_line; k < std::min(lines.size(), body_line + amendment_lines); ++k)
            if (words_at(text, lines[k].first, "can cu")) {
                item_line = k;
                break;
            }
    for (std::size_t k = item_line; k < lines.size() && lines[k].first < head.body.next; ++k) {
        const auto mark = item_mark(text, lines[k].first).mark;
        if (mark == Mark::none || mark == Mark::dash) continue;
        head.preamble.next = lines[k].first;
        break;
    }

    if (!head.date.known())
        if (const auto passed = date_of_passage(text, head.body)) head.date = *passed;
    // A head that is cut off: what the page says over it.
    if (head.number.empty() && head.symbol.empty()) {
        const auto box = read_page_box(text, lines, frame.motto_line < lines.size() ? frame.motto_line : lines.size());
        head.number = box.number;
        if (const auto code = parse_typed_number(head.number); head.type.empty() && code) head.type = code->number.type;
        if (head.type.empty()) head.type = box.type;
        if (!head.date.known()) head.date = box.date;
        if (head.signer.name.empty()) head.signer.name = box.signer;
    }
    if (!head.number.empty() && head.date.full() && head.status == Status::unknown) head.status = Status::issued;

    // Whose document is it? The letterhead tells, else the body that acts in the preamble, else the signature, else the code.
    const std::size_t head_end = type ? type->line : std::min(under + 1, limit);
    const auto letterhead = read_letterhead(text, lines, from, std::min(head_end, limit));
    Territory home{letterhead.province, letterhead.unit, Level::unknown};
    if (home.province.empty()) {
        const ReadingText place(head.place);
        const auto territory = read_territory(place, 0);
        home.province = territory.province;
    }
    if (home.province.empty()) home.province = dominant_province(text);
    bool organ_named = false; // under the type: it goes before the signature
    std::optional<ReadIssuer> issuer = letterhead.issuer;
    if (issuer && issuer->issuer.province.empty() && issuer->issuer.level != Level::central && issuer->issuer.level != Level::ministry)
        issuer->issuer.province = home.province;
    // "CỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ" under the type: the organs that act for the letterhead.
    if (const auto opening = title_opening(text, head.title, home); opening.next != head.title.first) {
        head.title.first = opening.next;
        if (opening.issuer) issuer = opening.issuer;
        organ_named = opening.issuer.has_value();
        if (head.number.empty() && opening.number) head.number = opening.number->number.canonical;
        if (!head.date.known()) head.date = opening.date;
    }
    if (closing.authority_first < closing.authority_next) {
        auto organ = issuer ? organ_of(words_of(text, closing.authority_first, closing.authority_next), issuer->issuer, home) : std::nullopt;
        if (!organ && (!issuer || issuer->system == System::party)) organ = read_issuer(text, closing.authority_first, home);
        if (organ && !organ_named) issuer = std::move(organ);
    }
    if (!issuer) issuer = acting_body(text, head.preamble, home);
    if (!issuer && number && !number->number.issuers.empty()) issuer = issuer_of_code(number->number.issuers.front(), home);
    if (issuer) head.issuer = issuer->issuer;
    // A ministry that writes of one province means it by "tỉnh".
    if (head.issuer.level == Level::central || head.issuer.level == Level::ministry) home.province = dominant_province(text, true);
    home.level = head.issuer.level;
    if (!head.issuer.province.empty()) home.province = head.issuer.province;
    if (!head.issuer.unit.empty()) home.unit = head.issuer.unit;
    head.home = home;
    head.title_text = words_of(text, head.title.first, head.title.next);
    return head;
}

} // namespace vanmach
