// SPDX-License-Identifier: GPL-2.0-or-later
// The head of an HTTP/1 request, read strictly (RFC 9112) before the HTTP library sees a byte of it: what two
// programs could read differently, or what costs memory out of proportion, is refused with a reason.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/problem.h"

namespace vanmach {

struct HeadLimits {
    std::size_t bytes = 48 * 1024; // request line and headers together
    std::size_t target_bytes =
        40 * 1024; // a query of 10 KB fits, and is then refused by its own limit, with its own hint
    std::size_t headers = 100;
};

struct RequestHead {
    std::string method;
    std::string target; // origin form, still encoded: "/search?q=a"
    bool keep_alive = true;
    bool old = false; // HTTP/1.0: no chunks
    std::size_t body_bytes = 0; // announced; how much is read, the route decides (request_body.h)
    std::vector<std::pair<std::string, std::string>> headers; // names in lower case

    std::string_view header(std::string_view name) const; // the first; "" when it is not there
};

/// Length of the head at the start of `bytes`, its blank line included; 0 while the blank line has not come.
std::size_t head_length(std::string_view bytes);

/// Reads a head, blank line included. A Range is left to be ignored (RFC 9110 section 14.2); refused are: a
/// missing or repeated Host, Transfer-Encoding, more than one Content-Length or Content-Type, Content-Encoding,
/// multipart bodies, bodies of GET, HEAD and OPTIONS, folded lines, bare CR, NUL, unknown methods and versions, and
/// whatever is over a limit.
tl::expected<RequestHead, Problem> parse_head(std::string_view head, const HeadLimits& limits);

/// The refusal of a head that is too long before its end was seen.
Problem head_too_long(std::string_view beginning, const HeadLimits& limits);

} // namespace vanmach
