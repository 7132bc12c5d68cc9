// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/statute_names.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/reading/document_number.h"
#include "corpus/reading/letter_case.h"
#include "corpus/reading/lines.h"
#include "corpus/reading/vocabulary.h"
#include "corpus/text/keys.h"

namespace vanmach {

namespace {

constexpr std::size_t longest_name = 24;    // words of a name that no table knows
constexpr std::size_t longest_outlook = 14; // tokens within which such a name must come to its end

struct StatuteWord {
    std::string_view first, second, type;
    std::size_t size() const { return second.empty() ? 1 : 2; }
};
constexpr std::array<StatuteWord, 4> statute_words = {
    {{"luat", "", "Luật"}, {"bo", "luat", "BL"}, {"phap", "lenh", "PL"}, {"hien", "phap", "HP"}}};

const StatuteWord* statute_word(const ReadingText& text, std::size_t at) {
    if (!text.capital(at)) return nullptr;
    for (const auto& word : statute_words)
        if (text.is(at, word.first) && (word.second.empty() || text.is(at + 1, word.second))) {
            // "Bộ luật" and "pháp luật" hold "luật": the longer word has been tried at the token before.
            const bool inside = word.first == "luat" && at > 0 && (text.is(at - 1, "phap") || printed_as(text, at - 1, "bộ")); // not "bãi bỏ"
            return inside ? nullptr : &word;
        }
    return nullptr;
}

bool one_of(const ReadingText& text, std::size_t i, const auto& words) {
    return text.is_word(i) && std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.is(i, word); });
}

int year_value(const ReadingText& text, std::size_t i) {
    if (!text.is_number(i) || text.word(i).size() != 4) return 0;
    const int year = text.value(i);
    return year >= 1945 && year <= 2100 ? year : 0;
}

// "năm 2013", "năm 2000, 2005, 2014", "2014" after a name.
void read_years(const ReadingText& text, StatuteName& name) {
    std::size_t i = name.next;
    const bool worded = text.is(i, "nam");
    if (worded) ++i;
    const int first = year_value(text, i);
    if (first == 0 || (text.glued(i + 1) && (text.is_mark(i + 1, '/') || text.is_mark(i + 1, '-')))) return;
    name.years.push_back(first);
    name.next = i + 1;
    if (!worded) return;
    while (text.is_mark(name.next, ',') || text.is(name.next, "va")) {
        const std::size_t year = text.is(name.next + 1, "nam") ? name.next + 2 : name.next + 1;
        if (year_value(text, year) == 0 || text.is_mark(year + 1, '/')) return;
        name.years.push_back(year_value(text, year));
        name.next = year + 1;
    }
}

// Words at which a name that no table knows is over. With their marks: "về" ends a name, "vệ" does not.
constexpr std::array<std::string_view, 39> stops = {
    "ngày", "năm",   "số",   "được", "đã",   "này",   "hiện",  "thì",  "có",    "để",    "trên", "trong", "do",  "khi",
    "nếu",  "với",   "cho",  "thay", "ban",  "hướng", "phải",  "theo", "và",    "hoặc", "của",   "tại", "về",
    "các",  "những", "thông", "nghị", "quyết", "sau",  "trước", "nhằm", "quy",   "sửa",  "kèm",  "bằng"};

bool is_word_of(const ReadingText& text, std::size_t i, const auto& words) {
    if (!text.is_word(i)) return false;
    const auto word = lowered(text.folded().utf8(text[i].start, text[i].end));
    return std::find(words.begin(), words.end(), word) != words.end();
}

// "quản lý và sử dụng": a small letter after it goes on with the name, "và các văn bản hướng dẫn" does not.
bool goes_on(const ReadingText& text, std::size_t i) {
    constexpr std::array<std::string_view, 10> others = {"cac", "nhung", "van", "huong", "quy", "mot", "nghi", "thong", "quyet", "phap"};
    if (text.is(i, "tai")) return text.is(i + 1, "viet") || text.is(i + 1, "doanh");
    if (text.is(i, "cua")) return text.is(i + 1, "nguoi") || text.is(i + 1, "cong") || text.is(i + 1, "quoc");
    if (text.is(i, "va")) return text.is_word(i + 1) && !text.capital(i + 1) && !one_of(text, i + 1, others);
    if (text.is(i, "nghi")) return text.is(i + 1, "si");
    if (text.is(i, "thong")) return text.is(i + 1, "tin") || text.is(i + 1, "ke");
    if (text.is(i, "quy")) return text.is(i + 1, "hoach") || text.is(i + 1, "chuan");
    return text.is(i, "cac");
}

bool stops_at(const ReadingText& text, std::size_t i) { return is_word_of(text, i, stops) && !goes_on(text, i); }

// True when a date, a year, a number or a semicolon follows soon: what stands before it is still the name.
bool closes_soon(const ReadingText& text, std::size_t i) {
    for (const auto end = i + longest_outlook; i < end && i < text.count(); ++i) {
        if (text.is_mark(i, ';')) return true;
        if (text.is_mark(i, '.') || text.is_mark(i, ':') || text.is_mark(i, '(')) return false;
        if (text.is_number(i + 1) && (text.is(i, "ngay") || text.is(i, "nam") || text.is(i, "so"))) return true;
        if (text.is_word(i) && (text.capital(i) || stops_at(text, i)) && !text.is(i, "viet") && !text.is(i, "nam")) return false;
    }
    return false;
}

