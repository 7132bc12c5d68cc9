// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "corpus/document_id.h"
#include "corpus/text/utf8.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/documents/pages.h"
#include "server/pages/documents/reading_text.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::size_t excerpt_width = 140; // code points on either side of a mention

std::string place_anchor(long long start) {
    return fmt::format("o{}", start);
}

// A span of the text with the mentions that stand in it: one sentence may name two documents in one run of
// words.
struct LinkedSpan {
    Span span;
    std::vector<const Json*> mentions;
};

std::vector<LinkedSpan> linked_spans(const Json& mentions) {
    std::vector<LinkedSpan> out;
    std::vector<const Json*> sorted;
    for (const auto& mention : mentions) sorted.push_back(&mention);
    std::ranges::stable_sort(sorted, {}, [](const Json* m) { return number_at(*m, "start"); });
    for (const Json* mention : sorted) {
        const Span span{static_cast<std::uint32_t>(number_at(*mention, "start")),
                        static_cast<std::uint32_t>(number_at(*mention, "end"))};
        if (span.empty()) continue;
        if (!out.empty() && span.start < out.back().span.end) {
            out.back().span.end = std::max(out.back().span.end, span.end);
            out.back().mentions.push_back(mention);
        } else {
            out.push_back({span, {mention}});
        }
    }
    return out;
}

// Where a mention leads: to the document, or to its row in the list below when it is not one document.
std::string mention_href(Lang lang, const Json& mention) {
    const auto id = text_at(mention, "id");
    return id.empty() ? fmt::format("#n{}", number_at(mention, "n")) : document_link(lang, id);
}

Json mention_link(Lang lang, const Json& mention) {
    const auto state = state_of_mention(lang, mention);
    const Json& target = list_at(mention, "document");
    Json link;
    link["link_href"] = mention_href(lang, mention);
    link["link_css"] = state.css;
    link["link_state"] = state.text;
    link["link_name"] =
        target.is_object() && !target.empty() ? document_name(lang, target) : text_at(mention, "printed");
    return link;
}

Json piece_view(Lang lang, const Piece& piece, const std::vector<LinkedSpan>& spans,
                std::set<std::string>& anchors) {
    Json view;
    view["piece"] = piece.text;
    view["line_break"] = piece.line_break;
    view["linked"] = false;
    view["self"] = false;
    if (piece.link < 0) return view;
    const LinkedSpan& linked = spans[static_cast<std::size_t>(piece.link)];
    const Json& mention = *linked.mentions.front();
    const auto anchor = place_anchor(linked.span.start);
    view["anchor"] = anchors.insert(anchor).second ? anchor : std::string{};
    if (state_of_mention(lang, mention).css == "self") {
        view["self"] = true;
        return view;
    }
    view["linked"] = true;
    view.update(mention_link(lang, mention));
    view["says_state"] = piece.last;
    view["others"] = Json::array();
    if (piece.last)
        for (std::size_t i = 1; i < linked.mentions.size(); ++i) {
            Json other = mention_link(lang, *linked.mentions[i]);
            const auto own = place_anchor(number_at(*linked.mentions[i], "start"));
            other["other_anchor"] = anchors.insert(own).second ? own : std::string{};
            view["others"].push_back(std::move(other));
        }
    return view;
}

std::vector<Section> sections_of(const Json& document) {
    std::vector<Section> out;
    for (const auto& section : list_at(document, "sections"))
        out.push_back({text_at(section, "label"),
                       text_at(section, "title"),
                       static_cast<int>(std::max(1LL, number_at(section, "depth"))),
                       {static_cast<std::uint32_t>(number_at(section, "start")),
                        static_cast<std::uint32_t>(number_at(section, "end"))}});
    std::ranges::stable_sort(out, {}, [](const Section& s) { return s.span.start; });
    return out;
}

// Permalinks of sections, made of their labels: "muc-II-1". A label used twice gets a count.
std::vector<std::string> section_anchors(const std::vector<Section>& sections) {
    std::vector<std::string> anchors, path;
    std::map<std::string, int> seen;
    for (const auto& section : sections) {
        path.resize(static_cast<std::size_t>(std::clamp(section.depth - 1, 0, 8)));
        auto label = slug_of_name(section.label.empty() ? section.title : section.label);
        if (label.size() > 40) label.resize(40);
        path.push_back(label.empty() ? "x" : label);
        std::string anchor = "muc";
        for (const auto& part : path)
            if (!part.empty()) anchor += "-" + part;
        const int count = ++seen[anchor];
        anchors.push_back(count == 1 ? anchor : fmt::format("{}--{}", anchor, count));
    }
    return anchors;
}

