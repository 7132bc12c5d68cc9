// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/search/search_problem.h"

#include <algorithm>
#include <array>

#include "corpus/text/utf8.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"
#include "server/pages/search/facet_form.h"

namespace vanmach::pages {
namespace {

std::string code_of_problem(const Json& problem) {
    const auto type = text_at(problem, "type");
    const auto colon = type.rfind(':');
    return type.substr(colon == std::string::npos ? 0 : colon + 1);
}

/// What happened, by its reason; else by its code; else in the words of the API.
std::string said(Lang lang, const Json& problem) {
    const auto reason = text_at(problem, "reason");
    for (auto key : {reason, code_of_problem(problem)}) {
        if (key.empty()) continue;
        std::ranges::replace(key, '-', '_');
        key = "query_" + key;
        if (find_word(lang, key).empty()) continue;
        return word(lang, key, {{"text", text_at(problem, "text")}, {"example", text_at(problem, "example")}});
    }
    auto code = code_of_problem(problem);
    std::ranges::replace(code, '-', '_');
    if (const auto known = find_word(lang, "problem_" + code); !known.empty())
        return std::string(known) + ". " + std::string(find_word(lang, "problem_" + code + "_hint"));
    return text_at(problem, "detail") + " " + text_at(problem, "hint");
}

/// The words of a query without its marks and operators.
std::string plain_words(std::string_view q) {
    static constexpr std::array<std::string_view, 7> operators = {"OR", "AND", "NOT", "HOẶC", "VÀ", "NEAR", "GẦN"};
    std::u32string text;
    for (const char32_t c : to_utf32(q)) text += std::u32string_view(U"\"“”„«»():,*|&").find(c) != std::u32string_view::npos ? U' ' : c;
    std::string out, rest = to_utf8(text) + ' ';
    for (std::size_t at = 0, end; (end = rest.find(' ', at)) != std::string::npos; at = end + 1) {
        std::string piece = rest.substr(at, end - at);
        while (piece.starts_with('-')) piece.erase(0, 1);
        const auto name = piece.substr(0, piece.find('/'));
        if (piece.empty() || std::ranges::find(operators, name) != operators.end()) continue;
        out += (out.empty() ? "" : " ") + piece;
    }
    return out;
}

} // namespace

void add_search_problem(Json& view, const PageContext& context, const Json& problem) {
    const Lang lang = context.lang;
    const std::string q(value_of(context.query, "q"));
    const auto parameter = text_at(problem, "parameter"), code = code_of_problem(problem), reason = text_at(problem, "reason");
    view["problem_said"] = said(lang, problem);
    view["has_place"] = problem.contains("position") && !q.empty();
    if (view["has_place"] == true) {
        const CodePointIndex index(q);
        const auto at = std::min(static_cast<std::size_t>(number_at(problem, "position")), index.size());
        view["query_before"] = std::string(index.slice(0, at));
        // As far as the piece that the problem speaks of; to the end where it speaks of none.
        const auto rest = index.slice(at, index.size());
        const auto piece = text_at(problem, "text");
        const auto found = piece.empty() ? std::string_view::npos : rest.find(piece);
        const auto wrong = found == std::string_view::npos ? rest : rest.substr(0, found + piece.size());
        view["query_wrong"] = wrong.empty() ? "…" : std::string(wrong);
        view["query_after"] = std::string(rest.substr(wrong.size()));
    }
    view["rewrites"] = Json::array();
    const auto offer = [&](std::string text, Query query) {
        Json rewrite;
        rewrite["rewrite_href"] = link_to(lang, "/search", query);
        rewrite["rewrite_text"] = std::move(text);
        view["rewrites"].push_back(std::move(rewrite));
    };
    const auto offer_query = [&](const std::string& text) { offer(text, with(first_page(context.query), "q", text)); };
    if (code == "unclosed-quote") offer_query(q + '"');
    if (reason == "unclosed-parenthesis" || reason == "unclosed-list") offer_query(q + ')');
    if (!parameter.empty() && parameter != "q") offer(word(lang, "rewrite_without_filter", {{"name", word(lang, "facet_" + parameter)}}), without(first_page(context.query), parameter));
    if (const auto plain = plain_words(q); parameter == "q" && !plain.empty() && plain != q) offer_query(plain);
    view["has_rewrites"] = !view["rewrites"].empty();
}

} // namespace vanmach::pages
