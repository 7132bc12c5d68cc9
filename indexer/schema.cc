// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema.h"

#include <algorithm>

#include "corpus/document_id.h"
#include "corpus/text/keys.h"

namespace vanmach {

namespace {

std::string spelling_of(std::string_view name) {
    auto key = bare_key(name);
    std::erase_if(key, [](char c) { return c == ' ' || c == '_' || c == '-'; });
    return key;
}

/// Cut on the border of a code point, and made unique again by a hash of the whole.
std::string shortened(std::string term) {
    constexpr std::size_t tag_length = 11;
    if (term.size() <= longest_term) return term;
    const auto tag = tag_of(term);
    auto end = longest_term - tag_length;
    while (end > 0 && (static_cast<unsigned char>(term[end]) & 0xC0) == 0x80) --end;
    term.resize(end);
    return term + '~' + tag;
}

} // namespace

const Field* field_named(std::string_view name) {
    const auto wanted = spelling_of(name);
    if (wanted.empty()) return nullptr;
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) {
        return spelling_of(field.name) == wanted || spelling_of(field.name_vi) == wanted;
    });
    return found == fields.end() ? nullptr : found;
}

std::string term(FieldId id, std::string_view accented) {
    return shortened(std::string(field(id).prefix).append(accented));
}

} // namespace vanmach
