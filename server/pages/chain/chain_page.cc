// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

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

} // namespace

Page chain_page(const PageContext& context, const Json& document, const Json& chain) {
    const Lang lang = context.lang;
    const auto id = text_at(document, "id");
    const auto name = document_name(lang, document);
    const auto state = state_of_item(lang, document);
    const auto path = document_link(Lang::vi, id, "/chain");
    const auto edges = list_at(chain, "edges").size();
    Json view = chain_controls(context);
    view["name"] = name;
    view["document_id"] = id;
    view["document_href"] = document_link(lang, id);
    view["doc_title"] = text_at(document, "title") == name ? std::string{} : text_at(document, "title");
    view["origin"] = document_origin(lang, document);
    view["state_css"] = state.css;
    view["state_word"] = state.text;

    view["has_edges"] = edges > 0;
    std::size_t boxes = 0;
    view["rows"] = edges > 0 ? chain_rows(lang, chain, boxes) : Json::array();
    view["levels_counted"] = chain_levels(lang, chain);
    view["summary"] = summary(lang, chain);
    view["picture_size"] = size_of(boxes);
    // Without the script there is no frame that stays empty.
    view["is_drawn"] = edges > 0 && !asset_url(script).empty();
    view["truncated"] = true_at(chain, "truncated");
    view["truncated_told"] = counted(lang, "chain_truncated", static_cast<long long>(list_at(chain, "nodes").size()));
    view["advices"] = chain_advice(context, path, chain);

    view["is_narrowed"] = !context.query.empty();
    view["whole_href"] = link_to(lang, path);
    view["is_missing"] = !true_at(document, "held");
    view["form_action"] = path;
    view["files"] = chain_files(context, path, id);
    view["page_script"] = script;
    return finish(context, "chain", std::move(view), word(lang, "chain_of", {{"name", name}}));
}

} // namespace vanmach::pages
