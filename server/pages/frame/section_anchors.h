// SPDX-License-Identifier: GPL-2.0-or-later
// Permalinks of the sections of a document on its page. A thread-safe function on values.
#pragma once

#include <string>
#include <vector>

#include "corpus/document.h"

namespace vanmach::pages {

/// Made of the labels, "muc-ii-1"; a label used twice gets a count. `sections` in the order of the text.
std::vector<std::string> section_anchors(const std::vector<Section>& sections);

} // namespace vanmach::pages