Json outline_view(const std::vector<Section>& sections, const std::vector<std::string>& anchors) {
    Json outline = Json::array();
    for (std::size_t i = 0; i < sections.size(); ++i) {
        if (sections[i].depth > 3) continue;
        Json entry;
        entry["outline_label"] = sections[i].label;
        entry["outline_title"] = shortened(sections[i].title, 80);
        entry["outline_href"] = "#" + anchors[i];
        entry["outline_css"] = fmt::format("depth-{}", std::min(sections[i].depth, 3));
        outline.push_back(std::move(entry));
    }
    return outline;
}

Json blocks_view(Lang lang, const ReadingText& reading, const std::vector<LinkedSpan>& spans,
                 const std::vector<std::string>& section_ids) {
    Json blocks = Json::array();
    std::set<std::string> anchors;
    for (const auto& block : reading.blocks) {
        Json view;
        view["block_id"] =
            block.section >= 0 ? section_ids[static_cast<std::size_t>(block.section)] : std::string{};
        const int heading = block.kind == BlockKind::heading ? std::clamp(block.depth, 1, 4) : 0;
        view["h3"] = heading == 1;
        view["h4"] = heading == 2;
        view["h5"] = heading == 3;
        view["h6"] = heading == 4;
        view["text_block"] = heading == 0;
        view["block_css"] = block.kind == BlockKind::item      ? fmt::format("item-{}", block.depth)
                            : block.kind == BlockKind::caption ? std::string("caption")
                            : block.kind == BlockKind::title   ? std::string("caption title")
                                                               : std::string("plain");
        view["pieces"] = Json::array();
        for (const auto& piece : block.pieces)
            view["pieces"].push_back(piece_view(lang, piece, spans, anchors));
        blocks.push_back(std::move(view));
    }
    return blocks;
}

int strength(std::string_view relation) {
    const auto parsed = parse_relation(relation);
    return parsed ? static_cast<int>(*parsed) : 0;
}

Json notes_of(Lang lang, const Json& mention) {
    Json notes = Json::array();
    for (const auto& flag : list_at(mention, "flags")) {
        if (!flag.is_string()) continue;
        const auto text = find_word(lang, "flag_" + flag.get<std::string>());
        if (!text.empty()) notes.push_back({{"note", std::string(text)}});
    }
    return notes;
}

// A row for each document that is cited, its mentions together; the strongest relation decides the order.
Json cites_view(Lang lang, const Json& mentions) {
    std::map<std::string, std::vector<const Json*>> groups;
    std::vector<std::string> order;
    for (const auto& mention : mentions) {
        if (text_at(mention, "kind") == "self") continue;
        auto key = text_at(mention, "id");
        if (key.empty())
            key = fmt::format("?{}|{}|{}", text_at(mention, "printed"), text_at(mention, "type"),
                              text_at(mention, "date"));
        if (text_at(mention, "kind") == "blank") key += fmt::format("|{}", number_at(mention, "n"));
        auto& group = groups[key];
        if (group.empty()) order.push_back(key);
        group.push_back(&mention);
    }
    struct Row {
        int rank;
        Json view;
    };
    std::vector<Row> rows;
    for (const auto& key : order) {
        const auto& group = groups[key];
        const Json& strongest = **std::ranges::max_element(
            group, {}, [](const Json* m) { return strength(text_at(*m, "relation")); });
        const Json& first = *group.front();
        const auto state = state_of_mention(lang, first);
        const Json& target = list_at(first, "document");
        const bool resolved = target.is_object() && !target.empty();
        Json row;
        row["row_ids"] = Json::array();
        for (const Json* mention : group)
            if (text_at(*mention, "id").empty())
                row["row_ids"].push_back({{"row_id", fmt::format("n{}", number_at(*mention, "n"))}});
        row["name"] = resolved ? document_name(lang, target) : shortened(text_at(first, "text"), 160);
        row["href"] = resolved ? document_link(lang, text_at(first, "id")) : std::string{};
        row["origin"] = resolved ? document_origin(lang, target) : std::string{};
        const auto title = resolved ? text_at(target, "title") : std::string{};
        row["doc_title"] = title == text_at(row, "name") ? std::string{} : shortened(title, 200);
        row["relation"] = relation_word(lang, text_at(strongest, "relation"));
        row["relation_code"] = text_at(strongest, "relation");
        row["state_css"] = state.css;
        row["state_word"] = state.text;
        row["place"] = excerpt_view(strongest, excerpt_width);
        row["place_href"] = "#" + place_anchor(number_at(strongest, "start"));
        row["places"] = Json::array();
        int count = 1;
        for (const Json* mention : group) {
            if (mention == &strongest) continue;
            row["places"].push_back(
                {{"other_href", "#" + place_anchor(number_at(*mention, "start"))}, {"other_n", ++count}});
        }
        row["has_places"] = count > 1;
        Json notes = Json::array();
        std::set<std::string> said;
        for (const Json* mention : group)
            for (auto& note : notes_of(lang, *mention))
                if (said.insert(text_at(note, "note")).second) notes.push_back(std::move(note));
        row["notes"] = std::move(notes);
        row["candidates"] = Json::array();
        for (const auto& candidate : list_at(first, "candidates"))
            row["candidates"].push_back(item_view(lang, candidate));
        row["has_candidates"] = !row["candidates"].empty();
        rows.push_back({strength(text_at(strongest, "relation")), std::move(row)});
    }
    std::ranges::stable_sort(rows, std::greater{}, &Row::rank);
    Json out = Json::array();
    for (auto& row : rows) out.push_back(std::move(row.view));
    return out;
}

