// SPDX-License-Identifier: GPL-2.0-or-later
// Which provinces cite which directives: a grid of tiles that is roughly the map, and the same numbers as a table. Of one directive who
// has followed, of several a heat map.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "server/pages/analytics/pages.h"
#include "server/pages/analytics/province_tiles.h"
#include "server/pages/analytics/shared.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/figure.h"
#include "server/pages/frame/filter_form.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

/// A province in a stretch of time, and its row of cells, one a directive.
struct Territory {
    std::string province, from, to;
    long long held = 0;
    std::vector<const Json*> cells;
    std::vector<bool> possible; // it was still there when the directive came

    bool unknown() const { return province.empty(); }
    long long documents(std::size_t i) const { return number_at(*cells[i], "documents"); }
    long long followed() const {
        long long n = 0;
        for (std::size_t i = 0; i < cells.size(); ++i) n += documents(i) > 0 ? 1 : 0;
        return n;
    }
    bool any_possible() const { return std::ranges::any_of(possible, [](bool one) { return one; }); }
};

std::vector<Territory> territories_of(const Json& answer) {
    std::vector<Territory> all;
    const Json& directives = list_at(answer, "directives");
    for (const auto& item : list_at(answer, "items")) {
        const auto province = text_at(item, "province"), from = text_at(item, "from"), to = text_at(item, "to");
        // A row has a cell for each directive, whatever the rows are called.
        if (all.empty() || all.back().cells.size() >= directives.size() || all.back().province != province || all.back().from != from || all.back().to != to)
            all.push_back({province, from, to, number_at(item, "held"), {}, {}});
        auto& row = all.back();
        const auto column = row.cells.size();
        row.cells.push_back(&item);
        const auto date = column < directives.size() ? text_at(directives[column], "date") : std::string{};
        row.possible.push_back(to.empty() || date <= to || number_at(item, "documents") > 0);
    }
    return all;
}

class CoveragePage {
  public:
    CoveragePage(const PageContext& context, const Json& answer)
        : context_(context), lang_(context.lang), answer_(answer), view_name_(text_at(answer, "provinces")), directives_(list_at(answer, "directives")),
          rows_(territories_of(answer)), base_(without(citing_filters(context.query), "provinces")) {}

    Page render() {
        Json view;
        const bool one = directives_.size() == 1;
        view["one"] = one;
        view["several"] = directives_.size() > 1;
        view["nothing"] = directives_.empty();
        view["form"] = filter_form(context_, "/analytics/coverage", {{"id", "provinces"}, {"relation", "level", "type", "year", "from", "to"}, {"both", "new", "old"}}, directives_);
        view["foot"] = figure_foot(context_, answer_, "/analytics/coverage", "note_coverage", directives_.empty() ? "" : one ? "do-phu" : "do-phu-nhieu-van-ban");
        view["left_out"] = left_out();
        std::string title = word(lang_, "coverage_title");
        if (one) {
            add_one(view);
            title = word(lang_, "coverage_of", {{"name", document_name(lang_, directives_[0])}});
        } else if (!directives_.empty()) {
            add_several(view);
        }
        return finish_figure(context_, "coverage", "/coverage", std::move(view), title);
    }

  private:
    std::string name_of(const Territory& row) const {
        if (row.unknown()) return word(lang_, "province_unknown");
        return territory_name(lang_, *row.cells.front(), view_name_);
    }

    /// The search for the documents of a row, of those that cite `id` where it is given.
    std::string search(const Territory& row, const std::string& id) const {
        if (row.unknown()) return {};
        Query query;
        if (!id.empty()) query.emplace_back("cites", id);
        query.emplace_back("province", row.province);
        if (view_name_ == "new") query.emplace_back("provinces", "new");
        else if (!row.from.empty()) query.emplace_back("provinces", "since");
        else if (!row.to.empty()) query.emplace_back("provinces", "before");
        for (const auto& pair : id.empty() ? without(base_, "relation") : base_) query.push_back(pair);
        return link_to(lang_, "/search", query);
    }

