// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/form_body.h"

#include <algorithm>
#include <optional>

#include "corpus/text/normalise.h"
#include "server/http/encoding.h"

namespace vanmach {

namespace {

std::optional<std::string> decoded(std::string_view raw) {
    const auto bytes = percent_decoded(raw, true);
    if (!bytes || !is_utf8(*bytes) || has_control_characters(*bytes)) return std::nullopt;
    std::string text = nfc(*bytes);
    std::erase(text, '\r');
    return text;
}

} // namespace

tl::expected<FormFields, Problem> read_form(std::string_view body) {
    FormFields fields;
    while (!body.empty()) {
        const auto pair = body.substr(0, body.find('&'));
        body.remove_prefix(std::min(pair.size() + 1, body.size()));
        if (pair.empty()) continue;
        const auto equals = std::min(pair.find('='), pair.size());
        auto name = decoded(pair.substr(0, equals)), value = decoded(pair.substr(std::min(equals + 1, pair.size())));
        if (!name || !value)
            return tl::unexpected(Problem{400, "bad-encoding", "The form is not UTF-8", "A field of the form cannot be read as percent-encoded UTF-8.",
                                          "Send it as UTF-8, percent-encoded: curl --data-urlencode 'list=33/CT-TTg' …"});
        fields.emplace_back(std::move(*name), std::move(*value));
    }
    return fields;
}

std::string_view form_value(const FormFields& fields, std::string_view name) {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.first == name; });
    return found == fields.end() ? std::string_view{} : std::string_view(found->second);
}

} // namespace vanmach
