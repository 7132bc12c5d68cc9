// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/parameters.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "corpus/text/normalise.h"
#include "corpus/text/utf8.h"
#include "server/http/encoding.h"

namespace vanmach {

namespace {

constexpr std::size_t default_text_length = 200;
constexpr std::size_t max_values = 64; // of one parameter: a facet with all provinces chosen is well below

Problem bad_encoding(std::string_view name, std::string_view what) {
    Problem problem{400, "bad-encoding", "The address is not UTF-8",
                    name.empty() ? fmt::format("The address {}.", what)
                                 : fmt::format("The value of “{}” {}.", name, what),
                    "Write values as UTF-8, percent-encoded: curl -G --data-urlencode 'q=dân vận' …"};
    if (!name.empty()) problem.extra["parameter"] = name;
    return problem;
}

tl::expected<std::string, Problem> decoded(std::string_view name, std::string_view raw, bool in_query) {
    const auto bytes = percent_decoded(raw, in_query);
    if (!bytes)
        return tl::unexpected(bad_encoding(name, "holds a % that is not followed by two hexadecimal digits"));
    if (!is_utf8(*bytes)) return tl::unexpected(bad_encoding(name, "holds bytes that are not UTF-8"));
    if (has_control_characters(*bytes)) return tl::unexpected(bad_encoding(name, "holds control characters"));
    std::string text = nfc(*bytes);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    const auto first = text.find_first_not_of(' ');
    if (first == std::string::npos) return std::string();
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

Json names_of(const ParameterSpecs& specs,
              const std::vector<std::pair<std::string, std::string>>& path_values) {
    Json names = Json::array();
    for (const ParameterSpec& spec : specs) {
        const bool in_path = std::any_of(path_values.begin(), path_values.end(),
                                         [&](const auto& value) { return value.first == spec.name; });
        if (!in_path) names.push_back(spec.name);
    }
    return names;
}

std::string listed(const Json& names) {
    std::string text;
    for (const auto& name : names) {
        if (!text.empty()) text += ", ";
        text += name.get<std::string>();
    }
    return text;
}

Problem wrong(const ParameterSpec& spec, std::string detail, std::string hint) {
    Json allowed = nullptr;
    if (!spec.choices.empty()) allowed = spec.choices;
    return bad_parameter(spec.name, std::move(detail), std::move(hint), std::move(allowed));
}

tl::expected<std::string, Problem> checked_integer(const ParameterSpec& spec, const std::string& value) {
    long long number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool whole = error == std::errc() && end == value.data() + value.size();
    if (whole && number >= spec.minimum && number <= spec.maximum) return fmt::format("{}", number);
    return tl::unexpected(wrong(
        spec, fmt::format("“{}” takes a whole number from {} to {}.", spec.name, spec.minimum, spec.maximum),
        fmt::format("Write for instance {}={}.", spec.name,
                    spec.example.empty() ? std::to_string(spec.minimum) : spec.example)));
}

tl::expected<std::string, Problem> checked(const ParameterSpec& spec, std::string value) {
    switch (spec.type) {
    case ParameterType::text: {
        const std::size_t limit =
            spec.maximum > 0 ? static_cast<std::size_t>(spec.maximum) : default_text_length;
        const std::size_t length = code_points(value);
        if (length <= limit) return value;
        Problem problem = wrong(
            spec, fmt::format("“{}” is {} characters long; at most {} are read.", spec.name, length, limit),
            "Keep the words that matter most: fifteen or so find as much as a page.");
        problem.code = "too-long";
        problem.title = "A parameter is too long";
        problem.extra["limit"] = limit;
        return tl::unexpected(std::move(problem));
    }
    case ParameterType::integer:
        return checked_integer(spec, value);
    case ParameterType::date:
        if (const auto date = PartialDate::parse_iso(value)) return date->iso();
        return tl::unexpected(
            wrong(spec, fmt::format("“{}” takes a date of the calendar, as year-month-day.", spec.name),
                  fmt::format("Write {0}=2025-07-01, {0}=2025-07 or {0}=2025.", spec.name)));
    case ParameterType::boolean:
        if (value == "1" || value == "true") return std::string("1");
        if (value == "0" || value == "false") return std::string("0");
        return tl::unexpected(
            wrong(spec, fmt::format("“{}” takes 1 or 0.", spec.name), fmt::format("Write {}=1.", spec.name)));
    case ParameterType::choice:
        if (std::find(spec.choices.begin(), spec.choices.end(), value) != spec.choices.end()) return value;
        return tl::unexpected(
            wrong(spec, fmt::format("“{}” takes one of: {}.", spec.name, fmt::join(spec.choices, ", ")),
                  fmt::format("Write for instance {}={}.", spec.name, spec.choices.front())));
    }
    return value;
}

std::vector<std::string> values_of(const ParameterSpec& spec, std::string value) {
    const bool divides =
        spec.many && (spec.type == ParameterType::choice || spec.type == ParameterType::integer);
    if (!divides) return {std::move(value)};
    std::vector<std::string> values;
    for (std::size_t start = 0; start <= value.size();) {
        const std::size_t comma = std::min(value.find(',', start), value.size());
        if (comma > start) values.push_back(value.substr(start, comma - start));
        start = comma + 1;
    }
    return values;
}

} // namespace

ParameterSpecs operator+(ParameterSpecs base, const ParameterSpecs& more) {
    base.insert(base.end(), more.begin(), more.end());
    return base;
}

bool Parameters::has(std::string_view name) const {
    return given_.find(name) != given_.end();
}

std::string_view Parameters::text(std::string_view name) const {
    if (const auto given = given_.find(name); given != given_.end()) return given->second.front();
    if (const auto fallback = fallbacks_.find(name); fallback != fallbacks_.end()) return fallback->second;
    return {};
}

long long Parameters::integer(std::string_view name) const {
    const std::string_view value = text(name);
    long long number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number;
}

bool Parameters::boolean(std::string_view name) const {
    return text(name) == "1";
}

PartialDate Parameters::date(std::string_view name) const {
    return PartialDate::parse_iso(text(name)).value_or(PartialDate{});
}

std::vector<std::string> Parameters::all(std::string_view name) const {
    if (const auto given = given_.find(name); given != given_.end()) return given->second;
    if (const std::string_view fallback = text(name); !fallback.empty()) return {std::string(fallback)};
    return {};
}

Parameters& Parameters::set(std::string name, std::string value) {
    given_[std::move(name)] = {std::move(value)};
    return *this;
}

Parameters& Parameters::remove(std::string_view name) {
    if (const auto given = given_.find(name); given != given_.end()) given_.erase(given);
    return *this;
}

std::vector<std::pair<std::string, std::string>> Parameters::given() const {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto& [name, values] : given_) {
        if (std::find(in_path_.begin(), in_path_.end(), name) != in_path_.end()) continue;
        for (const std::string& value : values) pairs.emplace_back(name, value);
    }
    return pairs;
}

std::string Parameters::query_string() const {
    std::string query;
    for (const auto& [name, value] : given()) {
        if (!query.empty()) query += '&';
        query += url_encoded(name) + '=' + url_encoded(value);
    }
    return query;
}

Parameters Parameters::of(const ParameterSpecs& specs) {
    Parameters parameters;
    for (const ParameterSpec& spec : specs) {
        if (!spec.fallback.empty()) parameters.fallbacks_[spec.name] = spec.fallback;
    }
    return parameters;
}

tl::expected<Parameters, Problem>
parse_parameters(const ParameterSpecs& specs, std::string_view query,
                 const std::vector<std::pair<std::string, std::string>>& path_values) {
    Parameters parameters = Parameters::of(specs);
    const auto take = [&](const ParameterSpec& spec, std::string value) -> tl::expected<void, Problem> {
        for (std::string& one : values_of(spec, std::move(value))) {
            auto good = checked(spec, std::move(one));
            if (!good) return tl::unexpected(std::move(good.error()));
            auto& values = parameters.given_[spec.name];
            if (std::find(values.begin(), values.end(), *good) == values.end())
                values.push_back(std::move(*good));
            if (values.size() > max_values) {
                return tl::unexpected(
                    wrong(spec, fmt::format("“{}” is given more than {} times.", spec.name, max_values),
                          "Leave some out."));
            }
        }
        return {};
    };

    for (const auto& [name, raw] : path_values) {
        const auto spec =
            std::find_if(specs.begin(), specs.end(), [&](const auto& s) { return s.name == name; });
        if (spec == specs.end()) continue; // RouteTable::add has seen to it
        auto value = decoded(name, raw, false);
        if (!value) return tl::unexpected(std::move(value.error()));
        if (auto taken = take(*spec, std::move(*value)); !taken)
            return tl::unexpected(std::move(taken.error()));
        parameters.in_path_.push_back(name);
    }

    for (std::size_t start = 0; start < query.size();) {
        const std::size_t end = std::min(query.find('&', start), query.size());
        const std::string_view pair = query.substr(start, end - start);
        start = end + 1;
        if (pair.empty()) continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = decoded("", pair.substr(0, equals), true);
        if (!name) return tl::unexpected(std::move(name.error()));
        const auto spec =
            std::find_if(specs.begin(), specs.end(), [&](const auto& s) { return s.name == *name; });
        const bool in_path = std::find(parameters.in_path_.begin(), parameters.in_path_.end(), *name) !=
                             parameters.in_path_.end();
        if (spec == specs.end() || in_path) {
            const Json allowed = names_of(specs, path_values);
            Problem problem{400, "unknown-parameter", "An unknown parameter",
                            fmt::format("There is no parameter “{}” here.", slice(*name, 0, 60)),
                            allowed.empty() ? "Leave it out: this address takes none."
                                            : fmt::format("This address takes: {}.", listed(allowed))};
            problem.extra["parameter"] = slice(*name, 0, 60);
            problem.extra["allowed"] = allowed;
            return tl::unexpected(std::move(problem));
        }
        auto value =
            decoded(spec->name, equals < pair.size() ? pair.substr(equals + 1) : std::string_view(), true);
        if (!value) return tl::unexpected(std::move(value.error()));
        if (value->empty()) continue; // a form sends the fields that were left blank, too
        if (!spec->many && parameters.has(spec->name)) {
            Problem problem = wrong(*spec, fmt::format("“{}” is given twice.", spec->name), "Give it once.");
            problem.code = "repeated-parameter";
            return tl::unexpected(std::move(problem));
        }
        if (auto taken = take(*spec, std::move(*value)); !taken)
            return tl::unexpected(std::move(taken.error()));
    }
    return parameters;
}

std::string url_encoded(std::string_view text) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            encoded += c;
        } else {
            encoded += '%';
            encoded += digits[byte >> 4];
            encoded += digits[byte & 15];
        }
    }
    return encoded;
}

} // namespace vanmach
