// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/documents/reading_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <span>

#include "corpus/text/utf8.h"

namespace vanmach::pages {
namespace {

using Text = std::u32string;
using TextView = std::u32string_view;

bool is_space(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == U'\uFEFF';
}
bool is_letter(char32_t c) {
    return u_isalpha(static_cast<UChar32>(c));
}
bool is_upper(char32_t c) {
    return u_isupper(static_cast<UChar32>(c));
}
bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool is_word(char32_t c) {
    return is_letter(c) || is_digit(c);
}

// A line of the source without the spaces and Markdown marks at its ends. [start, end) are offsets in the
// text.
struct Line {
    std::size_t start = 0, end = 0;
    bool after_blank = false;    // a blank line stands before it
    bool marked_heading = false; // "## …" in a Markdown source
    std::size_t length() const { return end - start; }
};

std::vector<Line> lines_of(TextView text) {
    std::vector<Line> lines;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && text[end] != U'\n' && text[end] != U'\f' && text[end] != U'\u2028') ++end;
        Line line{at, end, blank, false};
        at = end + 1;
        while (line.start < line.end && is_space(text[line.start])) ++line.start;
        while (line.end > line.start && is_space(text[line.end - 1])) --line.end;
        std::size_t hashes = line.start;
        while (hashes < line.end && text[hashes] == U'#') ++hashes;
        if (hashes > line.start && hashes < line.end && is_space(text[hashes])) {
            line.marked_heading = true;
            line.start = hashes;
            while (line.start < line.end && is_space(text[line.start])) ++line.start;
        }
        blank = line.start == line.end;
        if (!blank) lines.push_back(line);
    }
    return lines;
}

// What a line begins with.
struct Opening {
    int depth = 0;         // 0 none, 1 numbered, 2 lettered, 3 dashed
    bool footnote = false; // "1 Quyết định …" at the foot of a page
};

Opening opening_of(TextView text, const Line& line) {
    std::size_t at = line.start;
    const auto peek = [&](std::size_t i) { return i < line.end ? text[i] : U' '; };
    while (peek(at) == U'*' && peek(at + 1) == U'*') at += 2;
    const char32_t first = peek(at);
    if (TextView(U"-–—+*•●○▪◦").find(first) != TextView::npos) {
        // "-" alone is a dash of a list only before a space or a capital: "-QĐ/BCS" continues a number.
        if (is_space(peek(at + 1)) || (first != U'*' && is_upper(peek(at + 1)) && !is_upper(peek(at + 2))))
            return {3, false};
        return {};
    }
    std::size_t i = at;
    const bool open = peek(i) == U'(';
    if (open) ++i;
    const std::size_t digits = i;
    while (is_digit(peek(i)) && i - digits < 4) ++i;
    if (i > digits && i - digits <= 3) {
        std::size_t level = i;
        while (peek(level) == U'.' && is_digit(peek(level + 1))) { // 2.1, 2.1.3
            ++level;
            while (is_digit(peek(level))) ++level;
        }
        const bool marked =
            peek(level) == U'.' || peek(level) == U')' || (level > i && is_space(peek(level)));
        const std::size_t next = level + (is_space(peek(level)) ? 0 : 1);
        if (marked && (is_space(peek(next)) || is_upper(peek(next))) && (open ? peek(level) == U')' : true))
            return {1, false};
        if (i - digits <= 2 && is_space(peek(i)) && is_upper(peek(i + 1)) && !open) return {0, true};
        return {};
    }
    i = digits;
    if (is_letter(peek(i)) && !is_letter(peek(i + 1)) && peek(i + 1) == U')') return {2, false};
    if (is_upper(peek(i))) {
        while (TextView(U"IVXLC").find(peek(i)) != TextView::npos) ++i;
        if (i == digits) ++i; // A. B. C.
        if (peek(i) == U'.' && is_space(peek(i + 1))) return {1, false};
    }
    for (const TextView head :
         {TextView(U"Điều "), TextView(U"Chương "), TextView(U"Mục "), TextView(U"Phần ")})
        if (text.substr(at, line.end - at).starts_with(head)) {
            const char32_t label = peek(at + head.size());
            if (is_digit(label) || TextView(U"IVX").find(label) != TextView::npos) return {1, false};
        }
    return {};
}

char32_t last_character(TextView text, const Line& line) {
    std::size_t end = line.end;
    while (end > line.start && TextView(U"*_”\"»’)]").find(text[end - 1]) != TextView::npos) --end;
    return end > line.start ? text[end - 1] : text[line.end - 1];
}

