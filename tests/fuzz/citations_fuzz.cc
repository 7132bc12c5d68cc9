// SPDX-License-Identifier: GPL-2.0-or-later
// Citations of any text, against any head.
#include "corpus/reading/citations.h"
#include "tests/fuzz/laid_out.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vanmach;
    const auto text = fuzz::laid_out(data, size);
    CitationContext context;
    context.home = {"Ninh Thuận", "", Level::province};
    context.type = size % 2 == 0 ? "KH" : "HP";
    context.number = "12/KH-UBND";
    context.date = PartialDate::of(2025, 3, 4).value();
    const auto read = read_citations(text, context);
    fuzz::promise(read.ends.size() == read.citations.size(), "each citation has an end");
    std::uint32_t last = 0;
    for (std::size_t c = 0; c < read.citations.size(); ++c) {
        const auto& citation = read.citations[c];
        fuzz::promise(citation.n == static_cast<int>(c) + 1, "citations are counted from 1");
        fuzz::promise(!citation.span.empty() && citation.span.end <= text.folded().size(), "a citation lies in the text");
        fuzz::promise(read.ends[c] >= citation.span.end && read.ends[c] <= text.folded().size(), "a citation's end lies behind it");
        fuzz::promise(citation.span.start >= last || citation.span.end >= last, "citations are in order");
        last = citation.span.start;
    }
    return 0;
}
