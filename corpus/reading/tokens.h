// SPDX-License-Identifier: GPL-2.0-or-later
// The text as the readers walk through it: words, numbers and marks, whatever white space or line end lies between.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/text/folded_text.h"

namespace vanmach {

enum class TokenKind : std::uint8_t { word, number, mark };

/// A run of letters, a run of ASCII digits, or one other visible character. Offsets are code points.
struct Token {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    TokenKind kind = TokenKind::mark;
    bool line_start = false; // first of its line
    bool glued = false;      // nothing stands between it and the token before
    bool capital = false;    // its first letter is a capital as printed
    bool all_capitals = false; // a word with every letter a capital
};

/// A document being read: its text, folded beside it, and its tokens. Owns all three; immutable once it is laid out.
class ReadingText {
  public:
    explicit ReadingText(std::string_view utf8);

    const FoldedText& folded() const { return folded_; }
    const std::vector<Token>& tokens() const { return tokens_; }
    std::size_t count() const { return tokens_.size(); }
    const Token& operator[](std::size_t i) const { return tokens_[i]; }

    /// The bare characters of a token, lower case; "" past the end.
    std::string_view word(std::size_t i) const {
        if (i >= tokens_.size()) return {};
        return folded_.folded().substr(tokens_[i].start, tokens_[i].end - tokens_[i].start);
    }
    /// What the tokens that begin in [start, end) print, with one space for white space; what was dropped is left out.
    std::string line(std::uint32_t start, std::uint32_t end) const;
    /// The same without white space.
    std::string compact(std::uint32_t start, std::uint32_t end) const;
    bool is(std::size_t i, std::string_view bare) const { return word(i) == bare; }
    bool is_number(std::size_t i) const { return i < tokens_.size() && tokens_[i].kind == TokenKind::number; }
    bool is_word(std::size_t i) const { return i < tokens_.size() && tokens_[i].kind == TokenKind::word; }
    bool is_mark(std::size_t i, char mark) const {
        return i < tokens_.size() && tokens_[i].kind == TokenKind::mark && folded_.folded()[tokens_[i].start] == mark;
    }
    bool glued(std::size_t i) const { return i < tokens_.size() && tokens_[i].glued; }
    bool line_start(std::size_t i) const { return i < tokens_.size() && tokens_[i].line_start; }

    /// True when the token's first letter is a capital as printed.
    bool capital(std::size_t i) const { return i < tokens_.size() && tokens_[i].capital; }
    /// True when the token is a word and every letter of it is a capital as printed.
    bool all_capitals(std::size_t i) const { return i < tokens_.size() && tokens_[i].all_capitals; }

    /// Lets a line begin at token i although the text goes on without a line end (layout.h).
    void start_line(std::size_t i) {
        if (i < tokens_.size()) tokens_[i].line_start = true;
    }

    /// Takes tokens out, as if they were not printed: `gone` holds their indices in order (layout.h).
    void drop(const std::vector<std::size_t>& gone);

    /// The value of a number token, -1 for any other or when it has more than nine digits.
    int value(std::size_t i) const;

    /// The first token that starts at or after a code point.
    std::size_t at_or_after(std::uint32_t code_point) const;

    /// The number of line ends between token i and the one before it.
    std::size_t line_ends_before(std::size_t i) const;

  private:
    FoldedText folded_;
    std::vector<Token> tokens_;
};

/// Capital and small letters as Vietnamese prints them (ICU's properties).
bool is_upper(char32_t c);
bool is_letter(char32_t c);

} // namespace vanmach
