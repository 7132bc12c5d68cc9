// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/frame/route.h"

#include <utility>

namespace vanmach::pages {
namespace {

ParameterSpecs page_parameters() {
    ParameterSpec lang;
    lang.name = "lang";
    lang.type = ParameterType::choice;
    lang.description = "The language of the page.";
    lang.example = "en";
    lang.fallback = "vi";
    lang.choices = {"vi", "en"};
    return {lang};
}

std::string encoded_path(std::string_view path) {
    std::string out;
    while (!path.empty()) {
        const auto slash = path.find('/', 1);
        out += "/" + url_encoded(path.substr(1, slash == std::string_view::npos ? slash : slash - 1));
        path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash);
    }
    return out.empty() ? "/" : out;
}

} // namespace

Route page_route(std::string pattern, std::string summary, const ParameterSpecs& parameters, Handler handler) {
    Route route;
    route.face = Face::page;
    route.pattern = std::move(pattern);
    route.summary = std::move(summary);
    route.parameters = parameters + page_parameters();
    route.handler = std::move(handler);
    route.content_types = {"text/html; charset=utf-8"};
    return route;
}

PageContext context_of(const Call& call) {
    PageContext context;
    context.lang = call.parameters.text("lang") == "en" ? Lang::en : Lang::vi;
    context.path = encoded_path(call.path);
    for (auto& [name, value] : call.parameters.given())
        if (name != "lang") context.query.emplace_back(std::move(name), std::move(value));
    return context;
}

Reply reply_of(Page page) {
    Reply reply;
    reply.status = page.status;
    reply.content_type = "text/html; charset=utf-8";
    reply.body = std::move(page.html);
    return reply;
}

tl::unexpected<Problem> passed_on(Problem problem) {
    return tl::unexpected<Problem>(std::move(problem));
}

Parameters for_id(const ParameterSpecs& specs, const Call& call) {
    return Parameters::of(specs).set("id", std::string(call.parameters.text("id")));
}

} // namespace vanmach::pages
