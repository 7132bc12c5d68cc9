// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/relation_verbs.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/reading/lines.h"

namespace vanmach {

namespace {

// A verb phrase and what it tells of the document that follows it.
struct Verb {
    std::string_view words;
    Relation relation;
};
constexpr std::array<Verb, 17> verbs = {{
    {"sua doi", Relation::amends},
    {"bo sung", Relation::amends},
    {"thay the", Relation::replaces},
    {"bai bo", Relation::repeals},
    {"quy dinh chi tiet", Relation::details},
    {"huong dan", Relation::guides},
    {"tiep tuc thuc hien", Relation::continues},
    {"tiep tuc trien khai thuc hien", Relation::continues},
    {"tiep tuc trien khai", Relation::continues},
    {"tiep tuc quan triet", Relation::continues},
    {"trien khai thuc hien", Relation::implements},
    {"to chuc thuc hien", Relation::implements},
    {"thuc hien", Relation::implements},
    {"trien khai", Relation::implements},
    {"thi hanh", Relation::implements},
    {"cu the hoa", Relation::implements},
    {"quan triet", Relation::implements},
}};

std::size_t word_count(std::string_view words) {
    return static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) + 1;
}

} // namespace

bool acts_on_text(Relation relation) {
    return relation == Relation::amends || relation == Relation::replaces || relation == Relation::repeals;
}

bool has_mark(const ReadingText& text, std::size_t first, std::size_t next, std::string_view marks) {
    for (std::size_t i = first; i < next; ++i)
        for (const char mark : marks)
            if (text.is_mark(i, mark) && !(mark == '.' && text.glued(i + 1))) return true;
    return false;
}

// Of two verbs that end together the longer counts. "hướng dẫn thi hành" guides, "quy định chi tiết và hướng dẫn thi hành"
// details: carrying out is then only how it is done.
std::optional<ToldRelation> verb_between(const ReadingText& text, std::size_t first, std::size_t next) {
    std::optional<ToldRelation> last;
    for (std::size_t i = first; i < next; ++i) {
        std::optional<ToldRelation> here;
        for (const auto& verb : verbs) {
            const auto end = i + word_count(verb.words);
            if (end <= next && words_at(text, i, verb.words) && (!here || end > here->next)) here = ToldRelation{verb.relation, i, end};
        }
        if (!here) continue;
        // "sửa đổi một số điều của các Nghị định quy định chi tiết Luật L": decrees that are not named stand between.
        const bool of_others = last && last->relation == Relation::amends && (words_at(text, i - 2, "nghi dinh") || words_at(text, i - 2, "thong tu"));
        if (of_others && (here->relation == Relation::details || here->relation == Relation::guides)) return std::nullopt;
        const bool carried_out = here->relation == Relation::implements;
        const bool guided = last && here->first <= last->next + 2 && last->relation == Relation::guides && carried_out;
        const bool detailed = last && here->first <= last->next + 12 && last->relation == Relation::details &&
                              (here->relation == Relation::guides || carried_out);
        if (guided || detailed) here->relation = last->relation;
        i = here->next - 1;
        last = here;
    }
    return last;
}

bool is_passive(const ReadingText& text, const ToldRelation& verb, std::size_t from, std::size_t next) {
    if (!acts_on_text(verb.relation)) return false;
    // "sửa đổi, bổ sung": the first of the two verbs tells.
    std::size_t first = verb.first;
    while (first > from && verb.first - first < 5 && !text.is(first, "duoc") && !text.is(first, "bi")) --first;
    if (!text.is(first, "duoc") && !text.is(first, "bi")) return false;
    for (std::size_t i = verb.next; i < next; ++i)
        if (text.is(i, "boi") || text.is(i, "theo") || text.is(i, "tai") || text.is(i, "bang")) return true;
    return false;
}

