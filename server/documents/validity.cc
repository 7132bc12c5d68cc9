// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/documents/validity.h"

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "corpus/reading/periods.h"
#include "server/documents/items.h"

namespace vanmach {

namespace {

Json told_by(const Snapshot& snapshot, NodeIndex node, Relation relation, Sentences& sentences) {
    Json list = Json::array();
    NodeIndex last = no_node;
    const auto day = snapshot.table().day(node);
    const auto earlier = [&](NodeIndex other) { // nothing is changed by what came before it: such a sentence was misread or misprinted
        const auto theirs = snapshot.table().day(other);
        return theirs.known() && day.known() && theirs < day && !theirs.agrees(day);
    };
    for (const auto& edge : snapshot.in_edges(node)) {
        if (edge.relation() != relation || edge.other == last || earlier(edge.other)) continue; // one sentence for each document is enough
        last = edge.other;
        const auto mention = snapshot.mention(edge.mention());
        auto item = item_of(snapshot, edge.other);
        item["document"] = snapshot.node(mention.citing).id;
        add_mention(item, mention, relation, sentences);
        list.push_back(std::move(item));
    }
    return list;
}

Json followed_by_tables(const Snapshot& snapshot, std::string_view number) {
    const auto* statute = number.empty() ? nullptr : authority().statute(number);
    const auto* later = statute == nullptr || statute->replaced_by.empty() ? nullptr : authority().statute(statute->replaced_by);
    if (later == nullptr) return nullptr;
    const auto id = slug_of_number(later->number);
    return {{"number", later->number}, {"name", later->name}, {"id", snapshot.find(id) ? Json(id) : Json(nullptr)}, {"since", text_or_null(later->effective.iso())}};
}

} // namespace

Json validity_of(const Snapshot& snapshot, NodeIndex node) {
    const auto view = snapshot.node(node);
    Sentences sentences(snapshot);
    Json validity{{"amended_by", told_by(snapshot, node, Relation::amends, sentences)},
                  {"replaced_by", told_by(snapshot, node, Relation::replaces, sentences)},
                  {"repealed_by", told_by(snapshot, node, Relation::repeals, sentences)},
                  {"by_tables", followed_by_tables(snapshot, view.number)},
                  {"period", nullptr}};
    if (const auto period = named_period(view.title)) validity["period"] = {{"from", period->from == 0 ? Json(nullptr) : Json(period->from)}, {"to", period->to}, {"text", period->text}};
    return validity;
}

} // namespace vanmach
