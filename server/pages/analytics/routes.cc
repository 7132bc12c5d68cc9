// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/analytics/routes.h"

#include <utility>

#include "server/analytics/views.h"
#include "server/pages/analytics/pages.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/route.h"
#include "server/views.h"

namespace vanmach::pages {
namespace {

/// A page of one view, at the address of its data: the form shows what holds, given or not.
Route figure_route(std::string_view path, std::string summary, const ParameterSpecs& parameters, ViewResult (*view)(const Served&, const Parameters&),
                   Page (*page)(const PageContext&, const Json&)) {
    return page_route(std::string("/analytics").append(path), std::move(summary), parameters, [view, page](const Call& call) -> Outcome {
        const auto answer = view(*call.served, call.parameters);
        if (!answer) return passed_on(answer.error());
        auto context = context_of(call);
        for (const char* name : {"provinces", "unit", "split", "held"})
            if (value_of(context.query, name).empty())
                if (const auto value = call.parameters.text(name); !value.empty()) context.settings.emplace_back(name, value);
        return reply_of(page(context, *answer));
    });
}

Outcome overview(const Call& call) {
    OverviewAnswers answers;
    answers.version = version_view(*call.served);
    const auto ask = [&](Json& answer, const ParameterSpecs& specs, ViewResult (*view)(const Served&, const Parameters&), const char* size) -> tl::expected<void, Problem> {
        auto parameters = Parameters::of(specs);
        if (size != nullptr) parameters.set("size", size);
        auto told = view(*call.served, parameters);
        if (!told) return tl::unexpected(told.error());
        answer = std::move(*told);
        return {};
    };
    for (const auto& asked : {ask(answers.timeline, timeline_parameters(), timeline_view, nullptr), ask(answers.coverage, coverage_parameters(), coverage_view, nullptr),
                              ask(answers.lag, lag_parameters(), lag_view, "5"), ask(answers.top, top_parameters(), top_view, "5"),
                              ask(answers.missing, missing_parameters(), missing_view, "5"), ask(answers.anomalies, anomalies_parameters(), anomalies_view, "0")})
        if (!asked) return passed_on(asked.error());
    return reply_of(overview_page(context_of(call), answers));
}

} // namespace

void add_analytics_pages(RouteTable& routes) {
    routes.add(page_route("/analytics", "Figures over the corpus, at a glance.", {}, overview));
    routes.add(figure_route("/timeline", "Documents over time as a page.", timeline_parameters(), timeline_view, timeline_page));
    routes.add(figure_route("/coverage", "Directive × province as a page: map and table.", coverage_parameters(), coverage_view, coverage_page));
    routes.add(figure_route("/lag", "Days until provinces followed as a page.", lag_parameters(), lag_view, lag_page));
    routes.add(figure_route("/top", "Most cited documents as a page.", top_parameters(), top_view, top_page));
    routes.add(figure_route("/missing", "What to acquire as a page.", missing_parameters(), missing_view, missing_page));
    routes.add(figure_route("/cocited", "What is cited together with a document as a page.", cocited_parameters(), cocited_view, cocited_page));
    routes.add(figure_route("/anomalies", "Where citations disagree as a page.", anomalies_parameters(), anomalies_view, anomalies_page));
}

} // namespace vanmach::pages
