// SPDX-License-Identifier: GPL-2.0-or-later
// Where citations disagree: what is printed, what was expected, and the sentence, with a link to its place.
#include <algorithm>
#include <string>

#include <fmt/format.h>

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

std::string key_of(std::string_view prefix, std::string kind) {
    std::ranges::replace(kind, '-', '_');
    return std::string(prefix) + kind;
}

Json reference(Lang lang, const Json& item) {
    if (!item.is_object() || text_at(item, "id").empty()) return false;
    return {{"ref_name", document_name(lang, item)}, {"ref_href", document_link(lang, text_at(item, "id"))}, {"ref_origin", document_origin(lang, item)}};
}

Json anomaly_view(Lang lang, const Json& item) {
    const auto kind = text_at(item, "kind");
    const bool dates = kind == "date-differs" || kind == "cites-later";
    const auto shown = [&](std::string_view key) { return dates ? display_date(text_at(item, key)) : text_at(item, key); };
    Json view;
    view["kind_word"] = word(lang, key_of("anomaly_", kind));
    view["said"] = word(lang, key_of("anomaly_said_", kind));
    view["printed"] = shown("printed");
    view["expected"] = shown("expected");
    view["expected_word"] = word(lang, kind == "number-form" ? "anomaly_form" : kind.starts_with("cites-rep") ? "anomaly_by" : kind == "probable-misprint" ? "anomaly_other" : "anomaly_expected");
    const Json& document = list_at(item, "document");
    view["citing"] = reference(lang, document);
    view["cited"] = reference(lang, list_at(item, "cited"));
    view["other"] = reference(lang, list_at(item, "other"));
    view["has_sentence"] = !text_at(item, "sentence").empty() && !document.empty();
    if (view["has_sentence"]) {
        view["excerpt"] = excerpt_view(item, 160);
        view["place_href"] = document_link(lang, text_at(document, "id"), {}, fmt::format("o{}", number_at(item, "start")));
    }
    return view;
}

} // namespace

Page anomalies_page(const PageContext& context, const Json& answer) {
    const Lang lang = context.lang;
    const Json& kinds = list_at(answer, "kinds");
    long long most = 0, total = 0;
    for (const auto& [kind, n] : kinds.items()) {
        const auto count = n.is_number() ? n.get<long long>() : 0;
        most = std::max(most, count);
        total += count;
    }
    Json view;
    view["kinds"] = Json::array();
    const auto base = without(context.query, "cursor");
    for (const auto& [kind, n] : kinds.items()) {
        const auto count = n.is_number() ? n.get<long long>() : 0;
        if (count == 0) continue;
        const bool chosen = holds(base, "kind", kind);
        view["kinds"].push_back({{"kind_word", word(lang, key_of("anomaly_", kind))},
                                 {"kind_help", word(lang, key_of("anomaly_help_", kind))},
                                 {"kind_n", grouped(lang, count)},
                                 {"kind_words", counted(lang, "places_n", count)},
                                 {"kind_chosen", chosen},
                                 {"bar", bar_of(count, most)},
                                 {"kind_href", link_to(lang, "/analytics/anomalies", chosen ? without(base, "kind", kind) : also(base, "kind", kind))}});
    }
    view["has_kinds"] = !view["kinds"].empty();
    view["anomalies"] = Json::array();
    for (const auto& item : list_at(answer, "items")) view["anomalies"].push_back(anomaly_view(lang, item));
    view["has_anomalies"] = !view["anomalies"].empty();
    view["message"] = counted(lang, "anomalies_message", total);
    view["shown"] = counted(lang, "places_n", number_at(answer, "total"));
    view["form"] = filter_form(context, "/analytics/anomalies", {{"level", "province", "year"}, {}});
    view["foot"] = figure_foot(context, answer, "/analytics/anomalies", "note_anomalies", "");
    add_pager(context, "/analytics/anomalies", answer, view);
    return finish_figure(context, "anomalies", "/anomalies", std::move(view), word(lang, "anomalies_title"));
}

} // namespace vanmach::pages
