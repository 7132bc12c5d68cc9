// SPDX-License-Identifier: GPL-2.0-or-later
// Parameters that several views of documents take.
#pragma once

#include "server/http/parameters.h"

namespace vanmach {

ParameterSpec id_parameter();
ParameterSpec relation_parameter(std::string description);
ParameterSpec size_parameter();
ParameterSpec cursor_parameter();

} // namespace vanmach
