// SPDX-License-Identifier: GPL-2.0-or-later
// What the document table shows of its rows: views into mapped columns, valid while the table lives.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "indexer/resolution/resolution.h"

namespace vanmach {

/// A held document's place in the snapshot, in the order of (source, part).
using HeldIndex = std::uint32_t;
inline constexpr HeldIndex not_held = std::numeric_limits<HeldIndex>::max();

/// A row of the document table. Views into the snapshot: valid while it lives.
struct NodeView {
    NodeIndex index = no_node;
    std::string_view id;
    std::string_view slug;
    std::string_view type;
    std::string_view number;
    std::string_view date; // ISO, at its precision; "" unknown
    std::string_view issuer;
    std::string_view province;
    std::string_view unit;
    std::string_view title;
    Level level = Level::unknown;
    std::uint32_t cited_by_count = 0;
    HeldIndex held = not_held; // its first file
    bool is_held() const { return held != not_held; }
};

/// A mention as the snapshot keeps it.
struct MentionView {
    NodeIndex citing = no_node;
    HeldIndex held = not_held; // the document whose text holds it
    int n = 0;
    NodeIndex target = no_node;
    std::span<const NodeIndex> candidates;
    Relation relation = Relation::cites;
    Span span;
    Span sentence;
    Reason reason = Reason::nothing_known;
};

/// A body that issues documents, under one of its names.
struct IssuerView {
    std::uint32_t index = 0;
    std::string_view slug;
    std::string_view name;
    std::string_view province;
    std::string_view unit;
    Level level = Level::unknown;
};

/// An edge seen from one of its ends, in 8 bytes: `other` is the cited document in out_edges, the citing one in in_edges.
class EdgeView {
  public:
    static constexpr std::uint32_t most_mentions = 1U << 27;
    EdgeView() = default;
    /// `mention` must be below most_mentions.
    EdgeView(NodeIndex end, Relation relation, bool own, std::uint32_t mention)
        : other(end), told_(mention | (own ? most_mentions : 0U) | static_cast<std::uint32_t>(relation) << 28) {}
    Relation relation() const { return static_cast<Relation>(told_ >> 28); }
    /// True when the text of the citing document tells it; false: a third one ("A, which carries out B").
    bool own() const { return (told_ & most_mentions) != 0; }
    /// The evidence: index of the mention of the cited document.
    std::uint32_t mention() const { return told_ & (most_mentions - 1); }

    NodeIndex other = no_node;

  private:
    std::uint32_t told_ = 0;
};

/// A way in which a bare key is written in the corpus: accented_key, and how many documents write it so.
struct Variant {
    std::string_view accented;
    std::uint32_t documents = 0;
};

/// What matches are counted by.
enum class Facet : std::uint8_t { type, issuer, province, level, year };
inline constexpr std::size_t facet_count = 5;
std::string_view to_string(Facet facet); // "type"

} // namespace vanmach
