// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/names.h"

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/document_id.h"
#include "corpus/reading/dates.h"
#include "corpus/reading/lines.h"
#include "corpus/reading/vocabulary.h"

namespace vanmach {

namespace {

struct StatuteWord {
    std::string_view first, second, type;
};
constexpr std::array<StatuteWord, 4> statute_words = {
    {{"luat", "", "Luật"}, {"bo", "luat", "BL"}, {"phap", "lenh", "PL"}, {"hien", "phap", "HP"}}};

const StatuteWord* statute_word(const ReadingText& text, std::size_t at) {
    if (!text.capital(at)) return nullptr;
    for (const auto& word : statute_words)
        if (text.is(at, word.first) && (word.second.empty() || text.is(at + 1, word.second))) return &word;
    return nullptr;
}

bool after_any(const ReadingText& text, std::size_t at, std::initializer_list<std::string_view> pairs) {
    if (at < 2) return false;
    for (const auto pair : pairs) {
        const auto space = pair.find(' ');
        if (text.is(at - 2, pair.substr(0, space)) && text.is(at - 1, pair.substr(space + 1))) return true;
    }
    return false;
}

// "năm 2013" after a name.
int year_at(const ReadingText& text, std::size_t i) {
    if (!text.is(i, "nam") || !text.is_number(i + 1) || text.word(i + 1).size() != 4) return 0;
    const int year = text.value(i + 1);
    return year >= 1945 && year <= 2100 ? year : 0;
}

Citation named(const ReadingText& text, std::size_t at, std::size_t next, std::string type) {
    Citation citation;
    citation.kind = CitationKind::named;
    citation.span = {text[at].start, text[next - 1].end};
    citation.printed = text.folded().line(citation.span.start, citation.span.end);
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
    if (statutes.size() == 1) return statutes.front();
    if (!dated.known()) return nullptr;
    for (const auto* statute : statutes)
        if (statute->date.iso() <= dated.iso()) return statute;
    return nullptr;
}

NamedMention read_statute(const ReadingText& text, std::size_t at, const PartialDate& dated) {
    NamedMention mention;
    const auto name = read_statute_name(text, at);
    if (name.next == 0) return mention;
    mention.next = name.next;
    // Bills are no documents yet; "pháp luật", "các luật" are not capitalised.
    if (after_any(text, at, {"du an", "du thao"})) return mention;
    auto citation = named(text, at, name.next, name.type);
    citation.year = name.year;
    if (name.type != "HP") citation.issuer = {name.type == "PL" ? "Ủy ban Thường vụ Quốc hội" : "Quốc hội", Level::central, "", ""};
    else citation.issuer = {"Quốc hội", Level::central, "", ""};
    if (name.index >= 0) {
        const auto& statutes = Vocabulary::instance().statutes(name.index);
        if (const auto* statute = meant(statutes, name.year, dated)) {
            citation.number = statute->number;
            citation.type = statute->type;
            if (statute->number.empty()) citation.authority = slug_of_name(statute->type);
            if (citation.year == 0) citation.year = statute->date.year;
        }
    }
    if (text.is(name.next, "ngay")) {
        if (const auto date = read_dated(text, name.next)) {
            citation.date = date->date;
            citation.span.end = text[date->end - 1].end;
            mention.next = date->end;
        }
    }
    mention.citations.push_back(std::move(citation));
    return mention;
}

// "Nghị quyết [Hội nghị] Trung ương 4 (khóa XI, XII)": one citation for each term that is named.
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
    for (const auto& term : terms) {
        auto citation = named(text, at, i, "NQ");
        citation.issuer = {"Ban Chấp hành Trung ương", Level::central, "", ""};
        citation.authority = "nq-tw-" + std::to_string(plenum) + (term.empty() ? "" : "-khoa-" + term);
        mention.citations.push_back(std::move(citation));
    }
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

StatuteName read_statute_name(const ReadingText& text, std::size_t at) {
    const auto* word = statute_word(text, at);
    if (word == nullptr) return {};
    // "Bộ luật" holds "luật": the longer word has been tried at the token before.
    if (word->first == "luat" && at > 0 && (text.is(at - 1, "phap") || text.is(at - 1, "bo"))) return {};
    StatuteName name;
    name.type = word->type;
    const auto match = Vocabulary::instance().statute_words().longest(text, at);
    if (match) {
        name.next = match.end;
        name.index = match.value;
    } else if (word->type == "HP") {
        name.next = at + 2;
    } else {
        return {};
    }
    if (const int year = year_at(text, name.next)) {
        name.year = year;
        name.next += 2;
    }
    return name;
}

NamedMention read_name(const ReadingText& text, std::size_t at, const Territory& home, const PartialDate& dated) {
    if (statute_word(text, at) != nullptr) return read_statute(text, at, dated);
    if (text.is(at, "nghi") && text.is(at + 1, "quyet")) {
        auto mention = read_plenum(text, at);
        if (mention.citations.empty()) mention = read_congress(text, at, home);
        return mention;
    }
    return {};
}

} // namespace vanmach
