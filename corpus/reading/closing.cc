// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/closing.h"

#include <algorithm>
#include <string_view>

#include "corpus/reading/letter_case.h"
#include "corpus/reading/positions.h"

namespace vanmach {

namespace {

constexpr std::size_t last_lines = 12; // of a draft, that may hold a signature to be filled in

// A person's name: two to five capitalised words and nothing else, on a line of its own.
bool is_name_line(const ReadingText& text, const Line& line) {
    const auto first = skip_rank(text, line.first);
    const auto words = line.next > first ? line.next - first : 0;
    if (words < 2 || words > 5 || item_mark(text, line.first).mark != Mark::none) return false;
    for (std::size_t i = first; i < line.next; ++i)
        if (!text.is_word(i) || !text.capital(i)) return false;
    return true;
}

// "Nguyễn Văn An (Đã ký)" without a position.
bool is_signed_name(const ReadingText& text, const std::vector<Line>& lines, std::size_t i) {
    const auto next = lines[i].next;
    return is_name_line(text, lines[i]) && text.is_mark(next, '(') && words_at(text, next + 1, "da ky");
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
    return opens_signature(text, line.first);
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
        // Without a list of recipients the signature is the first that a name closes; in a draft it stands at the end.
        for (std::size_t i = from; i < lines.size() && first == lines.size(); ++i) {
            if (!is_position_line(text, lines[i])) continue;
            std::size_t name = i + 1;
            while (name < lines.size() && (is_position_line(text, lines[name]) || is_rule(text, lines[name]))) ++name;
            if (name < lines.size() && is_name_line(text, lines[name]) && !in_capitals(text, lines[name])) first = i;
            else i = name - 1;
        }
        for (std::size_t i = lines.size(); first == lines.size() && i-- > from && i + last_lines > lines.size();)
            if (is_position_line(text, lines[i]) || is_signed_name(text, lines, i)) {
                first = i;
                while (first > from && is_position_line(text, lines[first - 1])) --first;
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
            if (!capacity.empty() && (after >= line.next || position_end(text, after) == after)) { // "TM. ỦY BAN NHÂN DÂN"
                closing.authority_first = std::min(after, line.next); // "TM." alone on a line names nobody
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
            if (last_position < lines.size() || i > recipients_line || is_signed_name(text, lines, i)) {
                closing.signer.name = text.folded().line(text[skip_rank(text, line.first)].start, line.span.end);
                last_name = i;
                if (last_position < lines.size() && (i > recipients_line || recipients_line == lines.size())) break;
            }
        }
    }
    for (auto& name : closing.recipients) name = recipient(std::move(name));
    std::erase(closing.recipients, "");
    return closing;
}

} // namespace vanmach
