// SPDX-License-Identifier: GPL-2.0-or-later
// What precedents are looked for: a document of the corpus, a passage of it, or a text that was sent.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "indexer/snapshot.h"
#include "server/http/parameters.h"
#include "server/http/problem.h"

namespace vanmach::similar {

struct Source {
    NodeIndex node = no_node;  // of the corpus; it is no precedent of itself
    std::string whole;         // its whole text: nor are copies of that
    bool passage = false;
    bool in_corpus = false;    // its words are in the index
    std::string text;          // what is compared; of a document without text its title
    std::string title;         // "" of a passage: the title tells of the rest as well
    std::string type;          // "" not known
    Level level = Level::unknown;
    std::vector<std::string> names; // of its issuer and place: not its subject
    std::vector<NodeIndex> cited;   // ascending, each once
    bool only_cited = false;        // no text: compared by who cites it
    Json told;                      // {id, type, level, title, citations, start, end, cut, warnings}
};

/// The document or the passage that `id`, `start`, `end` and `section` ask for. Errors: those of find_document; 400
/// bad-parameter (one of start and end without the other, a passage that is empty or beyond the text, an unknown section, one
/// of several of that label with `sections`); 404 not-held for a passage of a document that is only cited.
tl::expected<Source, Problem> document_source(const Snapshot& snapshot, const Parameters& parameters);

/// A text that was sent, normalised UTF-8, as the product reads it. `warnings` are handed on.
Source text_source(const Snapshot& snapshot, std::string text, std::vector<std::string> warnings);

} // namespace vanmach::similar
