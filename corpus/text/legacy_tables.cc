// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/legacy_tables.h"

#include <algorithm>

namespace vanmach::legacy {

namespace {

using namespace std::string_view_literals;

// Code points of bytes that follow each other; 0 for a byte that the encoding has not.
struct Run {
    unsigned char first;
    std::u32string_view letters;
};

template <std::size_t size>
HighHalf with(HighHalf table, const Run (&runs)[size]) {
    for (const auto& [first, letters] : runs)
        std::copy(letters.begin(), letters.end(), table.begin() + (first - 0x80));
    return table;
}

constexpr char32_t grave = 0x300, acute = 0x301, tilde = 0x303, hook = 0x309, dot_below = 0x323;
constexpr char32_t circumflex = 0x302, breve = 0x306;

} // namespace

const HighHalf& windows_1252() {
    static const HighHalf table = [] {
        HighHalf out{};
        for (char32_t c = 0xA0; c <= 0xFF; ++c) out[c - 0x80] = c;
        return with(out, {{0x80, U"€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0"sv}, {0x90, U"\0‘’“”•–—˜™š›œ\0žŸ"sv}});
    }();
    return table;
}

const HighHalf& windows_1258() {
    static const HighHalf table = with(windows_1252(), {{0x8A, U"\0"sv},
                                                        {0x8E, U"\0"sv},
                                                        {0x9A, U"\0"sv},
                                                        {0x9E, U"\0"sv},
                                                        {0xC3, U"Ă"},
                                                        {0xCC, U"\u0300"},
                                                        {0xD0, U"Đ"},
                                                        {0xD2, U"\u0309"},
                                                        {0xD5, U"Ơ"},
                                                        {0xDD, U"Ư\u0303"},
                                                        {0xE3, U"ă"},
                                                        {0xEC, U"\u0301"},
                                                        {0xF0, U"đ"},
                                                        {0xF2, U"\u0323"},
                                                        {0xF5, U"ơ"},
                                                        {0xFD, U"ư₫"}});
    return table;
}

const HighHalf& tcvn3() {
    static const HighHalf table = with(windows_1252(), {{0xA1, U"ĂÂÊÔƠƯĐăâêôơưđ"},
                                                        {0xB5, U"àảãáạ"},
                                                        {0xBB, U"ằẳẵắ"},
                                                        {0xC6, U"ặầẩẫấậè"},
                                                        {0xCE, U"ẻẽéẹềểễếệìỉ"},
                                                        {0xDC, U"ĩíịò"},
                                                        {0xE1, U"ỏõóọồổỗốộờởỡớợù"},
                                                        {0xF1, U"ủũúụừửữứựỳỷỹýỵ"}});
    return table;
}

const VniMark* vni_mark(unsigned char byte) {
    struct Row {
        unsigned char byte; // of a small letter
        VniMark mark;
    };
    static constexpr std::u32string_view any = U"aeouyơư", circumflexed = U"aeo", breved = U"a";
    static constexpr Row rows[] = {
        {0xF9, {any, 0, acute}},
        {0xF8, {any, 0, grave}},
        {0xFB, {any, 0, hook}},
        {0xF5, {any, 0, tilde}},
        {0xEF, {any, 0, dot_below}},
        {0xE2, {circumflexed, circumflex, 0}},
        {0xE1, {circumflexed, circumflex, acute}},
        {0xE0, {circumflexed, circumflex, grave}},
        {0xE5, {circumflexed, circumflex, hook}},
        {0xE3, {circumflexed, circumflex, tilde}},
        {0xE4, {circumflexed, circumflex, dot_below}},
        {0xEA, {breved, breve, 0}},
        {0xE9, {breved, breve, acute}},
        {0xE8, {breved, breve, grave}},
        {0xFA, {breved, breve, hook}},
        {0xFC, {breved, breve, tilde}},
        {0xEB, {breved, breve, dot_below}},
    };
    if (byte < 0xC0) return nullptr;
    const auto small = static_cast<unsigned char>(byte | 0x20U);
    const auto* found =
        std::find_if(std::begin(rows), std::end(rows), [&](const Row& row) { return row.byte == small; });
    return found == std::end(rows) ? nullptr : &found->mark;
}

char32_t vni_letter(unsigned char byte) {
    switch (byte) {
    case 0xF1:
        return U'đ';
    case 0xD1:
        return U'Đ';
    case 0xF4:
        return U'ơ';
    case 0xD4:
        return U'Ơ';
    case 0xF6:
        return U'ư';
    case 0xD6:
        return U'Ư';
    case 0xED:
        return U'í';
    case 0xCD:
        return U'Í';
    case 0xEC:
        return U'ì';
    case 0xCC:
        return U'Ì';
    case 0xE6:
        return U'ỉ';
    case 0xC6:
        return U'Ỉ';
    case 0xF3:
        return U'ĩ';
    case 0xD3:
        return U'Ĩ';
    case 0xF2:
        return U'ị';
    case 0xD2:
        return U'Ị';
    case 0xEE:
        return U'ỵ';
    case 0xCE:
        return U'Ỵ';
    default:
        return 0;
    }
}

} // namespace vanmach::legacy
