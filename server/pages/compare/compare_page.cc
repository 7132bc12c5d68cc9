// SPDX-License-Identifier: GPL-2.0-or-later
// The page as a whole: its columns, the facts, and where its parts meet.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "server/http/parameters.h"
#include "server/pages/compare/pages.h"
#include "server/pages/compare/parts.h"
#include "server/pages/documents/reading_text.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/section_anchors.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::size_t words_to_find = 4; // at either end of a passage, for the browser to find it on another page

Span span_at(const Json& object) {
    return {static_cast<std::uint32_t>(std::max(0LL, number_at(object, "start"))), static_cast<std::uint32_t>(std::max(0LL, number_at(object, "end")))};
}

std::string short_name(Lang lang, const Json& document) {
    auto name = text_at(document, "number");
    if (name.empty()) name = document_name(lang, document);
    auto where = text_at(document, "province");
    if (where.empty() && text_at(document, "number").empty()) where = shortened(text_at(document, "issuer"), 40);
    return where.empty() ? name : name + " " + where;
}

/// The first or the last words of a text, as a text directive of an address names them (URL Fragment Text Directives).
std::string some_words(std::string_view text, bool last) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_of(" \n\t", at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    if (words.size() > words_to_find) words = last ? std::vector(words.end() - words_to_find, words.end()) : std::vector(words.begin(), words.begin() + words_to_find);
    // In a directive a hyphen, too, has a meaning of its own.
    std::string encoded;
    for (const char c : url_encoded(fmt::format("{}", fmt::join(words, " ")))) encoded += c == '-' ? std::string("%2D") : std::string(1, c);
    return encoded;
}

std::vector<Span> merged(std::vector<Span> spans) {
    std::ranges::sort(spans, {}, &Span::start);
    std::vector<Span> out;
    for (const auto& span : spans) {
        if (!out.empty() && span.start <= out.back().end) out.back().end = std::max(out.back().end, span.end);
        else if (!span.empty()) out.push_back(span);
    }
    return out;
}

void add_facts(Json& view, const Columns& columns, const Json& facts) {
    view["facts"] = Json::array();
    for (const auto& fact : facts) {
        const auto name = text_at(fact, "name");
        const auto& values = list_at(fact, "values");
        const bool counts = std::ranges::any_of(values, &Json::is_number); // that they differ goes without saying
        const bool differs = fact.contains("same") && fact["same"] == false && !counts;
        Json row{{"fact_name", word(columns.lang, "cmp_fact_" + name)}, {"fact_differs", differs}, {"fact_cells", Json::array()}};
        std::size_t place = 0;
        for (const auto& value : values) {
            std::string told;
            if (value.is_number()) told = grouped(columns.lang, value.get<long long>());
            else if (value.is_string()) {
                const auto text = value.get<std::string>();
                told = name == "type" ? type_name(columns.lang, text) : name == "date" ? display_date(text) : name == "level" ? level_word(columns.lang, text) : text;
            }
            if (place == columns.list.size()) break;
            row["fact_cells"].push_back({{"tag", columns.list[place].letter}, {"fact_value", told}, {"fact_count", value.is_number()}});
            ++place;
        }
        view["facts"].push_back(std::move(row));
    }
}

void add_columns(Json& view, const Columns& columns, const Json& documents, const Query& kept) {
    std::vector<std::string> ids;
    for (const auto& column : columns.list) ids.push_back(column.id);
    view["columns"] = Json::array();
    bool cut = false;
    for (std::size_t place = 0; place < columns.list.size(); ++place) {
        Json column = item_view(columns.lang, documents[place]);
        column.update(column_view(columns, place));
        auto others = ids;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(place));
        column["remove_href"] = compare_link(columns.lang, others, kept);
        // The first column is what the others are compared with: another one may take its place.
        auto first = ids;
        std::rotate(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(place), first.begin() + static_cast<std::ptrdiff_t>(place) + 1);
        column["first_href"] = place > 0 ? compare_link(columns.lang, first, kept) : std::string();
        column["only_cited"] = !columns.list[place].held;
        view["columns"].push_back(std::move(column));
        cut = cut || true_at(documents[place], "cut");
    }
    view["texts_cut"] = cut;
}

/// What the page says in one sentence.
std::string summary(Lang lang, const Json& comparison) {
    const auto& outline = list_at(comparison, "outline");
    const auto& citations = list_at(comparison, "citations");
    const auto sections = counted(lang, "cmp_rows", number_at(outline, "matched"));
    const auto shared = static_cast<long long>(list_at(citations, "shared").size());
    const auto cited = shared == 0 ? word(lang, "cmp_shared_none") : counted(lang, "cmp_shared", shared);
    return word(lang, "cmp_summary", {{"sections", sections}, {"citations", cited}});
}

} // namespace

