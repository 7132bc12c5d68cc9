// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/query.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "corpus/document_id.h"
#include "corpus/reading/document_number.h"
#include "corpus/text/keys.h"
#include "corpus/text/utf8.h"
#include "server/search/query_tokens.h"

namespace vanmach {

namespace {

using Kind = QueryNode::Kind;
constexpr std::size_t longest_number = 6;       // pieces that a number with its type word is typed in
constexpr unsigned most_words_between = 50;     // of NEAR/n
constexpr std::size_t most_words_in_near = 4;   // a NEAR b NEAR c NEAR d

/// `reason` and `text`, the piece of the query that it speaks of: for pages, which tell it in the reader's language.
Problem bad_query(std::size_t position, std::string_view reason, std::string_view text, std::string detail, std::string hint) {
    Problem problem{400, "bad-query", "The query cannot be read", std::move(detail), std::move(hint)};
    problem.extra["parameter"] = "q";
    problem.extra["position"] = position;
    problem.extra["reason"] = reason;
    problem.extra["text"] = text;
    return problem;
}

/// Ends the parse; never leaves this file.
struct Failed {
    Problem problem;
};

std::vector<QueryWord> words_of(std::string_view text) {
    std::vector<QueryWord> words;
    SyllableScanner scanner(text);
    CodePointIndex index(text);
    for (Syllable syllable; scanner.next(syllable);) {
        const bool exact = has_diacritics(index.slice(syllable.start, syllable.end));
        words.push_back({syllable.accented, syllable.bare, exact, false});
    }
    return words;
}

/// Recursive descent over the tokens:  any := all (OR all)*   all := (NOT? one (NEAR one)*)*   one := ( any ) | clause
class Parser {
  public:
    explicit Parser(const std::vector<QueryToken>& tokens) : tokens_(tokens) {}

    std::vector<QueryNode> parse() {
        auto parts = alternatives(0);
        while (at_ < tokens_.size()) { // a ) that closes nothing, as behind "a)"
            ++at_;
            for (auto& part : alternatives(0)) parts.push_back(std::move(part));
        }
        return parts;
    }

  private:
    using Type = QueryToken::Type;

    bool is(Type type) const { return at_ < tokens_.size() && tokens_[at_].type == type; }
    std::size_t place() const { return at_ < tokens_.size() ? tokens_[at_].place.start : tokens_.empty() ? 0 : tokens_.back().place.end; }

    static QueryNode grouped(Kind kind, std::vector<QueryNode> parts) {
        if (parts.size() == 1 && kind != Kind::none) return std::move(parts.front());
        QueryNode node;
        node.kind = kind;
        node.place = {parts.front().place.start, parts.back().place.end};
        node.parts = std::move(parts);
        return node;
    }

    std::vector<QueryNode> alternatives(unsigned depth) {
        std::vector<QueryNode> branches;
        auto parts = wanted(depth);
        while (is(Type::or_)) {
            const auto& token = tokens_[at_];
            ++at_;
            if (parts.empty()) throw Failed{bad_query(token.place.start, "nothing-before", token.text, fmt::format("Nothing stands before {}.", token.text), missing_side(token.text))};
            branches.push_back(grouped(Kind::all, std::move(parts)));
            parts = wanted(depth);
            if (parts.empty()) throw Failed{bad_query(token.place.start, "nothing-behind", token.text, fmt::format("Nothing stands behind {}.", token.text), missing_side(token.text))};
        }
        if (branches.empty()) return parts;
        branches.push_back(grouped(Kind::all, std::move(parts)));
        std::vector<QueryNode> one;
        one.push_back(grouped(Kind::any, std::move(branches)));
        return one;
    }

    static std::string missing_side(std::string_view word) {
        return fmt::format("Write a word on both sides, as in: \"dân vận\" {} \"dân chủ\"; or leave {} away.", word, word);
    }

    std::vector<QueryNode> wanted(unsigned depth) {
        std::vector<QueryNode> parts;
        while (at_ < tokens_.size() && !is(Type::or_) && !is(Type::close)) {
            if (is(Type::and_)) {
                ++at_;
                continue;
            }
            if (is(Type::near)) {
                near(parts, depth);
                continue;
            }
            for (auto& part : one(depth)) parts.push_back(std::move(part));
        }
        return parts;
    }

