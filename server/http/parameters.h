// SPDX-License-Identifier: GPL-2.0-or-later
// The parameters of a route, declared once: requests are checked against the declaration, and openapi.json is
// written from it. Unknown names, ill-formed values and bytes that are no UTF-8 are refused with what to
// write instead.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/date.h"
#include "server/http/problem.h"

namespace vanmach {

enum class ParameterType {
    text,    // any text without control characters, at most `maximum` code points (0: 200)
    integer, // minimum … maximum
    date,    // ISO 8601 at any precision: 2025, 2025-07, 2025-07-01
    boolean, // 1, 0, true, false
    choice,  // one of `choices`
};

/// What a route takes. A name in the route's pattern ("{id}") is a path parameter, all others come from the
/// query.
struct ParameterSpec {
    std::string name{};
    ParameterType type = ParameterType::text;
    std::string description{};
    std::string example{};
    std::string fallback{};             // the value when it is left out; "" none
    std::vector<std::string> choices{}; // of `choice`
    long long minimum = 0;
    long long maximum = 0;
    bool many = false; // may be given several times; `choice` and `integer` also as "a,b"
};
using ParameterSpecs = std::vector<ParameterSpec>;

/// `base` and then `more`: a page takes what its view takes and its own (`lang`).
ParameterSpecs operator+(ParameterSpecs base, const ParameterSpecs& more);

/// Checked values by name. A parameter left out, or given as an empty text, is not there; then its fallback
/// answers.
class Parameters {
  public:
    bool has(std::string_view name) const;              // given by the client
    std::string_view text(std::string_view name) const; // the first value, else the fallback, else ""
    long long integer(std::string_view name) const;     // 0 when there is neither
    bool boolean(std::string_view name) const;
    PartialDate date(std::string_view name) const;
    std::vector<std::string> all(std::string_view name) const; // every value given; else the fallback, if any

    /// What the client gave, names sorted, values in their order; path parameters left out.
    std::vector<std::pair<std::string, std::string>> given() const;

    /// Sets a value as if the client had given it (already checked).
    Parameters& set(std::string name, std::string value);
    Parameters& remove(std::string_view name);

    /// "name=value&name=value" of what was given, names sorted, percent-encoded; path parameters left out.
    /// Two requests for the same answer have the same text: caches go by it, links are made of it.
    std::string query_string() const;

    /// No value given, the fallbacks of `specs` answering: for one view asked by another.
    static Parameters of(const ParameterSpecs& specs);

  private:
    friend tl::expected<Parameters, Problem>
    parse_parameters(const ParameterSpecs&, std::string_view,
                     const std::vector<std::pair<std::string, std::string>>&);
    std::map<std::string, std::vector<std::string>, std::less<>> given_;
    std::map<std::string, std::string, std::less<>> fallbacks_;
    std::vector<std::string> in_path_;
};

/// Reads a query string ("q=a+b&size=5", still encoded) and the values of the path (still encoded).
/// Errors: 400 with code unknown-parameter, bad-parameter, repeated-parameter, bad-encoding.
tl::expected<Parameters, Problem>
parse_parameters(const ParameterSpecs& specs, std::string_view query,
                 const std::vector<std::pair<std::string, std::string>>& path_values);

/// Percent-encoded for a query value or a path segment: everything but letters, digits, - . _ ~ is encoded.
std::string url_encoded(std::string_view text);

} // namespace vanmach
