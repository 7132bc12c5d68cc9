// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/hits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "server/documents/items.h"
#include "server/search/snippets.h"

namespace vanmach {

namespace {

constexpr std::size_t most_facet_values = 100;

/// The record without the long lists: a hit needs its file and its sections.
Json short_record(const Snapshot& snapshot, HeldIndex held) {
    static constexpr std::array<std::string_view, 5> skipped = {"citations", "relations", "obligations",
                                                                "recipients", "text"};
    bool skip = false;
    const auto keep = [&skip](int depth, Json::parse_event_t event, Json& parsed) {
        if (depth == 1 && event == Json::parse_event_t::key) {
            const auto& key = parsed.get_ref<const std::string&>();
            skip = std::find(skipped.begin(), skipped.end(), key) != skipped.end();
            return !skip;
        }
        return true;
    };
    Json record = Json::parse(snapshot.record_text(held), keep, false);
    return record.is_object() ? record : Json::object();
}

/// The innermost section around the middle of the passage.
Json section_at(const Json& record, Span place) {
    const Json* best = nullptr;
    int deepest = 0;
    const std::uint32_t middle = place.start + place.length() / 2;
    if (const auto sections = record.find("sections"); sections != record.end() && sections->is_array()) {
        for (const Json& section : *sections) {
            if (!section.is_object()) continue;
            const auto start = section.value("start", 0U), end = section.value("end", 0U);
            const int depth = section.value("depth", 1);
            if (start <= middle && middle < end && depth > deepest) {
                best = &section;
                deepest = depth;
            }
        }
    }
    if (best == nullptr) return nullptr;
    return {{"label", best->value("label", Json(nullptr))}, {"title", best->value("title", Json(nullptr))}};
}

using Counts = std::map<std::string, std::uint64_t>;

Json facet_json(const Counts& counts) {
    std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (sorted.size() > most_facet_values) sorted.resize(most_facet_values);
    Json json = Json::array();
    for (const auto& [value, count] : sorted) json.push_back({{"value", value}, {"count", count}});
    return json;
}

} // namespace

Json hit_of(const Snapshot& snapshot, NodeIndex node, double score, const TextQuery& text,
            bool with_snippet) {
    const NodeView view = snapshot.node(node);
    const Json record = view.is_held() ? short_record(snapshot, view.held) : Json::object();
    Json hit = item_of(snapshot, node);
    hit["source"] = record.value("source", Json(nullptr));
    hit["level"] = text_or_null(to_string(view.level));
    hit["score"] = std::round(score * 10000) / 10000;
    hit["section"] = nullptr;
    hit["snippet"] = nullptr;
    if (!with_snippet || !view.is_held()) return hit;
    const auto snippet = make_snippet(snapshot.text(view.held), text);
    if (!snippet) return hit;
    Json marks = Json::array();
    for (const Span mark : snippet->marks) marks.push_back({mark.start, mark.end});
    hit["section"] = section_at(record, snippet->place);
    hit["snippet"] = {{"text", snippet->text},
                      {"marks", marks},
                      {"start", snippet->place.start},
                      {"end", snippet->place.end}};
    return hit;
}

Json facets_of(const Snapshot& snapshot, const SearchResult* held, const std::vector<NodeIndex>& cited_only) {
    Json facets;
    for (std::size_t i = 0; i < facet_count; ++i) {
        const auto facet = static_cast<Facet>(i);
        Counts counts;
        if (held) {
            const auto& numbers = held->facets.at(facet);
            for (std::uint32_t value = 0; value < numbers.size(); ++value) {
                if (numbers[value] > 0)
                    counts[std::string(snapshot.facet_value(facet, value))] += numbers[value];
            }
        }
        for (const NodeIndex node : cited_only) {
            const NodeView view = snapshot.node(node);
            switch (facet) {
            case Facet::type:
                ++counts[std::string(view.type)];
                break;
            case Facet::issuer:
                ++counts[std::string(view.issuer)];
                break;
            case Facet::province:
                ++counts[std::string(view.province)];
                break;
            case Facet::level:
                ++counts[std::string(to_string(view.level))];
                break;
            case Facet::year:
                ++counts[std::string(view.date.substr(0, 4))];
                break;
            }
        }
        counts.erase(""); // what is not known is no value
        facets[std::string(to_string(facet))] = facet_json(counts);
    }
    return facets;
}

} // namespace vanmach