    /// What stands at a place: several nodes where a run of words does. Empty for what has no words.
    std::vector<QueryNode> one(unsigned depth) {
        if (is(Type::not_)) {
            const auto token = tokens_[at_];
            ++at_;
            if (at_ == tokens_.size() || is(Type::or_) || is(Type::close) || is(Type::and_) || is(Type::near))
                throw Failed{bad_query(token.place.start, "nothing-behind", token.text, fmt::format("Nothing stands behind {}.", token.text), "Write what is not wanted behind it: -\"nông thôn mới\".")};
            auto parts = is(Type::not_) ? one(depth) : single(depth);
            if (parts.empty()) return {};
            std::vector<QueryNode> inner;
            inner.push_back(grouped(Kind::all, std::move(parts)));
            std::vector<QueryNode> nodes;
            nodes.push_back(grouped(Kind::none, std::move(inner)));
            nodes.front().place.start = token.place.start;
            return nodes;
        }
        if (auto number = read_number()) return {std::move(*number)};
        return single(depth);
    }

    std::vector<QueryNode> single(unsigned depth) {
        const auto token = tokens_[at_];
        ++at_;
        switch (token.type) {
        case Type::open: {
            if (depth == deepest_query)
                throw Failed{bad_query(token.place.start, "too-deep", token.text, fmt::format("There are more than {} parentheses within each other.", deepest_query), "Leave the inner ones away.")};
            auto parts = alternatives(depth + 1);
            if (!is(Type::close)) throw Failed{bad_query(token.place.start, "unclosed-parenthesis", token.text, "A parenthesis is never closed.", "Write ) where the group ends, or leave ( away.")};
            ++at_;
            if (parts.size() < 2) return parts;
            std::vector<QueryNode> group;
            group.push_back(grouped(Kind::all, std::move(parts)));
            return group;
        }
        case Type::field:
            return {field(token)};
        case Type::phrase: {
            auto node = run(token);
            if (node.words.empty()) return {};
            return {std::move(node)};
        }
        default: { // words
            std::vector<QueryNode> nodes;
            for (auto& word : words_of(token.text)) {
                QueryNode node;
                node.kind = Kind::word;
                node.place = token.place;
                node.words.push_back(std::move(word));
                nodes.push_back(std::move(node));
            }
            if (token.prefix && !nodes.empty()) nodes.back().words.front().prefix = true;
            return nodes;
        }
        }
    }

    static QueryNode run(const QueryToken& token) {
        QueryNode node;
        node.place = token.place;
        node.words = words_of(token.text);
        if (token.prefix && !node.words.empty()) node.words.back().prefix = true;
        node.kind = node.words.size() > 1 ? Kind::phrase : Kind::word;
        return node;
    }

    static QueryNode field(const QueryToken& token) {
        QueryNode node;
        node.place = token.place;
        node.field = token.field;
        const auto& about = vanmach::field(token.field);
        const auto fail = [&](std::string_view reason, std::string_view text, std::string detail) {
            auto problem = bad_query(token.place.start, reason, text, std::move(detail), fmt::format("Write it like this: {}", about.example));
            problem.extra["example"] = about.example;
            throw Failed{std::move(problem)};
        };
        if (token.values.empty()) fail("empty-field", token.text, fmt::format("Nothing stands behind {}:.", token.text));
        if (about.kind == FieldKind::order) fail("order-field", token.text, fmt::format("{} is for sorting, it cannot be asked for.", token.text));
        if (about.kind == FieldKind::text) {
            std::vector<QueryNode> alternatives;
            for (const auto& value : token.values) {
                QueryToken words = token;
                words.text = value;
                auto part = run(words);
                part.field = token.field;
                if (part.words.empty()) fail("no-word", value, fmt::format("“{}” holds no word.", value));
                alternatives.push_back(std::move(part));
            }
            return grouped(Kind::any, std::move(alternatives));
        }
        node.kind = Kind::field;
        node.values = token.values;
        if (about.kind != FieldKind::range) return node;
        // One value is a range of one; several are alternatives, each of which may be a range.
        std::vector<QueryNode> ranges;
        for (const auto& value : token.values) {
            QueryNode range = node;
            range.kind = Kind::range;
            const auto dots = value.find("..");
            range.values = dots == std::string::npos ? std::vector<std::string>{value, value} : std::vector<std::string>{value.substr(0, dots), value.substr(dots + 2)};
            const PartialDate from = parse_date(range.values[0]), to = parse_date(range.values[1]);
            const bool years = token.field == FieldId::year;
            const auto good = [&](const PartialDate& date, const std::string& text) {
                return text.empty() || (date.known() && (!years || date.month == 0));
            };
            if (!good(from, range.values[0]) || !good(to, range.values[1]) || (!from.known() && !to.known()))
                fail(years ? "no-year" : "no-date", value, fmt::format("“{}” is no {} and no range of them.", value, years ? "year" : "date"));
            if (from.known() && to.known() && from.iso().substr(0, to.iso().size()) > to.iso())
                fail("backward-range", value, fmt::format("“{}” ends before it begins.", value));
            ranges.push_back(std::move(range));
        }
        return grouped(Kind::any, std::move(ranges));
    }

