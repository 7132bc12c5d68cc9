// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers and symbols (số, ký hiệu) of official documents in any spelling.
// Sources: NĐ 30/2020/NĐ-CP art. 15 and annex III (state: 33/CT-TTg, 59/2023/NĐ-CP), 36-HD/VPTW and 05-HD/VPTW
// (Party: 05-CT/TU, the hyphen before the slash).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanmach {

/// A number-symbol taken apart. `canonical` has the separators in the official order, Đ restored and official
/// capitals; codes that no table knows keep the capitals they were typed with.
struct DocumentNumber {
    std::string digits;              // "33", "66.22", "01a"; "" when left blank
    std::string year;                // "2023" in 59/2023/NĐ-CP; "" otherwise
    std::string type;                // code of document_types.tsv; "" for letters (125/SGDĐT-VP) and laws (10/2022/QH15)
    std::vector<std::string> issuers; // codes, in order: {"TTg"}, {"BTC", "BNV"}, {"UBND", "NC"}
    bool party = false;              // written in Party style, or by a Party body
    bool swapped = false;            // the separators were typed in the other order: 05/CT-TU, 114/KL-TW
    std::string canonical;
};

/// A whole text that is a number, perhaps after a type word and "số", in any spelling, capitals and separators:
/// "33/CT-TTg", "33-CT/TTg", "ct 33/ct-ttg", "Chỉ thị số 33/CT-TTg". `type_word` is set to the code of the type word
/// if there was one. Nothing if it is no number. Thread-safe.
struct TypedNumber {
    std::string type_word; // code; "" when none was typed
    DocumentNumber number;
};
std::optional<TypedNumber> parse_typed_number(std::string_view text);

} // namespace vanmach
