// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/normalise.h"

#include <array>
#include <stdexcept>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include "corpus/text/utf8.h"

namespace vanmach {

namespace {

enum class Action : std::uint8_t {
    keep,
    space,
    line_end,
    carriage_return,
    drop,
    zero_width_space,
    upper_d,
    lower_d,
    hyphen
};

Action action_beyond_table(char32_t c) {
    if (c == 0x3000) return Action::space;
    if (c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFFF9 && c <= 0xFFFB)) return Action::drop;
    if (c >= 0xE0000 && c <= 0xE0FFF) return Action::drop;
    // Word keeps its bullets in the private use area (Symbol, Wingdings: U+F000-F0FF); no text is there.
    if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) return Action::space;
    return Action::keep;
}

Action action_for(char32_t c) {
    switch (c) {
    case U'\n':
    case U'\v': // Word's line break inside a paragraph
    case U'\f':
    case 0x85:
    case 0x2028:
    case 0x2029:
        return Action::line_end;
    case U'\r':
        return Action::carriage_return;
    case U'\t':
    case 0x07:
        return Action::space; // Word's end of a table cell
    case 0x1E:
        return Action::hyphen; // Word's non-breaking hyphen
    case 0xD0:
    case 0x189:
        return Action::upper_d;
    case 0xF0:
    case 0x256:
        return Action::lower_d;
    case 0x200B:
        return Action::zero_width_space;
    case 0x00AD:
    case 0x034F:
    case 0x061C:
    case 0x180E:
        return Action::drop;
    default:
        break;
    }
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return Action::drop;
    if ((c >= 0x200C && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F))
        return Action::drop;
    if (c != U' ' && u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR) return Action::space;
    return Action::keep;
}

constexpr char32_t table_size = 0x2100;

const std::array<Action, table_size>& actions() {
    static const auto table = [] {
        std::array<Action, table_size> out{};
        for (char32_t c = 0; c < table_size; ++c) out[c] = action_for(c);
        return out;
    }();
    return table;
}

// True for a character that is kept; moves past it. U+FFFD may stand for an ill-formed sequence: it is looked at alone.
bool stays(const std::array<Action, table_size>& table, const char*& at, const char* end) {
    const char32_t c = next_code_point(at, end);
    return c < table_size && table[c] == Action::keep;
}

bool is_blank(char c) {
    return c == ' ' || c == '\n';
}

// Line ends, spaces, look-alikes and invisible characters.
std::string unified(std::string_view utf8) {
    const auto& table = actions();
    std::string out;
    out.reserve(utf8.size());
    const char* at = utf8.data();
    const char* const end = at + utf8.size();
    bool pending = false; // a zero-width space that divides two words becomes a space
    while (at != end) {
        const char* const start = at;
        // What stays as it is is copied by the run.
        const char* next = at;
        while (next != end && stays(table, next, end)) at = next;
        if (at != start) {
            if (pending && *start != ' ') out.push_back(' ');
            pending = false;
            out.append(start, at);
            continue;
        }
        const char32_t c = next_code_point(at, end);
        const auto action = c < table_size ? table[c] : action_beyond_table(c);
        if (action == Action::drop) continue;
        if (action == Action::zero_width_space) {
            pending = !out.empty() && !is_blank(out.back());
            continue;
        }
        const bool blank = action == Action::space || action == Action::line_end ||
                           action == Action::carriage_return || c == U' ';
        if (pending && !blank) out.push_back(' ');
        pending = false;
        switch (action) {
        case Action::keep:
            if (c == 0xFFFD)
                out.append("\xEF\xBF\xBD"); // also what stands for an ill-formed sequence
            else
                out.append(start, at);
            break;
        case Action::space:
            out.push_back(' ');
            break;
        case Action::carriage_return:
            if (at != end && *at == '\n') ++at;
            out.push_back('\n');
            break;
        case Action::line_end:
            out.push_back('\n');
            break;
        case Action::upper_d:
            out.append("Đ");
            break;
        case Action::lower_d:
            out.append("đ");
            break;
        case Action::hyphen:
            out.push_back('-');
            break;
        case Action::drop:
        case Action::zero_width_space:
            break;
        }
    }
    return out;
}

} // namespace

std::string normalise(std::string_view utf8) {
    // Unified first: an invisible character may keep a mark from its letter, and NFC makes nothing that is
    // unified.
    return nfc(unified(utf8));
}

std::string nfc(std::string_view utf8) {
    UErrorCode error = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFCInstance(error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no normalization data");
    const icu::StringPiece piece(utf8.data(), static_cast<int32_t>(utf8.size()));
    if (normalizer->isNormalizedUTF8(piece, error)) return std::string(utf8);
    std::string out;
    out.reserve(utf8.size());
    icu::StringByteSink<std::string> sink(&out);
    normalizer->normalizeUTF8(0, piece, sink, nullptr, error);
    if (U_FAILURE(error))
        throw std::runtime_error("text cannot be normalised: " + std::string(u_errorName(error)));
    return out;
}

} // namespace vanmach
