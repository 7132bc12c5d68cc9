// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers and dates at every place of any text.
#include "corpus/reading/dates.h"
#include "corpus/reading/document_number.h"
#include "tests/fuzz/laid_out.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vanmach;
    const auto text = fuzz::laid_out(data, size);
    fuzz::promise_tokens(text);
    for (std::size_t i = 0; i < text.count(); ++i) {
        for (const bool lenient : {false, true})
            if (const auto number = read_number(text, i, lenient)) {
                fuzz::promise_end(text, i, number->next, "a number ends behind its start");
                fuzz::promise(!number->number.canonical.empty() && !number->printed.empty(), "a number is printed");
                fuzz::promise(number->span.end <= text.folded().size(), "a number lies in the text");
            }
        if (const auto blank = read_blank_number(text, i)) fuzz::promise_end(text, i, blank->next, "a blank number ends behind its start");
        if (const auto date = read_date(text, i)) fuzz::promise_end(text, i, date->end, "a date ends behind its start");
        if (const auto date = read_dated(text, i)) fuzz::promise_end(text, i, date->end, "a dated word ends behind its start");
    }
    (void)parse_typed_number({reinterpret_cast<const char*>(data), size});
    return 0;
}
