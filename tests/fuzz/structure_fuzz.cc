// SPDX-License-Identifier: GPL-2.0-or-later
// Paragraphs, sentences, outline and obligations of any text.
#include "corpus/reading/obligations.h"
#include "corpus/reading/outline.h"
#include "corpus/reading/sentences.h"
#include "tests/fuzz/laid_out.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vanmach;
    const auto text = fuzz::laid_out(data, size);
    if (text.count() == 0) return 0;
    const TokenSpan body{text.count() / 8, text.count()};
    const auto lines = read_lines(text);
    const auto paragraphs = read_paragraphs(text, lines, {}, body);
    const auto sentences = read_sentences(text, paragraphs);
    for (const auto* spans : {&paragraphs, &sentences}) {
        std::size_t next = 0;
        for (const auto& span : *spans) {
            fuzz::promise(span.first == next && span.next > span.first, "spans follow each other");
            next = span.next;
        }
        fuzz::promise(next == text.count(), "spans hold every token");
    }
    const auto sections = read_outline(text, paragraphs, body);
    for (const auto& section : sections)
        fuzz::promise(section.depth > 0 && section.span.start <= section.span.end && section.span.end <= text.folded().size(),
                      "a section lies in the text");
    for (const auto& obligation : read_obligations(text, {body, {}}, lines, sentences, sections))
        fuzz::promise(!obligation.span.empty() && obligation.span.end <= text.folded().size(), "an obligation lies in the text");
    return 0;
}
