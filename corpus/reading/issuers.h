// SPDX-License-Identifier: GPL-2.0-or-later
// Issuing bodies as texts name them, and the territory that they belong to.
#pragma once

#include <optional>
#include <string>

#include "corpus/document.h"
#include "corpus/reading/tokens.h"
#include "corpus/reading/vocabulary.h"

namespace vanmach {

/// The territory of the document that is being read: what "tỉnh", "UBND tỉnh", "xã" mean in it.
struct Territory {
    std::string province; // bare name; "" unknown
    std::string unit;     // "xã Lương Minh"; "" at province level or unknown
    Level level = Level::unknown; // of the document's issuer
};

/// A territory named in a text: "tỉnh Ninh Thuận", "huyện Ba Chẽ, tỉnh Quảng Ninh", or only "tỉnh".
struct ReadTerritory {
    Place place = Place::none;
    std::string kind;     // "tỉnh", "thành phố", "xã" as printed, in small letters; "" when none is
    std::string province; // bare name as the table writes it; "" not named
    std::string unit;     // "xã Lương Minh"; "" not named
    std::size_t end = 0;
    bool named() const { return !province.empty() || !unit.empty(); }
};

/// The territory that starts at token `at`; place is none and end is `at` if there is none.
ReadTerritory read_territory(const ReadingText& text, std::size_t at);

struct ReadIssuer {
    Issuer issuer;
    std::size_t first = 0, end = 0; // its tokens
    System system = System::state;
    std::string code;   // main code of the body in the tables
    bool known = false; // in the tables; else the words as printed
};

/// The body that starts at token `at`, its name made canonical with the territory that is printed, else with that of
/// `home`. "khóa XI" and the like after it belong to it but not to its name.
std::optional<ReadIssuer> read_issuer(const ReadingText& text, std::size_t at, const Territory& home);

/// The token at which the body begins whose head is named at `at`: "Bộ trưởng Bộ Y tế" is the ministry, "Giám đốc Sở Tài chính" the
/// department; `at` itself for all others ("Chủ tịch Ủy ban nhân dân" stands for itself).
std::size_t head_of_body(const ReadingText& text, std::size_t at);

/// The body that a code of a number stands for, in a document of `home`; nothing where the code does not tell (TW).
std::optional<ReadIssuer> issuer_of_code(std::string_view code, const Territory& home);

} // namespace vanmach
