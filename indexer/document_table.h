// SPDX-License-Identifier: GPL-2.0-or-later
// The document table, the mentions and the citation graph as flat columns: table.bin. And the spellings:
// variants.bin.
//
//   texts.{bytes,ends}                     a pool; every text column below holds numbers of it
//   node.{id,slug,type,number,date,        a row a node, by id
//         issuer,province,unit,title}
//   node.level  node.day  node.cited_by    day: PartialDate::packed
//   node.parts_end      node.parts         held indices of a node's files, first path first
//   node.by_slug                           nodes by (slug, id)
//   held.node  held.mentions_end           a row a held document
//   mention.{target,relation,reason,       a row a mention, by (held, n); n counts from 1 in each document
//            start,end,sentence_start,sentence_end}
//   open.mention  open.candidates_end  open.candidates     the ambiguous ones
//   alias.id  alias.candidates_end  alias.candidates       ids that name several documents
//   out.end  out.edges  in.end  in.edges   the graph as compressed sparse rows, both ways; 8 bytes an edge
//   anomaly.{kind,node,other,mention}      a row an anomaly, by (kind, node, mention)
//   issuer.{slug,name,province,unit,level} a row an issuing body, by slug
//   issuer.nodes_end    issuer.nodes       its documents;  node.issuers_end  node.issuers: the other way
//   facet.NAME.value  facet.NAME.held      a small number a held document, for counting
//
// X_end columns hold where a row's stretch of X ends; it begins where the row before ends.
#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/columns.h"
#include "indexer/document_views.h"
#include "indexer/terms.h"

namespace vanmach {

/// Errors: write_failed; internal where there are more mentions than an edge can point to.
Result<void> write_document_table(const std::filesystem::path& path, const Resolution& resolution);
Result<void> write_spellings(const std::filesystem::path& path, const SpellingCounts& spellings);

/// A mapped table.bin. Immutable, safe to read from several threads. Opening proves that every number in it
/// points inside, so that reading needs no checks beyond the caller's own index.
class DocumentTable {
  public:
    /// Errors: index_damaged.
    static Result<DocumentTable> open(const std::filesystem::path& path);

    std::size_t node_count() const { return level_.size(); }
    std::size_t held_count() const { return held_node_.size(); } // files and their parts
    std::size_t held_documents() const { return held_documents_; } // nodes with any of them
    std::size_t mention_count() const { return target_.size(); }
    std::size_t edge_count() const { return out_.size(); }

    NodeView node(NodeIndex index) const;
    std::optional<NodeIndex> find(std::string_view id) const;
    std::span<const NodeIndex> candidates_of(std::string_view id) const;
    std::span<const NodeIndex> by_slug(std::string_view slug) const;
    PartialDate day(NodeIndex index) const { return PartialDate::unpacked(day_[index]); }
    Level level(NodeIndex index) const { return static_cast<Level>(level_[index]); }
    bool is_held(NodeIndex index) const { return parts_end_[index] != (index == 0 ? 0 : parts_end_[index - 1]); }
    std::uint32_t cited_by_count(NodeIndex index) const { return cited_by_[index]; }
    /// Equal provinces, types and names of issuers have equal numbers, 0 the unknown one; below text_count().
    std::uint32_t province(NodeIndex index) const { return province_[index]; }
    std::uint32_t type(NodeIndex index) const { return type_[index]; }
    std::uint32_t issuer_text(NodeIndex index) const { return issuer_[index]; }
    std::size_t text_count() const { return texts_.size(); }
    std::string_view text(std::uint32_t number) const { return texts_[number]; }
    std::span<const HeldIndex> parts(NodeIndex index) const { return row(parts_end_, parts_, index); }
    NodeIndex node_of(HeldIndex held) const { return held_node_[held]; }
    std::span<const EdgeView> out_edges(NodeIndex index) const { return row(out_end_, out_, index); }
    std::span<const EdgeView> in_edges(NodeIndex index) const { return row(in_end_, in_, index); }
    MentionView mention(std::uint32_t index) const;
    std::pair<std::uint32_t, std::uint32_t> mentions_of(HeldIndex held) const;

    std::size_t anomaly_count() const { return anomaly_kind_.size(); }
    Anomaly anomaly(std::size_t index) const;
    /// [first, last) of a kind, by (node, mention); of a node among them.
    std::pair<std::size_t, std::size_t> anomalies(AnomalyKind kind) const;
    std::pair<std::size_t, std::size_t> anomalies(AnomalyKind kind, NodeIndex node) const;

    std::size_t issuer_count() const { return issuer_slug_.size(); }
    IssuerView issuer(std::uint32_t index) const;
    std::optional<std::uint32_t> find_issuer(std::string_view slug) const; // in any case
    std::span<const NodeIndex> documents_of(std::uint32_t issuer) const { return row(issuer_nodes_end_, issuer_nodes_, issuer); }
    std::span<const std::uint32_t> issuers_of(NodeIndex index) const { return row(node_issuers_end_, node_issuers_, index); }

    std::span<const std::uint32_t> facet(Facet facet) const {
        return facet_held_[static_cast<std::size_t>(facet)];
    }
    std::size_t facet_size(Facet facet) const { return facet_value_[static_cast<std::size_t>(facet)].size(); }
    std::string_view facet_value(Facet facet, std::uint32_t number) const;

  private:
    using Numbers = std::span<const std::uint32_t>;
    using Bytes = std::span<const std::uint8_t>;
    template <typename T>
    static std::span<const T> row(Numbers ends, std::span<const T> elements, std::size_t index) {
        const auto begin = index == 0 ? 0 : ends[index - 1];
        return elements.subspan(begin, ends[index] - begin);
    }
    /// What is wrong with the columns; "" when nothing is.
    std::string_view fault() const;

    Columns columns_;
    std::size_t held_documents_ = 0;
    StringPool texts_;
    Numbers id_, slug_, type_, number_, date_, issuer_, province_, unit_, title_;
    Bytes level_;
    Numbers day_, cited_by_;
    Numbers parts_end_, parts_, by_slug_;
    Numbers held_node_, mentions_end_;
    Numbers target_, start_, end_, sentence_start_, sentence_end_;
    Bytes relation_, reason_;
    Numbers open_mention_, open_end_, open_;
    Numbers alias_id_, alias_end_, alias_;
    Numbers out_end_, in_end_;
    std::span<const EdgeView> out_, in_;
    Bytes anomaly_kind_;
    Numbers anomaly_node_, anomaly_other_, anomaly_mention_;
    Numbers issuer_slug_, issuer_name_, issuer_province_, issuer_unit_;
    Bytes issuer_level_;
    Numbers issuer_nodes_end_, issuer_nodes_, node_issuers_end_, node_issuers_;
    std::array<Numbers, facet_count> facet_value_, facet_held_;
};

/// A mapped variants.bin: how bare keys are written with diacritics. Immutable, safe to read from several
/// threads.
class Spellings {
  public:
    /// Errors: index_damaged.
    static Result<Spellings> open(const std::filesystem::path& path);
    /// Most frequent first; empty when no word of the corpus has this bare key.
    std::vector<Variant> variants(std::string_view bare_key) const;
    /// The bare keys, in byte order; `index` below size().
    std::size_t size() const { return bare_.size(); }
    std::string_view bare_key(std::size_t index) const { return texts_[bare_[index]]; }

  private:
    Columns columns_;
    StringPool texts_;
    std::span<const std::uint32_t> bare_, end_, accented_, documents_;
};

} // namespace vanmach
