// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a text or a Markdown file: what is read is stored text, and reading it again changes nothing in its encoding.
#include <cstddef>
#include <cstdint>

#include "corpus/formats/source_text.h"
#include "corpus/text/normalise.h"
#include "tests/fuzz/promise.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vanmach;
    for (const auto* name : {"fuzz.txt", "fuzz.md"})
        if (const auto source = read_source(name, {reinterpret_cast<const char*>(data), size}))
            fuzz::promise(normalise(source->text) == source->text, "a source's text is in its stored form");
    return 0;
}
