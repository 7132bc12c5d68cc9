// SPDX-License-Identifier: GPL-2.0-or-later
// The fields of a form that a browser sent as application/x-www-form-urlencoded. Thread-safe functions on values.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/problem.h"

namespace vanmach {

using FormFields = std::vector<std::pair<std::string, std::string>>;

inline constexpr std::string_view form_type = "application/x-www-form-urlencoded";

/// Names and values in order, decoded, texts in NFC with the line ends they were typed with as \n. Errors: 400 bad-encoding.
tl::expected<FormFields, Problem> read_form(std::string_view body);

/// The first value of a name; "" if there is none.
std::string_view form_value(const FormFields& fields, std::string_view name);

} // namespace vanmach
