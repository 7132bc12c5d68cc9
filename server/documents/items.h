// SPDX-License-Identifier: GPL-2.0-or-later
// What all views share: a document as it stands in a list, an id made a document, sentences cut from texts,
// cursors.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/authority/issuer_line.h"
#include "corpus/document_json.h"
#include "corpus/text/utf8.h"
#include "indexer/snapshot.h"
#include "server/http/parameters.h"
#include "server/http/problem.h"

namespace vanmach {

/// {id, held, type, number, date, issuer, province, title, cited_by_count}; unknown values are null.
Json item_of(const Snapshot& snapshot, NodeIndex node);

/// How officials name the document: {full, short, missing} of official_citation.h.
Json citation_of(const NodeView& view);

/// The document of an id, in any case. Errors: 404 unknown-document, with `candidates` of the same number
/// where there are any; 300 ambiguous-id with `candidates`; 308 moved-document with `id` where one document
/// has taken the id over.
tl::expected<NodeIndex, Problem> find_document(const Snapshot& snapshot, std::string_view id);

/// The same for an id in a query, which a redirect could not mend: a moved document is found where it is now, and one by its
/// number, in any spelling, where no other bears it.
tl::expected<NodeIndex, Problem> find_asked(const Snapshot& snapshot, std::string_view id);

/// Slices of held texts by code points. Keeps each text it has seen, and its offsets: for one request, one
/// thread.
class Sentences {
  public:
    explicit Sentences(const Snapshot& snapshot) : snapshot_(snapshot) {}
    std::string slice(HeldIndex held, Span span);

  private:
    const Snapshot& snapshot_;
    struct Indexed {
        explicit Indexed(std::string whole) : text(std::move(whole)), index(text) {}
        std::string text;
        CodePointIndex index; // of text
    };
    std::map<HeldIndex, std::unique_ptr<Indexed>> texts_;
};

/// Adds {relation, start, end, sentence, sentence_start, sentence_end}.
void add_mention(Json& json, const MentionView& mention, Relation relation, Sentences& sentences);

/// [{name, slug, since, documents}]; slug and documents are null where this corpus names no document of the body.
Json related_bodies(const Snapshot& snapshot, const std::vector<RelatedBody>& bodies);

/// What is said of two documents that differ in nothing but the code or the year of what names them.
std::string twins_told(const NodeView& one, const NodeView& other);

/// Where a list goes on: opaque to clients, bound to the snapshot and to what was asked.
std::string make_cursor(const Snapshot& snapshot, std::string_view request, std::uint64_t offset);
/// Errors: 400 bad-cursor (not ours, or of another request), 410 stale-cursor (of another snapshot).
tl::expected<std::uint64_t, Problem> read_cursor(const Snapshot& snapshot, std::string_view request,
                                                 std::string_view cursor);

/// The part of a list that `size` and `cursor` ask for, as {total, items, next}; `make` gives the JSON of an item by its place.
/// `about` tells this list from others of the same parameters: "cited-by 33-ct-ttg.2021". Errors: those of read_cursor.
tl::expected<Json, Problem> page_of(const Snapshot& snapshot, const Parameters& parameters, std::string_view about, std::size_t total,
                                    const std::function<Json(std::size_t)>& make);

} // namespace vanmach
