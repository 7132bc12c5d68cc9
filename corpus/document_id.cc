// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/document_id.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <stdexcept>

#include "corpus/text/keys.h"
#include "corpus/text/normalise.h"
#include "corpus/text/utf8.h"

namespace vanmach {

namespace {

constexpr std::string_view unknown_part = "x";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_slug_char(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z');
}

std::string slug_or_unknown(std::string_view name) {
    auto slug = slug_of_name(name);
    return slug.empty() ? std::string(unknown_part) : slug;
}

std::string slug_of(const Document& document) {
    for (auto slug :
         {slug_of_number(document.number), slug_of_name(document.symbol), slug_of_name(document.type)})
        if (!slug.empty()) return slug;
    return "vb"; // văn bản: a document of which nothing tells the type
}

} // namespace

std::string slug_of_name(std::string_view name) {
    std::string slug;
    bool gap = false;
    const char* at = name.data();
    const char* const end = at + name.size();
    while (at != end) {
        const char c = bare_char(next_code_point(at, end));
        if (c == '\0') continue;
        if (!is_slug_char(c)) {
            gap = !slug.empty();
            continue;
        }
        if (gap) slug.push_back('-');
        gap = false;
        slug.push_back(c);
    }
    return slug;
}

std::string slug_of_number(std::string_view number) {
    const auto slug = slug_of_name(number);
    const auto digits =
        static_cast<std::size_t>(std::find_if_not(slug.begin(), slug.end(), is_digit) - slug.begin());
    if (digits == 0) return slug;
    const auto zeros = std::min(slug.find_first_not_of('0'), digits);
    const auto kept = digits - zeros;
    return std::string(kept < 2 ? 2 - kept : 0, '0') + slug.substr(zeros);
}

bool number_holds_year(std::string_view number) {
    // The first component is the serial number, which may look like a year: "1990/QĐ-UBND".
    const auto slug = slug_of_name(number);
    for (auto at = slug.find('-'); at != slug.npos; at = slug.find('-', at + 1)) {
        const auto part = std::string_view(slug).substr(at + 1, slug.find('-', at + 1) - at - 1);
        if (part.size() == 4 && std::all_of(part.begin(), part.end(), is_digit) && part >= "1900" &&
            part <= "2100")
            return true;
    }
    return false;
}

std::string scope_of(const Issuer& issuer) {
    switch (issuer.level) {
    case Level::central:
    case Level::ministry:
        return {};
    case Level::unknown:
    case Level::province:
    case Level::department:
        return slug_or_unknown(issuer.province);
    case Level::district:
    case Level::commune:
    case Level::unit:
        break;
    }
    return slug_or_unknown(issuer.province) + "." + slug_or_unknown(issuer.unit);
}

bool scope_unknown(std::string_view scope) {
    return scope == unknown_part || scope.starts_with("x.") || scope.ends_with(".x");
}

std::string IdParts::base() const {
    auto id = slug;
    for (const auto* part : {&year, &scope})
        if (!part->empty()) id.append(".").append(*part);
    return id;
}

IdParts id_parts_of(const Document& document) {
    IdParts parts;
    parts.slug = slug_of(document);
    if (!number_holds_year(document.number))
        parts.year = document.date.known() ? fmt::format("{:04}", document.date.year) : "0";
    parts.scope = scope_of(document.issuer);
    return parts;
}

std::string tag_of(std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1 || size < 5)
        throw std::runtime_error("SHA-256 is not available in OpenSSL");
    std::string tag;
    for (std::size_t i = 0; i < 5; ++i) fmt::format_to(std::back_inserter(tag), "{:02x}", digest[i]);
    return tag;
}

std::string folded_white_space(std::string_view text) {
    const auto composed = nfc(text);
    std::string out;
    out.reserve(composed.size());
    bool space = false;
    const char* at = composed.data();
    const char* const end = at + composed.size();
    while (at != end) {
        const char* const start = at;
        const char c = bare_char(next_code_point(at, end));
        if (c == ' ' || c == '\n') {
            space = !out.empty();
            continue;
        }
        if (space) out.push_back(' ');
        space = false;
        out.append(start, at);
    }
    return out;
}

std::string id_before_resolution(const Document& document) {
    auto id = id_parts_of(document).base();
    if (slug_of_number(document.number).empty())
        id.append("~").append(tag_of(folded_white_space(document.text)));
    return id;
}

} // namespace vanmach
