// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/decode.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unicode/uchar.h>

#include "corpus/text/legacy_tables.h"
#include "corpus/text/letters.h"
#include "corpus/text/normalise.h"
#include "corpus/text/syllable_shape.h"
#include "corpus/text/utf8.h"

namespace vanmach {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t sample_size = 64 * 1024; // bytes: enough words to be sure of
constexpr double sure = 0.8; // share of marked words that are syllables, of a text decoded rightly
constexpr double clearly_better = 0.3;

unsigned char byte_at(std::string_view bytes, std::size_t i) {
    return static_cast<unsigned char>(bytes[i]);
}

Decoded decode_utf8(std::string_view bytes) {
    Decoded out;
    if (is_well_formed(bytes)) {
        out.text = bytes;
        return out;
    }
    out.text.reserve(bytes.size());
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    while (at != end) {
        const char* const start = at;
        const char32_t c = next_code_point(at, end);
        append_utf8(out.text, c);
        if (c == 0xFFFD && std::string_view(start, static_cast<std::size_t>(at - start)) != "\xEF\xBF\xBD"sv)
            ++out.replaced;
    }
    return out;
}

Decoded decode_utf16(std::string_view bytes, Encoding encoding) {
    Decoded out;
    out.encoding = encoding;
    const auto unit = [&](std::size_t i) -> char32_t {
        const unsigned first = byte_at(bytes, i), second = byte_at(bytes, i + 1);
        return encoding == Encoding::utf16_le ? first | second << 8U : first << 8U | second;
    };
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        char32_t c = unit(i);
        if (c >= 0xD800 && c <= 0xDFFF) {
            const char32_t low = c <= 0xDBFF && i + 3 < bytes.size() ? unit(i + 2) : 0;
            if (low >= 0xDC00 && low <= 0xDFFF) {
                c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
                i += 2;
            } else {
                c = 0xFFFD;
                ++out.replaced;
            }
        }
        append_utf8(out.text, c);
    }
    if (i < bytes.size()) {
        append_utf8(out.text, 0xFFFD);
        ++out.replaced;
    }
    return out;
}

// Text in UTF-16 without a mark of its byte order: half of the bytes of spaces, digits and plain letters are
// zero.
std::optional<Encoding> unmarked_utf16(std::string_view bytes) {
    const auto sample = bytes.substr(0, sample_size & ~std::size_t{1});
    const auto pairs = sample.size() / 2;
    if (pairs < 2) return std::nullopt;
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < pairs * 2; ++i)
        if (sample[i] == '\0') ++zeros[i % 2];
    const auto much = [&](std::size_t n) { return n * 4 >= pairs; };
    const auto little = [&](std::size_t n) { return n * 10 <= pairs; };
    if (much(zeros[1]) && little(zeros[0])) return Encoding::utf16_le;
    if (much(zeros[0]) && little(zeros[1])) return Encoding::utf16_be;
    return std::nullopt;
}

std::string decode_by_table(std::string_view bytes, const legacy::HighHalf& table) {
    std::string out;
    out.reserve(bytes.size() * 2);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = byte_at(bytes, i);
        const char32_t c = byte < 0x80 ? byte : table[byte - 0x80U];
        append_utf8(out, c == 0 && byte != 0 ? U'\uFFFD' : c);
    }
    return out;
}

std::string decode_vni(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() * 2);
    char32_t before = 0; // the letter that a mark would belong to
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = byte_at(bytes, i);
        const auto* mark = legacy::vni_mark(byte);
        if (mark != nullptr && before != 0 &&
            mark->bases.find(lower_case(before)) != std::u32string_view::npos) {
            if (mark->vowel_mark != 0) append_utf8(out, mark->vowel_mark);
            if (mark->tone_mark != 0) append_utf8(out, mark->tone_mark);
            before = 0;
            continue;
        }
        const char32_t letter = legacy::vni_letter(byte);
        before = letter != 0 ? letter : byte < 0x80 ? byte : legacy::windows_1252()[byte - 0x80U];
        append_utf8(out, before == 0 && byte != 0 ? U'\uFFFD' : before);
    }
    return out;
}

std::string decode_legacy(std::string_view bytes, Encoding encoding) {
    if (encoding == Encoding::vni) return nfc(decode_vni(bytes));
    return nfc(
        decode_by_table(bytes, encoding == Encoding::tcvn3 ? legacy::tcvn3() : legacy::windows_1258()));
}

