// SPDX-License-Identifier: GPL-2.0-or-later
// Resolution: what each mention means. Documents keep what they print; this table, built over the whole corpus at the
// end of each indexing run, says which official document every citation names. Changing it re-reads no text.
//
// Deterministic: the same documents in any order give the same ids, nodes and answers. A mention joins the only
// document that agrees with everything it prints; none: a node of its own; several: ambiguous, never a guess.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "corpus/authority/authority.h"
#include "corpus/document.h"

namespace vanmach {

/// An official document, held or only cited: its place in the document table.
using NodeIndex = std::uint32_t;
inline constexpr NodeIndex no_node = std::numeric_limits<NodeIndex>::max();

/// What a document that was read brings to the resolution. `document.text` may be empty: only `text_tag` is used.
struct HeldDocument {
    Document document;
    std::string text_tag; // tag_of(folded_white_space(text))
};

/// A row of the document table.
struct Node {
    std::string id;
    std::string slug; // the id's first part: what a number in any spelling is looked up by
    std::string type;
    std::string number;
    PartialDate date;
    Issuer issuer;
    std::string title;                // of a cited document: how it is most often described, or ""
    std::vector<std::uint32_t> parts; // held documents (indices into the input), first path in byte order first
    std::uint32_t cited_by_count = 0; // documents whose own text cites it, itself not counted
    std::vector<NodeIndex> probable_misprints; // same date, issuer, type and leading number under another code
    bool held() const { return !parts.empty(); }
};

/// What a citation means.
struct Mention {
    NodeIndex citing = no_node;
    std::uint32_t part = 0;              // index of the held document that holds it
    int n = 0;                           // Citation::n
    NodeIndex target = no_node;          // no_node: blank or ambiguous
    std::vector<NodeIndex> candidates;   // two or more when ambiguous
    Relation relation = Relation::cites; // of the citing document itself to the target
    Span span;
    Span sentence;
    std::string why; // how it was resolved: "number, date and issuer", "the only 01-KL/TW", …
};

/// An edge of the citation graph, from the citing to the cited; a pair may have several relations and several places.
struct Edge {
    NodeIndex from = no_node;
    NodeIndex to = no_node;
    Relation relation = Relation::cites;
    std::uint32_t mention = 0; // the evidence: index of the mention of `to`
};

/// An id that names several documents, or that was overtaken.
struct AmbiguousId {
    std::string id;
    std::vector<NodeIndex> candidates;
};

struct Resolution {
    std::vector<Node> nodes;       // sorted by id
    std::vector<Mention> mentions; // sorted by part, n
    std::vector<Edge> edges;       // sorted by from, to, relation, mention; self-citations left out
    std::vector<AmbiguousId> ambiguous; // sorted by id
};

/// Pure; thread-safe. The order of `documents` decides nothing but the order of the mentions.
Resolution resolve(const std::vector<HeldDocument>& documents, const Authority& authority);

} // namespace vanmach