    std::string anchor_of(const Territory& row) const { return "tinh-" + slug_of_name(row.province) + (row.from.empty() ? "" : "-moi"); }

    // ---- tiles

    struct Value {
        long long n = 0;
        std::string href, words;
    };

    Json tile(const Territory& row, Tile at, const Value& value, const Shades& shades, bool elsewhere) const {
        Json tile;
        if (elsewhere) {
            tile = {{"tile_css", fmt::format("r{} c{} elsewhere", at.row, at.column)}, {"tile_name", row.province}, {"tile_full", row.province}, {"tile_n", ""}, {"tile_words", word(lang_, "tile_elsewhere")}, {"tile_href", ""}};
            return tile;
        }
        const bool empty = row.held == 0, gone = !row.any_possible();
        tile["tile_css"] = fmt::format("r{} c{} {}", at.row, at.column, gone || empty ? "none" : fmt::format("heat-{}", shades.of(value.n)));
        tile["tile_name"] = row.province == "Bà Rịa - Vũng Tàu" ? "BR-VT" : row.province;
        tile["tile_full"] = row.province;
        tile["tile_n"] = gone || empty ? std::string("–") : grouped(lang_, value.n);
        tile["tile_words"] = gone ? word(lang_, "tile_gone") : empty ? word(lang_, "tile_empty") : value.words;
        tile["tile_href"] = gone || empty ? std::string{} : value.href;
        return tile;
    }

    /// A map of those rows that `wanted` takes; with `twice` the provinces that no merger touched have their number on the map before.
    template <typename Wanted, typename Of> Json map(std::string_view title, bool now, const Shades& shades, bool twice, const Wanted& wanted, const Of& value_of_row) const {
        Json map;
        map["map_title"] = word(lang_, title);
        map["map_css"] = now ? "new" : "old";
        map["tiles"] = Json::array();
        for (const auto& row : rows_) {
            const auto at = row.unknown() ? Tile{} : now ? new_tile(row.province) : old_tile(row.province);
            if (at.row != 0 && wanted(row)) map["tiles"].push_back(tile(row, at, value_of_row(row), shades, twice && row.from.empty()));
        }
        return map;
    }

    template <typename Of> Json maps(const Shades& shades, const Of& value) const {
        Json maps = Json::array();
        const auto any = [](const Territory&) { return true; };
        if (view_name_ == "new") maps.push_back(map("map_new", true, shades, false, any, value));
        if (view_name_ == "old") maps.push_back(map("map_old", false, shades, false, any, value));
        if (view_name_ != "both") return maps;
        // Each in its own time: two maps. Where nothing can have been issued before the mergers, the second one alone.
        const bool before = std::ranges::any_of(rows_, [](const Territory& row) { return !row.to.empty() && row.any_possible(); });
        if (before) maps.push_back(map("map_before", false, shades, false, [](const Territory& row) { return row.from.empty(); }, value));
        maps.push_back(map(before ? "map_since" : "map_new", true, shades, before, [](const Territory& row) { return row.to.empty(); }, value));
        return maps;
    }

    // ---- one directive

