// SPDX-License-Identifier: GPL-2.0-or-later
// JSON schemas of the answers, by the names that routes give them (routes.h).
#pragma once

#include "corpus/document_json.h"

namespace vanmach {

/// {"Item": {...}, ...} for components/schemas of openapi.json.
Json answer_schemas();

} // namespace vanmach
