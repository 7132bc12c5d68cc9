// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes become well-formed text, and the stored form is a fixed point.
#include <cstddef>
#include <cstdint>

#include "corpus/text/decode.h"
#include "corpus/text/normalise.h"
#include "tests/fuzz/promise.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vanmach;
    const auto decoded = decode({reinterpret_cast<const char*>(data), size});
    const auto stored = normalise(decoded.text);
    fuzz::promise(normalise(stored) == stored, "normalise is idempotent");
    return 0;
}
