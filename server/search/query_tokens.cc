// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/query_tokens.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "corpus/text/utf8.h"
#include "server/search/query.h"

namespace vanmach {

namespace {

using Type = QueryToken::Type;
constexpr std::size_t most_name_words = 3; // "được dẫn bởi"

bool is_quote(char32_t c) {
    return c == U'"' || c == U'\u201C' || c == U'\u201D' || c == U'\u201E' || c == U'\u201F' ||
           c == U'\u00AB' || c == U'\u00BB' || c == U'\uFF02';
}

bool is_blank(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || c == U'\u200B' || c == U'\uFEFF';
}

bool ends_word(char32_t c) {
    return is_blank(c) || is_quote(c) || c == U'(' || c == U')';
}

Problem unclosed(std::u32string_view text, std::size_t position) {
    std::u32string_view rest = text.substr(position + 1);
    while (!rest.empty() && rest.back() == U' ') rest.remove_suffix(1);
    const std::string words = to_utf8(rest.substr(0, 60));
    Problem problem{
        400, "unclosed-quote", "A quotation mark is not closed",
        fmt::format("The quotation mark at character {} of the query is never closed.", position + 1),
        words.empty()
            ? "Remove the quotation mark."
            : fmt::format("Write \"{}\" for a phrase, or remove the mark to look for the words.", words)};
    problem.extra["parameter"] = "q";
    problem.extra["position"] = position;
    return problem;
}

/// Ends the cutting; never leaves this file.
struct Failed {
    Problem problem;
};

class Cutter {
  public:
    explicit Cutter(std::u32string_view text)
        : text_(text), capitals_(std::none_of(text.begin(), text.end(), [](char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; })) {}

    std::vector<QueryToken> cut() {
        while (at_ < text_.size()) {
            const char32_t c = text_[at_];
            if (is_blank(c)) {
                ++at_;
            } else if (is_quote(c)) {
                phrase();
            } else if (c == U'(' || c == U')') {
                push({c == U'(' ? Type::open : Type::close, std::string(1, static_cast<char>(c)), {place(), place() + 1}});
                ++at_;
            } else if (c == U'-' && at_ + 1 < text_.size() && !is_blank(text_[at_ + 1]) && text_[at_ + 1] != U'-' && text_[at_ + 1] != U')') {
                push({Type::not_, "-", {place(), place() + 1}});
                ++at_;
            } else {
                word();
            }
        }
        return std::move(tokens_);
    }

  private:
    std::uint32_t place() const { return static_cast<std::uint32_t>(at_); }
    void push(QueryToken token) { tokens_.push_back(std::move(token)); }

    std::u32string quoted() {
        const auto begin = at_ + 1;
        const auto end = static_cast<std::size_t>(std::find_if(text_.begin() + static_cast<std::ptrdiff_t>(begin), text_.end(), is_quote) - text_.begin());
        if (end == text_.size()) throw Failed{unclosed(text_, at_)};
        at_ = end + 1;
        return std::u32string(text_.substr(begin, end - begin));
    }

    /// A * right behind the last token.
    bool star() {
        if (at_ >= text_.size() || text_[at_] != U'*') return false;
        ++at_;
        return true;
    }

    void phrase() {
        const auto begin = place();
        QueryToken token{Type::phrase, to_utf8(quoted()), {}};
        token.prefix = star();
        token.place = {begin, place()};
        push(std::move(token));
    }

    void word() {
        const auto begin = at_;
        while (at_ < text_.size() && !ends_word(text_[at_])) ++at_;
        const auto piece = text_.substr(begin, at_ - begin);
        const Span span{static_cast<std::uint32_t>(begin), place()};
        if (const auto colon = piece.find(U':'); colon != std::u32string_view::npos && colon > 0) {
            at_ = begin + colon;
            if (field(begin)) return;
            at_ = begin + piece.size();
        }
        if (auto token = operator_of(piece)) {
            token->place = span;
            push(std::move(*token));
            return;
        }
        QueryToken token{Type::words, to_utf8(piece), span};
        if (piece.size() > 1 && piece.back() == U'*') {
            token.prefix = true;
            token.text.pop_back();
        }
        push(std::move(token));
    }

