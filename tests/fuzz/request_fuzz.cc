// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes on the wire are a request that keeps to the limits, or are refused with a 4xx or 5xx.
#include <cstddef>
#include <cstdint>

#include "server/http/request_head.h"
#include "tests/fuzz/promise.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vanmach;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto length = head_length(bytes);
    fuzz::promise(length <= size, "a head is no longer than what came");
    const HeadLimits limits;
    const auto head = parse_head(bytes.substr(0, length), limits);
    if (!head) {
        fuzz::promise(head.error().status >= 400 && head.error().status < 600, "a refusal is an error");
        return 0;
    }
    fuzz::promise(head->target.size() <= limits.target_bytes && head->headers.size() <= limits.headers,
                  "what is let through keeps to the limits");
    return 0;
}
