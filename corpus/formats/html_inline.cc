// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/html_inline.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "corpus/text/utf8.h"

namespace vanmach {

namespace {

struct Reference {
    std::string_view name;
    std::string_view text;
};

// Sorted by name.
constexpr std::array references = std::to_array<Reference>({
    {"Aacute", "Á"}, {"Acirc", "Â"},  {"Agrave", "À"}, {"Atilde", "Ã"}, {"ETH", "Đ"},    {"Eacute", "É"},
    {"Ecirc", "Ê"},  {"Egrave", "È"}, {"Iacute", "Í"}, {"Igrave", "Ì"}, {"Oacute", "Ó"}, {"Ocirc", "Ô"},
    {"Ograve", "Ò"}, {"Otilde", "Õ"}, {"Uacute", "Ú"}, {"Ugrave", "Ù"}, {"Yacute", "Ý"}, {"aacute", "á"},
    {"acirc", "â"},  {"agrave", "à"}, {"amp", "&"},    {"apos", "'"},   {"atilde", "ã"}, {"bull", "•"},
    {"copy", "©"},   {"deg", "°"},    {"eacute", "é"}, {"ecirc", "ê"},  {"egrave", "è"}, {"eth", "đ"},
    {"ge", "≥"},     {"gt", ">"},     {"hellip", "…"}, {"iacute", "í"}, {"igrave", "ì"}, {"laquo", "«"},
    {"ldquo", "“"},  {"le", "≤"},     {"lsquo", "‘"},  {"lt", "<"},     {"mdash", "—"},  {"middot", "·"},
    {"nbsp", " "},   {"ndash", "–"},  {"oacute", "ó"}, {"ocirc", "ô"},  {"ograve", "ò"}, {"otilde", "õ"},
    {"plusmn", "±"}, {"quot", "\""},  {"raquo", "»"},  {"rdquo", "”"},  {"reg", "®"},    {"rsquo", "’"},
    {"sect", "§"},   {"shy", ""},     {"sup2", "²"},   {"sup3", "³"},   {"times", "×"},  {"trade", "™"},
    {"uacute", "ú"}, {"ugrave", "ù"}, {"yacute", "ý"},
});

constexpr std::size_t longest_reference = 10;
constexpr std::size_t longest_tag = 8192;

// The character of a reference whose "&" is passed; `size` is what it takes up to its ";".
struct Found {
    std::string text;
    std::size_t size = 0;
};

std::optional<Found> reference_at(std::string_view rest) {
    const auto end = rest.substr(0, longest_reference).find(';');
    if (end == rest.npos || end == 0) return std::nullopt;
    const auto name = rest.substr(0, end);
    if (name.front() != '#') {
        const auto found = std::lower_bound(
            references.begin(), references.end(), name,
            [](const Reference& reference, std::string_view key) { return reference.name < key; });
        if (found == references.end() || found->name != name) return std::nullopt;
        return Found{std::string(found->text), end + 1};
    }
    const bool hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const auto digits = name.substr(hexadecimal ? 2 : 1);
    std::uint32_t value = 0;
    const auto [last, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
    if (digits.empty() || error != std::errc{} || last != digits.data() + digits.size()) return std::nullopt;
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return std::nullopt;
    Found found{{}, end + 1};
    append_utf8(found.text, value);
    return found;
}

constexpr std::array inline_tags = std::to_array<std::string_view>(
    {"a",    "abbr", "b", "big",   "center", "cite",   "code",   "del", "em",  "font", "i", "ins",
     "mark", "o:p",  "s", "small", "span",   "strike", "strong", "sub", "sup", "tt",   "u"});
constexpr std::array block_tags = std::to_array<std::string_view>(
    {"blockquote", "body",    "br",    "col",   "colgroup", "dd",     "div", "dl",    "dt", "footer", "h1",
     "h2",         "h3",      "h4",    "h5",    "h6",       "header", "hr",  "html",  "li", "ol",     "p",
     "pre",        "section", "table", "tbody", "td",       "tfoot",  "th",  "thead", "tr", "ul"});

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_blank(char c) {
    return c == ' ' || c == '\n';
}
bool is_name(char c) {
    return is_letter(c) || is_digit(c) || c == ':' || c == '-' || c == '_';
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

struct Tag {
    std::string name;
    bool closing = false;
    std::size_t size = 0;
};

// A known tag at the beginning, with attributes in the form name or name=value; a "<" before a word is none.
std::optional<Tag> tag_at(std::string_view text) {
    text = text.substr(0, longest_tag);
    std::size_t i = 1;
    Tag tag;
    if (i < text.size() && text[i] == '/') {
        tag.closing = true;
        ++i;
    }
    const auto name_start = i;
    while (i < text.size() && is_name(text[i])) ++i;
    tag.name = lower(text.substr(name_start, i - name_start));
    const auto known = [&](const auto& names) {
        return std::find(names.begin(), names.end(), tag.name) != names.end();
    };
    if (!known(inline_tags) && !known(block_tags)) return std::nullopt;
    for (;;) {
        const auto gap = i;
        while (i < text.size() && is_blank(text[i])) ++i;
        if (i == text.size()) return std::nullopt;
        if (text[i] == '/' && i + 1 < text.size() && text[i + 1] == '>') ++i;
        if (text[i] == '>') {
            tag.size = i + 1;
            return tag;
        }
        const auto attribute = i;
        while (i < text.size() && is_name(text[i])) ++i;
        if (i == attribute || gap == attribute || i == text.size() || text[i] != '=') return std::nullopt;
        ++i;
        if (i == text.size()) return std::nullopt;
        if (text[i] == '"' || text[i] == '\'') {
            const auto end = text.find(text[i], i + 1);
            if (end == text.npos) return std::nullopt;
            i = end + 1;
        } else {
            while (i < text.size() && !is_blank(text[i]) && text[i] != '>' && text[i] != '<') ++i;
        }
    }
}

// "<https://…>" and "<name@host>": the address between the brackets, empty if it is none.
std::string_view address_at(std::string_view text) {
    const auto end = text.find_first_of("> \n<", 1);
    if (end == text.npos || text[end] != '>') return {};
    const auto inside = text.substr(1, end - 1);
    const auto is_ascii =
        std::all_of(inside.begin(), inside.end(), [](char c) { return c > ' ' && c < '\x7f'; });
    const auto at_sign = inside.find('@');
    const bool mail = at_sign != inside.npos && at_sign > 0 && inside.find('.', at_sign) != inside.npos;
    const bool link =
        inside.starts_with("http://") || inside.starts_with("https://") || inside.starts_with("mailto:");
    return is_ascii && (mail || link) ? inside : std::string_view{};
}

void append_superscript(std::string& out, char digit) {
    constexpr std::array<std::string_view, 10> superscripts = {"⁰", "¹", "²", "³", "⁴",
                                                               "⁵", "⁶", "⁷", "⁸", "⁹"};
    out += superscripts[static_cast<std::size_t>(digit - '0')];
}

// What stands behind "<sup>": digits, then the end of the element.
bool holds_only_digits(std::string_view text) {
    const auto end = text.find_first_not_of("0123456789");
    return end != text.npos && lower(text.substr(end, 6)) == "</sup>";
}

bool in_table_row(std::string_view before) {
    const auto line = before.substr(before.rfind('\n') + 1); // npos + 1 is 0: the first line
    const auto first = line.find_first_not_of(' ');
    return first != line.npos && line[first] == '|';
}

} // namespace

std::string without_references(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    while (!utf8.empty()) {
        const auto ampersand = utf8.find('&');
        out += utf8.substr(0, ampersand);
        if (ampersand == utf8.npos) break;
        utf8.remove_prefix(ampersand + 1);
        std::string text = "&";
        while (text == "&") { // a reference to "&" may begin the next one
            const auto found = reference_at(utf8);
            if (!found) break;
            text = found->text;
            utf8.remove_prefix(found->size);
        }
        out += text;
    }
    return out;
}

std::string without_tags(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    bool superscript = false;
    bool comments_end = true;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto rest = utf8.substr(i);
        if (utf8[i] != '<') {
            if (superscript && is_digit(utf8[i]))
                append_superscript(out, utf8[i]);
            else
                out.push_back(utf8[i]);
            ++i;
            continue;
        }
        if (comments_end && rest.starts_with("<!--")) {
            const auto end = rest.find("-->", 4);
            comments_end = end != rest.npos;
            if (comments_end) {
                i += end + 3;
                continue;
            }
        }
        if (const auto address = address_at(rest); !address.empty()) {
            out += address;
            i += address.size() + 2;
            continue;
        }
        const auto tag = tag_at(rest);
        if (!tag) {
            out.push_back('<');
            ++i;
            continue;
        }
        if (tag->name == "sup") superscript = !tag->closing && holds_only_digits(rest.substr(tag->size));
        if (std::find(block_tags.begin(), block_tags.end(), tag->name) != block_tags.end())
            out.push_back(in_table_row(out) ? ' ' : '\n');
        i += tag->size;
    }
    return out;
}

} // namespace vanmach
