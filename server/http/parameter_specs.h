// SPDX-License-Identifier: GPL-2.0-or-later
// Short ways to declare parameters (parameters.h).
#pragma once

#include <string>
#include <vector>

#include "server/http/parameters.h"

namespace vanmach {

ParameterSpec text_spec(std::string name, std::string description, std::string example);
ParameterSpec date_spec(std::string name, std::string description, std::string example);
ParameterSpec boolean_spec(std::string name, std::string description, bool fallback);
ParameterSpec integer_spec(std::string name, std::string description, std::string example, long long minimum, long long maximum,
                           std::string fallback = {});
ParameterSpec choice_spec(std::string name, std::string description, std::string example, std::vector<std::string> choices,
                          std::string fallback = {});
/// May be given several times.
ParameterSpec many(ParameterSpec spec);

} // namespace vanmach
