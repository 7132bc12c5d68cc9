// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/folded_text.h"

#include <algorithm>

#include "corpus/text/keys.h"
#include "corpus/text/letters.h"

namespace vanmach {

namespace {

bool is_space(char folded) {
    return folded == ' ' || folded == '\n';
}

} // namespace

FoldedText::FoldedText(std::string_view utf8) : text_(to_utf32(utf8)), folded_(text_.size(), '\0') {
    const auto& table = letter_table();
    std::transform(text_.begin(), text_.end(), folded_.begin(),
                   [&](char32_t c) { return c < letter_table_size ? table[c].bare : bare_char(c); });
}

std::string FoldedText::utf8(std::size_t start, std::size_t end) const {
    end = std::min(end, size());
    return start < end ? to_utf8(text().substr(start, end - start)) : std::string{};
}

std::string FoldedText::line(std::size_t start, std::size_t end) const {
    std::string out;
    bool space = false;
    for (end = std::min(end, size()); start < end; ++start) {
        if (is_space(folded_[start])) {
            space = !out.empty();
            continue;
        }
        if (space) out.push_back(' ');
        space = false;
        append_utf8(out, text_[start]);
    }
    return out;
}

std::string FoldedText::compact(std::size_t start, std::size_t end) const {
    std::string out;
    for (end = std::min(end, size()); start < end; ++start)
        if (!is_space(folded_[start])) append_utf8(out, text_[start]);
    return out;
}

} // namespace vanmach
