// SPDX-License-Identifier: GPL-2.0-or-later
// A chain as a list: every document once, under the one that it carries out, with the sentences that say so. The picture is drawn in
// the browser from this list, so that both say the same.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "corpus/text/letters.h"
#include "corpus/text/utf8.h"
#include "server/pages/chain/chain_parts.h"
#include "server/pages/chain/chain_tree.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::size_t most_proofs = 5;       // sentences of an edge; the rest stand in the document
constexpr std::size_t many_edges = 1'000;    // beyond, an edge tells one
constexpr std::size_t around_mention = 150;  // code points of a long sentence on either side
constexpr std::size_t whole_sentence = 1'000'000;
constexpr std::size_t steps_below_open = 60; // documents of a chain whose branches are all open at first

/// "Kế hoạch" -> "kế hoạch", within a sentence.
std::string with_small_letter(const std::string& text) {
    if (text.empty()) return text;
    std::u32string points = to_utf32(text);
    points.front() = lower_case(points.front());
    return to_utf8(points);
}

class Rows {
  public:
    Rows(Lang lang, const Json& chain) : lang_(lang), edges_(list_at(chain, "edges")), tree_(chain_tree(chain)) {
        for (const auto& node : list_at(chain, "nodes")) nodes_[text_at(node, "id")] = &node;
        number(tree_);
    }

    std::size_t boxes() const { return boxes_at(tree_); }

    Json made() {
        add_root();
        for (const int side : {-1, 1}) {
            const auto begin = std::ranges::find_if(tree_.below, [&](const ChainGroup& group) { return group.steps.front().side == side; });
            if (begin == tree_.below.end()) continue;
            event("side_open", {{"side_title", word(lang_, side < 0 ? "chain_up" : "chain_down")}, {"side_css", side < 0 ? "up" : "down"}});
            for (const auto& group : tree_.below)
                if (group.steps.front().side == side) add_group(group, 1);
            event("side_close");
        }
        return std::move(rows_);
    }

  private:
    void event(const char* name, Json view = true) { rows_.push_back(Json{{name, std::move(view)}}); }

    static std::size_t boxes_at(const ChainStep& step) {
        std::size_t count = 1;
        for (const auto& group : step.below) {
            if (group.folded) ++count;
            else count += boxes_at(group.steps.front());
        }
        return count;
    }

    /// The place of each document on the page, before any other names it.
    void number(const ChainStep& step) {
        places_.emplace(step.id, fmt::format("d{}", places_.size()));
        for (const auto& group : step.below)
            for (const auto& one : group.steps) number(one);
    }

    const Json& node(const std::string& id) const {
        static const Json nothing = Json::object();
        const auto found = nodes_.find(id);
        return found == nodes_.end() ? nothing : *found->second;
    }
    std::string name_of(const std::string& id) const { return nodes_.contains(id) ? document_name(lang_, node(id)) : id; }
    std::string short_name(const std::string& id) const {
        const auto number = text_at(node(id), "number");
        return number.empty() ? shortened(name_of(id), 60) : number;
    }

    Json document(const ChainStep& step) const {
        const Json& of = node(step.id);
        const auto state = state_of_item(lang_, of);
        const auto level = text_at(of, "level");
        const auto cited = number_at(of, "cited_by_count");
        const auto title = text_at(of, "title");
        const auto name = name_of(step.id);
        return {{"dom_id", places_.at(step.id)},
                {"node_id", step.id},
                {"node_name", name},
                {"node_short", short_name(step.id)},
                {"node_type", type_name(lang_, text_at(of, "type"))},
                {"node_iso", text_at(of, "date")},
                {"node_date", display_date(text_at(of, "date"))},
                {"node_issuer", text_at(of, "issuer")},
                {"node_level", level.empty() ? "unknown" : level},
                {"node_level_word", level_word(lang_, level.empty() ? "unknown" : level)},
                {"node_href", document_link(lang_, step.id)},
                {"node_chain_href", document_link(lang_, step.id, "/chain")},
                {"node_css", state.css},
                {"node_state", state.text},
                {"node_side", step.side},
                {"node_passing", of.contains("matched") && !true_at(of, "matched")},
                {"node_origin", document_origin(lang_, of)},
                {"node_title", title == name ? std::string{} : title},
                {"node_cited", cited > 0 ? counted(lang_, "cited_by_n", cited) : std::string{}}};
    }

    Json proofs(const Json& edge, const std::string& from) const {
        Json made = Json::array();
        for (const auto& evidence : list_at(edge, "evidence")) {
            if (made.size() == (edges_.size() > many_edges ? 1 : most_proofs)) break;
            const auto by = text_at(evidence, "document");
            Json proof = excerpt_view(evidence, whole_sentence);
            proof["proof_href"] = document_link(lang_, by, {}, fmt::format("o{}", number_at(evidence, "start")));
            proof["told_by"] = by == from ? std::string{} : name_of(by);
            proof["short"] = nullptr;
            if (code_points(text_at(evidence, "sentence")) > 2 * around_mention + 60) proof["short"] = excerpt_view(evidence, around_mention);
            made.push_back(std::move(proof));
        }
        return made;
    }

