// SPDX-License-Identifier: GPL-2.0-or-later
// The answers of the service as values: each view is a plain function from a snapshot and checked parameters
// to JSON. The API sends that JSON, the pages render it: what people and programs see cannot differ.
// Thread-safe. All offsets are code points.
//
// A document in a list (Item) has {id, held, type, number, date, issuer, province, title, cited_by_count};
// unknown values are null. Every list is {total, items, next}; search calls its items `hits`.
#pragma once

#include "server/http/parameters.h"
#include "server/http/problem.h"

namespace vanmach {

class Served;
using ViewResult = tl::expected<Json, Problem>;

/// {query, total, exact, partial, took_ms, hits[], facets, suggestion, next} and, beside the contract,
/// `matched`: "all" (everything asked for is in every hit), "some" (the best of the words count: a long question, or no
/// document has them all), "number", "everything" (no q); and `named`: [Item], the documents that q names by number, held
/// or not. A hit is an Item and {source, score, section: {label, title}|null, snippet: {text, marks: [[start,
/// end]]}|null}. facets: {type: [{value, count}], issuer, province, level, year}, most frequent first, at most 100; each is
/// counted as if it were not narrowed itself. `suggestion`: what q may have meant, to be shown, never applied. `relaxed`:
/// where nothing was found (and size is not 0), else empty, what one thing less would find: [{kind, parameter, text, query, total}]
/// (server/search/relaxed.h). With
/// explain=1, `explain`: {matched, understood (the query as it was taken, as a query again), parsed, query}.
/// Errors: unclosed-quote, bad-query (position, what to write), too-long, bad-cursor, stale-cursor, bad-parameter.
const ParameterSpecs& search_parameters();
ViewResult search_view(const Served& served, const Parameters& parameters);

/// The query language: {version, fields: [{name, name_vi, kind, description, description_vi, example}], operators: [{name,
/// written, description, description_vi, example}]}.
const ParameterSpecs& schema_parameters();
ViewResult schema_view(const Served& served, const Parameters& parameters);

/// The record of a document: the keys of document_json.h and {id, held, sources[], cited_by_count,
/// citation: {full, short|null, missing[]} (server/documents/official_citation.h), predecessors[], successors[],
/// probable_misprints: [{id, number, reason}], text}. Of a cited-only document
/// what is not known is null or []. Errors of every view with an `id`: unknown-document (404, `candidates`),
/// ambiguous-id (300, `candidates`).
const ParameterSpecs& document_parameters();
ViewResult document_view(const Served& served, const Parameters& parameters);

/// What the document table knows of it, which takes no reading of its record: Item and {citation, validity} of the record.
ViewResult brief_view(const Served& served, const Parameters& parameters);

/// The text of a held document; 404 not-held for one that is only cited. 
tl::expected<std::string, Problem> document_text(const Served& served, const Parameters& parameters);

/// An item a mention, in text order: {n, kind, text, printed, flags[], id|null, document: Item|null,
/// candidates?: [Item], relation, why, start, end, sentence, sentence_start, sentence_end, type, number,
/// date, issuer}: start and end of the mention; `sentence` is the text from sentence_start to sentence_end.
/// `document` is what it resolved to. Empty for a cited-only document. Beside the list `documents`, how many are cited, of
/// `cites_count` without filters, and `facets`: {level: [{value, count}], province, year, relation}, which count documents; a facet is not narrowed by itself.
const ParameterSpecs& citations_parameters();
ViewResult citations_view(const Served& served, const Parameters& parameters);
/// The same where the document's record is at hand: reading it anew is most of the work.
ViewResult citations_of(const Served& served, const Parameters& parameters, const Json& record);

/// An item a citing document: Item and {level, relation (the strongest), citation (as in the record), mentions: [{relation, start, end,
/// sentence, sentence_start, sentence_end}]}, newest date first, then id. `total` without filters is the
/// record's cited_by_count. Beside the list `facets`, as above.
const ParameterSpecs& cited_by_parameters();
ViewResult cited_by_view(const Served& served, const Parameters& parameters);

/// {root, nodes: [Item and {level, depth}], edges: [{from, to, relation, evidence: [{document, sentence,
/// start, end}]}], truncated}. `depth` of a node is its distance from the root: negative towards the cited
/// (up), positive towards the citing (down). `document` of the evidence is the id whose text holds it,
/// `sentence` the text of the sentence, start and end those of the mention (sentence_start and sentence_end
/// as above).
const ParameterSpecs& chain_parameters();
ViewResult chain_view(const Served& served, const Parameters& parameters);

/// The shortest way from a document to another: a chain of the documents on it, `depth` counting the steps, and {found, to: Item,
/// named: how many documents `to` names}. Not found: the root alone. Errors: bad-parameter where `to` is missing, those of find_document for both.
const ParameterSpecs& path_parameters();
ViewResult path_view(const Served& served, const Parameters& parameters);

/// {total, items: [Item], next, number: {canonical, slug}|null, narrowed: bool} for ?number= in any spelling.
const ParameterSpecs& lookup_parameters();
ViewResult lookup_view(const Served& served, const Parameters& parameters);

/// {name, version, snapshot, content_hash, schema, counts: {files, documents, nodes, mentions, edges},
/// libraries}.
Json version_view(const Served& served);

/// The path of a document's page, "/documents/33-ct-ttg.2021".
std::string document_path(std::string_view id);

} // namespace vanmach
