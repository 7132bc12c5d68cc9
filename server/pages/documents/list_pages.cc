// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "server/pages/documents/narrowing_form.h"
#include "server/pages/documents/pages.h"
#include "server/pages/documents/record_views.h"
#include "server/pages/documents/rows.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

/// What the pages of all lists begin with. `heading`: the word of the list.
Json list_view(const PageContext& context, const Json& document, const char* heading) {
    Json view;
    add_head(view, context.lang, document);
    add_citation(view, context.lang, document);
    view["heading"] = word(context.lang, heading);
    return view;
}

Page list_page(const PageContext& context, const char* name, Json view) {
    const auto title = text_at(view, "heading") + " · " + text_at(view, "name");
    return finish(context, name, std::move(view), title);
}

/// "12 of 1.000" where the list is narrowed.
std::string told(Lang lang, const char* key, long long total, long long of_all) {
    const auto found = counted(lang, key, total);
    return total == of_all ? found : word(lang, "of_all", {{"found", found}, {"all", grouped(lang, of_all)}});
}

void add_paging(Json& view, const PageContext& context, std::string next, bool beyond_first, std::string_view parameter) {
    view["next_href"] = next.empty() ? std::string() : link_to(context.lang, context.path, with(context.query, parameter, next));
    view["first_href"] = beyond_first ? link_to(context.lang, context.path, without(context.query, parameter)) : std::string();
    view["has_pages"] = !next.empty() || beyond_first;
}

std::string data_link(const PageContext& context, const char* format) {
    return api_link(context.path, with(without(without(without(context.query, "cursor"), "page"), "size"), "format", format));
}

std::size_t page_of(const Query& query) {
    const auto text = value_of(query, "page");
    std::size_t page = 1;
    std::from_chars(text.data(), text.data() + text.size(), page);
    return std::max<std::size_t>(page, 1);
}

} // namespace

Page citations_page(const PageContext& context, const Json& document, const Json& citations) {
    const Lang lang = context.lang;
    auto view = list_view(context, document, "cites_heading");
    auto rows = cites_rows(lang, list_at(citations, "items"), document_link(lang, text_at(document, "id")));
    const auto total = rows.size();
    view["total_words"] = told(lang, "cites_n_documents", static_cast<long long>(total), number_at(citations, "cites_count"));
    view["has_rows"] = total > 0;
    view["form"] = narrowing_form(lang, context.path, citations, context.query);
    const auto page = page_of(context.query);
    const auto first = std::min(total, (page - 1) * cites_on_a_page), last = std::min(total, first + cites_on_a_page);
    Json shown = Json::array();
    for (auto i = first; i < last; ++i) shown.push_back(std::move(rows[i]));
    view["cites"] = std::move(shown);
    add_paging(view, context, last < total ? std::to_string(page + 1) : std::string(), page > 1, "page");
    view["csv_href"] = data_link(context, "csv");
    view["json_href"] = data_link(context, "json");
    return list_page(context, "citations_list", std::move(view));
}

Page cited_by_page(const PageContext& context, const Json& document, const Json& cited_by) {
    const Lang lang = context.lang;
    auto view = list_view(context, document, "cited_by_heading");
    const auto total = number_at(cited_by, "total");
    view["total_words"] = told(lang, "documents_n", total, number_at(document, "cited_by_count"));
    view["cited_by"] = cited_by_rows(lang, list_at(cited_by, "items"));
    view["has_rows"] = !view["cited_by"].empty();
    view["form"] = narrowing_form(lang, context.path, cited_by, context.query);
    add_paging(view, context, text_at(cited_by, "next"), !value_of(context.query, "cursor").empty(), "cursor");
    view["csv_href"] = data_link(context, "csv");
    view["json_href"] = data_link(context, "json");
    return list_page(context, "cited_by_list", std::move(view));
}

Page obligations_page(const PageContext& context, const Json& document, const Json& obligations) {
    const Lang lang = context.lang;
    auto view = list_view(context, document, "obligations_heading");
    const auto total = number_at(obligations, "total"), dated = number_at(obligations, "with_deadline");
    view["total_words"] = counted(lang, "obligations_n", total) + ", " + (dated > 0 ? counted(lang, "obligations_dated", dated) : word(lang, "obligations_undated"));
    view["obligations"] = obligation_rows(lang, list_at(obligations, "items"), document_link(lang, text_at(document, "id")));
    view["has_rows"] = !view["obligations"].empty();
    const bool by_day = value_of(context.query, "sort") == "deadline", due = value_of(context.query, "due") == "1";
    const auto base = without(context.query, "cursor");
    view["sorts"] = Json::array({{{"sort_href", link_to(lang, context.path, without(base, "sort"))}, {"sort_word", word(lang, "sort_place")}, {"sort_current", !by_day}},
                                 {{"sort_href", link_to(lang, context.path, with(base, "sort", "deadline"))}, {"sort_word", word(lang, "sort_deadline")}, {"sort_current", by_day}}});
    view["due_href"] = link_to(lang, context.path, due ? without(base, "due") : with(base, "due", "1"));
    view["due_word"] = word(lang, due ? "due_any" : "due_only");
    view["has_due"] = dated > 0;
    add_paging(view, context, text_at(obligations, "next"), !value_of(context.query, "cursor").empty(), "cursor");
    view["csv_href"] = data_link(context, "csv");
    view["json_href"] = data_link(context, "json");
    view["ics_href"] = dated > 0 ? api_link(context.path, {{"format", "ics"}}) : std::string();
    return list_page(context, "obligations_list", std::move(view));
}

Page similar_page(const PageContext& context, const Json& document, const Json& similar) {
    const Lang lang = context.lang;
    auto view = list_view(context, document, "similar_heading");
    view["total_words"] = counted(lang, "documents_n", number_at(similar, "total"));
    view["similar"] = similar_rows(lang, text_at(document, "id"), list_at(similar, "items"));
    view["has_rows"] = !view["similar"].empty();
    add_paging(view, context, text_at(similar, "next"), !value_of(context.query, "cursor").empty(), "cursor");
    view["csv_href"] = data_link(context, "csv");
    view["json_href"] = data_link(context, "json");
    return list_page(context, "similar_list", std::move(view));
}

} // namespace vanmach::pages
