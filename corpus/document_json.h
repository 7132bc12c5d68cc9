// SPDX-License-Identifier: GPL-2.0-or-later
// The JSON of a document, as `vanmach-indexer read` prints it and as the index keeps it. Unknown values are null.
#pragma once

#include <nlohmann/json.hpp>

#include "corpus/document.h"
#include "corpus/error.h"

namespace vanmach {

/// Keeps the keys in the order in which they are written, so that people can read the lines.
using Json = nlohmann::ordered_json;

/// The record of a document. `text` is the last key. `id` is written by the caller where one is known.
Json to_json(const Document& document);
Json to_json(const Citation& citation);
Json to_json(const Issuer& issuer);

/// The inverse of to_json; an `internal` error names the key that is missing or of another type.
Result<Document> document_from_json(const Json& json);

/// null for an empty text, else the text.
Json text_or_null(std::string_view text);

} // namespace vanmach
