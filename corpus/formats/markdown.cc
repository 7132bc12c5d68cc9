// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/markdown.h"

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/formats/emphasis.h"
#include "corpus/formats/html_inline.h"
#include "corpus/text/normalise.h"

namespace vanmach {

namespace {

constexpr std::string_view gap_between_cells = "    ";
constexpr std::size_t empty_lines_kept = 2;
// Marks can hide marks ("\\*", a tag within a tag). Texts need two rounds; the limit is for texts made to
// need many.
constexpr int rounds = 16;

bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

std::string_view trimmed(std::string_view line) {
    const auto first = line.find_first_not_of(' ');
    if (first == line.npos) return {};
    return line.substr(first, line.find_last_not_of(' ') - first + 1);
}

// "\-" and the like; a backslash at the end of a line or before a space is a hard break.
std::string without_escapes(std::string_view text) {
    if (text.find('\\') == text.npos) return std::string(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : '\n';
        if (text[i] == '\\' && (is_punctuation(next) || next == ' ' || next == '\n')) {
            if (is_punctuation(next)) out.push_back(text[++i]);
            continue;
        }
        out.push_back(text[i]);
    }
    return out;
}

// Where the bracket that opens at `at` closes; npos if it does not within a reasonable distance.
std::size_t closing(std::string_view text, std::size_t at, char open, char close) {
    constexpr std::size_t longest = 2048;
    constexpr int deepest = 8;
    int depth = 0;
    for (std::size_t i = at; i < std::min(text.size(), at + longest); ++i) {
        if (text[i] == '\n' && i > 0 && text[i - 1] == '\n') break; // links do not span paragraphs
        if (text[i] == open && ++depth > deepest) break;
        if (text[i] == close && --depth == 0) return i;
    }
    return text.npos;
}

// The same for the target of a link; a picture within its own address has any length.
std::size_t target_closing(std::string_view text, std::size_t at) {
    return text.substr(at).starts_with("(data:") ? text.find(')', at) : closing(text, at, '(', ')');
}

// An address, a place in the page or a file, perhaps with a title behind it. "(được bãi bỏ)" is none.
bool is_target(std::string_view target) {
    target = trimmed(target);
    if (target.empty()) return true;
    const auto space = target.find_first_of(" \n");
    if (space != target.npos) {
        const auto title = trimmed(target.substr(space));
        if (title.size() < 2 || title.back() != title.front() ||
            (title.front() != '"' && title.front() != '\''))
            return false;
        target = target.substr(0, space);
    }
    for (const std::string_view beginning :
         {"#", "/", "./", "../", "<", "http:", "https:", "mailto:", "javascript:", "file:", "data:", "www."})
        if (target.starts_with(beginning)) return true;
    for (const std::string_view ending : {".html", ".htm", ".aspx", ".php", ".pdf", ".doc", ".docx", ".md",
                                          ".txt", ".png", ".jpg", ".jpeg", ".gif"})
        if (target.ends_with(ending)) return true;
    return false;
}

// Links as their words; images as nothing.
std::string without_links(std::string_view text) {
    if (text.find("](") == text.npos) return std::string(text);
    const auto last_closing = text.rfind(')'); // behind it no target ends
    if (last_closing == text.npos) return std::string(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool image = text[i] == '!' && i + 1 < text.size() && text[i + 1] == '[';
        const auto bracket = image ? i + 1 : i;
        if (text[bracket] == '[') {
            const auto words_end = closing(text, bracket, '[', ']');
            if (words_end != text.npos && words_end + 1 < last_closing && text[words_end + 1] == '(') {
                const auto target_end = target_closing(text, words_end + 1);
                if (target_end != text.npos &&
                    is_target(text.substr(words_end + 2, target_end - words_end - 2))) {
                    if (!image) out += text.substr(bracket + 1, words_end - bracket - 1);
                    i = target_end;
                    continue;
                }
            }
        }
        out.push_back(text[i]);
    }
    return out;
}

// The rule under the head of a table or between its rows.
bool is_ruler(std::string_view line) {
    const bool piped = line.find('|') != line.npos && line.find_first_not_of("|-: ") == line.npos;
    const bool grid = line.size() > 2 && line.front() == '+' && line.back() == '+' &&
                      line.find_first_not_of("+-=: ") == line.npos;
    return (piped || grid) && line.find_first_of("-=") != line.npos;
}

std::string cells_of(std::string_view line) {
    std::string out;
    while (!line.empty()) {
        const auto end = std::min(line.find('|'), line.size());
        const auto cell = trimmed(line.substr(0, end));
        if (!cell.empty()) {
            if (!out.empty()) out += gap_between_cells;
            out += cell;
        }
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return out;
}

// Nothing where the line is to be left out.
std::optional<std::string> without_borders(std::string_view line) {
    const auto row = trimmed(line);
    if (is_ruler(row)) return std::nullopt;
    if (row.starts_with('|') || row.ends_with('|')) return cells_of(row);
    std::string out;
    if (line.find('|') == line.npos) return std::string(line);
    for (auto border = line.find(" | "); border != line.npos; border = line.find(" | ")) {
        out += line.substr(0, border);
        out += gap_between_cells;
        line.remove_prefix(border + 3);
    }
    out += line;
    return out;
}

std::string_view without_heading_mark(std::string_view line) {
    for (;;) {
        const auto marks = std::min(line.find_first_not_of('#'), line.size());
        if (marks == 0 || marks > 6 || (marks < line.size() && line[marks] != ' ')) return line;
        line = trimmed(line.substr(marks));
        const auto words = line.substr(0, line.find_last_not_of('#') + 1); // "## Heading ##"
        if (words.ends_with(' ')) line = trimmed(words);
    }
}

std::string line_by_line(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        if (line.find('|') == line.npos && line.find('#') == line.npos && line.find('+') == line.npos) {
            out += text.substr(0, end + 1);
        } else if (const auto words = without_borders(line)) {
            out += without_heading_mark(*words);
            if (end < text.size()) out.push_back('\n');
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

// No spaces at line ends, no long gaps, nothing around the text.
std::string tidy(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::size_t line_ends = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        line = line.substr(0, line.find_last_not_of(' ') + 1);
        if (!line.empty()) {
            if (!out.empty()) out.append(std::min(line_ends, empty_lines_kept + 1), '\n');
            line_ends = 0;
            out += line;
        }
        ++line_ends;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

constexpr auto mark_characters = [] {
    std::array<bool, 256> marks{};
    for (const char c : std::string_view("\\&<|#*_~]+")) marks[static_cast<unsigned char>(c)] = true;
    return marks;
}();

// False when a round would only tidy. Most texts hold no mark, or none after the first round.
bool holds_marks(std::string_view text) {
    std::size_t line_end = 0, last = 0; // of the line that the last '+' stands in, and its last character
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!mark_characters[static_cast<unsigned char>(text[i])]) continue;
        if (text[i] == '+') { // the rule of a grid begins and ends with one
            if (i >= line_end) {
                line_end = std::min(text.find('\n', i), text.size());
                last = text.find_last_not_of(' ', line_end - 1);
            }
            if (last != i && text[last] == '+') return true;
        } else if (text[i] != ']' || (i + 1 < text.size() && text[i + 1] == '(')) {
            return true;
        }
    }
    return false;
}

std::string one_round(std::string_view text) {
    if (!holds_marks(text)) return tidy(text);
    auto out = without_escapes(text);
    if (out.find('&') != out.npos) out = normalise(without_references(out));
    if (out.find('<') != out.npos) out = without_tags(out);
    return tidy(without_emphasis(line_by_line(without_links(out))));
}

} // namespace

std::string without_markdown(std::string_view utf8) {
    std::string text = one_round(utf8);
    for (int i = 1; i < rounds && holds_marks(text); ++i) {
        auto next = one_round(text);
        if (next == text) break;
        text = std::move(next);
    }
    return text;
}

} // namespace vanmach
