// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/tokens.h"

#include <algorithm>
#include <unicode/uchar.h>

namespace vanmach {

namespace {

bool is_bare_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_bare_digit(char c) { return c >= '0' && c <= '9'; }
bool is_bare_space(char c) { return c == ' ' || c == '\n'; }

} // namespace

bool is_upper(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    return u_isupper(static_cast<UChar32>(c)) != 0;
}

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return u_isalpha(static_cast<UChar32>(c)) != 0;
}

ReadingText::ReadingText(std::string_view utf8) : folded_(utf8) {
    const auto folded = folded_.folded();
    tokens_.reserve(folded.size() / 4);
    bool new_line = true;
    std::uint32_t last_end = 0;
    for (std::uint32_t i = 0; i < folded.size();) {
        if (is_bare_space(folded[i])) {
            new_line = new_line || folded[i] == '\n';
            ++i;
            continue;
        }
        Token token;
        token.start = i;
        token.line_start = new_line;
        token.glued = i == last_end && i != 0;
        if (is_bare_letter(folded[i])) {
            token.kind = TokenKind::word;
            // A combining mark that NFC could not compose (0) belongs to the letter before it.
            while (i < folded.size() && (is_bare_letter(folded[i]) || folded[i] == 0)) ++i;
        } else if (is_bare_digit(folded[i])) {
            token.kind = TokenKind::number;
            while (i < folded.size() && is_bare_digit(folded[i])) ++i;
        } else {
            ++i;
        }
        token.end = i;
        if (token.kind == TokenKind::word) {
            const auto letters = folded_.text().substr(token.start, i - token.start);
            token.capital = is_upper(letters.front());
            token.all_capitals = token.capital && std::all_of(letters.begin() + 1, letters.end(), [](char32_t c) { return is_upper(c) || !is_letter(c); });
        }
        last_end = i;
        new_line = false;
        tokens_.push_back(token);
    }
}

void ReadingText::drop(const std::vector<std::size_t>& gone) {
    if (gone.empty()) return;
    std::size_t kept = gone.front(), next = 0;
    for (std::size_t i = gone.front(); i < tokens_.size(); ++i) {
        if (next < gone.size() && gone[next] == i) {
            ++next;
            continue;
        }
        tokens_[kept++] = tokens_[i];
    }
    tokens_.resize(kept);
}

int ReadingText::value(std::size_t i) const {
    if (!is_number(i) || tokens_[i].end - tokens_[i].start > 9) return -1;
    int value = 0;
    for (const char c : word(i)) value = value * 10 + (c - '0');
    return value;
}

std::size_t ReadingText::at_or_after(std::uint32_t code_point) const {
    return static_cast<std::size_t>(
        std::lower_bound(tokens_.begin(), tokens_.end(), code_point,
                         [](const Token& token, std::uint32_t at) { return token.start < at; }) -
        tokens_.begin());
}

std::size_t ReadingText::line_ends_before(std::size_t i) const {
    if (i == 0 || i >= tokens_.size()) return 0;
    const auto between = folded_.folded().substr(tokens_[i - 1].end, tokens_[i].start - tokens_[i - 1].end);
    return static_cast<std::size_t>(std::count(between.begin(), between.end(), '\n'));
}

std::string ReadingText::line(std::uint32_t start, std::uint32_t end) const {
    std::string out;
    for (std::size_t i = at_or_after(start); i < count() && tokens_[i].start < end; ++i) {
        if (!out.empty() && tokens_[i].start > tokens_[i - 1].end) out.push_back(' ');
        out += folded_.utf8(tokens_[i].start, std::min(tokens_[i].end, end));
    }
    return out;
}

std::string ReadingText::compact(std::uint32_t start, std::uint32_t end) const {
    std::string out;
    for (std::size_t i = at_or_after(start); i < count() && tokens_[i].start < end; ++i) out += folded_.utf8(tokens_[i].start, std::min(tokens_[i].end, end));
    return out;
}

} // namespace vanmach
