// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/resolution/resolution.h"

#include <array>

#include "indexer/resolution/anomalies.h"
#include "indexer/resolution/clusters.h"
#include "indexer/resolution/edges.h"
#include "indexer/resolution/mentions.h"
#include "indexer/resolution/nodes.h"

namespace vanmach {

namespace {

constexpr std::array<std::string_view, reason_count> reason_texts = {
    "names no known document",
    "the number is left blank",
    "the document's own number",
    "number and date, and the place of the issuer",
    "number and the place of the issuer; no full date is known",
    "the only document of this number that agrees",
    "the number holds its year",
    "number and the place of the issuer; the date is a misprint",
    "the name of a known document",
    "number; the province of its issuer is not known",
    "short for the only such document named in full here",
    "several documents of this number agree with what is printed",
    "short for several documents named in full here",
};

constexpr std::array<std::string_view, anomaly_kind_count> anomaly_names = {
    "number-form", "issuer-code", "issuer-differs", "date-differs", "cites-later", "cites-replaced", "cites-repealed", "probable-misprint",
};

} // namespace

std::string_view to_string(Reason reason) { return reason_texts.at(static_cast<std::size_t>(reason)); }
std::string_view to_string(AnomalyKind kind) { return anomaly_names.at(static_cast<std::size_t>(kind)); }

Resolution resolve(const Claims& claims) {
    Resolution result;
    const ClaimReader read(claims);
    const auto clusters = form_clusters(read);
    const auto node_of_cluster = make_nodes(read, clusters, result);
    place_mentions(read, clusters, node_of_cluster, result);
    draw_edges(claims, result);
    find_anomalies(claims, result);
    return result;
}

} // namespace vanmach
