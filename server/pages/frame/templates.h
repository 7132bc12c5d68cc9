// SPDX-License-Identifier: GPL-2.0-or-later
// Mustache templates (embedded) and the values they are filled with. Thread-safe: each thread keeps its
// parsed templates.
#pragma once

#include <string>
#include <string_view>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// Fills <name>.mustache, which stands in the folder of its page, with a view. The words of the language are at {{t.key}}. In a view null,
/// false, "" and [] are all "not there" to a section; numbers are printed as they are. A template that is
/// missing or does not parse ends the program with its name: templates are part of it, and the tests render
/// them all.
std::string render(std::string_view name, Lang lang, const Json& view);

} // namespace vanmach::pages
