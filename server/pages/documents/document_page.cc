// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "server/pages/documents/narrowing_form.h"
#include "server/pages/documents/pages.h"
#include "server/pages/documents/reading_view.h"
#include "server/pages/documents/record_views.h"
#include "server/pages/documents/rows.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/templates.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr long long worth_narrowing = 10; // a shorter list is read faster than a form

void keep_first(Json& rows, std::size_t most) {
    if (rows.size() > most) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(most), rows.end());
}

/// Where the candidates of a mention are: the row in the list below, or on the page of the list that has it.
std::map<std::string, std::string> addresses_of_rows(Lang lang, const Json& document, const Json& rows) {
    std::map<std::string, std::string> addresses;
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (const auto& id : list_at(rows[i], "row_ids")) {
            const auto row = text_at(id, "row_id"), page = std::to_string(i / cites_on_a_page + 1);
            addresses[row] = i < static_cast<std::size_t>(cites_shown)
                                 ? "#" + row
                                 : link_to(lang, encoded_path(document) + "/citations", page == "1" ? Query{} : Query{{"page", page}}, row);
        }
    return addresses;
}

void add_cites(Json& view, Lang lang, const Json& document, const Json& citations, Json rows) {
    const auto total = static_cast<long long>(rows.size());
    const auto path = encoded_path(document);
    view["cites_n"] = grouped(lang, total);
    view["cites_words"] = counted(lang, "cites_n_documents", total);
    view["cites_href"] = link_to(lang, path + "/citations");
    view["cites_csv_href"] = api_link(path + "/citations", {{"format", "csv"}});
    keep_first(rows, static_cast<std::size_t>(cites_shown));
    view["cites_left"] = total > static_cast<long long>(rows.size()) ? counted(lang, "cites_all", total) : std::string{};
    view["has_cites"] = !rows.empty();
    view["cites"] = std::move(rows);
    view["cites_form"] = total > worth_narrowing ? narrowing_form(lang, path + "/citations", citations, {}) : Json();
}

void add_cited_by(Json& view, Lang lang, const Json& document, const Json& cited_by) {
    const auto path = encoded_path(document);
    const auto total = number_at(cited_by, "total");
    auto rows = cited_by_rows(lang, list_at(cited_by, "items"));
    view["cited_by_n"] = grouped(lang, total);
    view["cited_by_words"] = counted(lang, "cited_by_n", total);
    view["cited_by_href"] = link_to(lang, path + "/cited-by");
    view["cited_by_csv_href"] = api_link(path + "/cited-by", {{"format", "csv"}});
    view["cited_by_json_href"] = api_link(path + "/cited-by");
    view["cited_by_left"] = total > static_cast<long long>(rows.size()) ? counted(lang, "cited_by_all", total) : std::string{};
    view["has_cited_by"] = !rows.empty();
    view["cited_by"] = std::move(rows);
    view["cited_by_form"] = total > worth_narrowing ? narrowing_form(lang, path + "/cited-by", cited_by, {}) : Json();
}

void add_obligations(Json& view, Lang lang, const Json& document, const Json& obligations) {
    const auto path = encoded_path(document);
    const auto total = number_at(obligations, "total"), dated = number_at(obligations, "with_deadline");
    view["obligations"] = obligation_rows(lang, list_at(obligations, "items"), {});
    view["has_obligations"] = total > 0;
    view["obligations_n"] = grouped(lang, total);
    view["obligations_dated"] = dated > 0 ? counted(lang, "obligations_dated", dated) : word(lang, "obligations_undated");
    view["obligations_href"] = link_to(lang, path + "/obligations");
    view["obligations_left"] = total > static_cast<long long>(view["obligations"].size()) ? counted(lang, "obligations_all", total) : std::string{};
    view["obligations_csv_href"] = api_link(path + "/obligations", {{"format", "csv"}});
    view["obligations_ics_href"] = dated > 0 ? api_link(path + "/obligations", {{"format", "ics"}}) : std::string{};
}

void add_similar(Json& view, Lang lang, const Json& document, const Json& similar) {
    view["similar"] = similar_rows(lang, text_at(document, "id"), list_at(similar, "items"));
    view["has_similar"] = !view["similar"].empty();
    view["similar_href"] = link_to(lang, encoded_path(document) + "/similar");
    const auto total = number_at(similar, "total");
    view["similar_left"] = total > static_cast<long long>(view["similar"].size()) ? counted(lang, "similar_all", total) : std::string{};
}

} // namespace

Page document_page(const PageContext& context, const Json& document, const Json& citations, const Json& cited_by, std::string_view text,
                   const Json& obligations, const Json& similar) {
    const Lang lang = context.lang;
    const auto path = encoded_path(document);
    const bool held = true_at(document, "held");

    Json view;
    add_head(view, lang, document);
    add_citation(view, lang, document);
    add_validity(view, lang, document);
    add_misprints(view, lang, document);
    view["draft"] = text_at(document, "status") == "draft";
    view["facts"] = facts_view(lang, document);
    view["json_href"] = api_link(path);
    view["text_href"] = held ? api_link(path + "/text") : std::string{};

    auto rows = cites_rows(lang, list_at(citations, "items"), {});
    const auto addresses = addresses_of_rows(lang, document, rows);
    auto reading = reading_view(lang, document, list_at(citations, "items"), text, [&](const Json& mention) {
        const auto row = fmt::format("n{}", number_at(mention, "n"));
        const auto found = addresses.find(row);
        return found == addresses.end() ? "#" + row : found->second;
    });
    view["has_text"] = !reading.blocks.empty();
    view["blocks"] = std::move(reading.blocks);
    view["text_cut"] = reading.cut;
    view["has_outline"] = reading.outline.size() > 1;
    view["outline"] = std::move(reading.outline);

    add_cites(view, lang, document, citations, std::move(rows));
    add_cited_by(view, lang, document, cited_by);
    add_obligations(view, lang, document, obligations);
    add_similar(view, lang, document, similar);
    const auto name = document_name(lang, document), title = text_at(document, "title");
    return finish(context, "document", std::move(view), title.empty() || title == name ? name : name + ": " + shortened(title, 90));
}

Page card(const PageContext& context, const Json& document, const Json& cited_by, std::string_view from) {
    const Lang lang = context.lang;
    Json view;
    add_head(view, lang, document);
    add_validity(view, lang, document);
    const auto title = text_at(view, "doc_title");
    view["doc_title"] = shortened(title, 220);
    const auto total = number_at(cited_by, "total");
    view["cited_words"] = total > 0 ? counted(lang, "cited_by_n", total) : word(lang, "cited_by_nobody");
    view["citing"] = Json::array();
    for (const auto& item : list_at(cited_by, "items")) {
        if (text_at(item, "id") == from || view["citing"].size() == 3) continue;
        auto row = item_view(lang, item);
        row["issuer"] = text_at(item, "issuer");
        view["citing"].push_back(std::move(row));
    }
    view["has_citing"] = !view["citing"].empty();
    return {200, render("card", lang, view)};
}

} // namespace vanmach::pages
