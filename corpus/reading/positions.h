// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a signature: how its signer stands in for another, and the post that the signer holds.
// Source: NĐ 30/2020/NĐ-CP, annex I (TM. KT. TL. TUQ. Q.); the Party writes T/M, K/T.
#pragma once

#include <cstddef>
#include <string>

#include "corpus/reading/tokens.h"

namespace vanmach {

/// The token after "KT." or "K/T" at i, and the capacity without its marks ("KT"); i and "" if there is none.
std::size_t skip_capacity(const ReadingText& text, std::size_t i, std::string& capacity);

/// The token after the longest post that is named at i: "Phó Chủ tịch", "Cục trưởng"; i if none is.
std::size_t position_end(const ReadingText& text, std::size_t i);

/// The token after a rank or degree before a signer's name: "Đại tướng", "PGS.TS."; i if none stands there.
std::size_t skip_rank(const ReadingText& text, std::size_t i);

/// The token after the capacity or the post that opens at i; i if neither does.
std::size_t signature_part_end(const ReadingText& text, std::size_t i);

/// True when a capacity or a post opens at i.
bool opens_signature(const ReadingText& text, std::size_t i);

} // namespace vanmach
