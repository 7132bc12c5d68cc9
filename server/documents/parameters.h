// SPDX-License-Identifier: GPL-2.0-or-later
// Parameters that several views take, and what they mean.
#pragma once

#include <string>
#include <vector>

#include "server/documents/filters.h"
#include "server/http/parameters.h"
#include "server/http/problem.h"

namespace vanmach {

ParameterSpec id_parameter();
ParameterSpec level_parameter(std::string description, std::string name = "level");
ParameterSpec type_parameter(std::string description);
ParameterSpec province_parameter(std::string description);
/// "old": a province is what it was when the document was issued; "new": those that it took in belong to it.
ParameterSpec provinces_parameter();
/// The same, and the sides of the mergers: of a province that kept its name through them, what it issued before or since.
ParameterSpec provinces_or_era_parameter();
ParameterSpec year_parameter(std::string description);
ParameterSpec from_parameter();
ParameterSpec to_parameter();
ParameterSpec relation_parameter(std::string description);
ParameterSpec size_parameter(std::string fallback = "1000");
ParameterSpec cursor_parameter();

/// level, province, provinces, year: which documents are counted or listed. `whose` ends the descriptions: "documents that cite it".
ParameterSpecs document_filter_parameters(const std::string& whose);

/// What level, province (with provinces), year, type, issuer, from and to say of those that a view declares; with a prefix,
/// "cited_", what cited_level and so on say. Errors: 400 bad-parameter for a type or province that does not exist, and for a
/// range that ends before it begins.
tl::expected<Filters, Problem> filters_of(const Snapshot& snapshot, const Parameters& parameters, const std::string& prefix = {});

/// Those of `relation`; empty: all.
std::vector<Relation> relations_of(const Parameters& parameters);

/// The documents that `name` gives by their ids, each once. Errors: those of find_asked.
tl::expected<std::vector<NodeIndex>, Problem> documents_of(const Snapshot& snapshot, const Parameters& parameters, std::string_view name);

} // namespace vanmach
