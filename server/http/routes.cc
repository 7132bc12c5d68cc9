// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/routes.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>

namespace vanmach {

namespace {

std::vector<std::string_view> segments(std::string_view path) {
    std::vector<std::string_view> parts;
    for (std::size_t start = path.starts_with('/') ? 1 : 0; start <= path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        parts.push_back(path.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

bool is_name(std::string_view segment) {
    return segment.starts_with('{') && segment.ends_with('}');
}
bool is_rest(std::string_view segment) {
    return is_name(segment) && segment.ends_with("...}");
}
std::string_view name_of(std::string_view segment) {
    segment = segment.substr(1, segment.size() - 2);
    return segment.ends_with("...") ? segment.substr(0, segment.size() - 3) : segment;
}

using Values = std::vector<std::pair<std::string, std::string>>;

/// The values of the path, or nothing where the pattern does not fit.
std::optional<Values> fit(std::string_view pattern, std::string_view path) {
    const auto wanted = segments(pattern);
    const auto given = segments(path);
    Values values;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (i >= given.size()) return std::nullopt;
        if (is_rest(wanted[i])) {
            const std::string_view rest =
                path.substr(static_cast<std::size_t>(given[i].data() - path.data()));
            if (rest.empty()) return std::nullopt;
            values.emplace_back(name_of(wanted[i]), rest);
            return values;
        }
        if (is_name(wanted[i])) {
            if (given[i].empty()) return std::nullopt;
            values.emplace_back(name_of(wanted[i]), given[i]);
        } else if (wanted[i] != given[i]) {
            return std::nullopt;
        }
    }
    if (given.size() != wanted.size()) return std::nullopt;
    return values;
}

/// Literal segments before names, names before rests: the more exact pattern is asked first.
bool more_exact(const Route& a, const Route& b) {
    const auto weight = [](std::string_view segment) {
        return is_rest(segment) ? 2 : is_name(segment) ? 1 : 0;
    };
    const auto left = segments(a.pattern);
    const auto right = segments(b.pattern);
    return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(),
                                        [&](auto x, auto y) { return weight(x) < weight(y); });
}

ParameterSpec format_parameter(bool with_feed) {
    ParameterSpec spec;
    spec.name = "format";
    spec.type = ParameterType::choice;
    spec.description =
        "How the list is written; it can be chosen by the Accept header as well. CSV is UTF-8 with BOM, "
        "RFC 4180, text that a spreadsheet would run is quoted by an apostrophe; jsonl is an item a line.";
    spec.fallback = "";
    spec.choices = {"json", "csv", "jsonl"};
    spec.example = "csv";
    if (with_feed) {
        spec.description += " atom is a feed (RFC 4287) to follow the list by, newest first.";
        spec.choices.emplace_back("atom");
    }
    return spec;
}

} // namespace

void RouteTable::add(Route route) {
    if (route.is_list) {
        route.parameters.push_back(format_parameter(route.has_feed));
        route.content_types = {"application/json", "text/csv", "application/jsonl"};
        if (route.has_feed) route.content_types.emplace_back("application/atom+xml");
    }
    for (const std::string_view segment : segments(route.pattern)) {
        if (!is_name(segment)) continue;
        const bool declared =
            std::any_of(route.parameters.begin(), route.parameters.end(),
                        [&](const ParameterSpec& spec) { return spec.name == name_of(segment); });
        if (!declared)
            throw std::logic_error(fmt::format("route {}: {} has no parameter", route.pattern, segment));
    }
    for (const Route& other : routes_) {
        if (other.method == route.method && other.pattern == route.pattern) {
            throw std::logic_error(fmt::format("route {} {} is there twice", route.method, route.pattern));
        }
    }
    const auto place = std::upper_bound(routes_.begin(), routes_.end(), route, more_exact);
    routes_.insert(place, std::move(route));
}

RouteTable::Match RouteTable::match(std::string_view method, std::string_view path) const {
    Match match;
    if (!path.starts_with('/')) return match;
    for (const Route& route : routes_) {
        auto values = fit(route.pattern, path);
        if (!values) continue;
        if (route.method == method) {
            match.route = &route;
            match.values = std::move(*values);
            match.allowed.clear();
            return match;
        }
        match.allowed.push_back(route.method);
    }
    return match;
}

} // namespace vanmach
