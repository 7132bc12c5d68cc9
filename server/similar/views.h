// SPDX-License-Identifier: GPL-2.0-or-later
// Precedents: documents that are like a document, a passage of one, or a text that is sent. Plain functions like those of
// server/views.h; thread-safe.
//
// {source, total, items, next}, best first. `source`: {id|null, type, level, title, citations, start, end, cut, warnings}:
// what was compared; `citations` is how many documents of the corpus it cites, `cut` is true where only its first 256 KB were
// looked at. An item is an Item and
//
//   level
//   score   0 … 1: how much of what could agree does, cited documents before words before the title (server/similar/weights.h);
//           less for another level or type
//   why     {same_level, same_type: null where the source does not tell its own,
//            shared_citations: [{id, number, title}]: those that fewest cite first, at most 5, of shared_citations_count,
//            cited_together_count: how many documents cite both; null but for a document that is only cited,
//            shared_terms: words that tell the source from the corpus, as it writes them, and that the document has word for word,
//            near_copy: true where four fifths of all pairs of words are the same,
//            parts: {citations, text, title}: 0 … 1 each; null where the source has nothing of the kind to compare}
//
// At most 200 are found. A document is no precedent of itself: its other files are not listed, nor are documents of the very same
// text. What differs in a day, a number or a few words is listed and told by `near_copy`. A text that is sent stands for nothing
// in the corpus: the document that it was copied from is listed, as a near copy. A document that is only cited is compared by
// what it is cited together with, by what others say that it carries out, and by the words of its title.
#pragma once

#include "server/views.h"

namespace vanmach {

/// Of the document `id`, or of its passage `start` … `end` (code points) or `section` ("II", "II/1"); filters by type, level,
/// province, year. Errors: those of find_document; 400 bad-parameter for a passage that is not there; 503 too-busy.
const ParameterSpecs& similar_parameters();
ViewResult similar_view(const Served& served, const Parameters& parameters);

/// Of a text that was sent as `content_type` (server/similar/sent_text.h). Errors: 400 bad-body, 422 empty, 503 too-busy.
const ParameterSpecs& similar_text_parameters();
ViewResult similar_text_view(const Served& served, const Parameters& parameters, std::string_view body, std::string_view content_type);

} // namespace vanmach
