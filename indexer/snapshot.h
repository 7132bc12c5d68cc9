// SPDX-License-Identifier: GPL-2.0-or-later
// A snapshot: one immutable generation of the index.
//
//   INDEX/CURRENT              one line, the name of the snapshot that is served
//   INDEX/snapshot-000001/
//     manifest.json            schema version, counts, warnings, failures, SHA-256 of every file below
//     files.jsonl              a line for each file met: path, size, SHA-256, what became of it
//     xapian/                  terms of the held documents (schema.h); docid = held index of a document's
//     first file + 1 records.bin texts.bin    a JSON record and a text for each held document (blobs.h)
//     table.bin                the document table, mentions and graph as flat columns, mapped
//     (document_table.h, columns.h) variants.bin             how bare words are written with diacritics
//     (document_table.h) suggestions.bin          what can be completed while typing (suggestions.h)
//
// Built aside, checked, synced, renamed, and only then named by CURRENT: a crash at any moment leaves the old
// one.
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
#include "indexer/document_table.h"
#include "indexer/pairs.h"
#include "indexer/suggestions.h"

namespace vanmach {

struct SnapshotCounts {
    std::uint64_t files = 0, documents = 0, nodes = 0, mentions = 0, edges = 0, text_bytes = 0;
};
/// As the manifest and the version page print them.
Json to_json(const SnapshotCounts& counts);

/// Immutable; safe to read from several threads. Xapian handles are not: each thread opens its own on
/// xapian_path().
class Snapshot {
  public:
    /// Opens what CURRENT names. Errors: not_an_index, index_version, index_damaged, each naming the folder.
    static Result<std::shared_ptr<const Snapshot>> open(const std::filesystem::path& index);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete; // owns mapped files: share the pointer
    Snapshot& operator=(const Snapshot&) = delete;

    /// What CURRENT names now; compare with name() to learn that a newer one is served.
    static Result<std::string> current(const std::filesystem::path& index);

    std::string_view name() const; // "snapshot-000001"
    /// SHA-256 over the hashes of table, records, texts, pairs, variants and suggestions: equal corpora give equal hashes,
    /// whatever --jobs.
    std::string_view content_hash() const;
    const Json& manifest() const;
    SnapshotCounts counts() const;
    std::filesystem::path xapian_path() const;

    /// The document table and the citation graph: flat columns, for those who walk over all of them.
    const DocumentTable& table() const;

    std::size_t node_count() const;
    NodeView node(NodeIndex index) const;
    std::optional<NodeIndex> find(std::string_view id) const;        // ids compare in any case
    std::vector<NodeIndex> candidates_of(std::string_view id) const; // of an id that names several documents
    std::vector<NodeIndex> by_slug(std::string_view slug) const;     // every document of that number, by id
    std::vector<NodeIndex> probable_misprints(NodeIndex index) const;

    std::size_t held_count() const;
    NodeIndex node_of(HeldIndex held) const;
    std::vector<HeldIndex> parts(NodeIndex index) const; // all its files
    // What fails its checksum reads as empty, or null; `vanmach-indexer check` names it.
    std::string text(HeldIndex held) const;
    std::string text_start(HeldIndex held, std::size_t bytes) const; // as much of it, in whole code points
    std::string_view stored_text(HeldIndex held) const;              // compressed (compressed.h)
    Json record(HeldIndex held) const;                  // document_json.h, without id and text
    std::string record_text(HeldIndex held) const;         // the same, not parsed
    std::string_view stored_record(HeldIndex held) const; // the same, compressed (compressed.h)

    std::span<const EdgeView> out_edges(NodeIndex index) const; // by (other, relation, mention)
    std::span<const EdgeView> in_edges(NodeIndex index) const;
    MentionView mention(std::uint32_t index) const;
    std::pair<std::uint32_t, std::uint32_t> mentions_of(HeldIndex held) const; // [first, last) in text order
    std::size_t mention_count() const;

    /// The spellings of a bare key (text/keys.h), most frequent first: what an unaccented word may mean.
    std::vector<Variant> variants(std::string_view bare_key) const;
    /// What can be completed while somebody types.
    const Suggestions& suggestions() const;
    /// Which documents have two words next to each other.
    const PairIndex& pairs() const;
    std::size_t bare_key_count() const;
    std::string_view bare_key(std::size_t index) const; // in byte order

    /// For counting matches: a small number a held document (docid - 1), below facet_size().
    std::span<const std::uint32_t> facet(Facet facet) const;
    std::size_t facet_size(Facet facet) const;
    std::string_view facet_value(Facet facet, std::uint32_t number) const; // "" is the unknown value

  private:
    struct Impl;
    explicit Snapshot(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace vanmach
