// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/compare/routes.h"

#include <fmt/format.h>

#include "server/compare/views.h"
#include "server/pages/compare/pages.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/route.h"
#include "server/similar/views.h"

namespace vanmach::pages {
namespace {

constexpr const char* passages_of_two = "200"; // marked in the texts; fewer are listed

ParameterSpecs page_only() {
    ParameterSpec show;
    show.name = "show";
    show.type = ParameterType::choice;
    show.description = "Everything, or only what differs.";
    show.example = "different";
    show.choices = {"all", "different"};
    return {show};
}

/// Documents like this one; null where they cannot be told at the moment.
Json precedents(const Call& call, const std::string& id, int size) {
    if (id.empty()) return nullptr;
    const auto similar = similar_view(*call.served, Parameters::of(similar_parameters()).set("id", id).set("size", std::to_string(size)));
    return similar ? *similar : Json(nullptr);
}

std::string first_asked(const Json& problem) {
    for (const auto& one : list_at(problem, "asked"))
        if (const auto id = text_at(list_at(one, "document"), "id"); !id.empty()) return id;
    return {};
}

Outcome compare(const Call& call) {
    const auto context = context_of(call);
    if (!call.parameters.has("ids")) return reply_of(choose_page(context, nullptr, nullptr));
    auto asked = call.parameters;
    const auto comparison = compare_view(*call.served, asked.set("passages", passages_of_two));
    if (!comparison) {
        if (!comparison.error().extra.contains("asked")) return passed_on(comparison.error());
        const auto problem = to_json(comparison.error());
        return reply_of(choose_page(context, problem, precedents(call, first_asked(problem), 8)));
    }
    std::vector<std::string> ids, texts;
    for (const auto& document : list_at(*comparison, "documents")) ids.push_back(text_at(document, "id"));
    // One address for one comparison, however it was asked for.
    if (call.parameters.all("ids") != std::vector<std::string>{fmt::format("{}", fmt::join(ids, ","))}) {
        Reply reply;
        reply.status = 302;
        reply.content_type = "text/html; charset=utf-8";
        reply.headers.emplace_back("Location", compare_link(context.lang, ids, without(context.query, "ids")));
        reply.cacheable = false;
        return reply;
    }
    for (const auto& id : ids) {
        const auto text = document_text(*call.served, Parameters::of(document_parameters()).set("id", id));
        texts.push_back(text ? *text : std::string());
    }
    return reply_of(compare_page(context, *comparison, texts, ids.size() < 4 ? precedents(call, ids.front(), 8) : Json(nullptr)));
}

} // namespace

void add_compare_pages(RouteTable& routes) {
    auto specs = compare_parameters();
    std::erase_if(specs, [](const ParameterSpec& spec) { return spec.name == "passages"; });
    routes.add(page_route("/compare", "Documents side by side, as a page.", specs + page_only(), compare));
}

} // namespace vanmach::pages
