// SPDX-License-Identifier: GPL-2.0-or-later
// How official documents name another one, by annex I of Nghị định 30/2020/NĐ-CP: in full the first time, by type and number after
// that. Always in Vietnamese; what is not known is left out and told, never made up. A thread-safe function on values.
#pragma once

#include <string>
#include <vector>

#include "corpus/date.h"
#include "corpus/document_json.h"

namespace vanmach {

/// What is known of the document that is named; "" where nothing is.
struct NamedDocument {
    std::string type;   // code
    std::string number; // canonical
    PartialDate date;
    std::string issuer; // joint issuers joined by joint_mark
    std::string title;  // as it is printed
};

struct OfficialCitation {
    /// "Kế hoạch số 696/KH-UBND ngày 06 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Tây Ninh về …"; of a law its name, number and date.
    std::string full;
    /// "Kế hoạch số 696/KH-UBND"; of a law its name alone; "" where there is neither number nor name.
    std::string short_form;
    /// What `full` lacks or an official must look at: type, number, date, day (only month or year are known), issuer, title,
    /// title-in-capitals (it stands as it is printed: capitals do not tell names from words).
    std::vector<std::string> missing;
};

OfficialCitation official_citation(const NamedDocument& document);

/// {full, short|null, missing: [text]}.
Json to_json(const OfficialCitation& citation);

} // namespace vanmach