bool ends_sentence(TextView text, const Line& line) {
    return TextView(U".;:!?…").find(last_character(text, line)) != TextView::npos;
}

bool in_capitals(TextView text, const Line& line) {
    bool letters = false;
    for (std::size_t i = line.start; i < line.end; ++i) {
        if (!is_letter(text[i])) continue;
        if (!is_upper(text[i])) return false;
        letters = true;
    }
    return letters;
}

// The first letter or digit, past quotes and marks.
char32_t first_word_character(TextView text, const Line& line) {
    for (std::size_t i = line.start; i < line.end; ++i)
        if (is_word(text[i])) return text[i];
    return U' ';
}

// How wide the lines of the page were: lines at least this long were broken by the margin, not by their
// author. In a text with a line for each paragraph no line is.
std::size_t full_width(const std::vector<Line>& lines) {
    std::vector<std::size_t> lengths;
    for (const Line& line : lines) lengths.push_back(line.length());
    std::ranges::sort(lengths);
    if (lengths.size() < 8) return std::string::npos;
    const std::size_t widest = lengths[lengths.size() * 19 / 20];
    const std::size_t full = widest * 3 / 4;
    const auto fills = lengths.end() - std::ranges::lower_bound(lengths, full);
    const bool wrapped =
        widest >= 50 && widest <= 150 && static_cast<std::size_t>(fills) * 3 >= lengths.size();
    return wrapped ? full : std::string::npos;
}

enum class Join { space, line_break, none };

class Reader {
  public:
    Reader(TextView text, std::string_view title, const std::vector<Section>& sections,
           const std::vector<Span>& links)
        : text_(text), title_(words_of(to_utf32(title))), sections_(sections), links_(links),
          lines_(lines_of(text)), full_width_(full_width(lines_)) {}

    ReadingText read(std::size_t limit) {
        ReadingText out;
        for (std::size_t i = 0; i < lines_.size();) {
            if (lines_[i].start > limit) {
                out.cut = true;
                break;
            }
            i = add_block(i, out.blocks);
        }
        return out;
    }

  private:
    // The section whose heading begins in the line.
    int section_at(const Line& line) const {
        // Sections are in text order; Markdown marks before the label are part of the line, not of the
        // section.
        const auto found =
            std::ranges::lower_bound(sections_, line.end, {}, [](const Section& s) { return s.span.start; });
        if (found == sections_.begin()) return -1;
        const auto index = found - sections_.begin() - 1;
        const std::size_t start = sections_[static_cast<std::size_t>(index)].span.start;
        const std::size_t before = line.start >= 12 ? line.start - 12 : 0; // its marks were trimmed
        if (start < before || start >= line.end) return -1;
        for (std::size_t i = start; i < line.start; ++i)
            if (is_word(text_[i]) || text_[i] == U'\n') return -1;
        for (std::size_t i = line.start; i < start; ++i)
            if (is_word(text_[i])) return -1;
        return static_cast<int>(index);
    }

    // Letters and digits alone, in one case: what stays of a title however its lines were broken.
    static Text words_of(TextView part) {
        Text out;
        for (const char32_t c : part)
            if (is_word(c))
                out += static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
        return out;
    }

    // The line past the title, if it begins with line `i`; else `i`.
    std::size_t past_title(std::size_t i) const {
        std::size_t have = 0, end = i;
        while (end < lines_.size() && have < title_.size()) {
            const Text words = words_of(text_.substr(lines_[end].start, lines_[end].length()));
            if (TextView(title_).substr(have, words.size()) != words) return i;
            have += words.size();
            ++end;
        }
        return have == title_.size() && !title_.empty() ? end : i;
    }

    std::size_t word_characters(TextView part) const {
        return static_cast<std::size_t>(std::ranges::count_if(part, is_word));
    }

    bool link_over(std::size_t end, std::size_t start) const {
        const auto found =
            std::ranges::upper_bound(links_, end - 1, {}, [](const Span& s) { return s.start; });
        return found != links_.begin() && (found - 1)->end > start;
    }

    Join join(const Line& before, const Line& next, BlockKind kind) const {
        const Opening opening = opening_of(text_, next);
        if (opening.depth != 0 || opening.footnote || next.marked_heading || section_at(next) >= 0)
            return Join::none;
        if (text_[next.start] == U'|' || text_[before.start] == U'|')
            return next.after_blank ? Join::none : Join::line_break; // rows of a table
        if (link_over(before.end, next.start)) return Join::space;
        if (ends_sentence(text_, before)) return Join::none;
        const char32_t first = first_word_character(text_, next);
        const bool capitals_change = in_capitals(text_, before) != in_capitals(text_, next);
        if (capitals_change) return next.after_blank ? Join::none : Join::line_break;
        if (!is_upper(first) && is_letter(first)) return Join::space;
        // "… ngày" and "03/6/2013 …" on the next line.
        if (is_digit(text_[next.start]) && u_islower(static_cast<UChar32>(last_character(text_, before))))
            return Join::space;
        if (before.length() >= full_width_ && kind != BlockKind::caption && !in_capitals(text_, next))
            return Join::space;
        if (next.after_blank) return Join::none;
        return Join::line_break;
    }

