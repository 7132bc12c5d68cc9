// SPDX-License-Identifier: GPL-2.0-or-later
// What the client would like to get (RFC 9110 section 12): content types and encodings by their q values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanmach {

/// The q value, 0 to 1000, that an Accept header gives a type; 1000 where there is no header. The most exact
/// of the header's ranges counts ("text/csv" before "text/*" before "*/*").
int quality(std::string_view accept, std::string_view type);

/// The best of `offers` by an Accept header, the first of equals; the first of all when none is accepted.
std::string_view best(std::string_view accept, const std::vector<std::string>& offers);

/// True when the header names text/html and wants it at least as much as JSON: a browser asks.
bool prefers_html(std::string_view accept);

/// True when gzip may be sent.
bool accepts_gzip(std::string_view accept_encoding);

/// The bytes as a gzip stream (RFC 1952); empty if zlib fails.
std::string gzipped(std::string_view bytes);

} // namespace vanmach