    void add_one(Json& view) const {
        const Json& directive = directives_[0];
        const auto id = text_at(directive, "id");
        long long most = 0, reached = 0, with_documents = 0;
        std::vector<const Territory*> followed;
        view["silent"] = Json::array();
        view["absent"] = Json::array();
        for (const auto& row : rows_) {
            if (row.unknown() || !row.possible[0]) continue;
            const auto n = row.documents(0);
            most = std::max(most, n);
            with_documents += row.held > 0 ? 1 : 0;
            reached += n > 0 ? 1 : 0;
            if (n > 0) followed.push_back(&row);
            else if (row.held > 0)
                view["silent"].push_back({{"row_id", anchor_of(row)}, {"name", name_of(row)}, {"href", search(row, "")}, {"held", grouped(lang_, row.held)}, {"held_words", counted(lang_, "documents_n", row.held)}});
            else view["absent"].push_back({{"name", name_of(row)}});
        }
        std::ranges::stable_sort(followed, [](const auto* a, const auto* b) { return a->documents(0) > b->documents(0); });
        const Shades shades(most);
        const auto value = [&](const Territory& row) {
            const auto n = row.documents(0);
            if (n == 0) return Value{0, "#" + anchor_of(row), word(lang_, "tile_silent", {{"held", counted(lang_, "documents_n", row.held)}})};
            return Value{n, search(row, id), word(lang_, "tile_followed", {{"documents", counted(lang_, "documents_n", n)}})};
        };
        view["maps"] = maps(shades, value);
        view["one_map"] = view["maps"].size() == 1;
        view["legend"] = shades.legend(lang_);
        view["legend_words"] = word(lang_, "legend_documents");
        view["rows"] = Json::array();
        for (const auto* row : followed) view["rows"].push_back(followed_row(*row, id, most));
        view["has_rows"] = !view["rows"].empty();
        view["has_silent"] = !view["silent"].empty();
        view["has_absent"] = !view["absent"].empty();
        view["followed_heading"] = counted(lang_, "followed_n", static_cast<long long>(view["rows"].size()));
        view["silent_heading"] = counted(lang_, "silent_n", static_cast<long long>(view["silent"].size()));
        view["absent_heading"] = counted(lang_, "absent_n", static_cast<long long>(view["absent"].size()));
        view["message"] = word(lang_, view_name_ == "both" && !view["one_map"].get<bool>() ? "coverage_message_both" : "coverage_message",
                               {{"reached", grouped(lang_, reached)}, {"with", grouped(lang_, with_documents)}});
        view["about_figure"] = word(lang_, "about_coverage");
        view["directive_name"] = document_name(lang_, directive);
        view["directive_href"] = document_link(lang_, id);
        view["directive_title"] = text_at(directive, "title") == document_name(lang_, directive) ? std::string{} : text_at(directive, "title");
        view["directive_origin"] = document_origin(lang_, directive);
        const auto state = state_of_item(lang_, directive);
        view["state_css"] = state.css;
        view["state_word"] = state.text;
        view["chain_href"] = document_link(lang_, id, "/chain");
        view["lag_href"] = text_at(directive, "date").empty() ? std::string{} : figure_link(lang_, "/lag", id);
        view["cocited_href"] = figure_link(lang_, "/cocited", id);
        view["timeline_href"] = link_to(lang_, "/analytics/timeline", {{"cites", id}});
        view["search_all_href"] = citing_search({context_.lang, context_.path, base_, {}}, id);
    }

    Json followed_row(const Territory& row, const std::string& id, long long most) const {
        const Json& cell = *row.cells[0];
        Json out;
        out["province"] = name_of(row);
        out["count"] = grouped(lang_, row.documents(0));
        out["count_words"] = counted(lang_, "documents_n", row.documents(0));
        out["bar"] = bar_of(row.documents(0), most);
        out["search_href"] = search(row, id);
        out["share"] = word(lang_, "share_of_held", {{"share", percent(lang_, cell.value("share", Json()))}, {"held", grouped(lang_, row.held)}});
        std::string relations; // the strongest first
        for (const auto& [relation, n] : list_at(cell, "by_relation").items())
            if (n.is_number() && n.get<long long>() > 0) relations += (relations.empty() ? "" : " · ") + relation_word(lang_, relation) + " " + grouped(lang_, n.get<long long>());
        out["relations"] = relations;
        const Json first{{"type", cell.value("first_type", Json())}, {"number", cell.value("first_number", Json())}, {"held", true}};
        out["first_name"] = document_name(lang_, first);
        out["first_href"] = document_link(lang_, text_at(cell, "first_id"));
        out["first_date"] = display_date(text_at(cell, "first_date"));
        return out;
    }

    // ---- several directives

