// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/documents/rows.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "corpus/document_id.h"
#include "server/pages/documents/reading_view.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::size_t excerpt_width = 140; // code points on either side of a mention
constexpr std::size_t most_evidence = 3;   // sentences of one citing document; the rest is in its text, a link away

int strength(std::string_view relation) {
    const auto parsed = parse_relation(relation);
    return parsed ? static_cast<int>(*parsed) : 0;
}

Json notes_of(Lang lang, const std::vector<const Json*>& mentions) {
    Json notes = Json::array();
    std::set<std::string> said;
    for (const Json* mention : mentions)
        for (const auto& flag : list_at(*mention, "flags")) {
            if (!flag.is_string()) continue;
            const auto text = find_word(lang, "flag_" + flag.get<std::string>());
            if (!text.empty() && said.insert(std::string(text)).second) notes.push_back({{"note", std::string(text)}});
        }
    return notes;
}

/// The excerpt, the whole sentence and the address of its place, for reading and for copying.
Json evidence_view(const Json& mention, std::string address) {
    Json view = excerpt_view(mention, excerpt_width);
    view["evidence_href"] = std::move(address);
    view["sentence"] = folded_white_space(text_at(mention, "sentence"));
    return view;
}

Json cites_row(Lang lang, const std::vector<const Json*>& group, const std::string& text_address) {
    const Json& strongest = **std::ranges::max_element(group, {}, [](const Json* m) { return strength(text_at(*m, "relation")); });
    const Json& first = *group.front();
    const auto state = state_of_mention(lang, first);
    const Json& target = list_at(first, "document");
    const bool resolved = target.is_object() && !target.empty();
    Json row;
    row["row_ids"] = Json::array();
    for (const Json* mention : group)
        if (text_at(*mention, "id").empty()) row["row_ids"].push_back({{"row_id", fmt::format("n{}", number_at(*mention, "n"))}});
    row["name"] = resolved ? document_name(lang, target) : shortened(text_at(first, "text"), 160);
    row["href"] = resolved ? document_link(lang, text_at(first, "id")) : std::string{};
    row["origin"] = resolved ? document_origin(lang, target) : std::string{};
    const auto title = resolved ? text_at(target, "title") : std::string{};
    row["doc_title"] = title == text_at(row, "name") ? std::string{} : shortened(title, 200);
    row["relation"] = relation_word(lang, text_at(strongest, "relation"));
    row["relation_code"] = text_at(strongest, "relation");
    row["state_css"] = state.css;
    row["state_word"] = state.text;
    const auto place = [&](const Json& mention) { return text_address + "#" + mention_anchor(number_at(mention, "start")); };
    row["evidence"] = Json::array({evidence_view(strongest, place(strongest))});
    row["places"] = Json::array();
    int count = 1;
    for (const Json* mention : group)
        if (mention != &strongest) row["places"].push_back({{"other_href", place(*mention)}, {"other_n", ++count}});
    row["has_places"] = count > 1;
    row["notes"] = notes_of(lang, group);
    row["candidates"] = Json::array();
    for (const auto& candidate : list_at(first, "candidates")) row["candidates"].push_back(item_view(lang, candidate));
    row["has_candidates"] = !row["candidates"].empty();
    return row;
}

std::string display_deadline(Lang lang, const Json& item) {
    const auto deadline = text_at(item, "deadline");
    if (deadline.size() == 7 && deadline.starts_with("--")) return word(lang, "each_year", {{"day", deadline.substr(5, 2) + "/" + deadline.substr(2, 2)}});
    return display_date(deadline);
}

std::string joined(const Json& list) {
    std::string out;
    for (const auto& one : list)
        if (one.is_string()) out += (out.empty() ? "" : "; ") + one.get<std::string>();
    return out;
}

Json reasons_view(Lang lang, const Json& why) {
    Json reasons = Json::array();
    const auto add = [&](std::string text) {
        if (!text.empty()) reasons.push_back({{"reason", std::move(text)}});
    };
    const bool type = true_at(why, "same_type"), level = true_at(why, "same_level");
    if (type || level) add(word(lang, type && level ? "same_type_and_level" : type ? "same_type" : "same_level"));
    if (const auto together = number_at(why, "cited_together_count"); together > 0) add(counted(lang, "cited_together", together));
    std::string terms;
    for (const auto& term : list_at(why, "shared_terms"))
        if (term.is_string()) terms += (terms.empty() ? "“" : ", “") + term.get<std::string>() + "”";
    if (!terms.empty()) add(word(lang, "shared_terms", {{"terms", terms}}));
    return reasons;
}

} // namespace

