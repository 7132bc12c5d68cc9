// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/documents/reading_view.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "server/pages/documents/reading_text.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/section_anchors.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

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

using RowOf = std::function<std::string(const Json&)>;

Json mention_link(Lang lang, const Json& mention, const RowOf& row_of) {
    const auto state = state_of_mention(lang, mention);
    const Json& target = list_at(mention, "document");
    Json link;
    const auto id = text_at(mention, "id");
    link["link_href"] = id.empty() ? row_of(mention) : document_link(lang, id);
    link["link_css"] = state.css;
    link["link_state"] = state.text;
    link["link_name"] =
        target.is_object() && !target.empty() ? document_name(lang, target) : text_at(mention, "printed");
    return link;
}

Json piece_view(Lang lang, const Piece& piece, const std::vector<LinkedSpan>& spans,
                std::set<std::string>& anchors, const RowOf& row_of) {
    Json view;
    view["piece"] = piece.text;
    view["line_break"] = piece.line_break;
    view["linked"] = false;
    view["self"] = false;
    if (piece.link < 0) return view;
    const LinkedSpan& linked = spans[static_cast<std::size_t>(piece.link)];
    const Json& mention = *linked.mentions.front();
    const auto anchor = mention_anchor(linked.span.start);
    view["anchor"] = anchors.insert(anchor).second ? anchor : std::string{};
    if (state_of_mention(lang, mention).css == "self") {
        view["self"] = true;
        return view;
    }
    view["linked"] = true;
    view.update(mention_link(lang, mention, row_of));
    view["says_state"] = piece.last;
    view["others"] = Json::array();
    if (piece.last)
        for (std::size_t i = 1; i < linked.mentions.size(); ++i) {
            Json other = mention_link(lang, *linked.mentions[i], row_of);
            const auto own = mention_anchor(number_at(*linked.mentions[i], "start"));
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

constexpr std::size_t longest_outline = 150; // entries; a longer one keeps to its higher levels

Json outline_view(const std::vector<Section>& sections, const std::vector<std::string>& anchors) {
    const auto entries = [&](int depth) { return static_cast<std::size_t>(std::ranges::count_if(sections, [&](const Section& s) { return s.depth <= depth; })); };
    int deepest = 3;
    while (deepest > 1 && entries(deepest) > longest_outline) --deepest;
    Json outline = Json::array();
    for (std::size_t i = 0; i < sections.size(); ++i) {
        if (sections[i].depth > deepest) continue;
        Json entry;
        entry["outline_label"] = sections[i].label;
        entry["outline_title"] = shortened(sections[i].title, 80);
        entry["outline_href"] = "#" + anchors[i];
        entry["outline_css"] = fmt::format("depth-{}", std::min(sections[i].depth, 3));
        outline.push_back(std::move(entry));
    }
    return outline;
}

std::vector<std::size_t> obligation_starts(const Json& document) {
    std::vector<std::size_t> starts;
    for (const auto& one : list_at(document, "obligations")) starts.push_back(static_cast<std::size_t>(std::max(0LL, number_at(one, "start"))));
    std::ranges::sort(starts);
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    return starts;
}

std::string heading_name(const Block& block) {
    std::string name;
    for (const auto& piece : block.pieces) name += piece.line_break ? " " : piece.text;
    return shortened(name, 60);
}

Json blocks_view(Lang lang, const ReadingText& reading, const std::vector<LinkedSpan>& spans, const std::vector<std::string>& section_ids,
                 const std::vector<std::size_t>& obligations, const RowOf& row_of) {
    Json blocks = Json::array();
    std::set<std::string> anchors;
    auto obligation = obligations.begin();
    for (const auto& block : reading.blocks) {
        Json view;
        view["block_id"] =
            block.section >= 0 ? section_ids[static_cast<std::size_t>(block.section)] : std::string{};
        view["permalink"] = block.section >= 0 ? word(lang, "permalink", {{"section", heading_name(block)}}) : std::string{};
        const auto marks_until = [&](std::size_t end) {
            Json marks = Json::array();
            for (; obligation != obligations.end() && *obligation < end; ++obligation) marks.push_back({{"mark_id", obligation_anchor(static_cast<long long>(*obligation))}});
            return marks;
        };
        view["table"] = block.kind == BlockKind::table;
        view["layout"] = block.layout;
        view["head_row"] = Json::array();
        view["rows"] = Json::array();
        for (std::size_t i = 0; i < block.rows.size(); ++i) {
            const auto& row = block.rows[i];
            const bool head = i == 0 && block.headed;
            const bool whole = row.cells.size() == block.columns;
            Json cells = Json::array();
            for (const auto& cell : row.cells) {
                if (cells.empty() || whole)
                    cells.push_back({{"marks", cells.empty() ? marks_until(row.end) : Json::array()}, {"pieces", Json::array()}, {"span", whole ? Json() : Json(block.columns)}});
                else
                    cells.back()["pieces"].push_back(piece_view(lang, {" · "}, spans, anchors, row_of)); // under no column rather than the wrong one
                for (const auto& piece : cell) cells.back()["pieces"].push_back(piece_view(lang, piece, spans, anchors, row_of));
            }
            view[head ? "head_row" : "rows"].push_back({{"row_id", row.section >= 0 ? section_ids[static_cast<std::size_t>(row.section)] : std::string{}}, {"cells", std::move(cells)}});
        }
        view["marks"] = marks_until(block.end);
        const int heading = block.kind == BlockKind::heading ? std::clamp(block.depth, 1, 4) : 0;
        view["h3"] = heading == 1;
        view["h4"] = heading == 2;
        view["h5"] = heading == 3;
        view["h6"] = heading == 4;
        view["text_block"] = heading == 0 && block.kind != BlockKind::table;
        view["block_css"] = block.kind == BlockKind::item      ? fmt::format("item-{}", block.depth)
                            : block.kind == BlockKind::caption ? std::string("caption")
                            : block.kind == BlockKind::title   ? std::string("caption title")
                                                               : std::string("plain");
        view["pieces"] = Json::array();
        for (const auto& piece : block.pieces)
            view["pieces"].push_back(piece_view(lang, piece, spans, anchors, row_of));
        blocks.push_back(std::move(view));
    }
    return blocks;
}

} // namespace

std::string mention_anchor(long long start) { return fmt::format("o{}", start); }
std::string obligation_anchor(long long start) { return fmt::format("v{}", start); }

ReadingView reading_view(Lang lang, const Json& document, const Json& mentions, std::string_view text, const RowOf& row_of) {
    const auto spans = linked_spans(mentions);
    std::vector<Span> links;
    for (const auto& linked : spans) links.push_back(linked.span);
    const auto sections = sections_of(document);
    const auto anchors = section_anchors(sections);
    const auto reading = read_text(text, text_at(document, "title"), sections, links);
    ReadingView view;
    view.blocks = blocks_view(lang, reading, spans, anchors, obligation_starts(document), row_of);
    view.outline = outline_view(sections, anchors);
    view.cut = reading.cut;
    return view;
}

} // namespace vanmach::pages