    void add_several(Json& view) const {
        long long most = 0;
        std::vector<long long> provinces(directives_.size(), 0);
        std::vector<const Territory*> shown;
        std::string without_documents;
        long long absent = 0;
        for (const auto& row : rows_) {
            if (row.unknown()) continue;
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                most = std::max(most, row.documents(i));
                provinces[i] += row.documents(i) > 0 ? 1 : 0;
            }
            if (row.held > 0) shown.push_back(&row);
            else {
                ++absent;
                without_documents += (without_documents.empty() ? "" : ", ") + name_of(row);
            }
        }
        std::ranges::stable_sort(shown, [](const auto* a, const auto* b) { return a->followed() > b->followed(); });
        const Shades shades(most), tile_shades(static_cast<long long>(directives_.size()));
        view["maps"] = maps(tile_shades, [&](const Territory& row) {
            return Value{row.followed(), "#" + anchor_of(row), word(lang_, "tile_directives", {{"n", grouped(lang_, row.followed())}, {"of", grouped(lang_, static_cast<long long>(directives_.size()))}})};
        });
        view["legend"] = tile_shades.legend(lang_);
        view["legend_words"] = word(lang_, "legend_directives");
        view["table_legend"] = shades.legend(lang_);
        view["columns"] = Json::array();
        for (std::size_t i = 0; i < directives_.size(); ++i)
            view["columns"].push_back({{"column_name", short_name(lang_, directives_[i])},
                                       {"column_href", link_to(lang_, "/analytics/coverage", with(without(context_.query, "id"), "id", text_at(directives_[i], "id")))},
                                       {"column_title", shortened(text_at(directives_[i], "title"), 90)},
                                       {"column_n", counted(lang_, "provinces_n", provinces[i])}});
        view["rows"] = Json::array();
        for (const auto* row : shown) view["rows"].push_back(heat_row(*row, shades));
        view["has_rows"] = !view["rows"].empty();
        view["absent_words"] = without_documents;
        view["absent_heading"] = counted(lang_, "absent_n", absent);
        const auto best = std::ranges::max_element(provinces);
        const auto place = static_cast<std::size_t>(best - provinces.begin());
        view["message"] = word(lang_, "coverage_several", {{"name", document_name(lang_, directives_[place])}, {"provinces", counted(lang_, "provinces_n", *best)}});
        view["chosen"] = !value_of(context_.query, "id").empty();
    }

    Json heat_row(const Territory& row, const Shades& shades) const {
        Json out;
        out["row_id"] = anchor_of(row);
        out["province"] = name_of(row);
        out["held"] = grouped(lang_, row.held);
        out["held_words"] = counted(lang_, "documents_n", row.held);
        out["held_href"] = search(row, "");
        out["cells"] = Json::array();
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const auto n = row.documents(i);
            Json cell;
            cell["cell_css"] = row.possible[i] ? fmt::format("heat-{}", shades.of(n)) : "gone";
            cell["cell_n"] = row.possible[i] ? grouped(lang_, n) : "–";
            cell["cell_href"] = n > 0 ? search(row, text_at(directives_[i], "id")) : std::string{};
            cell["cell_words"] = n > 0 ? row.province + ", " + short_name(lang_, directives_[i]) + ":" : std::string{};
            out["cells"].push_back(std::move(cell));
        }
        return out;
    }

    std::string left_out() const {
        const Json& left = list_at(answer_, "left_out");
        const auto national = number_at(left, "national"), since = number_at(left, "after_the_mergers");
        long long unknown = 0;
        for (const auto& row : rows_)
            if (row.unknown()) unknown = row.held;
        std::string out;
        const auto say = [&](std::string_view key, long long n) {
            if (n > 0) out += (out.empty() ? "" : " ") + counted(lang_, key, n);
        };
        say("left_national", national);
        say("left_since", since);
        say("left_unknown", unknown);
        return out;
    }

    const PageContext& context_;
    Lang lang_;
    const Json& answer_;
    std::string view_name_;
    const Json& directives_;
    std::vector<Territory> rows_;
    Query base_;
};

} // namespace

Page coverage_page(const PageContext& context, const Json& answer) { return CoveragePage(context, answer).render(); }

} // namespace vanmach::pages
