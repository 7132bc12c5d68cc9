// SPDX-License-Identifier: GPL-2.0-or-later
// Dates as people type them into a field. A thread-safe function on values.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanmach::pages {

/// "6/3/2025", "06.03.2025", "3/2025", "2025" and ISO 8601 -> ISO 8601 at the precision typed; nothing for what is no date.
std::optional<std::string> iso_of_typed_date(std::string_view typed);

} // namespace vanmach::pages
