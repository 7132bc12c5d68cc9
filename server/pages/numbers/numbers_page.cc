// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/numbers/pages.h"

#include <algorithm>
#include <array>

#include "server/http/tabular.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::array<std::string_view, 5> states = {"held", "cited", "ambiguous", "unknown", "unread"};

/// The class that colours a state; the word says it.
std::string css_of(std::string_view state) {
    return state == "held" ? "held" : state == "cited" ? "missing" : state == "ambiguous" ? "ambiguous" : "blank";
}

Json row_view(Lang lang, const Json& row) {
    const auto state = text_at(row, "state");
    Json view;
    view["row_line"] = std::to_string(number_at(row, "line"));
    view["row_typed"] = text_at(row, "typed");
    view["row_state"] = state == "ambiguous" ? counted(lang, "numbers_ambiguous", number_at(row, "documents")) : word(lang, "numbers_" + state);
    view["row_css"] = css_of(state);
    view["row_known"] = state == "held" || state == "cited";
    view["row_candidates"] = Json::array();
    if (view["row_known"] == true) {
        const auto date = text_at(row, "date"), typed_date = text_at(row, "typed_date"), id = text_at(row, "id");
        view["row_name"] = document_name(lang, row);
        view["row_href"] = document_link(lang, id);
        view["row_title"] = text_at(row, "title");
        view["row_date"] = display_date(date);
        view["row_issuer"] = text_at(row, "issuer");
        view["row_cited"] = number_at(row, "cited_by_count") > 0 ? counted(lang, "documents_n", number_at(row, "cited_by_count")) : std::string();
        view["row_cited_href"] = document_link(lang, id, {}, "cited-by");
        const auto shared = std::min(date.size(), typed_date.size());
        const bool differs = !date.empty() && !typed_date.empty() && date.substr(0, shared) != typed_date.substr(0, shared);
        view["row_other_date"] = differs ? word(lang, "numbers_other_date", {{"date", display_date(typed_date)}}) : std::string();
    }
    for (const auto& candidate : list_at(row, "candidates")) view["row_candidates"].push_back(item_view(lang, candidate));
    view["row_has_candidates"] = !view["row_candidates"].empty();
    const auto more = number_at(row, "documents") - static_cast<long long>(view["row_candidates"].size());
    view["row_more"] = state == "ambiguous" && more > 0 ? counted(lang, "numbers_more", more) : std::string();
    view["row_more_href"] = link_to(lang, "/documents", {{"number", text_at(row, "number")}});
    view["row_search_href"] = state == "unknown" ? link_to(lang, "/search", {{"q", text_at(row, "typed")}, {"held", "any"}}) : std::string();
    return view;
}

std::string problem_text(Lang lang, const Json& problem) {
    auto type = text_at(problem, "type");
    auto code = type.substr(type.rfind(':') == std::string::npos ? 0 : type.rfind(':') + 1);
    std::ranges::replace(code, '-', '_');
    const std::string title(find_word(lang, "problem_" + code)), hint(find_word(lang, "problem_" + code + "_hint"));
    return (title.empty() ? text_at(problem, "title") : title) + ". " + (hint.empty() ? text_at(problem, "hint") : hint);
}

} // namespace

Page numbers_page(const PageContext& context, std::string_view typed, const Json& answer, const Json& problem) {
    const Lang lang = context.lang;
    Json view;
    view["typed"] = std::string(typed);
    view["action"] = link_to(lang, "/numbers");
    view["page_script"] = "src/numbers.ts";
    view["problem"] = problem.is_object() ? problem_text(lang, problem) : std::string();
    view["has_answer"] = answer.is_object();
    view["rows"] = Json::array();
    for (const auto& row : list_at(answer, "items")) view["rows"].push_back(row_view(lang, row));
    const auto total = number_at(answer, "total");
    view["summary"] = counted(lang, "numbers_n", total);
    view["counts"] = Json::array();
    for (const auto state : states) {
        const auto n = number_at(list_at(answer, "counts"), state);
        if (n == 0) continue;
        Json count;
        count["count_n"] = grouped(lang, n);
        count["count_word"] = word(lang, "numbers_" + std::string(state == "ambiguous" ? "several" : state));
        count["count_css"] = css_of(state);
        view["counts"].push_back(std::move(count));
    }
    const auto skipped = number_at(answer, "skipped");
    view["skipped"] = skipped > 0 ? counted(lang, "numbers_skipped", skipped) : std::string();
    const auto status = static_cast<int>(number_at(problem, "status"));
    return finish(context, "numbers", std::move(view), word(lang, "numbers"), status == 0 ? 200 : status);
}

std::string numbers_csv(Lang lang, const Json& answer) {
    std::vector<Json> head;
    for (const char* column : {"line", "typed", "state", "type", "number", "date", "issuer", "title", "cited", "address"}) head.emplace_back(word(lang, std::string("numbers_column_") + column));
    std::string csv(csv_byte_order_mark);
    csv += csv_row(head);
    for (const auto& row : list_at(answer, "items")) {
        const auto state = text_at(row, "state"), id = text_at(row, "id");
        std::string address = id.empty() ? std::string() : document_link(Lang::vi, id);
        for (const auto& candidate : list_at(row, "candidates")) address += (address.empty() ? "" : "; ") + document_link(Lang::vi, text_at(candidate, "id"));
        const auto type = text_at(row, "type");
        csv += csv_row({number_at(row, "line"), text_at(row, "typed"),
                        state == "ambiguous" ? counted(lang, "numbers_ambiguous", number_at(row, "documents")) : word(lang, "numbers_" + state),
                        type.empty() ? std::string() : type_name(lang, type), text_at(row, "number"), display_date(text_at(row, "date")), text_at(row, "issuer"),
                        text_at(row, "title"), id.empty() ? Json(nullptr) : Json(number_at(row, "cited_by_count")), address});
    }
    return csv;
}

} // namespace vanmach::pages
