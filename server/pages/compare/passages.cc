// SPDX-License-Identifier: GPL-2.0-or-later
// Passages that two documents have word for word, side by side.
#include <cmath>

#include <fmt/format.h>

#include "server/pages/compare/parts.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::size_t passages_shown = 6;  // of two documents; the others stand behind a click
constexpr std::size_t passages_most = 40;  // of all; the rest is in the data
constexpr std::size_t longest_passage = 900; // code points

std::string percent(const Json& shares, std::size_t i) { return fmt::format("{}%", std::lround(100 * (i < shares.size() && shares[i].is_number() ? shares[i].get<double>() : 0))); }

Json side_view(const Columns& columns, const Json& where) {
    const auto column = columns.place(text_at(where, "id"));
    Json side{{"tag", ""}, {"before", text_at(where, "before")}, {"text", shortened(text_at(where, "text"), longest_passage)}, {"after", text_at(where, "after")}};
    if (true_at(where, "cut") || code_points(text_at(where, "text")) > longest_passage) side["after"] = ""; // the text goes on
    const auto& section = list_at(where, "section");
    const auto label = text_at(section, "label"), title = shortened(text_at(section, "title"), 70);
    side["section"] = label.empty() ? title : title.empty() ? label : label + ". " + title;
    if (column == columns.list.size()) return side;
    side["tag"] = columns.list[column].letter;
    side["place_href"] = columns.place_link(column, {static_cast<std::uint32_t>(std::max(0LL, number_at(where, "start"))), static_cast<std::uint32_t>(std::max(0LL, number_at(where, "end")))});
    return side;
}

} // namespace

void add_passages(Json& view, const Columns& columns, const Json& passages) {
    const auto lang = columns.lang;
    view["pairs"] = Json::array();
    for (const auto& pair : passages) {
        const auto& between = list_at(pair, "between");
        const auto& shares = list_at(pair, "shares");
        if (between.size() != 2 || !between[0].is_string() || !between[1].is_string()) continue;
        const auto a = columns.place(between[0].get<std::string>()), b = columns.place(between[1].get<std::string>());
        if (a == columns.list.size() || b == columns.list.size()) continue;
        const auto total = number_at(pair, "total");
        Json entry;
        entry["pair_name"] = word(lang, "cmp_pair", {{"a", columns.list[a].short_name}, {"b", columns.list[b].short_name}});
        entry["pair_tags"] = Json::array({{{"tag", columns.list[a].letter}}, {{"tag", columns.list[b].letter}}});
        entry["pair_words"] = total == 0 ? word(lang, "cmp_passages_none")
                                         : word(lang, "cmp_passages_told",
                                                {{"n", counted(lang, "cmp_passages_n", total)}, {"a", columns.list[a].letter}, {"b", columns.list[b].letter}, {"x", percent(shares, 0)}, {"y", percent(shares, 1)}});
        entry["passages"] = Json::array();
        entry["more_passages"] = Json::array();
        for (const auto& passage : list_at(pair, "items")) {
            const auto shown = entry["passages"].size() + entry["more_passages"].size();
            if (shown >= std::max(passages_shown, passages_most / passages.size())) break;
            Json one{{"passage_words", counted(lang, "cmp_syllables", number_at(passage, "words"))}, {"formula", true_at(passage, "formula")}, {"frame", true_at(passage, "frame")}, {"sides", Json::array()}};
            for (const auto& where : list_at(passage, "places")) one["sides"].push_back(side_view(columns, where));
            // What everybody writes comes after what these two write.
            const bool later = entry["passages"].size() == passages_shown || true_at(passage, "formula") || true_at(passage, "frame");
            entry[later ? "more_passages" : "passages"].push_back(std::move(one));
        }
        entry["has_more"] = !entry["more_passages"].empty();
        entry["more_words"] = counted(lang, "cmp_passages_more", static_cast<long long>(entry["more_passages"].size()));
        view["pairs"].push_back(std::move(entry));
    }
    view["has_pairs"] = !view["pairs"].empty();
}

} // namespace vanmach::pages
