// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/suggest/typed_number.h"

#include <algorithm>

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "corpus/text/letters.h"
#include "corpus/text/utf8.h"
#include "indexer/suggestions.h"

namespace vanmach {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_year(std::string_view digits) {
    return digits.size() == 4 && digits >= "1900" && digits <= "2100";
}

/// Numbers below ten are written with a zero before.
std::string two_digits(std::string_view digits) {
    const auto zeros = std::min(digits.find_first_not_of('0'), digits.size());
    const auto rest = digits.substr(zeros);
    return std::string(rest.size() < 2 ? 2 - rest.size() : 0, '0').append(rest);
}

/// The types that the words before the digits may name: "Kế hoạch số", "ct"; none for "số". Nothing when they are other words.
std::optional<std::vector<std::string>> types_of(std::string_view words) {
    auto slug = slug_of_name(words);
    if (slug == "so") slug.clear();
    if (slug.ends_with("-so")) slug.resize(slug.size() - 3);
    std::vector<std::string> types;
    if (slug.empty()) return types;
    const auto named = [&](const std::string& name) { return slug_of_name(name) == slug; };
    for (const auto& type : authority().types)
        if (named(type.code) || named(type.name) || std::any_of(type.aliases.begin(), type.aliases.end(), named) ||
            std::any_of(type.codes.begin(), type.codes.end(), named))
            types.push_back(type.code);
    if (types.empty()) return std::nullopt;
    return types;
}

} // namespace

std::optional<NumberStart> number_start(std::string_view typed) {
    const auto all = to_utf32(typed);
    const auto digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
    const auto first = static_cast<std::size_t>(std::find_if(all.begin(), all.end(), digit) - all.begin());
    NumberStart start;
    // Letters that touch the digits are of the number: "QH15", "a1".
    const bool glued = first > 0 && first < all.size() && letter_of(all[first - 1]).alphanumeric;
    if (first == all.size() || glued) {
        const auto key = number_key(slug_of_name(typed));
        if (key.empty()) return std::nullopt;
        start.keys.push_back(key);
        return start;
    }
    auto types = types_of(to_utf8(std::u32string_view(all).substr(0, first)));
    if (!types) return std::nullopt;
    start.types = std::move(*types);
    start.digits = true;
    const auto slug = slug_of_name(to_utf8(std::u32string_view(all).substr(first)));
    const auto end = static_cast<std::size_t>(std::find_if_not(slug.begin(), slug.end(), is_digit) - slug.begin());
    const auto digits = std::string_view(slug).substr(0, end);
    const auto rest = std::string_view(slug).substr(end);
    if (rest.empty() && digit(all.back())) {
        // More digits may follow: 5 is 05, and the beginning of 512.
        start.keys.push_back(digits == "0" ? "0" : two_digits(digits));
        if (digits.size() == 1 && digits != "0") start.keys.emplace_back(digits);
    } else {
        start.digits_end = rest.empty();
        start.keys.push_back(number_key(two_digits(digits) + std::string(rest)));
    }
    if (digits.size() > 4 && is_year(digits.substr(digits.size() - 4)))
        start.keys.push_back(number_key(two_digits(digits.substr(0, digits.size() - 4)) + "-" + std::string(digits.substr(digits.size() - 4)) + std::string(rest)));
    return start;
}

} // namespace vanmach
