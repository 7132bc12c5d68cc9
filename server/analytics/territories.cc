// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/analytics/territories.h"

#include <algorithm>

namespace vanmach {

Territories::Territories(const Snapshot& snapshot, ProvinceView view) : table_(snapshot.table()), view_(view) {
    const auto add = [&](std::unordered_map<const Province*, std::size_t>& places, const Territory& territory) {
        places.emplace(territory.province, all_.size());
        all_.push_back(territory);
    };
    for (const auto& province : authority().provinces) {
        const bool merged = province.merged_on.full();
        if (view != ProvinceView::now) add(before_, {&province, {}, province.merged_on.day_before()});
        if (view == ProvinceView::now ? province.stands() : view == ProvinceView::both && province.stands() && merged)
            add(since_, {&province, merged ? province.merged_on : PartialDate{}, {}});
    }
}

const Province* Territories::province_of(std::uint32_t text) {
    const auto [found, is_new] = known_.try_emplace(text, nullptr);
    if (is_new && text != 0) found->second = authority().province(table_.text(text));
    return found->second;
}

std::size_t Territories::of(NodeIndex node) {
    const auto level = table_.level(node);
    const auto* province = province_of(table_.province(node));
    if (province == nullptr) return level == Level::central || level == Level::ministry ? no_province : unknown_province;
    if (view_ == ProvinceView::now) {
        const auto* successor = province->stands() ? province : authority().province(province->successor);
        const auto found = since_.find(successor);
        return found == since_.end() ? unknown_province : found->second;
    }
    if (!province->merged_on.full() || !province->stands()) return before_.at(province); // only the old one has this name
    // Two provinces have this name, before and after: the date tells.
    auto date = table_.day(node);
    // A draft without a date is not older than what it cites.
    if (!date.known())
        for (const auto& edge : table_.out_edges(node))
            if (edge.own() && table_.day(edge.other) >= province->merged_on) date = std::max(date, table_.day(edge.other));
    if (!date.known() || (!date.full() && date.agrees(province->merged_on))) return unknown_province;
    if (date < province->merged_on) return before_.at(province);
    return view_ == ProvinceView::both ? since_.at(province) : other_time;
}

ProvinceView province_view_of(std::string_view text) {
    return text == "new" ? ProvinceView::now : text == "both" ? ProvinceView::both : ProvinceView::old;
}

Json to_json(const Territory& territory) {
    const auto& province = *territory.province;
    return {{"province", province.name},
            {"from", text_or_null(territory.from.iso())},
            {"to", text_or_null(territory.to.iso())},
            {"successor", territory.to.known() ? Json(province.successor) : Json(nullptr)}};
}

} // namespace vanmach
