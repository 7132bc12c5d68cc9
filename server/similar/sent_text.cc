// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/similar/sent_text.h"

#include "corpus/formats/source_text.h"

namespace vanmach::similar {

namespace {

constexpr std::size_t most_bytes = 1 << 20;

Problem bad_body(std::string detail) {
    return {400, "bad-body", "The body cannot be read", std::move(detail), R"(Send {"text": "…"} as UTF-8, or the text itself as text/plain.)"};
}

tl::expected<std::string, Problem> text_of_json(std::string_view body) {
    // What is nested deeper has no place in the answer, nor in memory.
    auto json = Json::parse(body, [](int depth, Json::parse_event_t, Json&) { return depth <= 1; }, false);
    if (json.is_discarded() || !json.is_object()) return tl::unexpected(bad_body("The body is not a JSON object."));
    for (const auto& [name, value] : json.items())
        if (name != "text") return tl::unexpected(bad_body("The object has members beside “text”."));
    if (!json.contains("text") || !json["text"].is_string()) return tl::unexpected(bad_body("The object has no member “text” that is a string."));
    return json["text"].get<std::string>();
}

} // namespace

const BodySpec& text_body() {
    static const BodySpec spec{{{"text/plain", ""}, {"application/json", "TextToCompare"}}, most_bytes,
                               "The text to find precedents for: a draft, or a part of one. Its first 256 KB are compared."};
    return spec;
}

tl::expected<SentText, Problem> read_sent_text(std::string_view body, std::string_view content_type) {
    std::string from_json;
    if (content_type == "application/json") {
        auto text = text_of_json(body);
        if (!text) return tl::unexpected(std::move(text.error()));
        from_json = std::move(*text);
        body = from_json;
    }
    auto read = read_source("text.txt", body);
    if (!read)
        return tl::unexpected(Problem{422, "empty", "There is no text in it", "The body holds no visible character.", "Send the text that precedents are looked for."});
    return SentText{std::move(read->text), std::move(read->warnings)};
}

} // namespace vanmach::similar
