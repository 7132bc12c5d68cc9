// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/document_number.h"

#include <algorithm>

#include "corpus/reading/letter_case.h"
#include "corpus/reading/vocabulary.h"
#include "corpus/text/keys.h"
#include "corpus/text/normalise.h"
#include "corpus/text/utf8.h"

namespace vanmach {

namespace {

bool is_separator(const ReadingText& text, std::size_t i) { return text.is_mark(i, '-') || text.is_mark(i, '/'); }

char separator(const ReadingText& text, std::size_t i) { return text.is_mark(i, '/') ? '/' : '-'; }

// One code of a number as printed: KH, TTg, QH15, BGD&ĐT.
struct PrintedCode {
    std::string printed;
    std::uint32_t end = 0;    // code point after it
    std::size_t next = 0;     // token after it
    bool cut = false;         // a word glued to it was cut off
    const DocumentType* type = nullptr;
    Vocabulary::Code issuer;
    bool known() const { return type != nullptr || issuer; }
};

constexpr std::size_t longest_code = 24; // letters, with a word that may be glued to it

bool looks_like_code(std::u32string_view letters) {
    if (letters.empty() || letters.size() > longest_code || !is_upper(letters.front())) return false;
    const auto upper = std::count_if(letters.begin(), letters.end(), is_upper);
    const auto all = std::count_if(letters.begin(), letters.end(), is_letter);
    return upper * 2 >= all; // TTg, CTr, QyĐ, SNgV have small letters, words have more
}

// The code that starts at token i. `party` chooses between types that share a code.
std::optional<PrintedCode> read_code(const ReadingText& text, std::size_t i, bool party, bool lenient) {
    if (!text.is_word(i)) return std::nullopt;
    const auto& vocabulary = Vocabulary::instance();
    PrintedCode code;
    const auto start = text[i].start;
    // T.Ư and T.W stand for TW.
    if (text.is(i, "t") && text.is_mark(i + 1, '.') && text.glued(i + 1) && text.glued(i + 2) &&
        (text.is(i + 2, "u") || text.is(i + 2, "w")))
        i += 2;
    code.next = i + 1;
    code.end = text[i].end;
    while (text.glued(code.next)) {
        const bool ampersand = text.is_mark(code.next, '&') && text.glued(code.next + 1) && text.is_word(code.next + 1);
        if (!ampersand && !text.is_number(code.next) && !text.is_word(code.next)) break;
        code.end = text[code.next].end;
        ++code.next;
    }
    auto letters = text.folded().text().substr(start, code.end - start);
    if (letters.size() > longest_code) return std::nullopt;
    const auto look_up = [&](std::u32string_view run) {
        code.printed = to_utf8(run);
        if (code.printed.find('.') != std::string::npos) code.printed = "TW";
        code.type = vocabulary.type_of_code(code.printed, party);
        code.issuer = vocabulary.issuer_code(code.printed);
    };
    look_up(letters);
    if (code.known() && (lenient || is_upper(letters.front()) || letters.size() > 1)) return code;
    // A word glued to the code: "NĐ-CPđược". The longest known code whose rest begins with a small letter is it.
    for (std::size_t length = letters.size() - 1; length >= 2; --length) {
        const bool ends_code = is_upper(letters[length - 1]) || letters[length - 1] == U'g' || (letters[length - 1] >= U'0' && letters[length - 1] <= U'9');
        if (!ends_code) continue;
        if (is_upper(letters[length])) continue;
        look_up(letters.substr(0, length));
        if (code.known() && is_upper(letters.front())) {
            code.end = start + static_cast<std::uint32_t>(length);
            code.cut = true;
            return code;
        }
    }
    look_up(letters);
    if (lenient || looks_like_code(letters)) return code;
    return std::nullopt;
}

// True when the separator at i joins its neighbours: glued to one of them, or between two known codes.
bool joins(const ReadingText& text, std::size_t i) { return text.glued(i) || text.glued(i + 1); }

constexpr std::size_t longest_small_code = 8;
constexpr std::size_t most_codes = 8; // joint documents of five bodies are the longest

bool is_small(const PrintedCode& code) {
    const auto letters = to_utf32(code.printed);
    return code.known() && std::none_of(letters.begin(), letters.end(), is_upper);
}

struct Parsed {
    std::vector<PrintedCode> codes;
    std::vector<char> separators; // before each code
    std::string glued;            // of a word glued to the last
    std::uint32_t end = 0;
    std::size_t next = 0;
};

// (SEP CODE)+ from the separator at i; `missing` is the first separator where none is printed and the code stands at i.
Parsed read_codes(const ReadingText& text, std::size_t i, bool lenient, char missing = '\0') {
    Parsed parsed;
    if (missing != '\0') {
        auto code = read_code(text, i, false, lenient);
        if (!code || code->type == nullptr) return parsed;
        parsed.separators.push_back(missing);
        parsed.end = code->end;
        parsed.next = code->next;
        parsed.codes.push_back(std::move(*code));
        i = parsed.next;
    }
    while (is_separator(text, i) && parsed.codes.size() < most_codes) {
        // Party numbers put the hyphen first; the order decides between types that share a code.
        const bool party = !parsed.separators.empty() ? parsed.separators.front() == '-' : separator(text, i) == '-';
        if (text.line_ends_before(i) + text.line_ends_before(i + 1) > 6) break;
        const bool first = parsed.codes.empty();
        // "168/ubnd-nc": behind a code in small letters another may follow that no table knows.
        const bool small = !first && text.glued(i) && text.glued(i + 1) && is_small(parsed.codes.back()) && text.word(i + 1).size() <= longest_small_code;
        auto code = read_code(text, i + 1, party, lenient || small);
        if (!code) break;
        const bool spaced = !text.glued(i) || !text.glued(i + 1);
        // "02/TTr-CAT- ANCTNB", "168/UBND -NC": a code that no table knows, broken off beside its hyphen.
        const bool broken_off = !first && joins(text, i) && text.all_capitals(i + 1) && code->printed.size() >= 2 && code->printed.size() <= 8;
        if (spaced && !lenient && !code->known() && !broken_off) break;
        if (!joins(text, i) && !(code->known() && (first || parsed.codes.back().known()))) break;
        parsed.separators.push_back(separator(text, i));
        parsed.end = code->end;
        parsed.next = code->next;
        const bool cut = code->cut;
        if (cut) parsed.glued = text.folded().folded().substr(code->end, text[code->next - 1].end - code->end);
        parsed.codes.push_back(std::move(*code));
        if (cut) break;
        i = parsed.next;
    }
    return parsed;
}

// A code that no table knows keeps its letters; codes have no small ones, unless it was typed with both.
std::string canonical_code(const PrintedCode& code) {
    if (code.issuer) return code.issuer.canonical;
    const auto letters = to_utf32(code.printed);
    return std::none_of(letters.begin(), letters.end(), is_upper) ? uppered(code.printed) : code.printed;
}

// Puts digits, year and codes into a number; nothing if they make none.
std::optional<DocumentNumber> compose(const Parsed& parsed, std::string digits, std::string year) {
    if (parsed.codes.empty()) return std::nullopt;
    DocumentNumber number;
    number.digits = std::move(digits);
    number.year = std::move(year);
    const auto& first = parsed.codes.front();
    // CT is Chỉ thị and Cục Thuế: in 5347/CT-CS, with no issuer behind it, it is the issuer.
    const bool has_type = first.type != nullptr && parsed.codes.size() >= 2 && (!first.issuer || parsed.codes[1].issuer);
    number.known = has_type || first.issuer || (first.type != nullptr && !number.year.empty());
    for (std::size_t i = has_type ? 1 : 0; i < parsed.codes.size(); ++i) {
        const auto& code = parsed.codes[i];
        number.issuers.push_back(canonical_code(code));
        if (code.issuer && code.issuer.row->system == System::party && i == (has_type ? 1u : 0u)) number.party = true;
    }
    std::string joined;
    for (const auto& code : number.issuers) joined += (joined.empty() ? "" : "-") + code;
    const auto with = [](const std::string& head, char mark) { return head.empty() ? head : head + mark; };
    if (!has_type) {
        number.canonical = with(number.digits, '/') + with(number.year, '/') + joined;
        return number;
    }
    const auto* type = Vocabulary::instance().type_of_code(first.printed, number.party);
    number.type = type->code;
    // The official writing of the code that was printed: ND is NĐ, but QĐi stays QĐi although both are Quy định.
    const auto same_letters = [&](const std::string& code) { return bare_key(code) == bare_key(first.printed); };
    const auto official = std::find_if(type->codes.begin(), type->codes.end(), same_letters);
    const std::string code = official == type->codes.end() ? type->code : *official;
    if (number.party)
        number.canonical = with(number.digits, '-') + with(number.year, '-') + code + "/" + joined;
    else
        number.canonical = with(number.digits, '/') + with(number.year, '/') + code + "-" + joined;
    const char before_type = parsed.separators[0];
    const char before_issuer = parsed.separators[1];
    number.swapped = number.party ? before_type != '-' || before_issuer != '/' : before_type != '/' || before_issuer != '-';
    return number;
}

bool has_white_space(const ReadingText& text, std::uint32_t start, std::uint32_t end) {
    const auto folded = text.folded().folded().substr(start, end - start);
    return folded.find_first_of(" \n") != std::string_view::npos;
}

FoundNumber found(const ReadingText& text, std::uint32_t start, const Parsed& parsed, DocumentNumber number) {
    FoundNumber result;
    result.number = std::move(number);
    result.span = {start, parsed.end};
    result.next = parsed.next;
    result.printed = text.compact(start, parsed.end);
    result.broken = has_white_space(text, start, parsed.end);
    result.glued = parsed.glued;
    return result;
}

// Digits as they are printed and as scanners misread them: "3O" for 30, "2l" for 21. Only behind a digit, and not at all
// where a letter belongs to the number ("01a").
struct Digits {
    std::string value;
    std::size_t next = 0;
};
Digits read_digits(const ReadingText& text, std::size_t at) {
    Digits digits{std::string(text.word(at)), at + 1};
    std::string value = digits.value;
    for (std::size_t i = at + 1; text.glued(i) && value.size() <= 6; ++i) {
        if (text.is_number(i)) {
            value += text.word(i);
        } else if (text.is_word(i) && text.word(i).find_first_not_of("oil") == std::string_view::npos) {
            for (const char c : text.word(i)) value += c == 'o' ? '0' : '1';
        } else {
            break;
        }
        digits = {value, i + 1};
    }
    return digits;
}

} // namespace

std::optional<FoundNumber> read_number(const ReadingText& text, std::size_t at, bool lenient) {
    if (!text.is_number(at) || text.word(at).size() > 6) return std::nullopt;
    // "26/11/2021-KH": a number that continues another one is none; "số12/KH-UBND" is.
    if (at > 0 && text.glued(at) && !text.is_word(at - 1) &&
        (is_separator(text, at - 1) || text.is_mark(at - 1, '.')) && text.is_number(at - 2))
        return std::nullopt;
    if (at > 0 && text.glued(at) && text.is_word(at - 1) && !text.is(at - 1, "so")) return std::nullopt;
    const auto start = text[at].start;
    auto [digits, i] = read_digits(text, at);
    if (text.is_mark(i, '.') && text.glued(i) && text.glued(i + 1) && text.is_number(i + 1) &&
        text.word(i + 1).size() <= 3) { // 66.22/2026/NQ-CP
        digits += "." + std::string(text.word(i + 1));
        i += 2;
    }
    if (text.is_word(i) && text.glued(i) && text[i].end - text[i].start == 1 && is_separator(text, i + 1)) {
        digits += text.word(i); // 01a/2016/TT-BNV
        ++i;
    }
    std::string year;
    bool glued_code = false;
    if (is_separator(text, i) && text.is_number(i + 1)) {
        const auto printed = read_digits(text, i + 1);
        // "66/2026NĐ-CP": the slash behind the year is left out.
        glued_code = printed.value.size() == 4 && text.is_word(printed.next) && text.glued(printed.next) && is_separator(text, printed.next + 1);
        if (printed.value.size() == 4 && (is_separator(text, printed.next) || glued_code) && printed.value >= "1945" && printed.value <= "2100") {
            year = printed.value;
            i = printed.next;
        }
    }
    if (!is_separator(text, i) && !(glued_code && !year.empty())) return std::nullopt;
    const auto parsed = read_codes(text, i, lenient, is_separator(text, i) ? '\0' : '/');
    auto number = compose(parsed, std::move(digits), std::move(year));
    if (!number || (glued_code && number->type.empty())) return std::nullopt;
    return found(text, start, parsed, std::move(*number));
}

std::optional<FoundNumber> read_blank_number(const ReadingText& text, std::size_t at) {
    if (!is_separator(text, at)) return std::nullopt;
    std::string year; // "/2014/TT-BTC"
    std::size_t codes = at;
    if (text.is_number(at + 1) && text.word(at + 1).size() == 4 && is_separator(text, at + 2)) {
        year = text.word(at + 1);
        codes = at + 2;
    }
    const auto parsed = read_codes(text, codes, false);
    auto number = compose(parsed, {}, std::move(year));
    if (!number || !number->known) return std::nullopt;
    return found(text, text[at].start, parsed, std::move(*number));
}

std::optional<TypedNumber> parse_typed_number(std::string_view typed) {
    const ReadingText text{normalise(typed)};
    TypedNumber result;
    std::size_t i = 0;
    const auto& vocabulary = Vocabulary::instance();
    if (const auto word = vocabulary.type_words().longest(text, 0)) {
        result.type_word = vocabulary.type(word.value).code;
        i = word.end;
    } else if (text.is_word(0) && !text.is(0, "so")) {
        const auto* type = vocabulary.type_of_code(text.folded().utf8(text[0].start, text[0].end), false);
        if (type == nullptr) return std::nullopt;
        result.type_word = type->code;
        i = 1;
    }
    if (text.is(i, "so")) ++i;
    if (text.is_mark(i, ':')) ++i;
    auto number = read_number(text, i, true);
    if (!number || number->next != text.count()) return std::nullopt;
    result.number = std::move(number->number);
    return result;
}

} // namespace vanmach
