// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/request_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include <fmt/format.h>

namespace vanmach {

namespace {

constexpr std::array<std::string_view, 7> methods = {"GET", "HEAD",  "OPTIONS", "POST",
                                                     "PUT", "PATCH", "DELETE"};

Problem refused(int status, std::string code, std::string title, std::string detail, std::string hint) {
    return {status, std::move(code), std::move(title), std::move(detail), std::move(hint)};
}

Problem malformed(std::string detail) {
    return refused(400, "bad-request", "The request is not well-formed HTTP", std::move(detail),
                   "Let an HTTP client write the request, for instance curl.");
}

Problem target_too_long(const HeadLimits& limits) {
    return refused(414, "address-too-long", "The address is too long",
                   fmt::format("Addresses of more than {} bytes are not read.", limits.target_bytes),
                   "A query may have 1000 characters; keep the words that matter most.");
}

bool is_token_char(char c) {
    static constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// The next line without its end; `text` moves behind it.
std::string_view next_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

bool has_option(std::string_view list, std::string_view option) {
    for (std::size_t start = 0; start <= list.size();) {
        const std::size_t comma = std::min(list.find(',', start), list.size());
        if (lower(trimmed(list.substr(start, comma - start))) == option) return true;
        start = comma + 1;
    }
    return false;
}

/// "http://host/path" (RFC 9112 section 3.2.2) -> "/path".
std::string_view origin_form(std::string_view target) {
    if (target.starts_with('/') || target == "*") return target;
    const std::string scheme = lower(target.substr(0, 8));
    const std::size_t authority = scheme.starts_with("http://") ? 7 : scheme.starts_with("https://") ? 8 : 0;
    if (authority == 0) return {};
    const std::size_t slash = target.find_first_of("/?", authority);
    return slash == std::string_view::npos || target[slash] == '?' ? std::string_view("/")
                                                                   : target.substr(slash);
}

struct RequestLine {
    std::string method;
    std::string target;
    bool old = false; // HTTP/1.0
};

tl::expected<RequestLine, Problem> parse_request_line(std::string_view line, const HeadLimits& limits) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) {
        return tl::unexpected(malformed("The request line is not “METHOD address HTTP/1.1”."));
    }
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!is_token(method)) return tl::unexpected(malformed("The method is not a word."));
    if (!version.starts_with("HTTP/")) {
        return tl::unexpected(malformed(
            "The request line is not “METHOD address HTTP/1.1”; a space in an address is written %20."));
    }
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        return tl::unexpected(refused(505, "version-not-supported", "This version of HTTP is not spoken here",
                                      "Only HTTP/1.1 and HTTP/1.0 are understood.", "Ask by HTTP/1.1."));
    }
    if (std::find(methods.begin(), methods.end(), method) == methods.end()) {
        return tl::unexpected(refused(501, "unknown-method", "An unknown method",
                                      "This server does not know that method.", "Use GET, HEAD or OPTIONS."));
    }
    if (target.size() > limits.target_bytes) return tl::unexpected(target_too_long(limits));
    if (std::any_of(target.begin(), target.end(), [](char c) { return (c >= 0 && c <= ' ') || c == 0x7f; })) {
        return tl::unexpected(
            malformed("The address holds spaces or control characters; a space is written %20."));
    }
    const std::string_view origin = origin_form(target);
    if (origin.empty()) return tl::unexpected(malformed("The address does not begin with a slash."));
    return RequestLine{std::string(method), std::string(origin), version == "HTTP/1.0"};
}

