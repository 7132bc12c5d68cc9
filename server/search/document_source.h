// SPDX-License-Identifier: GPL-2.0-or-later
// Documents that something beside the database chose, as a part of a Xapian query.
#pragma once

#include <vector>

#include <xapian.h>

#include "server/documents/filters.h"

namespace vanmach {

/// Matches these documents, each with the same weight. `documents` ascending.
Xapian::Query documents_query(std::vector<Xapian::docid> documents, double weight = 0);

/// The held documents that pass, ascending: docid = held index of a document's first file + 1.
std::vector<Xapian::docid> documents_passing(const Snapshot& snapshot, const Filters& filters);

/// The held ones of these nodes, ascending and once.
std::vector<Xapian::docid> docids_of(const Snapshot& snapshot, const std::vector<NodeIndex>& nodes);

/// Who cites one of these, and who one of these cites: each by the text of the citing one.
std::vector<NodeIndex> citing(const Snapshot& snapshot, const std::vector<NodeIndex>& cited);
std::vector<NodeIndex> citing(const Snapshot& snapshot, const Filters& filters); // one of `cites`, by one of `relations`
std::vector<NodeIndex> cited_by(const Snapshot& snapshot, const std::vector<NodeIndex>& citing);

} // namespace vanmach
