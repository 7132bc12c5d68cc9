// SPDX-License-Identifier: GPL-2.0-or-later
// Capitals and small letters by the root locale.
#pragma once

#include <string>
#include <string_view>

namespace vanmach {

/// "LƯƠNG" -> "Lương".
std::string capitalised(std::string_view word);
/// All small: "PHÓ CHỦ TỊCH" -> "phó chủ tịch".
std::string lowered(std::string_view text);
/// All capitals: "nđ" -> "NĐ".
std::string uppered(std::string_view text);

} // namespace vanmach
