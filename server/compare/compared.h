// SPDX-License-Identifier: GPL-2.0-or-later
// Documents made ready to be compared.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/text/utf8.h"
#include "indexer/snapshot.h"
#include "server/compare/citations.h"
#include "server/compare/outline.h"
#include "server/compare/words.h"

namespace vanmach::comparison {

/// A document and what was cut from it. Refers to the snapshot; its parts refer to each other: not to be moved.
struct Compared {
    Compared(const Snapshot& snapshot, NodeIndex node, Vocabulary& vocabulary);
    Compared(const Compared&) = delete;
    Compared& operator=(const Compared&) = delete;

    NodeView view;
    std::string text;               // whole; "" of a document that is only cited
    CodePointIndex places;          // of text
    bool cut = false;               // words and outline are of its beginning
    std::vector<Word> words;
    Frame frame;
    std::unique_ptr<Outline> outline;
    std::string signer, position, status;
    std::size_t obligations = 0, deadlines = 0, unresolved = 0;

    std::string slice(std::uint32_t start, std::uint32_t end) const { return std::string(places.slice(start, end)); }
};

/// Documents in the order of their ids, in which everything is compared, and in the order in which they were asked for.
struct Set {
    const Snapshot& snapshot;
    std::vector<std::unique_ptr<Compared>> documents; // by id
    std::vector<std::size_t> asked;                   // places in `documents`
    std::vector<Cited> cited;                         // Use::by is a place in `documents`
};

Json documents_json(const Set& set);
Json facts_json(const Json& documents);
Json outline_json(const Set& set);
Json citations_json(const Set& set);
Json missing_json(const Set& set);
/// Of each two at most `listed` passages are told.
Json passages_json(const Set& set, std::size_t listed);

} // namespace vanmach::comparison
