// SPDX-License-Identifier: GPL-2.0-or-later
// What a document tells whom to do by when: as a list, as a table, as a calendar. Thread-safe.
#pragma once

#include "server/http/routes.h"
#include "server/views.h"

namespace vanmach {

/// {document: Item, total, with_deadline, items, next}: an item an obligation: {n, unit, task, lead, coordinating[], target, deadline
/// (ISO, or "--MM-DD" that recurs), recurs ("yearly"|null), when (the time as printed in a table), text, start, end}. In the order of
/// the text, or with sort=deadline by day: dates first, then what recurs by its day of the year, then what has none; due=1 leaves
/// out the last. `total` counts what is listed, `with_deadline` those that have a day. Empty for a document that is only cited.
/// Errors: those of find_document.
const ParameterSpecs& obligations_parameters();
ViewResult obligations_view(const Served& served, const Parameters& parameters);

/// The same of a record that is at hand, by day, the first `size`: {total, with_deadline, items}.
Json first_obligations(const Json& record, std::size_t size);

/// The same and format=json,csv,jsonl,ics. The calendar (RFC 5545) holds what has a day, all of it, whatever size= and cursor= say; what
/// recurs begins in the document's year, or in 2000 where that is not known.
const ParameterSpecs& obligations_file_parameters();
const std::vector<std::string>& obligations_content_types();
Outcome obligations_file(const Call& call);

} // namespace vanmach
