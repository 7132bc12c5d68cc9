// SPDX-License-Identifier: GPL-2.0-or-later
// Headers that every answer carries: nothing is loaded from elsewhere, nothing is framed, no address leaks.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace vanmach {

inline const std::vector<std::pair<std::string, std::string>>& security_headers() {
    static const std::vector<std::pair<std::string, std::string>> headers = {
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
         "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
    };
    return headers;
}

} // namespace vanmach
