// SPDX-License-Identifier: GPL-2.0-or-later
// Statutes and Party documents that a text names without a number: "Luật Tiếp cận thông tin", "Nghị quyết Trung ương
// 4 (khóa XI, XII)", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI".
#pragma once

#include <vector>

#include "corpus/document.h"
#include "corpus/reading/issuers.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

struct NamedMention {
    std::vector<Citation> citations; // one, or one for each document that a single mention names; spans are equal
    std::size_t next = 0;            // the token after it
};

/// The named document whose name starts at token `at`; no citations if none does. `dated` is the date of the citing
/// document: of several statutes of one name, the one then in force is meant.
NamedMention read_name(const ReadingText& text, std::size_t at, const Territory& home, const PartialDate& dated);

} // namespace vanmach