tl::expected<void, Problem> read_body_headers(RequestHead& head) {
    int lengths = 0, types = 0;
    for (const auto& [name, value] : head.headers) {
        if (name == "transfer-encoding") {
            return tl::unexpected(refused(411, "length-required", "A body needs its length",
                                          "Bodies of unknown length (Transfer-Encoding) are not read.",
                                          "Send the body with one Content-Length."));
        }
        if (name == "content-encoding" && lower(value) != "identity") {
            return tl::unexpected(refused(415, "compressed-body", "Compressed bodies are not read",
                                          "A few bytes can unpack to more memory than there is.",
                                          "Send the body as it is."));
        }
        if (name == "content-type" && lower(value).starts_with("multipart/")) {
            return tl::unexpected(refused(415, "multipart", "Forms with files are not read",
                                          "multipart bodies are not read.",
                                          "Send the file itself as the body."));
        }
        if (name == "content-type" && ++types > 1)
            return tl::unexpected(malformed("There is more than one Content-Type."));
        if (name != "content-length") continue;
        if (++lengths > 1) {
            return tl::unexpected(refused(400, "two-lengths", "Two lengths for one body",
                                          "There is more than one Content-Length.",
                                          "Send one Content-Length."));
        }
        const bool digits = !value.empty() && value.find_first_not_of("0123456789") == std::string::npos;
        if (!digits) return tl::unexpected(malformed("Content-Length is not a number."));
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), head.body_bytes);
        if (error != std::errc())
            head.body_bytes = std::numeric_limits<std::size_t>::max(); // more than can be counted
    }
    if (head.body_bytes == 0) return {};
    if (head.method == "GET" || head.method == "HEAD" || head.method == "OPTIONS") {
        return tl::unexpected(refused(400, "unexpected-body", "A body where none belongs",
                                      fmt::format("A {} request has no body.", head.method),
                                      "Put parameters into the address."));
    }
    return {};
}

} // namespace

std::string_view RequestHead::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (key == name) return value;
    }
    return {};
}

std::size_t head_length(std::string_view bytes) {
    for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n', end + 1)) {
        if (bytes.substr(end + 1, 1) == "\n") return end + 2;
        if (bytes.substr(end + 1, 2) == "\r\n") return end + 3;
    }
    return 0;
}

Problem head_too_long(std::string_view beginning, const HeadLimits& limits) {
    if (beginning.find('\n') == std::string_view::npos) return target_too_long(limits);
    return refused(431, "headers-too-large", "The headers are too large",
                   fmt::format("More than {} bytes of headers are not read.", limits.bytes),
                   "Send fewer or shorter headers.");
}

tl::expected<RequestHead, Problem> parse_head(std::string_view head, const HeadLimits& limits) {
    if (head.find('\0') != std::string_view::npos)
        return tl::unexpected(malformed("There is a NUL in the head."));
    if (head.size() > limits.bytes) return tl::unexpected(head_too_long(head, limits));
    auto line = parse_request_line(next_line(head), limits);
    if (!line) return tl::unexpected(std::move(line.error()));

    RequestHead request;
    request.method = std::move(line->method);
    request.target = std::move(line->target);
    while (!head.empty()) {
        const std::string_view text = next_line(head);
        if (text.empty()) break;
        if (text.find('\r') != std::string_view::npos)
            return tl::unexpected(malformed("There is a CR inside a header."));
        if (text.front() == ' ' || text.front() == '\t')
            return tl::unexpected(malformed("A header is folded over two lines."));
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos || !is_token(text.substr(0, colon))) {
            return tl::unexpected(malformed("A header is not “Name: value”."));
        }
        if (request.headers.size() == limits.headers) {
            return tl::unexpected(refused(431, "headers-too-large", "Too many headers",
                                          fmt::format("More than {} headers are not read.", limits.headers),
                                          "Send fewer headers."));
        }
        request.headers.emplace_back(lower(text.substr(0, colon)), trimmed(text.substr(colon + 1)));
    }

    const auto hosts = std::count_if(request.headers.begin(), request.headers.end(),
                                     [](const auto& h) { return h.first == "host"; });
    if (hosts > 1 || (hosts == 0 && !line->old))
        return tl::unexpected(malformed("There must be one Host header."));
    const std::string_view connection = request.header("connection");
    request.old = line->old;
    request.keep_alive = line->old ? has_option(connection, "keep-alive") : !has_option(connection, "close");
    if (auto good = read_body_headers(request); !good) return tl::unexpected(std::move(good.error()));
    return request;
}

} // namespace vanmach
