// SPDX-License-Identifier: GPL-2.0-or-later
// Documents ranked by who cites them: the most cited, those to acquire, and what is cited together with one.
#include <algorithm>

#include "server/pages/analytics/pages.h"
#include "server/pages/analytics/shared.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/figure.h"
#include "server/pages/frame/filter_form.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

const std::vector<std::string_view> citing_fields = {"relation", "type", "level", "province", "provinces", "year", "from", "to"};

long long highest(const Json& items, std::string_view key) {
    long long most = 0;
    for (const auto& item : items) most = std::max(most, number_at(item, key));
    return most;
}

std::vector<std::string_view> and_also(std::vector<std::string_view> fields, std::initializer_list<std::string_view> more) {
    fields.insert(fields.end(), more);
    return fields;
}

void add_first(Lang lang, const Json& items, std::string_view key, std::string_view message, Json& view) {
    if (items.empty()) return;
    view["message"] = word(lang, message, {{"name", document_name(lang, items.front())}, {"documents", counted(lang, "documents_n", number_at(items.front(), key))}});
}

/// Who cites a missing document, and from which tiers.
void add_citing(const PageContext& context, const Json& item, Json& row) {
    const Lang lang = context.lang;
    row["provinces"] = number_at(item, "provinces") > 0 ? counted(lang, "provinces_n", number_at(item, "provinces")) : std::string{};
    row["levels"] = Json::array();
    for (const auto& [level, n] : list_at(item, "by_level").items())
        if (n.is_number() && n.get<long long>() > 0)
            row["levels"].push_back({{"level_word", level_word(lang, level)}, {"level_n", grouped(lang, n.get<long long>())},
                                     {"level_href", citing_search({lang, context.path, with(context.query, "level", level), {}}, text_at(item, "id"))}});
    row["citing"] = Json::array();
    for (const auto& citing : list_at(item, "citing")) {
        Json one = item_view(lang, citing);
        row["citing"].push_back({{"citing_name", one["name"]}, {"citing_href", one["href"]}, {"citing_origin", one["origin"]}});
    }
    row["has_citing"] = !row["citing"].empty();
}

/// The rows of a ranking by `key`; `add` gives each what this ranking tells besides.
template <typename Add> Json ranking(const PageContext& context, const Json& items, std::string_view key, const Add& add) {
    const auto most = highest(items, key);
    Json view{{"rows", Json::array()}, {"has_rows", !items.empty()}};
    for (const auto& item : items) {
        auto row = ranked_row(context, item, number_at(item, key), most);
        add(item, row);
        view["rows"].push_back(std::move(row));
    }
    return view;
}

} // namespace

Page top_page(const PageContext& context, const Json& answer) {
    const Lang lang = context.lang;
    const Json& items = list_at(answer, "items");
    Json view = ranking(context, items, "count", [&](const Json& item, Json& row) {
        row["coverage_href"] = figure_link(lang, "/coverage", text_at(item, "id"));
        row["cocited_href"] = figure_link(lang, "/cocited", text_at(item, "id"));
    });
    view["heading"] = word(lang, "top_title");
    view["lede"] = word(lang, "top_lede");
    view["column_count"] = word(lang, "column_cited_by");
    add_first(lang, items, "count", "top_message", view);
    view["form"] = filter_form(context, "/analytics/top", {{"cited_type", "cited_level", "held"}, and_also(citing_fields, {"cited_issuer"})});
    view["foot"] = figure_foot(context, answer, "/analytics/top", "note_top", "duoc-dan-nhieu");
    add_pager(context, "/analytics/top", answer, view);
    return finish_figure(context, "ranking", "/top", std::move(view), word(lang, "top_title"));
}

Page missing_page(const PageContext& context, const Json& answer) {
    const Lang lang = context.lang;
    const Json& items = list_at(answer, "items");
    Json view = ranking(context, items, "count", [&](const Json& item, Json& row) { add_citing(context, item, row); });
    view["heading"] = word(lang, "missing_title");
    view["lede"] = word(lang, "missing_lede");
    view["column_count"] = word(lang, "column_cited_by");
    view["message"] = counted(lang, "missing_message", number_at(answer, "total"));
    view["form"] = filter_form(context, "/analytics/missing", {{"cited_type", "cited_level"}, and_also(citing_fields, {"cited_issuer"})});
    view["foot"] = figure_foot(context, answer, "/analytics/missing", "note_missing", "con-thieu");
    add_pager(context, "/analytics/missing", answer, view);
    return finish_figure(context, "ranking", "/missing", std::move(view), word(lang, "missing_title"));
}

Page cocited_page(const PageContext& context, const Json& answer) {
    const Lang lang = context.lang;
    const Json& items = list_at(answer, "items");
    const Json& document = list_at(answer, "document");
    const auto id = text_at(document, "id");
    Json view = ranking(context, items, "together", [&](const Json& item, Json& row) {
        // Both are wanted: one as a filter, the other in the query.
        Query query{{"q", "cites:\"" + text_at(item, "id") + "\""}, {"cites", id}};
        for (auto& pair : citing_filters(context.query)) query.push_back(std::move(pair));
        row["search_href"] = link_to(lang, "/search", query);
        row["cocited_href"] = figure_link(lang, "/cocited", text_at(item, "id"));
    });
    view["heading"] = word(lang, "cocited_of", {{"name", document_name(lang, document)}});
    view["lede"] = word(lang, "cocited_lede");
    view["back_href"] = document_link(lang, id);
    view["back_word"] = document_name(lang, document);
    view["column_count"] = word(lang, "column_together");
    view["message"] = word(lang, "cocited_message", {{"citing", counted(lang, "documents_n", number_at(answer, "citing"))}, {"others", counted(lang, "documents_n", number_at(answer, "total"))}});
    auto form_context = context; // the document that is asked about is no filter
    form_context.query = without(form_context.query, "id");
    view["form"] = filter_form(form_context, "/analytics/cocited", {{"cited_type", "cited_level", "held"}, and_also(citing_fields, {"cited_issuer"})});
    view["form"]["hidden"].push_back({{"hidden_name", "id"}, {"hidden_value", id}});
    for (auto& chip : view["form"]["chips"]) { // and stays in every link
        auto& href = chip["chip_href"].get_ref<std::string&>();
        href += (href.find('?') == std::string::npos ? "?" : "&") + link_to(Lang::vi, "", {{"id", id}}).substr(1);
    }
    view["form"]["clear_href"] = view["form"]["chips"].size() > 1 ? figure_link(lang, "/cocited", id) : std::string{};
    view["foot"] = figure_foot(context, answer, "/analytics/cocited", "note_cocited", "cung-duoc-dan");
    add_pager(context, "/analytics/cocited", answer, view);
    return finish_figure(context, "ranking", "/cocited", std::move(view), text_at(view, "heading"));
}

} // namespace vanmach::pages
