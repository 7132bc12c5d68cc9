// SPDX-License-Identifier: GPL-2.0-or-later
// What the corpus itself tells of a document's validity. It tells no more: a document without such notes may have been changed by
// one that this corpus does not name.
#pragma once

#include "corpus/document_json.h"
#include "indexer/snapshot.h"

namespace vanmach {

/// {amended_by, replaced_by, repealed_by: [Item and {document, sentence, start, end, …}], by_tables: {number, id, since}|null,
/// period: {from, to, text}|null}. `document` is the id of the document whose sentence tells it; `by_tables` is the statute that
/// followed a statute, by the tables that come with the program; `period` are the years that the title names. A document of an earlier
/// date changes nothing, whatever a sentence seems to say.
Json validity_of(const Snapshot& snapshot, NodeIndex node);

} // namespace vanmach
