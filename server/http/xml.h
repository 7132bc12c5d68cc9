// SPDX-License-Identifier: GPL-2.0-or-later
// Texts inside XML. Thread-safe functions on values.
#pragma once

#include <string>
#include <string_view>

namespace vanmach {

/// Text of an XML element or of an attribute in double quotes; line ends become spaces. What XML 1.0 has no character for is
/// left out.
std::string xml_escaped(std::string_view text);

} // namespace vanmach
