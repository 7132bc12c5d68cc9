// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/asides.h"

namespace vanmach {

namespace {
constexpr std::size_t longest = 120; // tokens
}

std::size_t aside_end(const ReadingText& text, std::size_t i) {
    if (!text.is_mark(i, '[')) return i;
    bool passive = false, told = false;
    for (std::size_t k = i + 1; k < text.count() && k < i + longest; ++k) {
        if (text.is_mark(k, '[')) return i;
        if (text.is(k, "duoc") || text.is(k, "bi")) passive = true;
        if (passive && text.is(k, "boi")) told = true;
        if (text.is_mark(k, ']')) return told ? k + 1 : i;
    }
    return i;
}

std::size_t address_end(const ReadingText& text, std::size_t i) {
    if (!text.is(i, "http") && !text.is(i, "https") && !text.is(i, "www")) return i;
    std::size_t end = i + 1;
    while (end < text.count() && text.glued(end)) ++end;
    return end > i + 2 ? end : i;
}

} // namespace vanmach
