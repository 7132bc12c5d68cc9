// SPDX-License-Identifier: GPL-2.0-or-later
// Reading: the text of a file -> the official documents in it, each with its head, outline, citations and relations.
//
//   text --parts--> one text a document --head, outline, citations, relations, obligations--> Document
#pragma once

#include <string_view>
#include <vector>

#include "corpus/document.h"

namespace vanmach {

/// The documents of a file, in text order, parts counted from 1; a file without recognisable heads is one document.
/// `text` is normalised UTF-8 (formats/source_text.h); each Document::text is its own stretch of it, and all offsets
/// are code points into that. Never fails: what is not there stays empty. Pure; thread-safe; linear in the text.
std::vector<Document> read_documents(std::string_view source, std::string_view text);

} // namespace vanmach
