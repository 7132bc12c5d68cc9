// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/documents/territories.h"

#include <algorithm>

#include "server/http/parameter_specs.h"

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

const Territories::Named& Territories::named(std::uint32_t text) {
    const auto found = std::lower_bound(known_.begin(), known_.end(), text, [](const Named& name, std::uint32_t value) { return name.text < value; });
    if (found != known_.end() && found->text == text) return *found;
    Named name{text, text == 0 ? nullptr : authority().province(table_.text(text)), unknown_province, unknown_province};
    if (name.province != nullptr) {
        const auto* successor = name.province->stands() ? name.province : authority().province(name.province->successor);
        const auto before = before_.find(name.province), since = since_.find(view_ == ProvinceView::now ? successor : name.province);
        if (before != before_.end()) name.before = before->second;
        if (since != since_.end()) name.since = since->second;
    }
    return *known_.insert(found, name);
}

std::size_t Territories::of(NodeIndex node) {
    const auto& name = named(table_.province(node));
    if (name.province == nullptr) {
        const auto level = table_.level(node);
        return level == Level::central || level == Level::ministry ? no_province : unknown_province;
    }
    if (view_ == ProvinceView::now) return name.since;
    const auto& merged_on = name.province->merged_on;
    if (!merged_on.full() || !name.province->stands()) return name.before; // only the old one has this name
    // Two provinces have this name, before and after: the date tells.
    auto date = table_.day(node);
    // A draft without a date is not older than what it cites.
    if (!date.known())
        for (const auto& edge : table_.out_edges(node))
            if (edge.own() && table_.day(edge.other) >= merged_on) date = std::max(date, table_.day(edge.other));
    if (!date.known() || (!date.full() && date.agrees(merged_on))) return unknown_province;
    if (date < merged_on) return name.before;
    return view_ == ProvinceView::both ? name.since : other_time;
}

bool Territories::of_era(NodeIndex node, Era era) {
    const auto place = of(node);
    return place < all_.size() && (era == Era::before ? !all_[place].from.known() : !all_[place].to.known());
}

ParameterSpec province_view_parameter() {
    return choice_spec("provinces", "old: the 63 until 2025-06-30; new: the 34, with what their predecessors issued; both: each in its own time.", "new", {"old", "new", "both"}, "both");
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
