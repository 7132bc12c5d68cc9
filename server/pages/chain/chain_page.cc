// SPDX-License-Identifier: GPL-2.0-or-later
// A chain as a list: each edge once, indented by its distance from the document asked for. The picture is
// drawn in the browser from this list, so both say the same.
#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "corpus/document.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/chain/pages.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::array<std::string_view, 9> relations = {
    "implements", "basis", "continues", "guides", "details", "amends", "replaces", "repeals", "cites"};

class ChainList {
  public:
    ChainList(Lang lang, const Json& chain) : lang_(lang), edges_(list_at(chain, "edges")) {
        for (const auto& node : list_at(chain, "nodes")) nodes_[text_at(node, "id")] = &node;
        root_ = text_at(chain, "root");
        used_.resize(edges_.size());
    }

    // Towards the cited: what the root carries out, and what that carries out in turn.
    Json up() { return walk("from", "to", -1); }
    // Towards the citing: what carries out the root.
    Json down() { return walk("to", "from", 1); }
    // Edges between documents that stand on both sides.
    Json across() {
        Json rows = Json::array();
        for (std::size_t i = 0; i < edges_.size(); ++i)
            if (!used_[i]) rows.push_back(row(i, 1));
        return rows;
    }

  private:
    int depth_of(const std::string& id) const {
        const auto found = nodes_.find(id);
        return found == nodes_.end() ? 0 : static_cast<int>(number_at(*found->second, "depth"));
    }

    int rank(std::size_t i) const {
        const auto relation = parse_relation(text_at(edges_[i], "relation"));
        return relation ? static_cast<int>(*relation) : 0;
    }

    Json walk(const char* near, const char* far, int side) {
        std::map<std::string, std::vector<std::size_t>> by_near;
        for (std::size_t i = 0; i < edges_.size(); ++i)
            if (depth_of(text_at(edges_[i], far)) * side > 0) by_near[text_at(edges_[i], near)].push_back(i);
        for (auto& [id, list] : by_near)
            std::ranges::stable_sort(list, std::greater{}, [&](std::size_t i) { return rank(i); });
        Json rows = Json::array();
        std::map<std::string, bool> expanded;
        const std::function<void(const std::string&, int)> visit = [&](const std::string& id, int level) {
            if (std::exchange(expanded[id], true)) return;
            for (const auto i : by_near[id]) {
                if (used_[i]) continue;
                used_[i] = true;
                rows.push_back(row(i, level));
                const auto other = text_at(edges_[i], far);
                if (std::abs(depth_of(other)) == level)
                    visit(other, level + 1); // elsewhere it stands nearer to the root
            }
        };
        visit(root_, 1);
        return rows;
    }

    Json node_view(const std::string& id) const {
        const auto found = nodes_.find(id);
        static const Json none = Json::object();
        const Json& node = found == nodes_.end() ? none : *found->second;
        Json view;
        const auto state = state_of_item(lang_, node);
        view["node_id"] = id;
        view["node_name"] = found == nodes_.end() ? id : document_name(lang_, node);
        view["node_short"] =
            text_at(node, "number").empty() ? text_at(view, "node_name") : text_at(node, "number");
        view["node_type"] = type_name(lang_, text_at(node, "type"));
        view["node_date"] = display_date(text_at(node, "date"));
        view["node_issuer"] = text_at(node, "issuer");
        view["node_href"] = document_link(lang_, id);
        view["node_css"] = state.css;
        view["node_state"] = state.text;
        view["node_root"] = id == root_;
        return view;
    }

    Json row(std::size_t i, int level) {
        const Json& edge = edges_[i];
        const auto from = text_at(edge, "from");
        Json view;
        view["edge_id"] = fmt::format("e{}", ++count_);
        view["edge_css"] = fmt::format("level-{}", std::min(level, 6));
        view["edge_level"] = level;
        view["citing"] = node_view(from);
        view["cited"] = node_view(text_at(edge, "to"));
        view["relation"] = relation_word(lang_, text_at(edge, "relation"));
        view["relation_code"] = text_at(edge, "relation");
        view["proofs"] = Json::array();
        for (const auto& evidence : list_at(edge, "evidence")) {
            if (view["proofs"].size() == 2) break;
            Json proof = excerpt_view(evidence, 110);
            const auto by = text_at(evidence, "document");
            proof["proof_href"] =
                document_link(lang_, by, {}, fmt::format("o{}", number_at(evidence, "start")));
            proof["told_by"] = by == from ? std::string{} : text_at(node_view(by), "node_name");
            view["proofs"].push_back(std::move(proof));
        }
        return view;
    }

    Lang lang_;
    const Json& edges_;
    std::map<std::string, const Json*> nodes_;
    std::string root_;
    std::vector<bool> used_;
    int count_ = 0;
};

Json options(Lang lang, std::string_view current, std::string_view prefix,
             std::initializer_list<std::string_view> values) {
    Json out = Json::array();
    for (const auto value : values) {
        Json option;
        option["option_value"] = value;
        option["option_label"] =
            prefix.empty() ? std::string(value) : word(lang, std::string(prefix) + std::string(value));
        option["option_chosen"] = value == current;
        out.push_back(std::move(option));
    }
    return out;
}

} // namespace

Page chain_page(const PageContext& context, const Json& document, const Json& chain) {
    const Lang lang = context.lang;
    const auto id = text_at(document, "id");
    const auto name = document_name(lang, document);
    const auto state = state_of_item(lang, document);
    Json view;
    view["name"] = name;
    view["document_href"] = document_link(lang, id);
    view["doc_title"] = text_at(document, "title") == name ? std::string{} : text_at(document, "title");
    view["origin"] = document_origin(lang, document);
    view["state_css"] = state.css;
    view["state_word"] = state.text;

    ChainList list(lang, chain);
    view["up"] = list.up();
    view["down"] = list.down();
    view["across"] = list.across();
    view["has_up"] = !view["up"].empty();
    view["has_down"] = !view["down"].empty();
    view["has_across"] = !view["across"].empty();
    const auto edge_count = list_at(chain, "edges").size();
    view["has_edges"] = edge_count > 0;
    view["summary"] = word(
        lang, "chain_summary",
        {{"documents", counted(lang, "documents_n", static_cast<long long>(list_at(chain, "nodes").size()))},
         {"edges", counted(lang, "edges_n", static_cast<long long>(edge_count))}});
    view["truncated"] = true_at(chain, "truncated");

    const auto setting = [&](std::string_view which) {
        const auto given = value_of(context.query, which);
        return given.empty() ? value_of(context.settings, which) : given;
    };
    view["directions"] = options(lang, setting("direction"), "direction_", {"both", "up", "down"});
    view["depths"] = options(lang, setting("depth"), "", {"1", "2", "3", "4", "6", "8", "12", "20"});
    view["relations"] = Json::array();
    for (const auto relation : relations) {
        Json option;
        option["option_value"] = relation;
        option["option_label"] = relation_word(lang, relation);
        option["option_chosen"] = holds(context.query, "relation", relation);
        view["relations"].push_back(std::move(option));
    }
    view["form_action"] =
        "/documents/" +
        std::string(document_link(Lang::vi, id).substr(std::string_view("/documents/").size())) + "/chain";
    view["json_href"] = api_link(text_at(view, "form_action"), context.query);
    view["page_script"] = "src/chain.ts";
    return finish(context, "chain", std::move(view), word(lang, "chain_of", {{"name", name}}));
}

} // namespace vanmach::pages
