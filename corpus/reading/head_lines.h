// SPDX-License-Identifier: GPL-2.0-or-later
// The lines of a head, each told by its own form: the number, the place and date, the type.
// Layout: NĐ 30/2020/NĐ-CP, annex I (state); 36-HD/VPTW and 05-HD/VPTW (Party).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/date.h"
#include "corpus/reading/document_number.h"
#include "corpus/reading/lines.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

struct NumberLine {
    FoundNumber found;
    std::size_t first = 0; // token "Số"
};
/// "Số: 12/KH-UBND", "Số /KH-BQL", "Luật số: 83/2025/QH15".
std::optional<NumberLine> number_line(const ReadingText& text, const Line& line);

struct PlaceDate {
    std::string place;
    PartialDate date;
    std::size_t next = 0;
};
/// "Ninh Bình, ngày 06 tháng 3 năm 2025", parts possibly blank.
std::optional<PlaceDate> place_date(const ReadingText& text, const Line& line);

struct TypeLine {
    std::string type;
    std::size_t line = 0;
    std::size_t next = 0; // the token after the type's words
};
/// The first line of [from, to) that opens with a document type in capitals.
std::optional<TypeLine> type_line(const ReadingText& text, const std::vector<Line>& lines, std::size_t from, std::size_t to);

bool is_number_line(const ReadingText& text, const Line& line);
bool is_place_date_line(const ReadingText& text, const Line& line);

} // namespace vanmach