Columns::Columns(Lang of, const Json& comparison, const std::vector<std::string>& texts) : lang(of) {
    const auto& documents = list_at(comparison, "documents");
    sections_.resize(documents.size());
    marks.resize(documents.size());
    for (std::size_t place = 0; place < documents.size(); ++place) {
        const auto& document = documents[place];
        list.push_back({text_at(document, "id"), std::string(1, static_cast<char>('A' + place)), document_name(lang, document), short_name(lang, document), true_at(document, "held")});
        places_.emplace_back(place < texts.size() ? std::string_view(texts[place]) : std::string_view());
    }
    for (const auto& row : list_at(list_at(comparison, "outline"), "rows")) {
        const auto& cells = list_at(row, "cells");
        for (std::size_t place = 0; place < std::min(cells.size(), list.size()); ++place)
            if (cells[place].is_object())
                sections_[place].push_back({text_at(cells[place], "label"), text_at(cells[place], "title"), static_cast<int>(number_at(cells[place], "depth")), span_at(cells[place])});
    }
    for (const auto& sections : sections_) anchors_.push_back(section_anchors(sections));
    for (const auto& pair : list_at(comparison, "passages"))
        for (const auto& passage : list_at(pair, "items"))
            for (const auto& where : list_at(passage, "places"))
                if (const auto at = place(text_at(where, "id")); at < list.size()) marks[at].push_back(span_at(where));
    for (auto& spans : marks) spans = merged(std::move(spans));
}

const Column* Columns::find(std::string_view id) const {
    const auto at = place(id);
    return at < list.size() ? &list[at] : nullptr;
}

std::size_t Columns::place(std::string_view id) const { return static_cast<std::size_t>(std::ranges::find(list, id, &Column::id) - list.begin()); }

std::string Columns::place_link(std::size_t column, Span span) const {
    auto link = document_link(lang, list[column].id);
    const auto& sections = sections_[column];
    std::string anchor;
    for (std::size_t i = 0; i < sections.size(); ++i)
        if (sections[i].span.start <= span.start && span.start < sections[i].span.end) anchor = anchors_[column][i];
    const auto text = slice(column, span);
    if (anchor.empty() && text.empty()) return link;
    link += "#" + url_encoded(anchor);
    if (text.empty()) return link;
    const auto first = some_words(text, false), last = some_words(text, true);
    return link + ":~:text=" + first + (first == last ? "" : "," + last);
}

Json column_view(const Columns& columns, std::size_t place) {
    const auto& column = columns.list[place];
    return {{"tag", column.letter}, {"column_name", column.name}, {"column_short", column.short_name}, {"column_href", document_link(columns.lang, column.id)}};
}

std::string letters_of(const Columns& columns, const std::vector<std::size_t>& places) {
    std::string letters;
    for (const auto place : places) letters += (letters.empty() ? "" : ", ") + columns.list[place].letter;
    return letters;
}

Json paragraphs_view(const Columns& columns, std::size_t column, Span span) {
    std::vector<Span> marked;
    for (const auto& mark : columns.marks[column]) {
        const Span inside{std::max(mark.start, span.start), std::min(mark.end, span.end)};
        if (!inside.empty()) marked.push_back({inside.start - span.start, inside.end - span.start});
    }
    const auto reading = read_text(columns.slice(column, span), {}, {}, marked);
    Json paragraphs = Json::array();
    for (const auto& block : reading.blocks) {
        Json pieces = Json::array();
        for (const auto& piece : block.pieces) pieces.push_back({{"piece", piece.text}, {"marked", piece.link >= 0}, {"line_break", piece.line_break}});
        paragraphs.push_back({{"pieces", std::move(pieces)}});
    }
    return paragraphs;
}

std::string compare_link(Lang lang, const std::vector<std::string>& ids, const Query& more, std::string_view fragment) {
    std::string list;
    for (const auto& id : ids)
        if (!id.empty()) list += (list.empty() ? "" : ",") + url_encoded(id);
    auto rest = link_to(lang, "", without(more, "ids"), fragment);
    if (list.empty()) return "/compare" + rest;
    if (rest.starts_with('?')) rest[0] = '&';
    return "/compare?ids=" + list + rest;
}

Page compare_page(const PageContext& context, const Json& comparison, const std::vector<std::string>& texts, const Json& similar) {
    const Lang lang = context.lang;
    const Columns columns(lang, comparison, texts);
    const auto kept = without(context.query, "ids");
    std::vector<std::string> ids, names;
    for (const auto& column : columns.list) ids.push_back(column.id), names.push_back(column.short_name);

    Json view;
    view["cols"] = fmt::format("cols-{}", columns.list.size());
    view["summary"] = summary(lang, comparison);
    add_columns(view, columns, list_at(comparison, "documents"), kept);
    view["has_not_held"] = !list_at(comparison, "not_held").empty();
    add_citations(view, columns, comparison);
    add_facts(view, columns, list_at(comparison, "facts"));
    add_outline(view, columns, list_at(comparison, "outline"));
    add_passages(view, columns, list_at(comparison, "passages"));

    const bool different = value_of(context.query, "show") == "different";
    view["different"] = different;
    view["all_href"] = compare_link(lang, ids, without(kept, "show"));
    view["different_href"] = compare_link(lang, ids, with(kept, "show", "different"));

    view["can_add"] = columns.list.size() < 4;
    view["ids"] = Json::array();
    for (const auto& id : ids) view["ids"].push_back({{"id", id}});
    add_candidates(view, lang, ids, similar);
    const auto data = compare_link(Lang::vi, ids);
    view["json_href"] = "/api/v1" + data;
    view["csv_href"] = "/api/v1" + data + "&format=csv";
    view["page_script"] = "src/compare.ts";
    view["page_style"] = "css/compare.css";
    return finish(context, "compare", std::move(view), word(lang, "cmp_title_of", {{"names", fmt::format("{}", fmt::join(names, " – "))}}));
}

} // namespace vanmach::pages
