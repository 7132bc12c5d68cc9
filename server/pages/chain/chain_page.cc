// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/chain/chain_parts.h"
#include "server/pages/chain/pages.h"
#include "server/pages/frame/assets.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::string_view script = "src/chain.ts";
constexpr std::string_view style = "css/chain.css";

std::string summary(Lang lang, const Json& chain) {
    long long all = 0, held = 0;
    for (const auto& node : list_at(chain, "nodes")) {
        ++all;
        held += true_at(node, "held") ? 1 : 0;
    }
    return word(lang, "chain_summary",
                {{"documents", counted(lang, "documents_n", all)},
                 {"held", grouped(lang, held)},
                 {"missing", grouped(lang, all - held)},
                 {"edges", counted(lang, "edges_n", static_cast<long long>(list_at(chain, "edges").size()))}});
}

/// How high the frame of the picture is, known before the script runs.
std::string_view size_of(std::size_t boxes) { return boxes <= 4 ? "few" : boxes <= 12 ? "some" : "many"; }

/// The list and the picture, the same for a chain and a path.
void add_parts(Lang lang, const Json& chain, const std::string& id, Json& view) {
    const bool has_edges = !list_at(chain, "edges").empty();
    std::size_t boxes = 0;
    view["document_id"] = id;
    view["has_edges"] = has_edges;
    view["rows"] = has_edges ? chain_rows(lang, chain, boxes) : Json::array();
    view["levels_counted"] = chain_levels(lang, chain);
    view["summary"] = summary(lang, chain);
    view["picture_size"] = size_of(boxes);
    // Without the script there is no frame that stays empty.
    view["is_drawn"] = has_edges && !asset_url(script).empty();
    view["page_script"] = script;
}

} // namespace

Page chain_page(const PageContext& context, const Json& document, const Json& chain) {
    const Lang lang = context.lang;
    const auto id = text_at(document, "id");
    const auto name = document_name(lang, document);
    const auto state = state_of_item(lang, document);
    const auto path = document_link(Lang::vi, id, "/chain");
    Json view = chain_controls(context);
    add_parts(lang, chain, id, view);
    view["name"] = name;
    view["document_href"] = document_link(lang, id);
    view["doc_title"] = text_at(document, "title") == name ? std::string{} : text_at(document, "title");
    view["origin"] = document_origin(lang, document);
    view["state_css"] = state.css;
    view["state_word"] = state.text;

    view["truncated"] = true_at(chain, "truncated");
    view["truncated_told"] = counted(lang, "chain_truncated", static_cast<long long>(list_at(chain, "nodes").size()));
    view["advices"] = chain_advice(context, path, chain);

    view["is_narrowed"] = !context.query.empty();
    view["whole_href"] = link_to(lang, path);
    view["is_missing"] = !true_at(document, "held");
    view["form_action"] = path;
    view["path_action"] = document_link(Lang::vi, id, "/path");
    view["files"] = chain_files(context, path, id);
    view["page_style"] = style;
    return finish(context, "chain", std::move(view), word(lang, "chain_of", {{"name", name}}));
}

Page path_page(const PageContext& context, const Json& path) {
    const Lang lang = context.lang;
    const Json& nodes = list_at(path, "nodes");
    const Json& from = nodes.empty() ? path : nodes.front();
    const Json& to = list_at(path, "to");
    const auto id = text_at(path, "root");
    Json view;
    add_parts(lang, path, id, view);
    view["is_english"] = lang == Lang::en;
    view["path_action"] = document_link(Lang::vi, id, "/path");
    view["to_asked"] = std::string(value_of(context.query, "to"));
    view["from_name"] = document_name(lang, from);
    view["from_origin"] = document_origin(lang, from);
    view["from_chain_href"] = document_link(lang, id, "/chain");
    view["to_name"] = document_name(lang, to);
    view["to_origin"] = document_origin(lang, to);
    view["to_chain_href"] = document_link(lang, text_at(to, "id"), "/chain");
    view["found"] = true_at(path, "found");
    const auto named = number_at(path, "named");
    view["several_told"] = named > 1 ? counted(lang, "path_several", named) : std::string{};
    view["several_href"] = link_to(lang, "/documents", {{"number", text_at(view, "to_asked")}});
    view["from_chain"] = word(lang, "chain_of", {{"name", text_at(view, "from_name")}});
    view["to_chain"] = word(lang, "chain_of", {{"name", text_at(view, "to_name")}});
    view["steps_told"] = counted(lang, "path_steps", static_cast<long long>(nodes.size()) - 1);
    view["json_href"] = api_link(text_at(view, "path_action"), context.query);
    view["page_style"] = style;
    return finish(context, "path", std::move(view), word(lang, "path_of", {{"from", text_at(view, "from_name")}, {"to", text_at(view, "to_name")}}));
}

} // namespace vanmach::pages
