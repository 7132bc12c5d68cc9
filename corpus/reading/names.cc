// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/names.h"

#include <algorithm>
#include <optional>

#include "corpus/document_id.h"
#include "corpus/reading/dates.h"
#include "corpus/reading/lines.h"
#include "corpus/reading/statute_names.h"
#include "corpus/reading/vocabulary.h"

namespace vanmach {

namespace {

Citation named(const ReadingText& text, std::size_t at, std::size_t next, std::string type) {
    Citation citation;
    citation.kind = CitationKind::named;
    citation.span = {text[at].start, text[next - 1].end};
    citation.printed = text.line(citation.span.start, citation.span.end);
    citation.type = std::move(type);
    return citation;
}

// Of the statutes of one name (newest first), the one that is meant: by its year, else the newest that is not younger
// than the citing document. Nothing when that is not certain.
const Statute* meant(const std::vector<const Statute*>& statutes, int year, const PartialDate& dated) {
    if (year != 0) {
        const auto found = std::find_if(statutes.begin(), statutes.end(), [&](auto* s) { return s->date.year == year; });
        return found == statutes.end() ? nullptr : *found;
    }
    if (!dated.known()) return statutes.size() == 1 ? statutes.front() : nullptr;
    for (const auto* statute : statutes)
        if (statute->date.iso() <= dated.iso()) return statute;
    return nullptr;
}

NamedMention read_statute(const ReadingText& text, std::size_t at, const PartialDate& dated) {
    NamedMention mention;
    auto name = read_statute_name(text, at);
    if (name.next == 0) return mention;
    // "dự toán thực hiện Pháp lệnh P năm 2020", written in 2019: the year is not the ordinance's.
    if (dated.known() && std::any_of(name.years.begin(), name.years.end(), [&](int year) { return year > dated.year; })) {
        name.years.clear();
        name.next = name.name_next;
    }
    mention.next = name.next;
    if (is_bill(text, at, name.next)) return mention;
    const bool ordinance = name.type == "PL";
    auto citation = named(text, at, name.next, name.type);
    citation.issuer = {ordinance ? "Ủy ban Thường vụ Quốc hội" : "Quốc hội", Level::central, "", ""};
    if (text.is(name.next, "ngay"))
        if (const auto date = read_dated(text, name.next)) {
            citation.date = date->date;
            citation.span.end = text[date->end - 1].end;
            mention.next = date->end;
        }
    // "Luật Doanh nghiệp năm 2000, 2005, 2014" names three.
    auto years = name.years;
    if (years.empty()) years.push_back(citation.date.year);
    for (const int year : years) {
        auto one = citation;
        one.year = name.years.empty() ? 0 : year;
        if (years.size() > 1) one.printed = text.folded().line(text[at].start, text[name.name_next - 1].end) + " năm " + std::to_string(year);
        if (name.index >= 0)
            if (const auto* statute = meant(Vocabulary::instance().statutes(name.index), year, dated)) {
                one.number = statute->number;
                one.type = statute->type;
                if (statute->number.empty()) one.authority = slug_of_name(statute->type);
                if (one.year == 0) one.year = statute->date.year;
            }
        mention.citations.push_back(std::move(one));
    }
    return mention;
}

// "Nghị quyết [Hội nghị] Trung ương 4 (khóa XI, XII)": one mention, with a key for each term that is named.
NamedMention read_plenum(const ReadingText& text, std::size_t at) {
    NamedMention mention;
    std::size_t i = at + 2;
    if (text.is(i, "hoi") && text.is(i + 1, "nghi")) i += 2;
    if (!text.is(i, "trung") || !text.is(i + 1, "uong")) return mention;
    i += 2;
    if (text.is(i, "lan") && text.is(i + 1, "thu")) i += 2;
    if (!text.is_number(i) || text.value(i) < 1 || text.value(i) > 16) return mention;
    const int plenum = text.value(i);
    ++i;
    std::size_t j = i;
    const bool bracket = text.is_mark(j, '(');
    if (bracket || text.is_mark(j, ',')) ++j;
    std::vector<std::string> terms;
    if (text.is(j, "khoa")) {
        ++j;
        while (is_roman_numeral(text, j)) {
            terms.emplace_back(text.word(j));
            ++j;
            if (!is_roman_numeral(text, j + 1) || !(text.is_mark(j, ',') || text.is(j, "va"))) break;
            ++j;
        }
        if (bracket && text.is_mark(j, ')')) ++j;
        if (!terms.empty()) i = j;
    }
    mention.next = i;
    if (terms.empty()) terms.emplace_back();
    auto citation = named(text, at, i, "NQ");
    citation.issuer = {"Ban Chấp hành Trung ương", Level::central, "", ""};
    for (const auto& term : terms) {
        if (!citation.authority.empty()) citation.authority += joint_mark;
        citation.authority += "nq-tw-" + std::to_string(plenum) + (term.empty() ? "" : "-khoa-" + term);
    }
    mention.citations.push_back(std::move(citation));
    return mention;
}

// "Nghị quyết Đại hội [đại biểu] [toàn quốc] [Đảng] [bộ tỉnh X] [lần thứ XI] [của Đảng]".
NamedMention read_congress(const ReadingText& text, std::size_t at, const Territory& home) {
    NamedMention mention;
    std::size_t i = at + 2;
    if (!text.is(i, "dai") || !text.is(i + 1, "hoi")) return mention;
    i += 2;
    bool national = false, local = false;
    std::string ordinal;
    ReadTerritory territory;
    for (bool more = true; more;) {
        more = false;
        const auto take = [&](std::string_view first, std::string_view second) {
            if (!text.is(i, first) || (!second.empty() && !text.is(i + 1, second))) return false;
            i += second.empty() ? 1 : 2;
            return more = true;
        };
        if (take("dai", "bieu") || take("toan", "the")) continue;
        if (take("toan", "quoc")) { national = true; continue; }
        if (take("dang", "bo")) {
            local = true;
            territory = read_territory(text, i);
            i = std::max(i, territory.end);
            continue;
        }
        if (text.is(i, "dang") && !text.is(i + 1, "vien") && take("dang", "")) continue;
        if (text.is(i, "lan") && text.is(i + 1, "thu") && is_roman_numeral(text, i + 2)) {
            ordinal = text.word(i + 2);
            i += 3;
            more = true;
            continue;
        }
        if (text.is(i, "cua") && text.is(i + 1, "dang") && !text.is(i + 2, "bo")) {
            national = true;
            i += 2;
            more = true;
        }
    }
    if (!national && !local && ordinal.empty()) return mention; // "Nghị quyết Đại hội" of whom?
    mention.next = i;
    auto citation = named(text, at, i, "NQ");
    const std::size_t term = text.is_mark(i, ',') ? i + 1 : i;
    if (words_at(text, term, "nhiem ky") && text.is_number(term + 2)) citation.year = std::max(0, text.value(term + 2));
    if (local) {
        citation.authority = "nq-dai-hoi-dang-bo";
        const auto province = territory.province.empty() ? home.province : territory.province;
        const auto* known = authority().province(province);
        const std::string kind = !territory.kind.empty() ? territory.kind : known != nullptr ? known->kind : "tỉnh";
        const bool below = !territory.unit.empty() || territory.place > Place::province;
        citation.issuer.level = !below ? Level::province : territory.place == Place::commune ? Level::commune : Level::district;
        citation.issuer.province = province;
        citation.issuer.unit = below ? (territory.unit.empty() ? home.unit : territory.unit) : "";
        citation.issuer.name = "Đại hội đại biểu Đảng bộ " +
                               (below ? (citation.issuer.unit.empty() ? kind : citation.issuer.unit)
                                      : kind + (province.empty() ? "" : " " + province));
    } else {
        citation.authority = "nq-dai-hoi-dang";
        citation.issuer = {"Đại hội đại biểu toàn quốc", Level::central, "", ""};
    }
    // Without its ordinal a congress is told by the term that it opened.
    if (!ordinal.empty()) citation.authority += "-" + ordinal;
    else if (citation.year != 0) citation.authority += "-nhiem-ky-" + std::to_string(citation.year);
    mention.citations.push_back(std::move(citation));
    return mention;
}

} // namespace

NamedMention read_name(const ReadingText& text, std::size_t at, const Territory& home, const PartialDate& dated) {
    if (opens_statute(text, at)) return read_statute(text, at, dated);
    if (text.is(at, "nghi") && text.is(at + 1, "quyet")) {
        auto mention = read_plenum(text, at);
        if (mention.citations.empty()) mention = read_congress(text, at, home);
        return mention;
    }
    return {};
}

} // namespace vanmach
