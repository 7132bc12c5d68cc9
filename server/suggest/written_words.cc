// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/suggest/written_words.h"

#include <algorithm>
#include <array>

#include "corpus/text/keys.h"
#include "corpus/text/letters.h"
#include "corpus/text/syllables.h"
#include "corpus/text/utf8.h"
#include "indexer/schema.h"

namespace vanmach {

namespace {

constexpr std::array<std::string_view, 9> operators = {"AND", "OR", "NOT", "XOR", "NEAR", "ADJ", "VÀ", "HOẶC", "KHÔNG"};

bool is_space(char32_t c) {
    return bare_char(c) == ' ' || bare_char(c) == '\n';
}
bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool is_letter(char32_t c) {
    return letter_of(c).alphanumeric && !is_digit(c);
}
bool is_capital(char32_t c) {
    return lower_case(c) != c;
}

/// What the words of a query stand in: runs without spaces.
struct Pieces {
    std::u32string text;
    std::size_t start_of(std::size_t at) const {
        while (at > 0 && !is_space(text[at - 1])) --at;
        return at;
    }
    std::size_t end_of(std::size_t at) const {
        while (at < text.size() && !is_space(text[at])) ++at;
        return at;
    }
    std::u32string_view around(Span span) const { return std::u32string_view(text).substr(start_of(span.start), end_of(span.end) - start_of(span.start)); }
};

/// "33/CT-TTg", "59-2023", "2025": not words, however they are cut.
bool is_number(std::u32string_view piece) {
    const bool digits = std::any_of(piece.begin(), piece.end(), is_digit);
    const bool slash = std::any_of(piece.begin(), piece.end(), [](char32_t c) { return bare_char(c) == '/'; });
    const bool hyphen = std::any_of(piece.begin(), piece.end(), [](char32_t c) { return bare_char(c) == '-'; });
    return slash || (digits && hyphen);
}

/// A code: capitals that are no word of a query in capitals, "QLNN".
bool is_code(std::u32string_view word, bool all_capitals) {
    return !all_capitals && word.size() > 1 && std::all_of(word.begin(), word.end(), [](char32_t c) { return is_capital(c) || is_digit(c); });
}

/// The words behind `name:` up to where its value ends: a quotation, or a run without spaces.
std::size_t value_end(const Pieces& pieces, std::size_t start) {
    if (start < pieces.text.size() && bare_char(pieces.text[start]) == '"') {
        for (auto at = start + 1; at < pieces.text.size(); ++at)
            if (bare_char(pieces.text[at]) == '"') return at;
        return pieces.text.size();
    }
    return pieces.end_of(start);
}

} // namespace

std::vector<WrittenWord> written_words(std::string_view query) {
    const Pieces pieces{to_utf32(query)};
    const auto& text = pieces.text;
    const auto letters = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_letter));
    const bool all_capitals = letters > 0 && std::none_of(text.begin(), text.end(), [](char32_t c) { return is_letter(c) && !is_capital(c); });
    std::vector<WrittenWord> words;
    for (auto& syllable : syllables(query)) {
        WrittenWord word;
        word.span = {syllable.start, syllable.end};
        word.accented = std::move(syllable.accented);
        word.bare = std::move(syllable.bare);
        const auto typed = std::u32string_view(text).substr(word.span.start, word.span.length());
        const auto piece = pieces.around(word.span);
        const bool wildcard = word.span.end < text.size() && text[word.span.end] == U'*';
        if (is_number(piece) || is_digit(typed.front()) || is_code(typed, all_capitals) || wildcard ||
            std::find(operators.begin(), operators.end(), to_utf8(typed)) != operators.end())
            word.kind = WrittenWord::Kind::fixed;
        if (!words.empty()) {
            const auto gap = std::u32string_view(text).substr(words.back().span.end, word.span.start - words.back().span.end);
            word.begins = std::any_of(gap.begin(), gap.end(), [](char32_t c) { return !is_space(c) && bare_char(c) != '-'; });
        }
        words.push_back(std::move(word));
    }
    // Names of fields, of one word or several, and what is asked of those that do not hold words.
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto end = words[i].span.end;
        if (end >= text.size() || text[end] != U':') continue;
        for (std::size_t first = i + 1; first-- > 0 && i - first < 3;) {
            const auto name = std::u32string_view(text).substr(words[first].span.start, end - words[first].span.start);
            const auto* field = field_named(to_utf8(name));
            if (field == nullptr) continue;
            for (auto k = first; k <= i; ++k) words[k].kind = WrittenWord::Kind::fixed;
            const auto last = value_end(pieces, end + 1);
            for (auto k = i + 1; field->kind != FieldKind::text && k < words.size() && words[k].span.start < last; ++k) words[k].kind = WrittenWord::Kind::fixed;
            break;
        }
    }
    for (std::size_t i = 1; i < words.size(); ++i)
        words[i].begins = words[i].begins || words[i].kind == WrittenWord::Kind::fixed || words[i - 1].kind == WrittenWord::Kind::fixed;
    return words;
}

} // namespace vanmach