Json cited_by_view_of(Lang lang, const Json& items) {
    Json out = Json::array();
    for (const auto& item : items) {
        Json row = item_view(lang, item);
        const auto id = text_at(item, "id");
        row["relation"] = relation_word(lang, text_at(item, "relation"));
        row["relation_code"] = text_at(item, "relation");
        row["level"] = level_word(lang, text_at(item, "level"));
        row["evidence"] = Json::array();
        const auto& mentions = list_at(item, "mentions");
        for (const auto& mention : mentions) {
            if (row["evidence"].size() == 3) break; // the rest is in the text, a link away
            Json place = excerpt_view(mention, excerpt_width);
            place["evidence_href"] = document_link(lang, id, {}, place_anchor(number_at(mention, "start")));
            row["evidence"].push_back(std::move(place));
        }
        const auto more =
            static_cast<long long>(mentions.size()) - static_cast<long long>(row["evidence"].size());
        row["more_places"] = more > 0 ? counted(lang, "more_places", more) : std::string{};
        out.push_back(std::move(row));
    }
    return out;
}

void add_fact(Json& facts, std::string name, std::string value, std::string href = {}) {
    if (value.empty()) return;
    const bool long_value = code_points(value) > 60;
    facts.push_back({{"fact_name", std::move(name)},
                     {"fact_value", std::move(value)},
                     {"fact_href", std::move(href)},
                     {"fact_wide", long_value}});
}

// Names of issuers before and after this one: texts or objects with a name.
std::string names_joined(const Json& list) {
    std::string out;
    for (const auto& entry : list) {
        const auto name = entry.is_string() ? entry.get<std::string>() : text_at(entry, "name");
        if (!name.empty()) out += (out.empty() ? "" : "; ") + name;
    }
    return out;
}

Json facts_view(Lang lang, const Json& document) {
    Json facts = Json::array();
    const Json& issuer = list_at(document, "issuer");
    const auto printed = text_at(document, "number_printed");
    add_fact(facts, word(lang, "fact_type"), type_name(lang, text_at(document, "type")));
    add_fact(facts, word(lang, "fact_number"),
             text_at(document, "number").empty() ? printed : text_at(document, "number"));
    auto issuer_name = text_at(issuer, "name");
    if (issuer_name.empty()) issuer_name = text_at(document, "issuer");
    add_fact(facts, word(lang, "fact_issuer"), issuer_name,
             issuer_name.empty() ? std::string{} : link_to(lang, "/search", {{"issuer", issuer_name}}));
    add_fact(facts, word(lang, "fact_level"), level_word(lang, text_at(issuer, "level")));
    auto province = text_at(issuer, "province");
    if (province.empty()) province = text_at(document, "province");
    add_fact(facts, word(lang, "fact_province"), province,
             province.empty() ? std::string{} : link_to(lang, "/search", {{"province", province}}));
    add_fact(facts, word(lang, "fact_before"), names_joined(list_at(document, "predecessors")));
    add_fact(facts, word(lang, "fact_after"), names_joined(list_at(document, "successors")));
    add_fact(facts, word(lang, "fact_date"), display_date(text_at(document, "date")));
    add_fact(facts, word(lang, "fact_place"), text_at(document, "place"));
    const Json& signer = list_at(document, "signer");
    auto signed_by = text_at(signer, "name");
    if (const auto position = text_at(signer, "position"); !position.empty())
        signed_by += (signed_by.empty() ? "" : ", ") + position;
    add_fact(facts, word(lang, "fact_signer"), signed_by);
    add_fact(facts, word(lang, "fact_recipients"),
             shortened(names_joined(list_at(document, "recipients")), 300));
    add_fact(facts, word(lang, "fact_sources"), names_joined(list_at(document, "sources")));
    add_fact(facts, word(lang, "fact_id"), text_at(document, "id"));
    return facts;
}

