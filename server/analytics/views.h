// SPDX-License-Identifier: GPL-2.0-or-later
// What the corpus tells as a whole. Plain functions like those of server/views.h; thread-safe.
//
// Every answer holds `about`: {snapshot, content_hash, query, documents, counted, note}: how many documents the corpus holds,
// how many of them the filters leave, and what the figures do not say. Figures count documents, not mentions; only what a
// document's own text cites counts. `level`, `province`, `year`, `type`, `from`, `to` are about the citing documents,
// `cited_type`, `cited_level`, `cited_issuer`, `held` about the cited ones.
#pragma once

#include "server/views.h"

namespace vanmach {

/// Most cited. {about, total, items: [Item and {level, count, share}], next}: `count` documents of those counted cite it,
/// `share` of them.
const ParameterSpecs& top_parameters();
ViewResult top_view(const Served& served, const Parameters& parameters);

/// Cited but not held, most cited first: what to acquire. Items as in top, and {citing: [Item] (up to 5, newest first),
/// by_level: {level: count}, provinces: how many provinces cite it}.
const ParameterSpecs& missing_parameters();
ViewResult missing_view(const Served& served, const Parameters& parameters);

/// Documents by the month, quarter or year of their date. {about, unit, documents, undated, total, items: [{period, documents, by}],
/// next: null}; `by` counts them by `split`. With `cites` only those that cite one of these documents.
const ParameterSpecs& timeline_parameters();
ViewResult timeline_view(const Served& served, const Parameters& parameters);

/// Directive × province. {about, provinces, directives: [Item], left_out, total, items, next: null}; an item a province and
/// directive: {province, from, to, successor, id, number, documents, by_relation, by_level, held, held_by_level, share,
/// first_id, first_type, first_number, first_date}. `documents` of the province cite the directive, of the `held` ones in the corpus. The last rows, with
/// province null, are of documents whose province is not known. Errors: those of find_document.
const ParameterSpecs& coverage_parameters();
ViewResult coverage_view(const Served& served, const Parameters& parameters);

/// Days from a directive to the first document of each province that has it as basis or implements it. With `id`: {about,
/// directive: Item, reached, provinces_with_documents, not_reached: [province], undated, earlier, province_unknown, after_the_mergers, national, curve: [{days, at_least,
/// at_most}], total, items: [{province, from, to, days_min, days_max, documents, first: Item, relation}], next: null}. Dates that
/// are not full give intervals. Without: {about, total, items: [Item and {provinces, days_min, median_min, median_max, days_max}],
/// next}, the directives that most provinces carry out. Errors:
/// those of find_asked, and a directive whose date is not known.
const ParameterSpecs& lag_parameters();
ViewResult lag_view(const Served& served, const Parameters& parameters);

/// What the documents that cite `id` cite besides. {about, document: Item, citing, total, items: [Item and {together, share,
/// jaccard}], next}: `together` documents cite both, `share` of those that cite `id`, `jaccard` of those that cite either.
const ParameterSpecs& cocited_parameters();
ViewResult cocited_view(const Served& served, const Parameters& parameters);

/// Where citations disagree with what they cite or with each other. {about, kinds: {kind: count}, total, items: [{kind, message,
/// printed, expected, document: Item|null (the citing one), cited: Item|null, other: Item|null, n, start, end, sentence,
/// sentence_start, sentence_end}], next}; `kinds` counts under the same filters but that of the kind.
const ParameterSpecs& anomalies_parameters();
ViewResult anomalies_view(const Served& served, const Parameters& parameters);

} // namespace vanmach
