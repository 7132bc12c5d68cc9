// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/closing.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/reading/letter_case.h"

namespace vanmach {

namespace {

// How a signer stands in for another (NĐ 30/2020/NĐ-CP, annex I: TM. KT. TL. TUQ. Q.; the Party writes T/M, K/T …).
constexpr std::array<std::string_view, 5> capacities = {"tm", "kt", "tl", "tuq", "q"};

// Positions as they stand in signatures, bare.
constexpr std::array<std::string_view, 32> positions = {
    "chu tich",     "pho chu tich",   "giam doc",        "pho giam doc",     "truong ban",     "pho truong ban",
    "chanh van phong", "pho chanh van phong", "bo truong", "thu truong",     "thu tuong",      "pho thu tuong",
    "bi thu",       "pho bi thu",     "cuc truong",      "pho cuc truong",   "tong cuc truong", "pho tong cuc truong",
    "hieu truong",  "pho hieu truong", "chanh thanh tra", "pho chanh thanh tra", "truong phong", "pho truong phong",
    "chu nhiem",    "pho chu nhiem",  "vien truong",     "pho vien truong",  "chanh an",       "pho chanh an",
    "tong thanh tra", "bo truong chu nhiem"};

// The token after "KT." or "K/T" at i, and the capacity; i if there is none.
std::size_t skip_capacity(const ReadingText& text, std::size_t i, std::string& capacity) {
    for (const auto name : capacities) {
        if (text.is(i, name) && text.is_mark(i + 1, '.') && text.all_capitals(i)) {
            capacity = text.folded().utf8(text[i].start, text[i].end);
            return i + 2;
        }
        if (name.size() == 2 && text.is(i, name.substr(0, 1)) && text.is_mark(i + 1, '/') && text.is(i + 2, name.substr(1)) &&
            text.all_capitals(i)) {
            capacity = text.folded().compact(text[i].start, text[i + 2].end);
            std::erase(capacity, '/');
            return i + 3;
        }
    }
    return i;
}

bool position_at(const ReadingText& text, std::size_t i) {
    return std::any_of(positions.begin(), positions.end(), [&](auto words) { return words_at(text, i, words); });
}

// A person's name: two to five capitalised words and nothing else, on a line of its own.
bool is_name_line(const ReadingText& text, const Line& line) {
    const auto words = line.next - line.first;
    if (words < 2 || words > 5) return false;
    for (std::size_t i = line.first; i < line.next; ++i)
        if (!text.is_word(i) || !text.capital(i)) return false;
    return true;
}

// "PHÓ CHÁNH VĂN PHÒNG" -> "Phó Chánh Văn phòng": a deputy's title keeps the capital of the title it stands for.
std::string position_name(std::string_view printed) {
    std::string name = lowered(printed);
    const auto upper_at = [&](std::size_t at) {
        const auto end = name.find(' ', at);
        const auto word = name.substr(at, end == std::string::npos ? end : end - at);
        name.replace(at, word.size(), capitalised(word));
    };
    if (name.empty()) return name;
    upper_at(0);
    if (name.starts_with("Phó ")) upper_at(std::string_view("Phó ").size());
    if (const auto office = name.find("văn phòng"); office != std::string::npos) upper_at(office);
    return name;
}

std::string recipient(std::string text) {
    while (!text.empty() && (text.front() == '-' || text.front() == ' ' || text.front() == '+')) text.erase(0, 1);
    while (!text.empty() && (text.back() == ';' || text.back() == '.' || text.back() == ' ' || text.back() == ',')) text.pop_back();
    return text;
}

bool ends_item(const ReadingText& text, const Line& line) {
    return text.is_mark(line.next - 1, ';') || text.is_mark(line.next - 1, '.');
}

} // namespace

bool is_position_line(const ReadingText& text, const Line& line) {
    if (!in_capitals(text, line)) return false;
    std::string capacity;
    const auto i = skip_capacity(text, line.first, capacity);
    return !capacity.empty() || position_at(text, i);
}

Closing read_closing(const ReadingText& text, const std::vector<Line>& lines, std::size_t from) {
    Closing closing;
    closing.first = text.count();
    std::size_t recipients_line = lines.size();
    for (std::size_t i = from; i < lines.size(); ++i)
        if (words_at(text, lines[i].first, "noi nhan") && lines[i].next - lines[i].first <= 8) {
            recipients_line = i;
            break;
        }
    // The signature stands beside the recipients: some texts print it before them, some after.
    std::size_t first = recipients_line;
    if (recipients_line < lines.size()) {
        while (first > from && recipients_line - first < 6 &&
               (is_position_line(text, lines[first - 1]) || is_name_line(text, lines[first - 1])))
            --first;
    } else {
        // Without a list of recipients the signature is the last position line.
        for (std::size_t i = lines.size(); i-- > from;)
            if (is_position_line(text, lines[i])) {
                first = i;
                while (first > from && is_position_line(text, lines[first - 1])) --first;
                break;
            }
    }
    if (first >= lines.size()) return closing;
    closing.first = lines[first].first;

    bool in_list = false;
    std::size_t last_position = lines.size(), last_name = lines.size();
    for (std::size_t i = first; i < lines.size() && i < first + 60; ++i) {
        const auto& line = lines[i];
        if (words_at(text, line.first, "phu luc") && i > recipients_line) break;
        if (i == recipients_line) {
            in_list = true;
            continue;
        }
        if (is_position_line(text, line)) {
            in_list = false;
            std::string capacity;
            const auto after = skip_capacity(text, line.first, capacity);
            if (!capacity.empty()) closing.signer.capacity = capacity;
            if (!capacity.empty() && !position_at(text, after)) { // "TM. ỦY BAN NHÂN DÂN"
                closing.authority_first = after;
                closing.authority_next = line.next;
            } else if (last_name == lines.size() || last_name < i) {
                closing.signer.position =
                    position_name(text.folded().line(text[after].start, line.span.end));
            }
            last_position = i;
            continue;
        }
        const bool dash = text.is_mark(line.first, '-') || text.is_mark(line.first, '+');
        if (in_list && (dash || (!closing.recipients.empty() && !ends_item(text, lines[i - 1]) && !in_capitals(text, line) &&
                                 !is_name_line(text, line)))) {
            const auto words = text.folded().line(line.span.start, line.span.end);
            if (dash) closing.recipients.push_back(words);
            else closing.recipients.back() += " " + words;
            continue;
        }
        if (in_list && closing.recipients.empty() && line.next - line.first > 5) continue;
        if (is_name_line(text, line) && !in_capitals(text, line)) {
            if (last_position < lines.size() || i > recipients_line) {
                closing.signer.name = text.folded().line(line.span.start, line.span.end);
                last_name = i;
                if (last_position < lines.size() && i > recipients_line) break;
            }
        }
    }
    for (auto& name : closing.recipients) name = recipient(std::move(name));
    std::erase(closing.recipients, "");
    return closing;
}

} // namespace vanmach