    std::size_t add_block(std::size_t i, std::vector<Block>& blocks) {
        Block block;
        const Line& first = lines_[i];
        block.section = section_at(first);
        std::size_t end = i + 1;
        std::vector<Join> joins;
        if (!title_seen_ && block.section < 0 && past_title(i) > i) {
            title_seen_ = true; // once: a plan repeats its title in its sentences
            end = past_title(i);
            joins.assign(end - i - 1, Join::space);
            block.kind = BlockKind::title;
            fill(block, i, end, joins);
            blocks.push_back(std::move(block));
            return end;
        }
        if (const auto past = past_table(i); past > i) {
            fill_table(block, i, past);
            blocks.push_back(std::move(block));
            return past;
        }
        if (block.section >= 0) {
            const Section& section = sections_[static_cast<std::size_t>(block.section)];
            const Text heading = to_utf32(section.label + " " + section.title);
            const std::size_t wanted = word_characters(heading);
            std::size_t have = word_characters(text_.substr(first.start, first.length()));
            while (have < wanted && end < lines_.size() && section_at(lines_[end]) < 0) {
                have += word_characters(text_.substr(lines_[end].start, lines_[end].length()));
                joins.push_back(Join::space);
                ++end;
            }
            // A heading that runs on into its first sentence, or is a sentence itself, reads as a paragraph.
            const char32_t last = last_character(text_, lines_[end - 1]);
            const bool sentence = section.depth > 1 && (last == U'.' || last == U';');
            const bool heading_alone = have <= wanted + 2 && heading.size() <= 220 && !sentence;
            block.depth = section.depth;
            block.kind = heading_alone ? BlockKind::heading : BlockKind::item;
            if (heading_alone) {
                fill(block, i, end, joins);
                blocks.push_back(std::move(block));
                return end;
            }
            block.depth = std::max(1, opening_of(text_, first).depth);
        } else if (const Opening opening = opening_of(text_, first); opening.depth != 0) {
            block.kind = BlockKind::item;
            block.depth = opening.depth;
        } else if (in_capitals(text_, first) && first.length() < 80) {
            block.kind = BlockKind::caption;
        }
        while (end < lines_.size()) {
            const Join how = join(lines_[end - 1], lines_[end], block.kind);
            if (how == Join::none) break;
            joins.push_back(how);
            ++end;
        }
        fill(block, i, end, joins);
        blocks.push_back(std::move(block));
        return end;
    }

    // The cells of a line: sources that know tables put four spaces between them, no more.
    std::vector<Line> cells_of(const Line& line) const {
        constexpr TextView gap = U"    ";
        const auto own = text_.substr(line.start, line.length());
        std::vector<Line> cells;
        for (std::size_t at = 0;;) {
            const auto end = std::min(own.find(gap, at), own.size());
            if (end < own.size() && own[end + gap.size()] == U' ') return {line}; // wider: a page that was laid out by spaces
            cells.push_back({line.start + at, line.start + end});
            if (end == own.size()) return cells;
            at = end + gap.size();
        }
    }

    // The line past the rows that begin with line `i`; `i` where they are no table: two lines at least, three columns or the two
    // of a letterhead or a signature. Two columns alone may be a number and its item.
    std::size_t past_table(std::size_t i) const {
        std::size_t end = i, most = 0;
        for (; end < lines_.size() && (end == i || !lines_[end].after_blank); ++end) {
            const auto cells = cells_of(lines_[end]).size();
            if (cells < 2) break;
            most = std::max(most, cells);
        }
        return end - i >= 2 && (most > 2 || is_layout(i, end)) ? end : i;
    }

    bool is_layout(std::size_t first, std::size_t end) const {
        const auto whole = text_.substr(lines_[first].start, lines_[end - 1].end - lines_[first].start);
        for (const TextView mark : {TextView(U"CỘNG HÒA XÃ HỘI"), TextView(U"ĐẢNG CỘNG SẢN"), TextView(U"Nơi nhận")})
            if (whole.find(mark) != TextView::npos) return true;
        return false;
    }

