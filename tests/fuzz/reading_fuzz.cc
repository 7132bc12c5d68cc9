// SPDX-License-Identifier: GPL-2.0-or-later
// Any text is read; what is read points into the text and can be printed.
#include <cstddef>
#include <cstdint>

#include "corpus/document_json.h"
#include "corpus/formats/source_text.h"
#include "corpus/reading/reader.h"
#include "corpus/text/utf8.h"
#include "tests/fuzz/promise.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vanmach;
    const auto source = read_source("fuzz.md", {reinterpret_cast<const char*>(data), size});
    if (!source) return 0;
    int part = 0;
    for (const auto& document : read_documents("fuzz.md", source->text)) {
        fuzz::promise(document.part == ++part, "parts are counted from 1");
        const auto text = to_utf32(document.text);
        int n = 0;
        for (const auto& citation : document.citations) {
            fuzz::promise(citation.n == ++n, "citations are counted from 1");
            fuzz::promise(!citation.span.empty() && citation.span.end <= text.size(),
                          "a citation lies in the text");
            fuzz::promise(to_utf8(text.substr(citation.span.start, citation.span.length())) == citation.text,
                          "a citation's span is its text");
            fuzz::promise(citation.sentence.end <= text.size(), "a sentence lies in the text");
        }
        for (const auto& edge : document.relations)
            fuzz::promise(edge.from >= 0 && edge.to > 0 && edge.from <= n && edge.to <= n,
                          "relations name citations");
        for (const auto& section : document.sections)
            fuzz::promise(section.span.start <= section.span.end && section.span.end <= text.size(),
                          "a section lies in the text");
        (void)to_json(document).dump(); // throws on text that is not UTF-8
    }
    return 0;
}
