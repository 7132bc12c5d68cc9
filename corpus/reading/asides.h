// SPDX-License-Identifier: GPL-2.0-or-later
// Notes that a site wrote between the lines of a document, in brackets: what later documents did to the words before them.
#pragma once

#include <cstddef>

#include "corpus/reading/tokens.h"

namespace vanmach {

/// "[Khoản này được hướng dẫn bởi Điều 2 Nghị định 127/2005/NĐ-CP có hiệu lực từ ngày 05/11/2005]" whose bracket is at
/// token i: the token after it; i if no such note opens there.
std::size_t aside_end(const ReadingText& text, std::size_t i);

/// "https://…/nghi-dinh-06-2022-nd-cp-giam-nhe" that begins at token i: the token after it; i if no address begins there.
std::size_t address_end(const ReadingText& text, std::size_t i);

} // namespace vanmach