    void fill_table(Block& block, std::size_t first, std::size_t end) {
        block.kind = BlockKind::table;
        block.end = lines_[end - 1].end;
        for (std::size_t n = first; n < end; ++n) {
            TableRow row;
            row.section = n == first ? -1 : section_at(lines_[n]); // the first one is the block's
            row.end = lines_[n].end;
            for (const auto& cell : cells_of(lines_[n])) row.cells.push_back(pieces_of({&cell, 1}, {}));
            block.columns = std::max(block.columns, row.cells.size());
            block.rows.push_back(std::move(row));
        }
        const auto number = cells_of(lines_[first]).front();
        const auto word = words_of(text_.substr(number.start, number.length()));
        block.headed = block.rows.size() > 1 && block.rows.front().cells.size() == block.columns && (word == U"tt" || word == U"stt" || word == U"sốtt");
        block.layout = block.columns == 2;
    }

    void fill(Block& block, std::size_t first, std::size_t end, const std::vector<Join>& joins) {
        block.end = lines_[end - 1].end;
        block.pieces = pieces_of(std::span(lines_).subspan(first, end - first), joins);
    }

    std::vector<Piece> pieces_of(std::span<const Line> lines, const std::vector<Join>& joins) {
        std::vector<Piece> pieces;
        Text run;
        int run_link = -1;
        std::size_t run_end = 0; // offset past its last character
        const auto flush = [&] {
            if (run.empty()) return;
            Piece piece;
            piece.text = to_utf8(run);
            piece.link = run_link;
            if (run_link >= 0) {
                piece.first = started_ != run_link;
                piece.last = run_end >= link_end(run_link);
                started_ = run_link;
            }
            pieces.push_back(std::move(piece));
            run.clear();
        };
        const auto put = [&](char32_t c, int link, std::size_t offset) {
            if (link != run_link) flush();
            run_link = link;
            run += c;
            run_end = offset + 1;
        };
        for (std::size_t n = 0; n < lines.size(); ++n) {
            const Line& line = lines[n];
            if (n > 0) {
                if (joins[n - 1] == Join::space) {
                    put(U' ', run_link >= 0 && link_at(line.start) == run_link ? run_link : -1,
                        line.start - 1);
                } else {
                    flush();
                    pieces.emplace_back().line_break = true;
                }
            }
            std::size_t marks = 0;
            for (std::size_t i = line.start; i < line.end; ++i) marks += text_[i] == U'*' && touches(i, line);
            const bool emphasis = marks % 2 == 0;
            for (std::size_t i = line.start; i < line.end; ++i) {
                if (text_[i] != U'*' || !is_mark(i, line, emphasis))
                    put(text_[i], link_at(i), i);
                else if (run_end == i)
                    run_end = i + 1; // a mark left out does not keep a link open
            }
        }
        flush();
        return pieces;
    }

    // Markdown's emphasis: asterisks in twos, or single ones that touch what they mark and have a partner in
    // the line.
    bool is_mark(std::size_t i, const Line& line, bool paired) const {
        const bool two =
            (i > line.start && text_[i - 1] == U'*') || (i + 1 < line.end && text_[i + 1] == U'*');
        return two || (paired && touches(i, line));
    }

    bool touches(std::size_t i, const Line& line) const {
        const bool before = i > line.start && is_word(text_[i - 1]);
        const bool after = i + 1 < line.end && is_word(text_[i + 1]);
        return before != after;
    }

    std::size_t link_end(int link) const { return links_[static_cast<std::size_t>(link)].end; }

    int link_at(std::size_t offset) const {
        const auto found =
            std::ranges::upper_bound(links_, offset, {}, [](const Span& s) { return s.start; });
        if (found == links_.begin()) return -1;
        const auto index = found - links_.begin() - 1;
        return offset < links_[static_cast<std::size_t>(index)].end ? static_cast<int>(index) : -1;
    }

    TextView text_;
    Text title_; // its letters and digits
    bool title_seen_ = false;
    const std::vector<Section>& sections_;
    const std::vector<Span>& links_;
    std::vector<Line> lines_;
    std::size_t full_width_;
    int started_ = -1; // the last link of which a piece was written
};

} // namespace

ReadingText read_text(std::string_view text, std::string_view title, const std::vector<Section>& sections,
                      const std::vector<Span>& links, std::size_t limit) {
    // What is far past the limit is not even decoded: a text may be a hundred megabytes.
    const auto shown = slice(text, 0, limit + 100'000);
    const Text decoded = to_utf32(shown);
    ReadingText out = Reader(decoded, title, sections, links).read(limit);
    out.cut = out.cut || shown.size() < text.size();
    return out;
}

} // namespace vanmach::pages