// The end of a name that no table knows; `first` is its first word.
std::size_t unknown_name_end(const ReadingText& text, std::size_t first) {
    if (!text.is_word(first) || text.all_capitals(first - 1)) return first;
    if (stops_at(text, first) || (!text.capital(first) && !closes_soon(text, first))) return first;
    std::size_t i = first;
    for (; i < first + longest_name && i < text.count(); ++i) {
        if (text.is_mark(i, ',') && text.is_word(i + 1) && !text.capital(i + 1) && !stops_at(text, i + 1) && closes_soon(text, i + 1))
            continue;
        if (!text.is_word(i) || (i > first && stops_at(text, i))) break;
        if (i > first && text.line_ends_before(i) > 1) break;
        if (i > first && statute_word(text, i) != nullptr) break;
    }
    return i;
}

// True when the words are those of the name with their marks, or are typed without any: "Luật được" is not "Luật Dược".
bool same_marks(const ReadingText& text, std::size_t first, std::size_t next, const std::vector<const Statute*>& statutes) {
    const auto words = [](std::string_view line) {
        auto key = accented_key(line);
        std::erase_if(key, [](char c) { return c == ' ' || c == ',' || c == '-' || c == '"'; });
        return key;
    };
    const auto printed = text.folded().line(text[first].start, text[next - 1].end);
    if (!has_diacritics(printed)) return true;
    const auto key = words(printed);
    return std::any_of(statutes.begin(), statutes.end(), [&](const Statute* statute) {
        return words(statute->name) == key || std::any_of(statute->short_names.begin(), statute->short_names.end(),
                                                          [&](const auto& name) { return words(name) == key; });
    });
}

// A name without its years.
StatuteName read_plain_name(const ReadingText& text, std::size_t at, const StatuteWord& word) {
    StatuteName name;
    name.type = word.type;
    const auto match = Vocabulary::instance().statute_words().longest(text, at);
    const bool short_name = match && match.end <= at + word.size() + 2; // longer names do not meet other words
    if (match && (!short_name || same_marks(text, at, match.end, Vocabulary::instance().statutes(match.value)))) {
        name.next = match.end;
        name.index = match.value;
    } else if (word.type == "HP") {
        name.next = at + 2;
    } else {
        constexpr std::array<std::string_view, 8> schools = {"hoc", "khoa", "truong", "nganh", "nhan", "vien", "phong", "su"};
        const bool school = at > 0 && one_of(text, at - 1, schools);
        const auto end = school ? at : unknown_name_end(text, at + word.size());
        if (end > at + word.size()) name.next = end;
    }
    name.name_next = name.next;
    return name;
}

// "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B": the names that follow are part of it.
StatuteName read_amending_name(const ReadingText& text, std::size_t at, const StatuteWord& word) {
    std::size_t i = at + word.size();
    if (!words_at(text, i, "sua doi")) return {};
    i += 2;
    if (text.is_mark(i, ',')) ++i;
    if (words_at(text, i, "bo sung")) i += 2;
    const auto limit = i + 10; // "một số điều của", "điểm a khoản 2 Điều 5 của"
    while (i < limit && i < text.count() && statute_word(text, i) == nullptr && !text.is_mark(i, ';') && !text.is_mark(i, '.')) ++i;
    StatuteName name;
    name.type = word.type;
    bool numbered = false; // the names inside carry numbers
    while (const auto* inner = statute_word(text, i)) {
        const auto one = read_plain_name(text, i, *inner);
        if (one.next == 0) break;
        name.next = one.next;
        // A number between two names belongs to the first; behind the last one it is that of the amending law.
        std::size_t after = one.next;
        if (text.is(after, "so") && text.is_number(after + 1))
            if (const auto number = read_number(text, after + 1)) after = number->next;
        const bool has_number = after != one.next;
        // "Luật Đầu tư công theo phương thức đối tác công tư, Luật Hải quan": words that no table has go on to the next name.
        for (std::size_t k = after; k < after + 8 && !text.is_mark(k, ';') && !text.is_mark(k, '.') && !text.is_number(k); ++k)
            if (text.is_mark(k, ',') || text.is(k, "va")) {
                if (k > after && statute_word(text, k + 1) != nullptr) after = k;
                break;
            }
        const bool more = (text.is_mark(after, ',') || text.is(after, "va")) && statute_word(text, after + 1) != nullptr;
        if (more && has_number) numbered = true;
        if (!more && numbered) name.next = after;
        if (!more) break;
        i = after + 1;
    }
    name.name_next = name.next;
    return name;
}

} // namespace

bool opens_statute(const ReadingText& text, std::size_t at) { return statute_word(text, at) != nullptr; }

StatuteName read_statute_name(const ReadingText& text, std::size_t at) {
    const auto* word = statute_word(text, at);
    if (word == nullptr) return {};
    auto name = read_plain_name(text, at, *word);
    if (auto amending = read_amending_name(text, at, *word); amending.next > name.next) {
        name.next = name.name_next = amending.next;
        name.index = -1;
    }
    if (name.next != 0) read_years(text, name);
    return name;
}

bool is_bill(const ReadingText& text, std::size_t at, std::size_t next) {
    // "trình Luật Đất đai (sửa đổi)": a law that has been passed has a number or a day behind these words.
    if (text.is_mark(next, '(') && words_at(text, next + 1, "sua doi") && text.is_mark(next + 3, ')')) return !text.is(next + 4, "so") && !text.is(next + 4, "ngay");
    constexpr std::array<std::string_view, 4> makers = {"du an", "du thao", "xay dung", "soan thao"};
    return at >= 2 && std::any_of(makers.begin(), makers.end(), [&](std::string_view words) { return words_at(text, at - 2, words); });
}

} // namespace vanmach