    static PartialDate parse_date(std::string_view text) { return PartialDate::parse_iso(text).value_or(PartialDate{}); }

    /// Joins the words before with the words behind.
    void near(std::vector<QueryNode>& parts, unsigned depth) {
        const auto token = tokens_[at_];
        ++at_;
        const auto is_words = [](const QueryNode& node) {
            return node.field == FieldId::body && (node.kind == Kind::word || node.kind == Kind::near);
        };
        auto behind = at_ < tokens_.size() && is(Type::words) ? single(depth) : std::vector<QueryNode>{};
        if (parts.empty() || behind.empty() || !is_words(parts.back()) || !is_words(behind.front()))
            throw Failed{bad_query(token.place.start, "near-words", token.text, fmt::format("{} stands between two words.", token.text), fmt::format("Write for instance: dân {} vận", token.text))};
        auto& first = parts.back();
        if (first.words.size() == most_words_in_near)
            throw Failed{bad_query(token.place.start, "too-near", token.text, fmt::format("More than {} words are asked for near each other.", most_words_in_near), "Leave some of them away.")};
        first.kind = Kind::near;
        first.distance = std::max(first.distance, std::min(token.distance, most_words_between));
        first.words.push_back(behind.front().words.front());
        first.place.end = behind.front().place.end;
        behind.erase(behind.begin());
        for (auto& part : behind) parts.push_back(std::move(part));
    }

    /// The longest run of pieces from here that is a document's number. Without a separator in it ("33 ct ttg") only
    /// the whole query is taken for one.
    std::optional<QueryNode> read_number() {
        std::size_t last = at_;
        while (last < tokens_.size() && last < at_ + longest_number && tokens_[last].type == Type::words && !tokens_[last].prefix) ++last;
        for (; last > at_; --last) {
            std::string text;
            for (auto i = at_; i < last; ++i) text += (text.empty() ? "" : " ") + tokens_[i].text;
            if (text.find_first_of("0123456789") == std::string::npos) return std::nullopt;
            const bool separated = text.find_first_of("/-\xE2") != std::string::npos, whole = at_ == 0 && last == tokens_.size();
            if (!separated && !whole) continue;
            const auto typed = parse_typed_number(separated ? text : with_separators(text));
            if (!typed || typed->number.digits.empty()) continue;
            if (!separated && (typed->number.type.empty() || typed->number.issuers.empty())) continue;
            QueryNode node;
            node.kind = Kind::number;
            node.place = {tokens_[at_].place.start, tokens_[last - 1].place.end};
            node.words = words_of(text);
            node.values = {slug_of_number(typed->number.canonical), typed->type_word};
            at_ = last;
            return node;
        }
        return std::nullopt;
    }

    /// "ct 33 ct ttg" -> "ct 33/ct-ttg"; "59 2023 nd cp" -> "59/2023/nd-cp".
    static std::string with_separators(std::string text) {
        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        auto at = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_digit) - text.begin());
        bool digits = true;
        for (; (at = text.find(' ', at)) != std::string::npos; ++at) {
            text[at] = digits ? '/' : '-';
            digits = is_digit(text[at + 1]);
        }
        return text;
    }