    Json edge(std::size_t at, const std::string& here, bool further) {
        const Json& of = edges_[at];
        const auto from = text_at(of, "from"), to = text_at(of, "to");
        const auto end = [&](const std::string& id) {
            return Json{{"end_name", short_name(id)}, {"end_href", id == here ? std::string{} : "#" + (places_.contains(id) ? places_.at(id) : std::string("list-title"))}};
        };
        Json view = {{"edge_id", fmt::format("e{}", ++edge_count_)},
                     {"edge_from", from},
                     {"edge_to", to},
                     {"edge_further", further},
                     {"relation", relation_word(lang_, text_at(of, "relation"))},
                     {"relation_code", text_at(of, "relation")},
                     {"citing", end(from)},
                     {"cited", end(to)}};
        const auto told = std::max(number_at(of, "evidence_count"), static_cast<long long>(list_at(of, "evidence").size()));
        auto shown = proofs(of, from);
        const auto left = told - static_cast<long long>(shown.size());
        view["first_proof"] = shown.empty() ? Json(nullptr) : shown.front();
        if (!shown.empty()) shown.erase(0);
        view["proofs"] = std::move(shown);
        view["has_more_proofs"] = told > 1;
        view["more_proofs"] = counted(lang_, "chain_more_proofs", told - 1);
        view["left_proofs"] = left > 0 ? counted(lang_, "chain_left_proofs", left) : std::string{};
        view["more_href"] = document_link(lang_, from);
        return view;
    }

    Json step_view(const ChainStep& step) {
        Json view = document(step);
        Json list = Json::array();
        for (std::size_t i = 0; i < step.edges.size(); ++i) list.push_back(edge(step.edges[i], step.id, i >= step.to_above));
        view["has_edges_here"] = !list.empty();
        view["edges"] = std::move(list);
        return view;
    }

    void add_root() {
        Json view = step_view(tree_);
        view["node_root"] = true;
        event("root_step", std::move(view));
    }

    void add_group(const ChainGroup& group, int depth) {
        if (group.folded) {
            const auto type = type_name(lang_, group.type), level = level_word(lang_, group.level.empty() ? "unknown" : group.level);
            const auto n = static_cast<long long>(group.steps.size());
            event("group_open", {{"group_id", fmt::format("g{}", ++group_count_)},
                                 {"group_name", word(lang_, "chain_group", {{"n", grouped(lang_, n)}, {"type", lang_ == Lang::vi ? with_small_letter(type) : type}, {"level", level}})},
                                 {"group_short", word(lang_, "chain_group_short", {{"n", grouped(lang_, n)}, {"type", lang_ == Lang::vi ? with_small_letter(type) : type}})},
                                 {"group_level", group.level.empty() ? "unknown" : group.level},
                                 {"group_level_word", level}});
        }
        for (const auto& step : group.steps) add_step(step, depth);
        if (group.folded) event("group_close");
    }

    void add_step(const ChainStep& step, int depth) {
        event("step", step_view(step));
        if (!step.below.empty()) {
            std::size_t next = 0;
            for (const auto& group : step.below) next += group.steps.size();
            auto told = counted(lang_, step.side < 0 ? "chain_below_up" : "chain_below_down", static_cast<long long>(next));
            if (step.count > next) told += " " + counted(lang_, "chain_below_all", static_cast<long long>(step.count));
            event("below_open", {{"below_told", told}, {"below_is_open", depth < 2 || nodes_.size() <= steps_below_open}});
            for (const auto& group : step.below) add_group(group, depth + 1);
            event("below_close");
        }
        event("step_close");
    }

    Lang lang_;
    const Json& edges_;
    std::map<std::string, const Json*> nodes_;
    std::map<std::string, std::string> places_; // of documents on the page
    ChainStep tree_;
    Json rows_ = Json::array();
    int edge_count_ = 0, group_count_ = 0;
};

} // namespace

Json chain_rows(Lang lang, const Json& chain, std::size_t& boxes) {
    Rows rows(lang, chain);
    boxes = rows.boxes();
    return rows.made();
}

Json chain_levels(Lang lang, const Json& chain) {
    std::map<int, std::pair<std::string, long long>> counts;
    for (const auto& node : list_at(chain, "nodes")) {
        const auto level = text_at(node, "level");
        auto& [name, count] = counts[level_order(level)];
        name = level.empty() ? "unknown" : level;
        ++count;
    }
    Json made = Json::array();
    for (const auto& [order, level] : counts)
        made.push_back({{"level_word", level_word(lang, level.first)}, {"level_count", grouped(lang, level.second)}});
    return made;
}

} // namespace vanmach::pages
