// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/legacy_tables.h"

#include <algorithm>

namespace vanmach::legacy {

namespace {

struct Place {
    unsigned char byte;
    char32_t c;
};

template <std::size_t size> HighHalf with(HighHalf table, const Place (&places)[size]) {
    for (const auto& [byte, c] : places) table[byte - 0x80U] = c;
    return table;
}

constexpr char32_t grave = 0x300, acute = 0x301, tilde = 0x303, hook = 0x309, dot_below = 0x323;
constexpr char32_t circumflex = 0x302, breve = 0x306;

} // namespace

const HighHalf& windows_1252() {
    static const HighHalf table = [] {
        HighHalf out{};
        for (char32_t c = 0xA0; c <= 0xFF; ++c) out[c - 0x80] = c;
        return with(out, {{0x80, 0x20AC}, {0x82, 0x201A}, {0x83, 0x0192}, {0x84, 0x201E}, {0x85, 0x2026}, {0x86, 0x2020},
                          {0x87, 0x2021}, {0x88, 0x02C6}, {0x89, 0x2030}, {0x8A, 0x0160}, {0x8B, 0x2039}, {0x8C, 0x0152},
                          {0x8E, 0x017D}, {0x91, 0x2018}, {0x92, 0x2019}, {0x93, 0x201C}, {0x94, 0x201D}, {0x95, 0x2022},
                          {0x96, 0x2013}, {0x97, 0x2014}, {0x98, 0x02DC}, {0x99, 0x2122}, {0x9A, 0x0161}, {0x9B, 0x203A},
                          {0x9C, 0x0153}, {0x9E, 0x017E}, {0x9F, 0x0178}});
    }();
    return table;
}

const HighHalf& windows_1258() {
    static const HighHalf table =
        with(windows_1252(), {{0x8A, 0}, {0x8E, 0}, {0x9A, 0}, {0x9E, 0}, {0xC3, U'Ă'}, {0xCC, grave}, {0xD0, U'Đ'}, {0xD2, hook},
                              {0xD5, U'Ơ'}, {0xDD, U'Ư'}, {0xDE, tilde}, {0xE3, U'ă'}, {0xEC, acute}, {0xF0, U'đ'}, {0xF2, dot_below},
                              {0xF5, U'ơ'}, {0xFD, U'ư'}, {0xFE, U'₫'}});
    return table;
}

const HighHalf& tcvn3() {
    static const HighHalf table = with(
        windows_1252(),
        {{0xA1, U'Ă'}, {0xA2, U'Â'}, {0xA3, U'Ê'}, {0xA4, U'Ô'}, {0xA5, U'Ơ'}, {0xA6, U'Ư'}, {0xA7, U'Đ'}, {0xA8, U'ă'}, {0xA9, U'â'},
         {0xAA, U'ê'}, {0xAB, U'ô'}, {0xAC, U'ơ'}, {0xAD, U'ư'}, {0xAE, U'đ'}, {0xB5, U'à'}, {0xB6, U'ả'}, {0xB7, U'ã'}, {0xB8, U'á'},
         {0xB9, U'ạ'}, {0xBB, U'ằ'}, {0xBC, U'ẳ'}, {0xBD, U'ẵ'}, {0xBE, U'ắ'}, {0xC6, U'ặ'}, {0xC7, U'ầ'}, {0xC8, U'ẩ'}, {0xC9, U'ẫ'},
         {0xCA, U'ấ'}, {0xCB, U'ậ'}, {0xCC, U'è'}, {0xCE, U'ẻ'}, {0xCF, U'ẽ'}, {0xD0, U'é'}, {0xD1, U'ẹ'}, {0xD2, U'ề'}, {0xD3, U'ể'},
         {0xD4, U'ễ'}, {0xD5, U'ế'}, {0xD6, U'ệ'}, {0xD7, U'ì'}, {0xD8, U'ỉ'}, {0xDC, U'ĩ'}, {0xDD, U'í'}, {0xDE, U'ị'}, {0xDF, U'ò'},
         {0xE1, U'ỏ'}, {0xE2, U'õ'}, {0xE3, U'ó'}, {0xE4, U'ọ'}, {0xE5, U'ồ'}, {0xE6, U'ổ'}, {0xE7, U'ỗ'}, {0xE8, U'ố'}, {0xE9, U'ộ'},
         {0xEA, U'ờ'}, {0xEB, U'ở'}, {0xEC, U'ỡ'}, {0xED, U'ớ'}, {0xEE, U'ợ'}, {0xEF, U'ù'}, {0xF1, U'ủ'}, {0xF2, U'ũ'}, {0xF3, U'ú'},
         {0xF4, U'ụ'}, {0xF5, U'ừ'}, {0xF6, U'ử'}, {0xF7, U'ữ'}, {0xF8, U'ứ'}, {0xF9, U'ự'}, {0xFA, U'ỳ'}, {0xFB, U'ỷ'}, {0xFC, U'ỹ'},
         {0xFD, U'ý'}, {0xFE, U'ỵ'}});
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
    const auto* found = std::find_if(std::begin(rows), std::end(rows), [&](const Row& row) { return row.byte == small; });
    return found == std::end(rows) ? nullptr : &found->mark;
}

char32_t vni_letter(unsigned char byte) {
    switch (byte) {
    case 0xF1: return U'đ';
    case 0xD1: return U'Đ';
    case 0xF4: return U'ơ';
    case 0xD4: return U'Ơ';
    case 0xF6: return U'ư';
    case 0xD6: return U'Ư';
    case 0xED: return U'í';
    case 0xCD: return U'Í';
    case 0xEC: return U'ì';
    case 0xCC: return U'Ì';
    case 0xE6: return U'ỉ';
    case 0xC6: return U'Ỉ';
    case 0xF3: return U'ĩ';
    case 0xD3: return U'Ĩ';
    case 0xF2: return U'ị';
    case 0xD2: return U'Ị';
    case 0xEE: return U'ỵ';
    case 0xCE: return U'Ỵ';
    default: return 0;
    }
}

} // namespace vanmach::legacy