Json misprints_view(Lang lang, const Json& document) {
    Json out = Json::array();
    for (const auto& misprint : list_at(document, "probable_misprints")) {
        Json view;
        view["misprint_name"] =
            text_at(misprint, "number").empty() ? text_at(misprint, "id") : text_at(misprint, "number");
        view["misprint_href"] = document_link(lang, text_at(misprint, "id"));
        out.push_back(std::move(view));
    }
    return out;
}

} // namespace

Page document_page(const PageContext& context, const Json& document, const Json& citations,
                   const Json& cited_by, std::string_view text) {
    const Lang lang = context.lang;
    const auto id = text_at(document, "id");
    const bool held = true_at(document, "held");
    const auto name = document_name(lang, document);
    const auto title = text_at(document, "title");
    const auto state = state_of_item(lang, document);

    Json view;
    view["name"] = name;
    view["doc_title"] = title == name ? std::string{} : title;
    view["origin"] = document_origin(lang, document);
    view["held"] = held;
    view["state_css"] = state.css;
    view["state_word"] = state.text;
    view["draft"] = text_at(document, "status") == "draft";
    view["facts"] = facts_view(lang, document);
    view["misprints"] = misprints_view(lang, document);
    view["has_misprints"] = !view["misprints"].empty();

    const auto encoded =
        "/documents/" +
        std::string(document_link(Lang::vi, id).substr(std::string_view("/documents/").size()));
    view["chain_href"] = document_link(lang, id, "/chain");
    view["coverage_href"] = link_to(lang, "/analytics/coverage", {{"id", id}});
    view["json_href"] = api_link(encoded);
    view["text_href"] = held ? api_link(encoded + "/text") : std::string{};
    view["cites_csv_href"] = api_link(encoded + "/citations", {{"format", "csv"}});
    view["cited_by_csv_href"] = api_link(encoded + "/cited-by", {{"format", "csv"}});
    view["cited_by_json_href"] = api_link(encoded + "/cited-by");
    view["feed_href"] = api_link(encoded + "/cited-by", {{"format", "atom"}});

    const auto spans = linked_spans(list_at(citations, "items"));
    std::vector<Span> links;
    for (const auto& linked : spans) links.push_back(linked.span);
    const auto sections = sections_of(document);
    const auto anchors = section_anchors(sections);
    const auto reading = read_text(text, title, sections, links);
    view["blocks"] = blocks_view(lang, reading, spans, anchors);
    view["has_text"] = !view["blocks"].empty();
    view["text_cut"] = reading.cut;
    view["outline"] = outline_view(sections, anchors);
    view["has_outline"] = view["outline"].size() > 1;

    view["cites"] = cites_view(lang, list_at(citations, "items"));
    view["has_cites"] = !view["cites"].empty();
    const auto cites_count = static_cast<long long>(view["cites"].size());
    view["cites_n"] = grouped(lang, cites_count);
    view["cites_words"] = counted(lang, "cites_n_documents", cites_count);

    view["cited_by"] = cited_by_view_of(lang, list_at(cited_by, "items"));
    view["has_cited_by"] = !view["cited_by"].empty();
    const auto total = number_at(cited_by, "total");
    view["cited_by_n"] = grouped(lang, total);
    view["cited_by_words"] = counted(lang, "cited_by_n", total);
    const auto left = total - static_cast<long long>(view["cited_by"].size());
    view["cited_by_left"] = left > 0 ? counted(lang, "cited_by_left", left) : std::string{};
    view["cited_by_search_href"] = link_to(lang, "/search", {{"cites", id}});
    return finish(context, "document", std::move(view),
                  title.empty() || title == name ? name : name + ": " + shortened(title, 90));
}

} // namespace vanmach::pages
