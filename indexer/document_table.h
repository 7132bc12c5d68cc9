// SPDX-License-Identifier: GPL-2.0-or-later
// The document table, the mentions and the citation graph as flat columns: table.bin. And the spellings:
// variants.bin.
//
//   texts.{bytes,ends}                     a pool; every text column below holds numbers of it
//   node.{id,slug,type,number,date,        a row a node, by id
//         issuer,province,unit,title}
//   node.level  node.cited_by
//   node.parts_end      node.parts         held indices of a node's files, first path first
//   node.misprints_end  node.misprints
//   node.by_slug                           nodes by (slug, id)
//   held.node  held.mentions_end           a row a held document
//   mention.{held,n,target,relation,       a row a mention, by (held, n)
//            start,end,sentence_start,sentence_end,why}
//   open.mention  open.candidates_end  open.candidates     the ambiguous ones
//   alias.id  alias.candidates_end  alias.candidates       ids that name several documents
//   out.end  out.edges  in.end  in.edges   the graph as compressed sparse rows, both ways
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
#include "indexer/resolution.h"
#include "indexer/snapshot.h"
#include "indexer/terms.h"

namespace vanmach {

/// Errors: write_failed.
Result<void> write_document_table(const std::filesystem::path& path, const Resolution& resolution,
                                  std::size_t held_count);
Result<void> write_spellings(const std::filesystem::path& path, const SpellingCounts& spellings);

/// A mapped table.bin. Immutable, safe to read from several threads. Opening proves that every number in it
/// points inside, so that reading needs no checks beyond the caller's own index.
class DocumentTable {
  public:
    /// Errors: index_damaged.
    static Result<DocumentTable> open(const std::filesystem::path& path);

    std::size_t node_count() const { return level_.size(); }
    std::size_t held_count() const { return held_node_.size(); }
    std::size_t mention_count() const { return target_.size(); }
    std::size_t edge_count() const { return out_.size(); }

    NodeView node(NodeIndex index) const;
    std::optional<NodeIndex> find(std::string_view id) const;
    std::span<const NodeIndex> candidates_of(std::string_view id) const;
    std::span<const NodeIndex> by_slug(std::string_view slug) const;
    std::span<const NodeIndex> probable_misprints(NodeIndex index) const {
        return row(misprints_end_, misprints_, index);
    }
    std::span<const HeldIndex> parts(NodeIndex index) const { return row(parts_end_, parts_, index); }
    NodeIndex node_of(HeldIndex held) const { return held_node_[held]; }
    std::span<const EdgeView> out_edges(NodeIndex index) const { return row(out_end_, out_, index); }
    std::span<const EdgeView> in_edges(NodeIndex index) const { return row(in_end_, in_, index); }
    MentionView mention(std::uint32_t index) const;
    std::pair<std::uint32_t, std::uint32_t> mentions_of(HeldIndex held) const;
    std::span<const std::uint32_t> facet(Facet facet) const {
        return facet_held_[static_cast<std::size_t>(facet)];
    }
    std::size_t facet_size(Facet facet) const { return facet_value_[static_cast<std::size_t>(facet)].size(); }
    std::string_view facet_value(Facet facet, std::uint32_t number) const;

  private:
    using Numbers = std::span<const std::uint32_t>;
    template <typename T>
    static std::span<const T> row(Numbers ends, std::span<const T> elements, std::size_t index) {
        const auto begin = index == 0 ? 0 : ends[index - 1];
        return elements.subspan(begin, ends[index] - begin);
    }
    /// What is wrong with the columns; "" when nothing is.
    std::string_view fault() const;
    std::string_view text(std::uint32_t number) const { return texts_[number]; }

    Columns columns_;
    StringPool texts_;
    Numbers id_, slug_, type_, number_, date_, issuer_, province_, unit_, title_;
    std::span<const std::uint8_t> level_;
    Numbers cited_by_;
    Numbers parts_end_, parts_, misprints_end_, misprints_, by_slug_;
    Numbers held_node_, mentions_end_;
    Numbers mention_held_, mention_n_, target_, start_, end_, sentence_start_, sentence_end_, why_;
    std::span<const std::uint8_t> relation_;
    Numbers open_mention_, open_end_, open_;
    Numbers alias_id_, alias_end_, alias_;
    Numbers out_end_, in_end_;
    std::span<const EdgeView> out_, in_;
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
