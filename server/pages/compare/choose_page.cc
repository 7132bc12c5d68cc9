// SPDX-License-Identifier: GPL-2.0-or-later
// The form that chooses the documents: each field says what became of it.
#include <algorithm>

#include <fmt/format.h>

#include "server/pages/compare/pages.h"
#include "server/pages/compare/parts.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::size_t fields = 4;
constexpr std::size_t candidates_shown = 8;

Json field_view(Lang lang, std::size_t i, const Json& asked, const std::vector<std::string>& given) {
    Json field{{"field_id", fmt::format("document-{}", i + 1)}, {"field_label", word(lang, "cmp_field", {{"n", std::to_string(i + 1)}})}, {"value", ""}, {"optional", i >= 2}, {"found", false}, {"unknown", false}, {"several", false}};
    if (i >= asked.size()) return field;
    const auto& one = asked[i];
    const auto& document = list_at(one, "document");
    field["value"] = document.empty() ? text_at(one, "given") : text_at(document, "id");
    if (!document.empty()) {
        field["found"] = true;
        field.update(item_view(lang, document));
        return field;
    }
    const auto& candidates = list_at(one, "candidates");
    field["unknown"] = candidates.empty();
    field["several"] = !candidates.empty();
    field["several_words"] = counted(lang, "cmp_several", static_cast<long long>(candidates.size()));
    field["choices"] = Json::array();
    for (const auto& candidate : candidates) {
        if (field["choices"].size() == candidates_shown) break;
        auto chosen = given;
        chosen[i] = text_at(candidate, "id");
        auto choice = item_view(lang, candidate);
        choice["choose_href"] = compare_link(lang, chosen);
        field["choices"].push_back(std::move(choice));
    }
    return field;
}

/// What to do, in one sentence; the fields tell the rest.
std::string what_to_do(Lang lang, const Json& problem, const Json& asked) {
    const auto status = number_at(problem, "status");
    if (status == 300) return word(lang, "cmp_problem_several");
    if (status == 404) return word(lang, "cmp_problem_unknown");
    if (asked.size() > fields) return word(lang, "cmp_problem_many");
    return word(lang, asked.size() > 1 ? "cmp_problem_same" : "cmp_problem_one");
}

} // namespace

void add_candidates(Json& view, Lang lang, const std::vector<std::string>& ids, const Json& similar) {
    view["candidates"] = Json::array();
    for (const auto& item : list_at(similar, "items")) {
        const auto id = text_at(item, "id");
        if (std::ranges::find(ids, id) != ids.end() || !true_at(item, "held") || view["candidates"].size() == 5) continue;
        auto candidate = item_view(lang, item);
        candidate["doc_title"] = shortened(text_at(candidate, "doc_title"), 120);
        auto with = ids;
        with.push_back(id);
        candidate["add_href"] = compare_link(lang, with);
        candidate["shares"] = counted(lang, "cmp_shares", number_at(list_at(item, "why"), "shared_citations_count"));
        view["candidates"].push_back(std::move(candidate));
    }
    view["has_candidates"] = !view["candidates"].empty();
}

Page choose_page(const PageContext& context, const Json& problem, const Json& similar) {
    const Lang lang = context.lang;
    const auto& asked = list_at(problem, "asked");
    std::vector<std::string> given, found;
    for (const auto& one : asked) {
        const auto id = text_at(list_at(one, "document"), "id");
        given.push_back(id.empty() ? text_at(one, "given") : id);
        if (!id.empty() && std::ranges::find(found, id) == found.end()) found.push_back(id);
    }
    Json view;
    // One document is where a comparison begins, not a mistake.
    const bool begun = asked.size() == 1 && found.size() == 1;
    view["problem"] = problem.is_object() && !begun ? what_to_do(lang, problem, asked) : std::string();
    view["fields"] = Json::array();
    for (std::size_t i = 0; i < std::max(fields, std::min<std::size_t>(asked.size(), 16)); ++i) view["fields"].push_back(field_view(lang, i, asked, given));
    view["begun"] = begun;
    add_candidates(view, lang, found, found.size() < fields ? similar : Json(nullptr));
    view["candidates_words"] = found.empty() ? std::string() : word(lang, "cmp_like", {{"name", document_name(lang, list_at(asked[static_cast<std::size_t>(std::ranges::find_if(asked, [](const Json& one) { return !list_at(one, "document").empty(); }) - asked.begin())], "document"))}});
    view["search_page_href"] = link_to(lang, "/search");
    const auto status = problem.is_object() && !begun ? static_cast<int>(number_at(problem, "status")) : 200;
    view["page_style"] = "css/compare.css";
    return finish(context, "choose", std::move(view), word(lang, "compare"), status);
}

} // namespace vanmach::pages
