// SPDX-License-Identifier: GPL-2.0-or-later
// Why a document is a precedent, as data that can be checked.
#pragma once

#include "corpus/document_json.h"
#include "corpus/text/utf8.h"
#include "server/similar/comparison.h"

namespace vanmach::similar {

/// Tells the reasons for documents of one comparison. For one request, one thread; refers to all it is given.
class Reasons {
  public:
    Reasons(const Snapshot& snapshot, const Xapian::Database& database, const Source& source, const Comparison& comparison);

    /// {same_level, same_type (null where the source does not tell), shared_citations: [{id, number, title}],
    /// shared_citations_count, cited_together_count, shared_terms: [text], near_copy, parts: {citations, text, title}}.
    Json why(const Found& found) const;

  private:
    Json shared_citations(NodeIndex node, std::size_t& count) const;
    Json shared_terms(HeldIndex held) const;
    std::string written(std::size_t first, std::size_t last) const;
    bool near_copy(const Found& found, HeldIndex held) const;

    const Snapshot& snapshot_;
    const Xapian::Database& database_;
    const Source& source_;
    const Comparison& comparison_;
    CodePointIndex places_;               // of the source's text
    std::vector<std::uint64_t> pairs_;    // of the source
    std::vector<std::uint32_t> term_of_;  // by word of the source: the place of the term that it begins
};

} // namespace vanmach::similar
