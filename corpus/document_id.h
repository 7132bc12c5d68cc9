// SPDX-License-Identifier: GPL-2.0-or-later
// Ids of official documents: slug[.year][.scope][~tag]. A number alone does not identify a document:
// "05-CT/TU" exists once for each province and committee term, state numbers restart each January.
// Thread-safe functions on values.
//
//   33-ct-ttg.2021   59-2023-nd-cp   05-ct-tu.2025.ninh-binh   696-kh-ubnd.2025.tay-ninh
//   kh-bql.2026.ninh-binh~0d41c7a9b2
#pragma once

#include <string>
#include <string_view>

#include "corpus/document.h"

namespace vanmach {

/// Marks dropped, đ as d, lower case, every other run of characters one hyphen: "Thừa Thiên - Huế" ->
/// "thua-thien-hue".
std::string slug_of_name(std::string_view name);

/// slug_of_name of a number, its leading zeros stripped and padded to two digits: "0125/KH-UBND" ->
/// "125-kh-ubnd", "5/CT-UBND" -> "05-ct-ubnd". Spellings of one number that differ in separators, capitals,
/// marks or zeros share it.
std::string slug_of_number(std::string_view number);

/// True when the number itself holds the year: "59/2023/NĐ-CP", "10/2022/QH15".
bool number_holds_year(std::string_view number);

/// Where a document's issuer stands, as the id tells it: "" for national bodies, else "province" or
/// "province.unit"; an unknown part is "x".
std::string scope_of(const Issuer& issuer);

/// True where a scope holds an unknown part.
bool scope_unknown(std::string_view scope);

/// slug[.year][.scope] of a number or, when it is blank, of its symbol, its type, or "vb". Year 0 is unknown.
struct IdParts {
    std::string slug;
    std::string year;  // four digits, "0" unknown, "" left out
    std::string scope; // "" left out
    std::string base() const;
    bool scope_unknown() const { return vanmach::scope_unknown(scope); }
};
IdParts id_parts_of(const Document& document);

/// 10 hexadecimal digits of the SHA-256 of a text.
std::string tag_of(std::string_view text);

/// What the tag of a document without number is taken over: its text, white space folded to single spaces.
std::string folded_white_space(std::string_view text);

/// The id of a document before the corpus is known: with the tag of its text where it has no number.
std::string id_before_resolution(const Document& document);

} // namespace vanmach