std::string row_key(const Json& mention) {
    auto key = text_at(mention, "id");
    if (key.empty()) key = fmt::format("?{}|{}|{}", text_at(mention, "printed"), text_at(mention, "type"), text_at(mention, "date"));
    if (text_at(mention, "kind") == "blank") key += fmt::format("|{}", number_at(mention, "n"));
    return key;
}

Json cites_rows(Lang lang, const Json& mentions, const std::string& text_address) {
    std::map<std::string, std::vector<const Json*>> groups;
    std::vector<std::string> order;
    for (const auto& mention : mentions) {
        if (text_at(mention, "kind") == "self") continue;
        const auto key = row_key(mention);
        auto& group = groups[key];
        if (group.empty()) order.push_back(key);
        group.push_back(&mention);
    }
    const auto rank = [&](const std::string& key) {
        int most = 0;
        for (const Json* mention : groups[key]) most = std::max(most, strength(text_at(*mention, "relation")));
        return most;
    };
    std::ranges::stable_sort(order, std::greater{}, rank);
    Json rows = Json::array();
    for (const auto& key : order) rows.push_back(cites_row(lang, groups[key], text_address));
    return rows;
}

Json cited_by_rows(Lang lang, const Json& items) {
    Json rows = Json::array();
    for (const auto& item : items) {
        Json row = item_view(lang, item);
        const auto id = text_at(item, "id");
        row["relation"] = relation_word(lang, text_at(item, "relation"));
        row["relation_code"] = text_at(item, "relation");
        row["source"] = text_at(list_at(item, "citation"), "full");
        row["evidence"] = Json::array();
        const auto& mentions = list_at(item, "mentions");
        for (const auto& mention : mentions) {
            if (row["evidence"].size() == most_evidence) break;
            row["evidence"].push_back(evidence_view(mention, document_link(lang, id, {}, mention_anchor(number_at(mention, "start")))));
        }
        const auto more = static_cast<long long>(mentions.size()) - static_cast<long long>(row["evidence"].size());
        row["more_places"] = more > 0 ? counted(lang, "more_places", more) : std::string{};
        rows.push_back(std::move(row));
    }
    return rows;
}

Json obligation_rows(Lang lang, const Json& items, const std::string& text_address) {
    Json rows = Json::array();
    for (const auto& item : items) {
        Json row;
        const auto task = text_at(item, "task");
        row["task"] = task.empty() ? folded_white_space(text_at(item, "text")) : task;
        row["task_href"] = text_address + "#" + obligation_anchor(number_at(item, "start"));
        const auto lead = text_at(item, "lead"), unit = text_at(item, "unit");
        row["unit"] = unit.empty() ? lead : unit;
        row["lead"] = lead == text_at(row, "unit") ? std::string{} : lead;
        row["coordinating"] = joined(list_at(item, "coordinating"));
        row["target"] = text_at(item, "target");
        row["deadline"] = display_deadline(lang, item);
        row["when"] = text_at(row, "deadline").empty() ? text_at(item, "when") : std::string{};
        rows.push_back(std::move(row));
    }
    return rows;
}

Json similar_rows(Lang lang, const std::string& id, const Json& items) {
    Json rows = Json::array();
    for (const auto& item : items) {
        Json row = item_view(lang, item);
        const Json& why = list_at(item, "why");
        row["near_copy"] = true_at(why, "near_copy");
        row["reasons"] = reasons_view(lang, why);
        const auto shared = number_at(why, "shared_citations_count");
        row["shared_words"] = shared > 0 ? counted(lang, "shared_citations", shared) : std::string{};
        row["shared"] = Json::array();
        for (const auto& one : list_at(why, "shared_citations")) {
            const auto number = text_at(one, "number"), title = text_at(one, "title");
            row["shared"].push_back({{"shared_href", document_link(lang, text_at(one, "id"))},
                                     {"shared_name", !number.empty() ? number : !title.empty() ? shortened(title, 60) : text_at(one, "id")}});
        }
        const auto left = shared - static_cast<long long>(row["shared"].size());
        row["shared_more"] = left > 0 ? counted(lang, "shared_more", left) : std::string{};
        row["compare_href"] = link_to(lang, "/compare", {{"ids", id + "," + text_at(item, "id")}});
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace vanmach::pages
