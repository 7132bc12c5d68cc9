// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/request_body.h"

#include <algorithm>

#include <fmt/format.h>

namespace vanmach {

std::string media_type(std::string_view content_type) {
    content_type = content_type.substr(0, content_type.find(';'));
    const auto first = content_type.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    std::string type(content_type.substr(first, content_type.find_last_not_of(" \t") - first + 1));
    std::transform(type.begin(), type.end(), type.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return type;
}

std::optional<Problem> refused_body(const std::optional<BodySpec>& spec, const RequestHead& head) {
    if (!spec) {
        if (head.body_bytes == 0) return std::nullopt;
        return Problem{400, "unexpected-body", "A body where none belongs", "This address takes no body.", "Put parameters into the address."};
    }
    if (head.header("content-length").empty())
        return Problem{411, "length-required", "A body needs its length", "There is no Content-Length.", "Send the body with one Content-Length."};
    Json allowed = Json::array();
    const auto type = media_type(head.header("content-type"));
    bool known = false;
    for (const auto& form : spec->forms) {
        known = known || form.content_type == type;
        allowed.push_back(form.content_type);
    }
    if (!known) {
        Problem problem{415, "unsupported", "This format is not read",
                        type.empty() ? "There is no Content-Type." : "The body is of a type that this address does not read.",
                        fmt::format("Send it with Content-Type: {}; `allowed` lists what is read here.", spec->forms.front().content_type)};
        problem.extra["allowed"] = std::move(allowed);
        return problem;
    }
    if (head.body_bytes > spec->bytes) {
        Problem problem{413, "body-too-large", "The body is too large", fmt::format("At most {} bytes are read here.", spec->bytes),
                        "Send the part that matters most."};
        problem.extra["limit"] = spec->bytes;
        return problem;
    }
    return std::nullopt;
}

} // namespace vanmach
