// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/frame/excerpt.h"

#include <algorithm>
#include <unicode/uchar.h>

#include "corpus/text/utf8.h"

namespace vanmach::pages {
namespace {

using Text = std::u32string;
using TextView = std::u32string_view;

bool is_space(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == U'\uFEFF';
}

} // namespace

Excerpt excerpt_of(std::string_view sentence, std::size_t start, std::size_t end, std::size_t around) {
    Text text = to_utf32(sentence);
    for (char32_t& c : text)
        if (is_space(c)) c = U' ';
    start = std::min(start, text.size());
    end = std::clamp(end, start, text.size());
    const auto folded = [](TextView part) {
        Text out;
        for (const char32_t c : part) {
            if (c == U'*') continue; // Markdown marks
            if (c != U' ' || out.empty() || out.back() != U' ') out += c;
        }
        return to_utf8(out);
    };
    std::size_t from = start > around ? start - around : 0;
    if (start - from < start) {
        const auto space = text.find(U' ', from);
        if (space != Text::npos && space < start) from = space + 1;
    }
    std::size_t to = std::min(text.size(), end + around);
    if (to < text.size()) {
        const auto space = text.rfind(U' ', to);
        if (space != Text::npos && space > end) to = space;
    }
    Excerpt out;
    out.before = (from > 0 ? "… " : "") + folded(TextView(text).substr(from, start - from));
    out.inside = folded(TextView(text).substr(start, end - start));
    out.after = folded(TextView(text).substr(end, to - end)) + (to < text.size() ? " …" : "");
    out.cut = from > 0 || to < text.size();
    return out;
}

} // namespace vanmach::pages
