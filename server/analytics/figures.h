// SPDX-License-Identifier: GPL-2.0-or-later
// What all figures share: which documents count, how they cite, and what is said about a figure.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "corpus/document_json.h"
#include "indexer/snapshot.h"
#include "server/documents/filters.h"
#include "server/http/parameters.h"

namespace vanmach {

/// The held documents that pass, ascending.
std::vector<NodeIndex> counted_documents(const Snapshot& snapshot, const Filters& filters);

/// A set of relations, a bit each.
class RelationSet {
  public:
    RelationSet() = default;
    explicit RelationSet(const std::vector<Relation>& relations) {
        for (const auto relation : relations) add(relation);
    }
    static RelationSet all() { return RelationSet((1U << relation_count) - 1); }
    void add(Relation relation) { bits_ |= 1U << static_cast<unsigned>(relation); }
    bool has(Relation relation) const { return (bits_ >> static_cast<unsigned>(relation) & 1U) != 0; }
    bool empty() const { return bits_ == 0; }
    RelationSet operator&(RelationSet other) const { return RelationSet(bits_ & other.bits_); }
    /// The strongest of a set that is not empty.
    Relation strongest() const;

  private:
    explicit RelationSet(unsigned bits) : bits_(bits) {}
    unsigned bits_ = 0;
};

/// Calls `visit(other, relations)` for each document at the other end of `edges` that the citing document's own text ties to
/// this one by any of `wanted`; edges as they lie in the table, by `other`.
template <typename Visit> void for_each_neighbour(std::span<const EdgeView> edges, RelationSet wanted, const Visit& visit) {
    for (std::size_t i = 0; i < edges.size();) {
        const auto other = edges[i].other;
        RelationSet relations;
        for (; i < edges.size() && edges[i].other == other; ++i)
            if (edges[i].own()) relations.add(edges[i].relation());
        if (const auto told = relations & wanted; !told.empty()) visit(other, told);
    }
}

/// Those of `relation`; all when it is left out.
RelationSet relation_set_of(const Parameters& parameters);

/// cited_type, cited_level, cited_issuer and held; the first three are read by filters_of(parameters, "cited_").
ParameterSpecs cited_parameters();
/// What `held` says of a document.
bool held_as_asked(const Parameters& parameters, bool is_held);

/// {snapshot, content_hash, query, documents, counted, note}. `path` is the address below /api/v1.
Json about_figure(const Snapshot& snapshot, std::string_view path, const Parameters& parameters, std::size_t counted, std::string_view note);

/// `part` of `whole` to four places; null of nothing.
Json share_of(std::size_t part, std::size_t whole);

/// How many of the documents cite each node.
std::vector<std::uint32_t> cited_counts(const Snapshot& snapshot, const std::vector<NodeIndex>& citing, RelationSet relations);

/// The nodes with a count, highest first, equals by id.
std::vector<NodeIndex> ranked(const std::vector<std::uint32_t>& counts, const std::function<bool(NodeIndex)>& wanted);

} // namespace vanmach
