// SPDX-License-Identifier: GPL-2.0-or-later
// The citation graph, whole or as a chain, as an answer in one of several formats. The JSON of a chain is chain_view
// (server/views.h); everything here is thread-safe.
#pragma once

#include "server/http/routes.h"

namespace vanmach {

/// chain_parameters and format=json,csv,graphml,dot, table=edges,nodes (of CSV).
const ParameterSpecs& chain_file_parameters();
/// A chain in the format asked for by `format` or Accept. Errors: those of find_document.
Outcome chain_file(const Call& call);

/// relation=, and format and table as above.
const ParameterSpecs& graph_parameters();
/// The whole graph: every document, and an edge for each pair and relation. A large one is sent as it is written.
Outcome graph_file(const Call& call);

/// What they answer with, the first by default.
const std::vector<std::string>& graph_content_types();

} // namespace vanmach