std::optional<Relation> operative_at(const ReadingText& text, std::size_t i, std::size_t next) {
    constexpr std::array<std::string_view, 10> pieces = {"cum", "tu", "mot so tu", "mau", "bieu", "phu luc", "khoan", "diem", "dieu", "bang"};
    const auto piece = [&](std::size_t at) {
        return std::any_of(pieces.begin(), pieces.end(), [&](auto words) { return words_at(text, at, words); });
    };
    const auto words_only = [&](std::size_t at) { return text.is(at, "cum") || text.is(at, "tu") || words_at(text, at, "mot so tu"); };
    if (words_at(text, i, "sua doi")) return Relation::amends;
    if (words_at(text, i, "bo sung")) { // "Bổ sung số lượng máy móc …" adds to something else
        bool into = piece(i + 2);
        for (std::size_t k = i + 2; k < next && !into; ++k) into = text.is(k, "vao");
        return into ? std::optional(Relation::amends) : std::nullopt;
    }
    if (words_at(text, i, "thay the")) {
        if (text.is_mark(i + 2, ',') && words_at(text, i + 3, "bai bo")) return Relation::amends; // "một số từ, cụm từ"
        return piece(i + 2) ? Relation::amends : Relation::replaces;
    }
    if (words_at(text, i, "het hieu luc")) return Relation::repeals;
    if (words_at(text, i, "bai bo") || words_at(text, i, "huy bo")) return words_only(i + 2) ? Relation::amends : Relation::repeals;
    return std::nullopt;
}

std::optional<Relation> operative_before(const ReadingText& text, std::size_t first, std::size_t next) {
    std::optional<Relation> told;
    std::size_t chain = 0;  // until here a further verb belongs to the first: "sửa đổi, bổ sung và thay thế một số điều"
    bool of_itself = false; // "Kế hoạch này …"
    for (std::size_t i = first; i < next; ++i) {
        if (text.is(i, "nay")) of_itself = true;
        const bool opens = i == first || text.is(i - 1, "nay") || text.is_mark(i - 1, '.') || text.is_mark(i - 1, ')');
        // "Kế hoạch này có hiệu lực từ … và thay thế A": only what ends a document is told of itself so late.
        const bool ends = words_at(text, i, "thay the") || words_at(text, i, "bai bo") || words_at(text, i, "huy bo");
        const bool joins = (text.is(i - 1, "va") || text.is_mark(i - 1, ',') || text.is_mark(i - 1, ';')) && (told || (of_itself && ends));
        const auto here = opens || joins ? operative_at(text, i, next) : std::nullopt;
        if (!here) continue;
        const bool chained = told && i <= chain;
        if (!chained && !opens && words_at(text, i, "bo sung")) continue;
        if (!chained) told = here;
        chain = i + 4;
    }
    return told;
}

bool expires(const ReadingText& text, std::size_t first, std::size_t next) {
    for (std::size_t i = first; i < next; ++i) {
        if (words_at(text, i, "het hieu luc")) return true;
        if (text.is_mark(i, ';') || text.is_mark(i, '.')) return false;
    }
    return false;
}

Relation told_by_clause(const ReadingText& text, std::size_t first, std::size_t next, Relation opening) {
    constexpr std::array<std::string_view, 6> silent = {"theo de nghi", "xet ", "sau khi", "tren co so", "theo y kien", "duoc su"};
    auto told = opening;
    for (std::size_t k = first + 1; k < next; ++k) {
        const bool clause = text.is_mark(k - 1, ';') || (text.is_mark(k - 1, '.') && !text.glued(k));
        if (!clause && !text.is_mark(k - 1, ',')) continue;
        if (words_at(text, k, "thuc hien") || words_at(text, k, "trien khai thuc hien")) told = Relation::implements;
        if (words_at(text, k, "can cu")) told = Relation::basis;
        if (clause && std::any_of(silent.begin(), silent.end(), [&](std::string_view words) {
                while (words.ends_with(' ')) words.remove_suffix(1);
                return words_at(text, k, words);
            }))
            told = Relation::cites;
    }
    return told;
}

bool is_naming(const ReadingText& text, std::size_t at) {
    for (std::size_t k = at > 5 ? at - 5 : 0; k < at; ++k)
        if (text.is(k, "goi") && (text.is(k + 1, "la") || text.is(k + 1, "tat") || text.is(k + 1, "chung"))) return true;
    for (std::size_t k = at > 5 ? at - 5 : 0; k < at; ++k)
        if (words_at(text, k, "viet tat la")) return true;
    return false;
}

bool concludes(const ReadingText& text, std::size_t i) {
    constexpr std::array<std::string_view, 9> openings = {"can cu cac quy dinh", "can cu quy dinh", "can cu cac huong dan", "can cu nhung quy dinh", "theo do",
                                                          "nhu vay",             "truong hop",      "doi chieu",            "tren co so"};
    return std::any_of(openings.begin(), openings.end(), [&](auto words) { return words_at(text, i, words); });
}

} // namespace vanmach
