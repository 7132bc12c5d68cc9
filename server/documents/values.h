// SPDX-License-Identifier: GPL-2.0-or-later
// What a value that people write for a field means in this corpus: names made codes and slugs, numbers made documents.
// The same for parameters of addresses and for fields of the query language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema.h"
#include "server/documents/filters.h"
#include "server/http/problem.h"

namespace vanmach {

/// Adds `values`, alternatives of a field (type, issuer, province, level, year, cites, citedby, id, number), to
/// the filters. With `merged` a province stands for all that it took in on 2025-07-01. An issuer is meant by its whole
/// name or its slug (with the documents that it issued jointly), else by whole words of it; a number or issuer that nobody knows matches nothing. Errors: 400 bad-parameter
/// for a type, province or level that does not exist, with `allowed`; `parameter` names it. Thread-safe.
tl::expected<void, Problem> add_values(Filters& filters, const Snapshot& snapshot, FieldId field, const std::vector<std::string>& values,
                                       std::string_view parameter, bool merged = false);

/// The dates {from, to} of a range, ISO and "" where it is open.
void set_range(Filters& filters, const std::vector<std::string>& range);

/// The documents that a text names: by id, or by number in any spelling, of one type where its word stands before it.
std::vector<NodeIndex> documents_named(const Snapshot& snapshot, std::string_view text);

/// The documents of a number's slug, narrowed to a type (its code, "" is any) where that leaves any.
std::vector<NodeIndex> documents_of_number(const Snapshot& snapshot, std::string_view slug, std::string_view type);

} // namespace vanmach