// Among the words that hold more than ASCII, the share that are Vietnamese syllables; 1 when there are none.
double share_of_syllables(std::string_view text) {
    std::size_t marked = 0, right = 0;
    std::string word;
    bool plain = true;
    const auto finish = [&] {
        if (!plain) {
            ++marked;
            if (is_vietnamese_syllable(word)) ++right;
        }
        word.clear();
        plain = true;
    };
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        const char32_t c = next_code_point(at, end);
        // Signs count as letters here: a text decoded wrongly is full of "©" and "¬" within its words.
        const bool in_word =
            c < 0x80 ? u_isalpha(static_cast<UChar32>(c)) != 0 : (c >= 0xA1 && c < 0x2000) || c >= 0x2C00;
        if (in_word) {
            append_utf8(word, c);
            plain = plain && c < 0x80;
        } else if (!word.empty()) {
            finish();
        }
    }
    if (!word.empty()) finish();
    return marked == 0 ? 1.0 : static_cast<double>(right) / static_cast<double>(marked);
}

// The old encoding in which these bytes read as Vietnamese, if they do so much better than `share`.
std::optional<Encoding> legacy_encoding(std::string_view bytes, double share) {
    const auto sample = bytes.substr(0, sample_size);
    std::optional<Encoding> best;
    double best_share = std::max(sure, share + clearly_better);
    for (const auto encoding : {Encoding::tcvn3, Encoding::vni, Encoding::windows_1258}) {
        const auto candidate = share_of_syllables(decode_legacy(sample, encoding));
        if (candidate < best_share) continue;
        best = encoding;
        best_share = candidate + 1e-9;
    }
    return best;
}

// The bytes that some program took for windows-1252 when it saved them as UTF-8; nothing if it cannot have.
std::optional<std::string> bytes_of_windows_1252(std::string_view text) {
    const auto& table = legacy::windows_1252();
    std::string out;
    out.reserve(text.size());
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        const char32_t c = next_code_point(at, end);
        if (c < 0x80) {
            out.push_back(static_cast<char>(c));
            continue;
        }
        const auto found = std::find(table.begin(), table.end(), c);
        if (found == table.end()) return std::nullopt;
        out.push_back(static_cast<char>(static_cast<unsigned char>(0x80 + (found - table.begin()))));
    }
    return out;
}

std::string_view whole_characters(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    while (limit > 0 && (byte_at(text, limit) & 0xC0U) == 0x80U) --limit;
    return text.substr(0, limit);
}

} // namespace

std::string_view to_string(Encoding encoding) {
    switch (encoding) {
    case Encoding::utf8:
        return "UTF-8";
    case Encoding::utf16_le:
        return "UTF-16LE";
    case Encoding::utf16_be:
        return "UTF-16BE";
    case Encoding::tcvn3:
        return "TCVN3";
    case Encoding::vni:
        return "VNI-Windows";
    case Encoding::windows_1258:
        return "windows-1258";
    }
    return {};
}

Decoded decode(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) return decode_utf8(bytes.substr(3));
    if (bytes.starts_with("\xFF\xFE"sv)) return decode_utf16(bytes.substr(2), Encoding::utf16_le);
    if (bytes.starts_with("\xFE\xFF"sv)) return decode_utf16(bytes.substr(2), Encoding::utf16_be);
    if (const auto encoding = unmarked_utf16(bytes)) return decode_utf16(bytes, *encoding);

    auto as_utf8 = decode_utf8(bytes);
    const auto sample = whole_characters(as_utf8.text, sample_size);
    // A letter that windows-1252 lacks ("ạ", "ư") was never a byte of an old encoding: most texts end here.
    if (as_utf8.replaced == 0 && !bytes_of_windows_1252(sample)) return as_utf8;
    const auto share = share_of_syllables(nfc(sample));
    if (share >= sure) return as_utf8;
    if (as_utf8.replaced > 0) {
        if (const auto encoding = legacy_encoding(bytes, share))
            return {decode_legacy(bytes, *encoding), *encoding, 0};
    } else {
        const auto original = bytes_of_windows_1252(as_utf8.text);
        if (const auto encoding = original ? legacy_encoding(*original, share) : std::nullopt)
            return {decode_legacy(*original, *encoding), *encoding, 0};
    }
    return as_utf8;
}

} // namespace vanmach
