// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/duties.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/reading/issuers.h"
#include "corpus/reading/lines.h"

namespace vanmach {

namespace {

constexpr std::size_t longest_unit = 24;   // tokens of a subject
constexpr std::size_t longest_list = 60;   // tokens of a list of bodies
constexpr std::size_t longest_target = 30; // tokens

// How the name of somebody who can be charged begins, bare; bodies of the tables come on top.
constexpr std::array<std::string_view, 30> unit_openings = {
    "cac so",       "cac ban",      "cac phong",   "cac co quan",  "cac don vi",  "cac dia phuong", "cac xa",    "cac bo",
    "thu truong",   "giam doc",     "chu tich",    "truong cac",   "truong phong", "truong ban",    "chanh van phong", "ubnd",
    "uy ban nhan dan", "so",        "van phong",   "phong",        "ban quan ly", "ban chi dao",    "ban to chuc", "ban tuyen giao",
    "uy ban mttq",  "mttq",         "de nghi",     "cong an",      "trung tam",   "doan thanh nien"};

// Words at which a subject or a list of bodies is over: what is to be done begins.
constexpr std::array<std::string_view, 36> verbs = {
    "chu tri",   "phoi hop",   "co trach nhiem", "chiu trach nhiem", "tham muu",  "xay dung",  "to chuc",   "trien khai", "thuc hien",
    "huong dan", "kiem tra",   "theo doi",       "don doc",          "tuyen truyen", "ra soat", "day manh",  "tang cuong", "bao cao",
    "de xuat",   "cung cap",   "nghien cuu",     "danh gia",         "giam sat",  "can cu",    "trong viec", "bo tri",
    "tong hop",  "quan triet", "ban hanh",       "chi dao",          "dam bao",   "bao dam",   "lua chon",
    "gui",       "hoan thanh", "phai"};

bool verb_at(const ReadingText& text, std::size_t i) {
    if (!text.is_word(i) || text.capital(i)) return false;
    // "cơ quan, tổ chức, cá nhân", "các tổ chức chính trị": organisations.
    const bool body = words_at(text, i, "to chuc") && (text.is(i - 1, "cac") || ((text.is_mark(i - 1, ',') || text.is(i - 1, "va")) &&
                      (text.is_mark(i + 2, ',') || text.is(i + 2, "va") || text.is(i + 2, "chinh") || text.is(i + 2, "doan") || text.is(i + 2, "ca") || text.is(i + 2, "xa"))));
    if (body) return false;
    return printed_as(text, i, "để") || std::any_of(verbs.begin(), verbs.end(), [&](auto words) { return words_at(text, i, words); });
}

std::string printed(const ReadingText& text, std::size_t first, std::size_t next) {
    while (next > first && !text.is_word(next - 1) && !text.is_number(next - 1) && !text.is_mark(next - 1, ')') && !text.is_mark(next - 1, '%')) --next;
    return first < next ? text.folded().line(text[first].start, text[next - 1].end) : std::string{};
}

// The subject that opens at `first`: up to its verb or colon; `first` itself when it is none.
std::size_t unit_end(const ReadingText& text, std::size_t first, std::size_t next) {
    if (!names_unit(text, first)) return first;
    for (std::size_t i = first; i < std::min(next, first + longest_unit); ++i) {
        if (text.is_mark(i, ':') || (i > first && verb_at(text, i))) return i;
        if (text.is_mark(i, '.') || text.is_mark(i, ';')) return first;
    }
    return first;
}

std::size_t list_end(const ReadingText& text, std::size_t first, std::size_t next) {
    std::size_t i = first;
    for (; i < std::min(next, first + longest_list); ++i)
        if (verb_at(text, i) || text.is_mark(i, '.') || text.is_mark(i, ';') || text.is_mark(i, ')') || text.is_mark(i, ':')) break;
    return i;
}

// "100% cơ quan, đơn vị …", "trên 90% hộ dân", "tối thiểu 01 mô hình": only shares, which are told by their sign.
std::string target_in(const ReadingText& text, TokenSpan sentence) {
    for (std::size_t i = sentence.first + 1; i < sentence.next; ++i) {
        if (!text.is_mark(i, '%') || !text.is_number(i - 1)) continue;
        std::size_t first = i - 1;
        if (first >= 2 && text.is_mark(first - 1, ',') && text.is_number(first - 2)) first -= 2;
        constexpr std::array<std::string_view, 8> qualifiers = {"tren", "dat", "toi thieu", "it nhat", "duoi", "hon", "khoang", "phan dau"};
        for (bool more = true; more;) {
            more = false;
            for (const auto words : qualifiers) {
                const std::size_t size = words.find(' ') == words.npos ? 1 : 2;
                if (first >= sentence.first + size && words_at(text, first - size, words)) {
                    first -= size;
                    more = true;
                }
            }
        }
        std::size_t end = i + 1;
        while (end < sentence.next && end < i + longest_target && !text.is_mark(end, ';') && !text.is_mark(end, '.')) ++end;
        return printed(text, first, end);
    }
    return {};
}

} // namespace

bool names_unit(const ReadingText& text, std::size_t at) {
    if (!text.capital(at)) return false;
    if (read_issuer(text, at, {})) return true;
    return std::any_of(unit_openings.begin(), unit_openings.end(), [&](auto words) { return words_at(text, at, words); });
}

std::vector<std::string> read_bodies(const ReadingText& text, TokenSpan list) {
    std::vector<std::string> bodies;
    std::size_t first = list.first;
    const auto close = [&](std::size_t end) {
        if (auto words = printed(text, first, end); !words.empty()) bodies.push_back(std::move(words));
        first = end + 1;
    };
    for (std::size_t i = list.first; i < list.next; ++i) {
        // "Sở Văn hóa, Thể thao và Du lịch" is one body: its comma lies inside a name of the tables.
        if (const auto body = i == first ? read_issuer(text, i, {}) : std::nullopt; body && body->end <= list.next && body->end > i + 1) {
            i = body->end - 1;
            continue;
        }
        // A new body has a capital or is "các …": "các sở, ban, ngành" is one.
        const bool parts = text.is_mark(i, ',') || text.is_mark(i, ';') || text.is(i, "va");
        if (parts && (text.capital(i + 1) || text.is(i + 1, "cac"))) close(i);
    }
    close(list.next);
    return bodies;
}

Duties read_duties(const ReadingText& text, TokenSpan sentence, const std::string& heading) {
    Duties duties;
    std::size_t first = sentence.first;
    if (text.is(first, "giao") && text.capital(first)) ++first; // "Giao Sở Nội vụ chủ trì …"
    const auto end = unit_end(text, first, sentence.next);
    if (end != first) duties.unit = printed(text, first, end);
    for (std::size_t i = sentence.first; i < sentence.next; ++i) {
        if (words_at(text, i, "chu tri") && duties.lead.empty()) {
            // "(Cơ quan chủ trì: Sở Nội vụ; cơ quan phối hợp: …)"
            if (text.is_mark(i + 2, ':')) duties.lead = printed(text, i + 3, list_end(text, i + 3, sentence.next));
            else duties.lead = !duties.unit.empty() ? duties.unit : heading;
        }
        if (words_at(text, i, "phoi hop") && duties.coordinating.empty()) {
            std::size_t list = i + 2;
            while (text.is(list, "chat") || text.is(list, "che") || text.is(list, "cung") || text.is(list, "voi") || text.is_mark(list, ':')) ++list;
            if (!text.is(list - 1, "cung") && !text.is(list - 1, "voi") && !text.is_mark(list - 1, ':')) continue;
            duties.coordinating = read_bodies(text, {list, list_end(text, list, sentence.next)});
        }
    }
    duties.target = target_in(text, sentence);
    return duties;
}

} // namespace vanmach
