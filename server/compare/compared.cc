// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/compare/compared.h"

#include <algorithm>
#include <cmath>

#include "server/compare/limits.h"
#include "server/documents/items.h"

namespace vanmach::comparison {

namespace {

std::string text_of(const Json& object, const char* key) {
    if (!object.is_object()) return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& list_of(const Json& object, const char* key) {
    static const Json none = Json::array();
    if (!object.is_object()) return none;
    const auto found = object.find(key);
    return found != object.end() && found->is_array() ? *found : none;
}

std::vector<Section> sections_of(const Json& record) {
    std::vector<Section> sections;
    for (const auto& one : list_of(record, "sections"))
        sections.push_back({text_of(one, "label"), text_of(one, "title"), one.value("depth", 1), {one.value("start", 0U), one.value("end", 0U)}});
    return sections;
}

bool names_something(Reason reason) { return reason != Reason::own_number; }

Json thousandths(const std::optional<double>& value) { return value ? Json(std::round(*value * 1000) / 1000) : Json(nullptr); }

} // namespace

Compared::Compared(const Snapshot& snapshot, NodeIndex node, Vocabulary& vocabulary)
    : view(snapshot.node(node)), text(view.is_held() ? snapshot.text(view.held) : std::string()), places(text) {
    const auto beginning = looked_at(text);
    cut = beginning.size() < text.size();
    words = words_of(beginning, vocabulary);
    if (!view.is_held()) {
        outline = std::make_unique<Outline>(std::vector<Section>(), words, vocabulary);
        return;
    }
    const auto record = snapshot.record(view.held);
    auto sections = sections_of(record);
    if (cut) std::erase_if(sections, [&](const Section& one) { return words.empty() || one.span.start > words.back().start; });
    frame = frame_of(beginning, words, view.title, vocabulary);
    outline = std::make_unique<Outline>(std::move(sections), words, vocabulary, frame.closing);
    if (record.is_object() && record.contains("signer")) {
        signer = text_of(record["signer"], "name");
        position = text_of(record["signer"], "position");
    }
    status = text_of(record, "status");
    for (const auto& one : list_of(record, "obligations")) {
        ++obligations;
        if (!text_of(one, "deadline").empty() || !text_of(one, "when").empty()) ++deadlines;
    }
    const auto [first, last] = snapshot.mentions_of(view.held);
    for (auto i = first; i < last; ++i) {
        const auto mention = snapshot.mention(i);
        if (mention.target == no_node && names_something(mention.reason)) ++unresolved;
    }
}

Json documents_json(const Set& set) {
    Json list = Json::array();
    std::vector<std::size_t> cites(set.documents.size(), 0);
    for (const auto& one : set.cited)
        for (const auto& use : one.uses) ++cites[use.by];
    for (const auto place : set.asked) {
        const auto& document = *set.documents[place];
        const bool held = document.view.is_held();
        const auto known = [&](std::size_t count) { return held ? Json(count) : Json(nullptr); };
        auto item = item_of(set.snapshot, document.view.index);
        item["level"] = text_or_null(to_string(document.view.level));
        item["signer"] = document.signer.empty() && document.position.empty() ? Json(nullptr) : Json{{"name", text_or_null(document.signer)}, {"position", text_or_null(document.position)}};
        item["status"] = text_or_null(document.status);
        item["length"] = known(document.places.size());
        item["words"] = known(document.words.size());
        item["sections"] = known(document.outline->sections().size());
        item["cites"] = known(cites[place]);
        item["unresolved"] = known(document.unresolved);
        item["obligations"] = known(document.obligations);
        item["deadlines"] = known(document.deadlines);
        item["cut"] = document.cut;
        list.push_back(std::move(item));
    }
    return list;
}

Json facts_json(const Json& documents) {
    Json facts = Json::array();
    for (const char* name : {"type", "number", "date", "issuer", "level", "province", "signer", "position", "length", "sections", "cites", "obligations", "deadlines"}) {
        Json values = Json::array();
        for (const auto& document : documents) {
            const auto& signer = document["signer"];
            if (name == std::string_view("signer")) values.push_back(signer.is_null() ? Json(nullptr) : signer["name"]);
            else if (name == std::string_view("position")) values.push_back(signer.is_null() ? Json(nullptr) : signer["position"]);
            else values.push_back(document[name]);
        }
        const auto known = std::ranges::count_if(values, [](const Json& value) { return !value.is_null(); });
        const bool same = std::ranges::all_of(values, [&](const Json& value) { return value == values[0]; });
        facts.push_back({{"name", name}, {"same", known < 2 ? Json(nullptr) : Json(same)}, {"values", std::move(values)}});
    }
    return facts;
}

Json outline_json(const Set& set) {
    std::vector<const Outline*> outlines;
    bool cut = false;
    for (const auto& document : set.documents) {
        outlines.push_back(document->outline.get());
        cut = cut || document->cut || document->outline->cut();
    }
    Json rows = Json::array();
    std::size_t matched = 0;
    for (const auto& row : aligned(outlines)) {
        Json cells = Json::array();
        for (const auto place : set.asked) {
            if (row.sections[place] < 0) {
                cells.push_back(nullptr);
                continue;
            }
            const auto& section = outlines[place]->sections()[static_cast<std::size_t>(row.sections[place])];
            cells.push_back({{"label", text_or_null(section.label)},
                             {"title", text_or_null(section.title)},
                             {"depth", section.depth},
                             {"start", section.span.start},
                             {"end", section.span.end},
                             {"length", section.span.length()}});
        }
        Json agree = nullptr;
        std::optional<double> alike;
        if (row.text) {
            const bool titles = row.title && *row.title >= same_title, texts = *row.text >= same_text;
            agree = titles && texts ? "both" : titles ? "title" : texts ? "text" : "neither";
            alike = row.title ? (*row.title + *row.text) / 2 : *row.text;
            ++matched;
        }
        rows.push_back({{"cells", std::move(cells)}, {"alike", thousandths(alike)}, {"title", thousandths(row.title)}, {"text", thousandths(row.text)}, {"agree", std::move(agree)}});
    }
    return {{"total", rows.size()}, {"matched", matched}, {"cut", cut}, {"rows", std::move(rows)}};
}

} // namespace vanmach::comparison
