// SPDX-License-Identifier: GPL-2.0-or-later
// Lists that can be followed: the newest documents of a search, and the newest documents that cite one. Thread-safe.
#pragma once

#include "server/http/routes.h"

namespace vanmach {

/// Answers with `feed` where ?format=atom or the Accept header ask for it, else with `list`.
Handler with_feed(Handler list, Handler feed);

/// The search of the parameters, newest first whatever its order, 50 entries if `size` is left out. An entry is a document: its id
/// a URN of the document's id, its time that of the document's date, or that of the snapshot where it has none. Errors: those of
/// search_view.
Outcome search_feed(const Call& call);

/// Who cites a document, newest first, each with the sentences. An entry is that one document cites another.
Outcome cited_by_feed(const Call& call);

} // namespace vanmach
