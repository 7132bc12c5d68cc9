// SPDX-License-Identifier: GPL-2.0-or-later
// The JSON of a document, as `vanmach-indexer read` prints it and as the index keeps it. Unknown values are
// null.
#pragma once

#include <nlohmann/json.hpp>

#include "corpus/document.h"
#include "corpus/error.h"

namespace vanmach {

/// Keeps the keys in the order in which they are written, so that people can read the lines.
using Json = nlohmann::ordered_json;

/// The record of a document. `text` is the last key. With an id it stands after `part`; without one the key
/// is absent.
Json to_json(const Document& document, std::string_view id);
Json to_json(const Document& document);
Json to_json(const Citation& citation);
Json to_json(const Issuer& issuer);

/// The inverse of to_json; `id` and keys it does not know are passed over. An `internal` error names the key
/// that is missing or of another type.
Result<Document> document_from_json(const Json& json);

/// null for an empty text, else the text.
Json text_or_null(std::string_view text);

} // namespace vanmach