    const std::vector<QueryToken>& tokens_;
    std::size_t at_ = 0;
};

std::string in_quotes(std::string_view text) {
    return text.find_first_of(" ,():\"") == std::string_view::npos ? std::string(text) : fmt::format("\"{}\"", text);
}

std::string text_of(const std::vector<QueryWord>& words, std::string_view between) {
    std::string text;
    for (const auto& word : words) text += fmt::format("{}{}{}", text.empty() ? "" : between, word.exact ? word.accented : word.bare, word.prefix ? "*" : "");
    return text;
}

std::string text_of(const QueryNode& node, bool inner);

std::string text_of(const std::vector<QueryNode>& parts, std::string_view between, bool inner) {
    std::vector<std::string> texts;
    for (const auto& part : parts) texts.push_back(text_of(part, inner || parts.size() > 1));
    const auto joined = fmt::format("{}", fmt::join(texts, between));
    return inner && parts.size() > 1 ? fmt::format("({})", joined) : joined;
}

std::string text_of(const QueryNode& node, bool inner) {
    const auto in_field = node.field == FieldId::body ? std::string() : fmt::format("{}:", field(node.field).name);
    switch (node.kind) {
    case Kind::word:
        return in_field + text_of(node.words, " ");
    case Kind::phrase:
        return fmt::format("{}\"{}\"", in_field, text_of(node.words, " "));
    case Kind::near:
        return text_of(node.words, fmt::format(" NEAR/{} ", node.distance));
    case Kind::number:
        return fmt::format("number:{}", node.values.front());
    case Kind::field: {
        std::vector<std::string> values;
        for (const auto& value : node.values) values.push_back(in_quotes(value));
        return values.size() == 1 ? in_field + values.front() : fmt::format("{}({})", in_field, fmt::join(values, ", "));
    }
    case Kind::range:
        return node.values[0] == node.values[1] ? in_field + node.values[0] : fmt::format("{}{}..{}", in_field, node.values[0], node.values[1]);
    case Kind::all:
        return text_of(node.parts, " ", inner);
    case Kind::any:
        return text_of(node.parts, " OR ", inner);
    case Kind::none:
        return fmt::format("-{}", text_of(node.parts, " ", true));
    }
    return {};
}

std::string_view name_of(Kind kind) {
    switch (kind) {
    case Kind::word: return "word";
    case Kind::phrase: return "phrase";
    case Kind::near: return "near";
    case Kind::number: return "number";
    case Kind::field: return "field";
    case Kind::range: return "range";
    case Kind::all: return "all";
    case Kind::any: return "any";
    case Kind::none: return "none";
    }
    return "";
}

Json json_of(const QueryNode& node) {
    Json json{{"kind", name_of(node.kind)}, {"start", node.place.start}, {"end", node.place.end}};
    if (node.field != FieldId::body) json["field"] = field(node.field).name;
    if (!node.words.empty()) {
        json["words"] = Json::array();
        for (const auto& word : node.words)
            json["words"].push_back({{"key", word.exact ? word.accented : word.bare}, {"exact", word.exact}, {"prefix", word.prefix}});
    }
    if (!node.values.empty()) json["values"] = node.values;
    if (node.kind == Kind::near) json["distance"] = node.distance;
    if (!node.parts.empty()) {
        json["parts"] = Json::array();
        for (const auto& part : node.parts) json["parts"].push_back(json_of(part));
    }
    return json;
}

} // namespace

tl::expected<TypedQuery, Problem> parse_query(std::string_view text) {
    auto tokens = query_tokens(text);
    if (!tokens) return tl::unexpected(std::move(tokens.error()));
    try {
        return TypedQuery{Parser(*tokens).parse()};
    } catch (Failed& failed) {
        return tl::unexpected(std::move(failed.problem));
    }
}

Json to_json(const TypedQuery& query) {
    Json json = Json::array();
    for (const auto& part : query.parts) json.push_back(json_of(part));
    return json;
}

std::string to_text(const TypedQuery& query) {
    return text_of(query.parts, " ", false);
}

} // namespace vanmach
