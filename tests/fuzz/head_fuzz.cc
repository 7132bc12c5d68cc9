// SPDX-License-Identifier: GPL-2.0-or-later
// Lines, parts, frame, head and close of any text.
#include "corpus/reading/closing.h"
#include "corpus/reading/frame.h"
#include "corpus/reading/head.h"
#include "corpus/reading/lines.h"
#include "corpus/reading/parts.h"
#include "tests/fuzz/laid_out.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vanmach;
    const auto text = fuzz::laid_out(data, size);
    const auto lines = read_lines(text);
    std::size_t next = 0;
    for (const auto& line : lines) {
        fuzz::promise(line.first == next && line.next > line.first, "lines follow each other");
        next = line.next;
    }
    fuzz::promise(next == text.count(), "lines hold every token");
    const auto frame = read_frame(text, lines);
    fuzz::promise(frame.first <= text.count() && frame.next <= text.count(), "a frame lies in the text");
    for (const auto& aside : frame.asides) fuzz::promise_end(text, aside.first, aside.next, "an aside ends behind its start");
    const auto head = read_head(text, lines, frame);
    for (const auto span : {head.title, head.preamble, head.body, head.type_words})
        fuzz::promise(span.first <= text.count() && span.next <= text.count(), "parts of a head lie in the text");
    const auto closing = read_closing(text, lines, 0);
    fuzz::promise(closing.first <= text.count() && closing.authority_first <= closing.authority_next, "a close lies in the text");
    std::uint32_t end = 0;
    for (const auto& part : split_parts(text)) {
        fuzz::promise(part.start == end && part.end >= part.start, "parts follow each other");
        end = part.end;
    }
    fuzz::promise(end == text.folded().size(), "parts hold the whole text");
    return 0;
}
