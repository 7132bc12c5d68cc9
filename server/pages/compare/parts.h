// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of the page that compares documents, and what they share. Thread-safe functions on values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/text/utf8.h"
#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// A document as it heads a column.
struct Column {
    std::string id;
    std::string letter;   // "A" … "D": what tells the columns apart where there is no room for more
    std::string name;     // "Kế hoạch số 696/KH-UBND"
    std::string short_name; // "696/KH-UBND Tây Ninh"
    bool held = false;
};

class Columns {
  public:
    Columns(Lang lang, const Json& comparison, const std::vector<std::string>& texts);

    Lang lang;
    std::vector<Column> list;
    std::vector<std::vector<Span>> marks; // of each text: what stands in another one word for word; ascending, not overlapping

    const Column* find(std::string_view id) const;
    std::size_t place(std::string_view id) const; // list.size() where it is none
    std::string_view slice(std::size_t column, Span span) const { return places_[column].slice(span.start, span.end); }
    std::size_t length(std::size_t column) const { return places_[column].size(); }

    /// The page of the document, at a span of its text: at the section around it, and where the browser can find the words, at them.
    std::string place_link(std::size_t column, Span span) const;

  private:
    std::vector<CodePointIndex> places_;
    std::vector<std::vector<Section>> sections_;
    std::vector<std::vector<std::string>> anchors_;
};

/// {tag, column_name, column_short, column_href} of a column.
Json column_view(const Columns& columns, std::size_t place);
/// "A, C"
std::string letters_of(const Columns& columns, const std::vector<std::size_t>& places);

/// A span of a column's text as paragraphs of pieces, what stands elsewhere word for word marked: [{pieces: [{piece, marked,
/// line_break}]}].
Json paragraphs_view(const Columns& columns, std::size_t column, Span span);

void add_outline(Json& view, const Columns& columns, const Json& outline);
void add_citations(Json& view, const Columns& columns, const Json& comparison);
void add_passages(Json& view, const Columns& columns, const Json& passages);

/// {candidates: [item and {add_href, same_words}], has_candidates}: documents of similar_view that are not among `ids` yet.
void add_candidates(Json& view, Lang lang, const std::vector<std::string>& ids, const Json& similar);

} // namespace vanmach::pages
