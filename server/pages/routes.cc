// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/routes.h"

#include "server/pages/analytics/routes.h"
#include "server/pages/chain/routes.h"
#include "server/pages/compare/routes.h"
#include "server/pages/documents/routes.h"
#include "server/pages/frame/assets.h"
#include "server/pages/frame/route.h"
#include "server/pages/help/routes.h"
#include "server/pages/issuers/routes.h"
#include "server/pages/numbers/routes.h"
#include "server/pages/search/routes.h"

namespace vanmach {
namespace {

Outcome asset(const Call& call) {
    const auto name = call.parameters.text("name");
    const auto found = pages::find_asset(name);
    if (!found) {
        Problem problem;
        problem.status = 404;
        problem.code = "unknown-file";
        problem.title = "No such file";
        problem.detail = "The site has no file of this name.";
        problem.hint = "Reload the page: its files were renamed by a newer version.";
        return pages::passed_on(std::move(problem));
    }
    Reply reply;
    reply.content_type = std::string(found->content_type);
    reply.body = std::string(found->body);
    reply.headers.emplace_back("Cache-Control",
                               found->immutable ? "public, max-age=31536000, immutable" : "no-cache");
    return reply;
}

void add_assets(RouteTable& routes) {
    Route assets;
    assets.face = Face::asset;
    assets.pattern = "/assets/{name...}";
    assets.summary = "Style sheets and scripts of the pages.";
    ParameterSpec name;
    name.name = "name";
    name.description = "Path of the file.";
    name.example = "main.css";
    assets.parameters = {name};
    assets.handler = asset;
    assets.needs_snapshot = false;
    assets.content_types = {"text/css; charset=utf-8"};
    routes.add(std::move(assets));
}

} // namespace

void add_page_routes(RouteTable& routes) {
    pages::add_search_pages(routes);
    pages::add_document_pages(routes);
    pages::add_chain_pages(routes);
    pages::add_analytics_pages(routes);
    pages::add_issuer_pages(routes);
    pages::add_numbers_pages(routes);
    pages::add_compare_pages(routes);
    pages::add_help_pages(routes);
    add_assets(routes);
}

} // namespace vanmach
