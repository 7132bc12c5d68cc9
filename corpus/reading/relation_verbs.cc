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

// Behind the verb at i and those that follow it ("thay thế, bổ sung, bãi bỏ"): what is acted on, and how many verbs there are.
struct Object {
    std::size_t at = 0;
    int verbs = 1;
};
Object object_behind(const ReadingText& text, std::size_t i) {
    constexpr std::array<std::string_view, 5> acts = {"sua doi", "bo sung", "thay the", "bai bo", "huy bo"};
    Object object{i + 2, 1};
    for (;;) {
        const std::size_t next = object.at + (text.is_mark(object.at, ',') || text.is(object.at, "va") || text.is(object.at, "hoac") ? 1 : 0);
        if (std::none_of(acts.begin(), acts.end(), [&](auto words) { return words_at(text, next, words); })) break;
        object = {next + 2, object.verbs + 1};
    }
    if (words_at(text, object.at, "mot so")) object.at += 2;
    else if (text.is(object.at, "cac") || text.is(object.at, "nhung")) ++object.at;
    return object;
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

// Of two verbs that begin together the longer counts. "hướng dẫn thi hành" guides, "quy định chi tiết và hướng dẫn thi hành"
// details: carrying out is then only how it is done.
std::optional<ToldRelation> verb_between(const ReadingText& text, std::size_t first, std::size_t next) {
    std::optional<ToldRelation> last;
    std::size_t undone = 0; // behind a verb that is denied
    for (std::size_t i = first; i < next; ++i) {
        std::optional<ToldRelation> here;
        for (const auto& verb : verbs) {
            const auto end = i + word_count(verb.words);
            if (end <= next && words_at(text, i, verb.words) && (!here || end > here->next)) here = ToldRelation{verb.relation, i, end};
        }
        if (!here) continue;
        // "không sửa đổi, bổ sung, thay thế, bãi bỏ tại A": none of them is done.
        const bool goes_on = undone != 0 && here->first <= undone + 1;
        if (acts_on_text(here->relation) && (goes_on || (i > first && (text.is(i - 1, "khong") || text.is(i - 1, "chua"))))) {
            undone = here->next;
            i = here->next - 1;
            continue;
        }
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
    constexpr std::array<std::string_view, 9> pieces = {"cum", "tu", "mau", "bieu", "phu luc", "khoan", "diem", "dieu", "bang"};
    const auto piece = [&](std::size_t at) {
        return std::any_of(pieces.begin(), pieces.end(), [&](auto words) { return words_at(text, at, words); });
    };
    const auto words_only = [&](std::size_t at) { return text.is(at, "cum") || text.is(at, "tu"); };
    if (words_at(text, i, "sua doi")) return Relation::amends;
    const auto object = object_behind(text, i);
    // "Thay thế, bổ sung, bãi bỏ các điểm, cụm từ tại …": pieces are acted on in several ways.
    if (object.verbs > 1 && (words_at(text, i, "thay the") || words_at(text, i, "bai bo") || words_at(text, i, "bo sung")) && piece(object.at)) return Relation::amends;
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
    if (words_at(text, i, "bai bo") || words_at(text, i, "huy bo")) return words_only(object.at) ? Relation::amends : Relation::repeals;
    return std::nullopt;
}

std::optional<Relation> OperativeScan::before(std::size_t next) {
    for (; at_ < next; ++at_) {
        const auto i = at_;
        if (text_.is(i, "nay")) of_itself_ = true;
        const bool opens = i == first_ || text_.is(i - 1, "nay") || text_.is_mark(i - 1, '.') || text_.is_mark(i - 1, ')');
        // "Kế hoạch này có hiệu lực từ … và thay thế A": only what ends a document is told of itself so late.
        const bool ends = words_at(text_, i, "thay the") || words_at(text_, i, "bai bo") || words_at(text_, i, "huy bo");
        const bool joins = (text_.is(i - 1, "va") || text_.is_mark(i - 1, ',') || text_.is_mark(i - 1, ';')) && (told_ || (of_itself_ && ends));
        const auto here = opens || joins ? operative_at(text_, i, next) : std::nullopt;
        if (!here) continue;
        const bool chained = told_ && i <= chain_;
        if (!chained && !opens && words_at(text_, i, "bo sung")) continue;
        if (!chained) told_ = here;
        chain_ = i + 4;
    }
    return told_;
}

bool expires(const ReadingText& text, std::size_t first, std::size_t next) {
    constexpr std::size_t farthest = 200; // tokens: a long list may stand between
    for (std::size_t i = first; i < std::min(next, first + farthest); ++i) {
        if (words_at(text, i, "het hieu luc")) return !text.is(i - 1, "chua") && !text.is(i - 1, "khong");
        // "Kể từ ngày Nghị định A có hiệu lực, Nghị định B hết hiệu lực."
        if (words_at(text, i, "co hieu luc") || words_at(text, i, "con hieu luc")) return false;
        if (text.is_mark(i, ';') || text.is_mark(i, '.')) return false;
    }
    return false;
}

Relation ClauseScan::before(std::size_t next) {
    constexpr std::array<std::string_view, 6> silent = {"theo de nghi", "xet", "sau khi", "tren co so", "theo y kien", "duoc su"};
    for (; at_ < next; ++at_) {
        const bool clause = text_.is_mark(at_ - 1, ';') || (text_.is_mark(at_ - 1, '.') && !text_.glued(at_));
        if (!clause && !text_.is_mark(at_ - 1, ',')) continue;
        if (words_at(text_, at_, "thuc hien") || words_at(text_, at_, "trien khai thuc hien")) told_ = Relation::implements;
        if (words_at(text_, at_, "can cu")) told_ = Relation::basis;
        if (clause && std::any_of(silent.begin(), silent.end(), [&](auto words) { return words_at(text_, at_, words); })) told_ = Relation::cites;
    }
    return told_;
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
