// SPDX-License-Identifier: GPL-2.0-or-later
// The box of particulars that a site prints over a document, or the front matter of a page: "Số hiệu: 3608/QĐ-BYT". It is
// not the document; it is asked only where the document's own head is cut off.
#pragma once

#include <string>
#include <vector>

#include "corpus/date.h"
#include "corpus/reading/lines.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

struct PageBox {
    std::string number; // canonical
    std::string type;   // code
    PartialDate date;
    std::string signer; // the name
};

/// Reads the box from the lines before line `next`.
PageBox read_page_box(const ReadingText& text, const std::vector<Line>& lines, std::size_t next);

} // namespace vanmach
