// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/emphasis.h"

#include <algorithm>
#include <vector>

namespace vanmach {

namespace {

constexpr std::size_t longest_mark =
    6; // "***" closed and "***" opened; more is an ornament or something hidden

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) >= 0x80);
}

enum class Fate { keep, drop, drop_line, bullet };

// A row of one character.
struct Mark {
    std::size_t start = 0;
    std::size_t size = 0;
    Fate fate = Fate::keep;
    std::size_t end() const { return start + size; }
};

// The lines between two empty ones.
class Paragraph {
  public:
    explicit Paragraph(std::string_view text) : text_(text) {
        for (std::size_t at = 0; at < text_.size();) {
            const auto end = std::min(text_.find('\n', at), text_.size());
            judge_stars(at, end);
            at = end + 1;
        }
        keep_a_star_without_partner();
        find_pairs('_');
        find_pairs('~');
        std::sort(marks_.begin(), marks_.end(),
                  [](const Mark& a, const Mark& b) { return a.start < b.start; });
    }

    void append_to(std::string& out) const {
        std::size_t at = 0;
        for (const auto& mark : marks_) {
            if (mark.start < at) continue; // in a line that was left out
            out += text_.substr(at, mark.start - at);
            at = mark.end();
            if (mark.fate == Fate::keep) out += text_.substr(mark.start, mark.size);
            if (mark.fate == Fate::bullet) out.push_back('-');
            if (mark.fate == Fate::drop_line) {
                while (!out.empty() && out.back() == ' ') out.pop_back();
                at = std::min(std::min(text_.find('\n', at), text_.size()) + 1, text_.size());
            }
        }
        out += text_.substr(at);
    }

  private:
    char before(const Mark& mark) const { return mark.start == 0 ? '\n' : text_[mark.start - 1]; }
    char after(const Mark& mark) const { return mark.end() == text_.size() ? '\n' : text_[mark.end()]; }

    Mark row_at(std::size_t at) const {
        return {at, std::min(text_.find_first_not_of(text_[at], at), text_.size()) - at};
    }

    // The stars of the line [start, end).
    void judge_stars(std::size_t start, std::size_t end) {
        const auto line = text_.substr(start, end - start);
        const auto first_mark = marks_.size();
        for (auto at = line.find('*'); at != line.npos; at = line.find('*', marks_.back().end() - start))
            marks_.push_back(row_at(start + at));
        if (marks_.size() == first_mark) return;

        const auto first = line.find_first_not_of(' ');
        const bool only_stars = line.find_first_not_of(" *") == line.npos;
        const bool alone = only_stars && line.find_last_not_of(' ') - first + 1 == marks_[first_mark].size;
        std::size_t singles = 0;
        for (auto i = first_mark; i < marks_.size(); ++i)
            if (marks_[i].size == 1) ++singles;
        for (auto i = first_mark; i < marks_.size(); ++i) {
            auto& mark = marks_[i];
            const bool begins_line = mark.start == start + first;
            if (alone)
                mark.fate = mark.size == 1 || mark.size > 3 ? Fate::keep : Fate::drop_line;
            else if (only_stars)
                mark.fate = Fate::drop; // an emphasis of nothing
            else if (begins_line && mark.size == 1 && after(mark) == ' ' && singles % 2 == 1)
                mark.fate = Fate::bullet;
            else
                mark.fate = within_words(mark, begins_line);
        }
    }

    Fate within_words(const Mark& mark, bool begins_line) const {
        if (before(mark) == '(' && after(mark) == ')') return Fate::keep;
        if (mark.size > longest_mark) return Fate::keep;
        if (mark.size > 1 || begins_line) return Fate::drop;
        if (is_digit(before(mark)) && is_digit(after(mark))) return Fate::keep;
        return before(mark) == ' ' && after(mark) == ' ' ? Fate::keep : Fate::drop;
    }

    // A star that has no partner marks a note, unless its partner slipped to a line of its own.
    void keep_a_star_without_partner() {
        Mark* single = nullptr;
        std::size_t singles = 0;
        for (auto& mark : marks_) {
            if (mark.fate != Fate::drop || mark.size % 2 == 0) continue;
            ++singles;
            single = &mark;
        }
        if (singles != 1 || single->size != 1) return;
        for (auto& mark : marks_) {
            if (mark.start < single->start || mark.size != 1 || before(mark) != '\n' || after(mark) != '\n')
                continue;
            mark.fate = Fate::drop_line;
            return;
        }
        single->fate = Fate::keep;
    }

    // "__words__" and "~~words~~": rows of exactly two that open before a word and close behind one.
    void find_pairs(char c) {
        Mark open;
        bool open_begins_line = false;
        std::size_t line = 0, scanned = 0;
        for (auto at = text_.find(c); at != text_.npos; at = text_.find(c, scanned)) {
            if (const auto line_end = text_.substr(scanned, at - scanned).rfind('\n'); line_end != text_.npos)
                line = scanned + line_end + 1;
            auto mark = row_at(at);
            mark.fate = Fate::drop;
            scanned = mark.end();
            if (mark.size != 2) {
                open = {};
                continue;
            }
            const bool careless = c == '~' || open_begins_line; // "__Nơi nhận: __"
            if (open.size != 0 && !is_word(after(mark)) && (careless || before(mark) != ' ')) {
                marks_.push_back(open);
                marks_.push_back(mark);
                open = {};
            } else if (!is_word(before(mark)) && (is_word(after(mark)) || c == '~')) {
                open = mark;
                open_begins_line = text_.substr(line, at - line).find_first_not_of(' ') == text_.npos;
            }
        }
    }

    std::string_view text_;
    std::vector<Mark> marks_;
};

} // namespace

std::string without_emphasis(std::string_view utf8) {
    // One search for each: together they would go through the text character by character.
    if (utf8.find('*') == utf8.npos && utf8.find('_') == utf8.npos && utf8.find('~') == utf8.npos)
        return std::string(utf8);
    std::string out;
    out.reserve(utf8.size());
    while (!utf8.empty()) {
        // A paragraph ends at a line of nothing but spaces.
        std::size_t end = 0;
        bool blank = true;
        while (end < utf8.size()) {
            const auto next = std::min(utf8.find('\n', end), utf8.size() - 1) + 1;
            const bool line_is_blank = utf8.substr(end, next - end).find_first_not_of(" \n") == utf8.npos;
            if (end > 0 && line_is_blank != blank) break;
            blank = line_is_blank;
            end = next;
        }
        const auto paragraph = utf8.substr(0, end);
        if (blank)
            out += paragraph;
        else
            Paragraph(paragraph).append_to(out);
        utf8.remove_prefix(end);
    }
    return out;
}

} // namespace vanmach
