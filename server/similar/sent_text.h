// SPDX-License-Identifier: GPL-2.0-or-later
// A text that came as the body of a request.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/http/problem.h"
#include "server/http/request_body.h"

namespace vanmach::similar {

/// Of POST /similar: text/plain, or application/json {"text": "…"}.
const BodySpec& text_body();

struct SentText {
    std::string text; // as a file of the corpus is read: decoded, normalised, without markup
    std::vector<std::string> warnings;
};

/// Bytes that are no UTF-8 are read as the product reads files: in an old encoding, or with U+FFFD and a warning. Errors: 400
/// bad-body where JSON is not that object; 422 empty.
tl::expected<SentText, Problem> read_sent_text(std::string_view body, std::string_view content_type);

} // namespace vanmach::similar