    /// A field's name that ends at the colon at_, perhaps begun by the words before, and its values.
    bool field(std::size_t begin) {
        const auto last = to_utf8(text_.substr(begin, at_ - begin));
        if (at_ + 1 == text_.size() ? false : is_blank(text_[at_ + 1])) return false; // "nội dung: …" is a sentence
        for (std::size_t before = std::min(most_name_words - 1, tokens_.size()) + 1; before-- > 0;) {
            std::string name;
            bool words = true;
            for (auto i = tokens_.size() - before; i < tokens_.size(); ++i) {
                words = words && tokens_[i].type == Type::words && !tokens_[i].prefix;
                name += tokens_[i].text + ' ';
            }
            const Field* found = words ? field_named(name + last) : nullptr;
            if (found == nullptr) continue;
            QueryToken token{Type::field, name + last, {}};
            token.field = found->id;
            token.place.start = before == 0 ? static_cast<std::uint32_t>(begin) : tokens_[tokens_.size() - before].place.start;
            tokens_.resize(tokens_.size() - before);
            ++at_;
            values(token);
            token.place.end = place();
            push(std::move(token));
            return true;
        }
        return false;
    }

    void values(QueryToken& token) {
        if (at_ < text_.size() && text_[at_] == U'(') {
            const auto open = at_++;
            for (;;) {
                while (at_ < text_.size() && (is_blank(text_[at_]) || text_[at_] == U',' || text_[at_] == U';' || text_[at_] == U'|')) ++at_;
                if (at_ == text_.size()) {
                    Problem problem{400, "bad-query", "The query cannot be read", "The list of values is never closed.",
                                    fmt::format("Write ) behind the last value, as in: {}:(a, b)", token.text)};
                    problem.extra["parameter"] = "q";
                    problem.extra["position"] = open;
                    problem.extra["reason"] = "unclosed-list";
                    problem.extra["text"] = token.text;
                    throw Failed{std::move(problem)};
                }
                if (text_[at_] == U')') break;
                value(token);
                if (!token.values.empty() && operator_of(to_utf32(token.values.back()))) token.values.pop_back(); // a OR b
            }
            ++at_;
            return;
        }
        do {
            value(token);
        } while (at_ < text_.size() && text_[at_] == U',' && ++at_ < text_.size() && !is_blank(text_[at_]));
        token.prefix = token.prefix || star();
    }

    void value(QueryToken& token) {
        if (at_ < text_.size() && is_quote(text_[at_])) {
            token.values.push_back(to_utf8(quoted()));
            return;
        }
        const auto begin = at_;
        while (at_ < text_.size() && !ends_word(text_[at_]) && text_[at_] != U',') ++at_;
        auto value = to_utf8(text_.substr(begin, at_ - begin));
        if (value.size() > 1 && value.back() == '*') {
            token.prefix = true;
            value.pop_back();
        }
        if (!value.empty()) token.values.push_back(std::move(value));
        if (at_ == begin && at_ < text_.size() && text_[at_] == U'(') ++at_; // nothing a value can begin with
    }

    std::optional<QueryToken> operator_of(std::u32string_view piece) const {
        const auto word = to_utf8(piece);
        const auto named = [&](std::string_view english, std::string_view vietnamese, std::string_view sign) {
            return word == english || (!sign.empty() && word == sign) || (!capitals_ && word == vietnamese);
        };
        if (named("AND", "VÀ", "&") || word == "&&") return QueryToken{Type::and_, word, {}};
        if (named("OR", "HOẶC", "|") || word == "||") return QueryToken{Type::or_, word, {}};
        if (word == "NOT") return QueryToken{Type::not_, word, {}};
        const auto slash = word.find('/');
        const std::string_view name = std::string_view(word).substr(0, slash);
        if (name == "NEAR" || (!capitals_ && name == "GẦN")) {
            QueryToken token{Type::near, word, {}};
            token.distance = near_distance;
            if (slash == std::string::npos) return token;
            const auto* const end = word.data() + word.size();
            const auto [stopped, error] = std::from_chars(word.data() + slash + 1, end, token.distance);
            if (error == std::errc() && stopped == end && token.distance > 0) return token;
        }
        return std::nullopt;
    }

    std::u32string_view text_;
    bool capitals_;
    std::size_t at_ = 0;
    std::vector<QueryToken> tokens_;
};

} // namespace

tl::expected<std::vector<QueryToken>, Problem> query_tokens(std::string_view text) {
    const auto points = to_utf32(text);
    try {
        return Cutter(points).cut();
    } catch (Failed& failed) {
        return tl::unexpected(std::move(failed.problem));
    }
}

} // namespace vanmach
