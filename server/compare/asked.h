// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents are to be compared.
#pragma once

#include <vector>

#include "indexer/snapshot.h"
#include "server/http/parameters.h"
#include "server/http/problem.h"

namespace vanmach::comparison {

/// The documents that `ids` names, in that order, each once: by ids in any case, or by numbers in any spelling that name one
/// document. Errors: 400 bad-parameter for fewer than two documents or more than four; 404 unknown-document and 300 ambiguous-id
/// for the first that is not one document, with its `candidates`. All of them tell `asked`, what is known of each:
/// [{given, document: Item|null, candidates: [Item]}].
tl::expected<std::vector<NodeIndex>, Problem> documents_asked(const Snapshot& snapshot, const Parameters& parameters);

} // namespace vanmach::comparison
