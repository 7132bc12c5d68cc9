// SPDX-License-Identifier: GPL-2.0-or-later
// Two to four documents side by side: outlines, citations, passages in the same words, facts. Plain functions like those of
// server/views.h; thread-safe.
//
//   documents   [Item and {level, signer: {name, position}|null, status, length|null, words|null, sections|null, cites|null, unresolved|null,
//               obligations|null, deadlines|null, cut}] in the order asked. length in code points; `cites` is how many documents
//               it cites, `unresolved` how many mentions name none that could be told; `deadlines` is how many of its obligations
//               have a day or a time; null of a document that is only cited. cut: only the first megabyte was compared.
//   not_held    ids of those without text: their outlines, citations and passages are not known.
//   facts       [{name, same, values: one a document}]: type, number, date, issuer, level, province, signer, position, and the
//               counts above. `same` is null where fewer than two values are known.
//   outline     {total, matched, cut, rows: [{cells: [{label, title, depth, start, end, length}|null], alike, title, text, agree}]}:
//               every section once, in an order that is that of each document. alike, title, text: 0 … 1, the mean over the
//               pairs of a row; `agree` is both, title, text or neither; null where one document alone has the section.
//   citations   {total, shared: [{document: Item, in: [{id, relation, mentions, n, start, end, sentence, sentence_start,
//               sentence_end}]}], partly: the same, only: {id: the same}}: what all cite that have a text, several, or one alone;
//               by strength of relation. The place is the first of the strongest relation, `mentions` how many places there are.
//   missing     [{id, total, elsewhere, later, items: [{document: Item, in: [{id, relation}], elsewhere, later}]}]: what the others
//               cite and this one does not; what most of them cite first. Last, and counted apart, what cannot be missed here: what
//               a body of another province issued (elsewhere; of any, where this one's is national), and what was issued later.
//   passages    [{between: [id, id], total, words: [n, n], shares: [x, y], items: [{words, formula, frame, places: [{id, start, end,
//               section: {label, title}|null, before, text, after, cut}]}]}] for each two: runs of at least 12 syllables that both
//               have, longest first, not overlapping; `words` and `shares` are how much of each text stands in such runs. formula:
//               words that a third of the corpus has; frame: in a letterhead or among the recipients; before and after are a few
//               whole words around. Case, tone placement and marks between words do not matter.
//
// What is told of a set of documents is the same in whatever order they are asked for, each column in its place.
#pragma once

#include "server/http/routes.h"
#include "server/views.h"

namespace vanmach {

/// `ids`: two to four ids, in any case, separated by commas or given several times; a number in any spelling where it names one
/// document. The same document given twice counts once. `passages`: how many are listed of each two. Errors: 400 bad-parameter
/// (fewer than two, more than four), 404 unknown-document, 300 ambiguous-id; all with `asked`: what is known of each.
const ParameterSpecs& compare_parameters();
ViewResult compare_view(const Served& served, const Parameters& parameters);

/// The same as a file: JSON, or by format=csv or the Accept header the matrix of citations: a row a cited document, a column a
/// document with the relation in which it cites it.
const ParameterSpecs& compare_file_parameters();
Outcome compare_file(const Call& call);
const std::vector<std::string>& compare_content_types();

} // namespace vanmach
