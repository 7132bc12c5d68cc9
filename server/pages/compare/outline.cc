// SPDX-License-Identifier: GPL-2.0-or-later
// Outlines side by side, a row an aligned section; behind each row the texts.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "server/pages/compare/parts.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::size_t longest_title = 120, longest_of_many = 80; // of three columns and more
// What the texts behind all rows may be together, so that a page of long documents stays a page; and what one may be.
constexpr std::size_t most_text = 70'000, most_of_one = 4'000, least_of_one = 200;

/// Where the own text of a section ends: at the first section within it, which has a row of its own.
std::vector<std::vector<std::uint32_t>> own_ends(const Json& rows, std::size_t columns) {
    std::vector<std::vector<std::uint32_t>> ends(rows.size(), std::vector<std::uint32_t>(columns, 0));
    for (std::size_t column = 0; column < columns; ++column) {
        long long next = -1;
        for (auto i = rows.size(); i-- > 0;) {
            const auto& cells = list_at(rows[i], "cells");
            if (column >= cells.size() || !cells[column].is_object()) continue;
            const auto end = number_at(cells[column], "end");
            ends[i][column] = static_cast<std::uint32_t>(std::max(0LL, next >= 0 ? std::min(end, next) : end));
            next = number_at(cells[column], "start");
        }
    }
    return ends;
}

/// How much of each text is shown.
std::size_t allowed_of(const Json& rows, const std::vector<std::vector<std::uint32_t>>& ends) {
    std::size_t all = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& cells = list_at(rows[i], "cells");
        for (std::size_t column = 0; column < std::min(cells.size(), ends[i].size()); ++column)
            if (const auto start = number_at(cells[column], "start"); ends[i][column] > start) all += std::min(most_of_one, static_cast<std::size_t>(ends[i][column] - start));
    }
    return all <= most_text ? most_of_one : std::max(least_of_one, most_of_one * most_text / all);
}

/// A paragraph without a heading has its beginning for a title: where that breaks off, it is told.
std::string shown_title(const Json& cell, std::size_t longest) {
    const auto title = text_at(cell, "title");
    const auto length = code_points(title);
    const bool goes_on = length > 70 && number_at(cell, "length") > static_cast<long long>(length + text_at(cell, "label").size() + 10) && std::string_view(".;:!?)”\"").find(title.back()) == std::string_view::npos;
    return goes_on && length <= longest ? title + "…" : shortened(title, longest);
}

std::string told_agreement(const Columns& columns, const Json& row, const std::vector<std::size_t>& present) {
    const auto agree = text_at(row, "agree");
    std::string told = agree.empty() ? word(columns.lang, "cmp_alone", {{"docs", letters_of(columns, present)}}) : word(columns.lang, "cmp_agree_" + agree);
    if (!agree.empty() && present.size() < columns.list.size()) told += " (" + letters_of(columns, present) + ")";
    return told;
}

} // namespace

void add_outline(Json& view, const Columns& columns, const Json& outline) {
    const auto& rows = list_at(outline, "rows");
    const auto ends = own_ends(rows, columns.list.size());
    const auto allowed = allowed_of(rows, ends);
    std::size_t spent = 0;
    long long different = 0;
    Json out = Json::array();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& cells = list_at(rows[i], "cells");
        Json row;
        row["cells"] = Json::array();
        row["texts"] = Json::array();
        std::vector<std::size_t> present;
        long long depth = 9;
        for (std::size_t column = 0; column < std::min(cells.size(), columns.list.size()); ++column) {
            const auto& cell = cells[column];
            const bool has = cell.is_object();
            Json shown{{"tag", columns.list[column].letter}, {"has", has}};
            Json text{{"tag", columns.list[column].letter}, {"has", has}, {"paragraphs", Json::array()}, {"goes_on", false}};
            if (has) {
                present.push_back(column);
                depth = std::min(depth, number_at(cell, "depth"));
                shown["label"] = text_at(cell, "label");
                shown["title"] = shown_title(cell, columns.list.size() > 2 ? longest_of_many : longest_title);
                const auto start = static_cast<std::uint32_t>(std::max(0LL, number_at(cell, "start")));
                const auto end = std::min(ends[i][column], static_cast<std::uint32_t>(start + (spent < most_text ? allowed : 0)));
                if (start < end) text["paragraphs"] = paragraphs_view(columns, column, {start, end});
                spent += end > start ? end - start : 0;
                text["goes_on"] = end < ends[i][column];
                text["has_parts"] = ends[i][column] < static_cast<std::uint32_t>(std::max(0LL, number_at(cell, "end")));
                text["place_href"] = columns.place_link(column, {start, std::min(ends[i][column], start + 60)});
            }
            row["cells"].push_back(std::move(shown));
            row["texts"].push_back(std::move(text));
        }
        const auto agree = text_at(rows[i], "agree");
        const bool same = agree == "both" && present.size() == columns.list.size();
        different += same ? 0 : 1;
        row["row_css"] = fmt::format("agree-{} cmp-l{}{}", agree.empty() ? "alone" : agree, std::clamp(depth, 1LL, 4LL), same ? " same" : "");
        row["told"] = told_agreement(columns, rows[i], present);
        row["share"] = agree.empty() ? std::string() : fmt::format("{}%", std::lround(100 * rows[i].value("alike", 0.0)));
        out.push_back(std::move(row));
    }
    view["outline_rows"] = std::move(out);
    view["has_outline"] = !rows.empty();
    view["outline_all"] = counted(columns.lang, "cmp_all_n", static_cast<long long>(rows.size()));
    view["outline_different"] = counted(columns.lang, "cmp_different_n", different);
    view["outline_cut"] = true_at(outline, "cut");
}

} // namespace vanmach::pages
