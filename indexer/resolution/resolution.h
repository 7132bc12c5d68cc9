// SPDX-License-Identifier: GPL-2.0-or-later
// Resolution: what each mention means. Documents keep what they print; this table, built over the whole corpus at the
// end of each indexing run, says which official document every citation names. Changing it re-reads no text.
//
// Deterministic: the same documents in any order give the same ids, nodes and answers. A mention joins the only
// document that agrees with everything it prints; none: a node of its own; several: ambiguous, never a guess.
//
//   claims     what every held document says of itself and every mention of another
//   clusters   claims of one number and scope, told apart by their dates: one cluster a document
//   nodes      a cluster's row in the document table: its id, and what most of its claims say
//   mentions   what each mention means, and why
//   edges      who cites whom and how
//   anomalies  where mentions and documents disagree
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"

namespace vanmach {

class Claims;

/// An official document, held or only cited: its place in the document table.
using NodeIndex = std::uint32_t;
inline constexpr NodeIndex no_node = std::numeric_limits<NodeIndex>::max();

/// A row of the document table.
struct Node {
    std::string id;
    std::string slug; // the id's first part: what a number in any spelling is looked up by
    std::string type;
    std::string number;
    PartialDate date;
    Issuer issuer;
    std::string title;                // of a cited document: how it is best attested, or ""
    std::vector<std::uint32_t> parts; // held documents (indices into the claims), first path in byte order first
    std::uint32_t cited_by_count = 0; // documents whose own text cites it, itself not counted
    bool held() const { return !parts.empty(); }
};

/// Why a mention means the document that it is given, or none.
enum class Reason : std::uint8_t {
    nothing_known,       // names no known document
    blank,               // the number is left blank
    own_number,          // the document's own number
    all_agree,           // number and date, and the place of the issuer
    no_date_known,       // number and the place of the issuer; nobody prints a full date
    only_one_agrees,     // the only document of this number that agrees with what is printed
    holds_year,          // the number holds its year
    date_misprinted,     // number and the place of the issuer; the date is a misprint
    known_by_name,       // the name of a known document
    province_unknown,    // number; the province of its issuer is not known
    short_form,          // short for the only such document that is named in full here
    several_agree,       // ambiguous: several documents of this number agree with what is printed
    several_named_here,  // ambiguous: short for several that are named in full here
};
inline constexpr int reason_count = 13;
std::string_view to_string(Reason reason); // a sentence in English

/// What a mention means. Its number in the text is its place among those of its document, from 1.
struct Mention {
    NodeIndex target = no_node; // no_node: blank or ambiguous
    Span span;
    Span sentence;
    Relation relation = Relation::cites; // of the citing document itself to the target
    Reason reason = Reason::nothing_known;
};

/// A mention that several documents agree with.
struct OpenMention {
    std::uint32_t mention = 0;
    std::vector<NodeIndex> candidates; // two or more, ascending
};

/// An edge of the citation graph, from the citing to the cited; a pair may have several relations and several places.
struct Edge {
    NodeIndex from = no_node;
    NodeIndex to = no_node;
    Relation relation = Relation::cites;
    bool own = true;           // told by the text of `from`; false: by a third document ("A, which carries out B")
    std::uint32_t mention = 0; // the evidence: index of the mention of `to`
};

/// How a mention, or a document, disagrees with the rest.
enum class AnomalyKind : std::uint8_t {
    number_form,       // 05/CT-TU for 05-CT/TU
    issuer_code,       // the code names another body than the words: "20/CT-TTg … của Chủ tịch UBND tỉnh"
    issuer_differs,    // others name another issuer
    date_differs,      // the document has, or others print, another date
    cites_later,       // the cited document is younger than the citing one
    cites_replaced,    // replaced before, by `other`
    cites_repealed,    // repealed before, wholly or in part, by `other`
    probable_misprint, // shares all but its code or year with `other`
};
inline constexpr int anomaly_kind_count = 8;
std::string_view to_string(AnomalyKind kind); // "date-differs"

inline constexpr std::uint32_t no_mention = std::numeric_limits<std::uint32_t>::max();

struct Anomaly {
    AnomalyKind kind = AnomalyKind::number_form;
    NodeIndex node = no_node;            // the cited document
    NodeIndex other = no_node;           // the document that explains it, where there is one
    std::uint32_t mention = no_mention;  // the place; none where whole documents disagree
};

/// An id that names several documents, or that was overtaken.
struct AmbiguousId {
    std::string id;
    std::vector<NodeIndex> candidates;
};

struct Resolution {
    std::vector<Node> nodes;                 // sorted by id
    std::vector<NodeIndex> node_of;          // by held document
    std::vector<Mention> mentions;           // by held document, in text order
    std::vector<std::uint32_t> mentions_end; // by held document
    std::vector<OpenMention> open;           // sorted by mention
    std::vector<Edge> edges;                 // sorted by from, to, relation, mention; self-citations left out
    std::vector<Anomaly> anomalies;          // sorted by kind, node, mention, other
    std::vector<AmbiguousId> ambiguous;      // sorted by id
};

/// Pure; thread-safe. The order in which the documents were taken in decides nothing but the order of the mentions.
Resolution resolve(const Claims& claims);

} // namespace vanmach
