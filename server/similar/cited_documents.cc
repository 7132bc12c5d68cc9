// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/similar/cited_documents.h"

#include <algorithm>
#include <optional>

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "indexer/resolution/claims.h"

namespace vanmach::similar {

namespace {

std::string scope_of_node(const NodeView& view) {
    return scope_of({std::string(view.issuer), view.level, std::string(view.province), std::string(view.unit)});
}

/// Keeps those that `wanted` says, if it says any.
template <typename Wanted> void prefer(std::vector<NodeIndex>& nodes, const Wanted& wanted) {
    std::vector<NodeIndex> kept;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(kept), wanted);
    if (!kept.empty()) nodes = std::move(kept);
}

std::optional<NodeIndex> meant(const Snapshot& snapshot, const Claims& claims, const CitedClaim& claim) {
    if (claim.slug == 0 || (claim.kind != CitationKind::num && claim.kind != CitationKind::named)) return std::nullopt;
    auto nodes = snapshot.by_slug(claims.text(claim.slug));
    const auto date = PartialDate::unpacked(claim.date);
    const auto scope = claims.text(claim.scope);
    const auto& table = snapshot.table();
    std::erase_if(nodes, [&](NodeIndex node) {
        if (!claim.holds_year && !date.agrees(table.day(node))) return true;
        if (scope_unknown(scope)) return !date.full() || table.day(node) != date;
        return scope_of_node(snapshot.node(node)) != scope;
    });
    if (nodes.size() > 1 && date.full()) prefer(nodes, [&](NodeIndex node) { return table.day(node) == date; });
    if (nodes.size() > 1 && claim.type != 0) prefer(nodes, [&](NodeIndex node) { return snapshot.node(node).type == claims.text(claim.type); });
    return nodes.size() == 1 ? std::optional(nodes.front()) : std::nullopt;
}

} // namespace

std::vector<NodeIndex> cited_documents(const Snapshot& snapshot, const std::vector<Document>& documents) {
    Claims claims(authority());
    for (const auto& document : documents) claims.add(document, "");
    std::vector<NodeIndex> cited;
    for (const auto& claim : claims.cited())
        if (const auto node = meant(snapshot, claims, claim)) cited.push_back(*node);
    std::sort(cited.begin(), cited.end());
    cited.erase(std::unique(cited.begin(), cited.end()), cited.end());
    return cited;
}

} // namespace vanmach::similar
