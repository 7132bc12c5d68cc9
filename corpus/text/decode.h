// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes of unknown encoding -> UTF-8. Old office files come as UTF-16, TCVN3 (ABC), VNI-Windows or
// windows-1258.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vanmach {

enum class Encoding { utf8, utf16_le, utf16_be, tcvn3, vni, windows_1258 };
std::string_view to_string(Encoding encoding);

struct Decoded {
    std::string text; // well-formed UTF-8, no BOM; not yet normalised
    Encoding encoding = Encoding::utf8;
    std::size_t replaced = 0; // ill-formed sequences that became U+FFFD; a warning for the person
};

/// Decides by BOM, then by well-formedness as UTF-8, then by which decoding gives the largest share of
/// well-formed Vietnamese syllables; bytes of no known encoding are read as UTF-8 with U+FFFD. An old
/// encoding that a program took for windows-1252 and saved as UTF-8 ("Uû ban nh©n d©n") is undone too. Never
/// fails. Thread-safe.
Decoded decode(std::string_view bytes);

} // namespace vanmach
