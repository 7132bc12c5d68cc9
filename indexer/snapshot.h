// SPDX-License-Identifier: GPL-2.0-or-later
// A snapshot: one immutable generation of the index.
//
//   INDEX/CURRENT              one line, the name of the snapshot that is served
//   INDEX/snapshot-000001/
//     manifest.json            schema version, counts, warnings, the files read with their hashes, SHA-256 of every file below
//     xapian/                  terms of the held documents; docid = held index + 1
//     records.bin texts.bin    a JSON record and a text for each held document (blobs.h)
//     table.bin                the document table, mentions and graph as flat columns, mapped (columns.h)
//
// Built aside, checked, synced, renamed, and only then named by CURRENT: a crash at any moment leaves the old one.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document_json.h"
#include "corpus/error.h"
#include "indexer/resolution.h"

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
    std::string_view why;
};

/// An edge seen from one of its ends: `other` is the cited document in out_edges, the citing one in in_edges.
struct EdgeView {
    NodeIndex other = no_node;
    Relation relation = Relation::cites;
    std::uint32_t mention = 0;
};

struct SnapshotCounts {
    std::uint64_t files = 0, documents = 0, nodes = 0, mentions = 0, edges = 0, text_bytes = 0;
};

/// Immutable; safe to read from several threads. Xapian handles are not: each thread opens its own on xapian_path().
class Snapshot {
  public:
    /// Opens what CURRENT names. Errors: not_an_index, index_version, index_damaged, each naming the folder.
    static Result<std::shared_ptr<const Snapshot>> open(const std::filesystem::path& index);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete; // owns mapped files: share the pointer
    Snapshot& operator=(const Snapshot&) = delete;

    /// What CURRENT names now; compare with name() to learn that a newer one is served.
    static Result<std::string> current(const std::filesystem::path& index);

    std::string_view name() const;    // "snapshot-000001"
    std::string_view content_hash() const; // SHA-256 over the manifest's file hashes: equal corpora give equal hashes
    const Json& manifest() const;
    SnapshotCounts counts() const;
    std::filesystem::path xapian_path() const;

    std::size_t node_count() const;
    NodeView node(NodeIndex index) const;
    std::optional<NodeIndex> find(std::string_view id) const;               // ids compare in any case
    std::vector<NodeIndex> candidates_of(std::string_view id) const;        // of an id that names several documents
    std::vector<NodeIndex> by_slug(std::string_view slug) const;            // every document of that number, by id
    std::vector<NodeIndex> probable_misprints(NodeIndex index) const;

    std::size_t held_count() const;
    NodeIndex node_of(HeldIndex held) const;
    std::vector<HeldIndex> parts(NodeIndex index) const;                    // all its files
    std::string_view text(HeldIndex held) const;
    Json record(HeldIndex held) const;                                      // document_json.h, without the text

    std::span<const EdgeView> out_edges(NodeIndex index) const;             // by (other, relation, mention)
    std::span<const EdgeView> in_edges(NodeIndex index) const;
    MentionView mention(std::uint32_t index) const;
    std::pair<std::uint32_t, std::uint32_t> mentions_of(HeldIndex held) const; // [first, last) in text order

  private:
    struct Impl;
    explicit Snapshot(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace vanmach
