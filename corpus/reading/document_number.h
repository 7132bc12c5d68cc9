// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers and symbols (số, ký hiệu) of official documents, in any spelling.
// Sources: NĐ 30/2020/NĐ-CP art. 15 and annex III (state: 33/CT-TTg, 59/2023/NĐ-CP), 36-HD/VPTW and 05-HD/VPTW
// (Party: 05-CT/TU, the hyphen before the slash).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reading/tokens.h"

namespace vanmach {

/// A number-symbol taken apart. `canonical` has the separators in the official order, Đ restored and official
/// capitals; codes that no table knows keep the capitals they were typed with.
struct DocumentNumber {
    std::string digits;               // "33", "66.22", "01a"; "" when left blank
    std::string year;                 // "2023" in 59/2023/NĐ-CP; "" otherwise
    std::string type;                 // code of document_types.tsv; "" for letters (125/SGDĐT-VP) and laws (10/2022/QH15)
    std::vector<std::string> issuers; // codes, in order: {"TTg"}, {"BTC", "BNV"}, {"UBND", "NC"}
    bool party = false;               // of a Party body
    bool swapped = false;             // the separators were typed in another order: 05/CT-TU, 114/KL-TW
    bool known = false;               // its first code is that of a document type or an issuing body
    std::string canonical;            // with digits left blank: the symbol alone, "QĐ/BCS"
};

/// A number found in a text.
struct FoundNumber {
    DocumentNumber number;
    Span span;            // may end inside a token when the next word is glued to it
    std::size_t next = 0; // the token after it
    std::string printed;  // as printed, white space removed
    bool broken = false;  // white space or a line end stood inside
    std::string glued;    // the bare rest of a word that is glued to it: "ngay" in "57-NQ/TWngày 22/12/2024"
};

/// The number-symbol whose digits are token `at`. `lenient` also takes codes in small letters and codes that no table
/// knows, as people type them. Linear in the number's length.
std::optional<FoundNumber> read_number(const ReadingText& text, std::size_t at, bool lenient = false);

/// A symbol whose digits are left blank; token `at` is its first separator: "-QĐ/BCS", "/KH-UBND".
std::optional<FoundNumber> read_blank_number(const ReadingText& text, std::size_t at);

/// A whole text that is a number, perhaps after a type word and "số", in any spelling, capitals and separators:
/// "33/CT-TTg", "33-CT/TTg", "ct 33/ct-ttg", "Chỉ thị số 33/CT-TTg". Nothing if it is no number. Thread-safe.
struct TypedNumber {
    std::string type_word; // code of the type word; "" when none was typed
    DocumentNumber number;
};
std::optional<TypedNumber> parse_typed_number(std::string_view text);

} // namespace vanmach
