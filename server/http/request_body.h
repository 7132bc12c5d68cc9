// SPDX-License-Identifier: GPL-2.0-or-later
// What a route takes as the body of a request, and what is refused before a byte of it is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/problem.h"
#include "server/http/request_head.h"

namespace vanmach {

/// A form in which a body may be sent.
struct BodyForm {
    std::string content_type; // "text/plain", in lower case, without parameters
    std::string schema;       // its name in openapi.json; "" a text, or bytes
};

/// The body of a route. It is read whole into memory before the handler is called: `bytes` times the connections served at once
/// (ConnectionLimits) is what bodies can take together.
struct BodySpec {
    std::vector<BodyForm> forms;
    std::size_t bytes = 0; // at most
    std::string description;
};

/// "text/plain" of "Text/Plain; charset=utf-8". Which encoding a text has, its bytes tell (corpus/text/decode.h).
std::string media_type(std::string_view content_type);

/// Why the body that a head announces is not read: its length is missing (411), it has another type (415, with `allowed`), it is
/// too long (413, with `limit`), or the route takes none (400).
std::optional<Problem> refused_body(const std::optional<BodySpec>& spec, const RequestHead& head);

} // namespace vanmach
