// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/similar/views.h"

#include <cmath>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "corpus/document_id.h"
#include "server/documents/items.h"
#include "server/documents/parameters.h"
#include "server/http/parameter_specs.h"
#include "server/search/search.h"
#include "server/served.h"
#include "server/similar/comparison.h"
#include "server/similar/reasons.h"
#include "server/similar/sent_text.h"

namespace vanmach {

namespace {

using namespace similar;

constexpr long long longest_text = 2'000'000'000; // code points: what a text can have

ParameterSpecs list_parameters() {
    auto specs = ParameterSpecs{type_parameter("Type, by its code or name: only precedents of that type.")} + document_filter_parameters("precedents");
    return specs + ParameterSpecs{size_parameter("10"), cursor_parameter()};
}

ViewResult precedents(const Served& served, const Parameters& parameters, const Source& source, std::string_view about) {
    const Snapshot& snapshot = served.snapshot();
    const auto database = served.databases().lease();
    if (!database)
        return tl::unexpected(too_busy());
    try {
        const auto filters = filters_of(snapshot, parameters);
        if (!filters) return tl::unexpected(filters.error());
        const auto comparison = compare(snapshot, **database, source, *filters);
        const Reasons reasons(snapshot, **database, source, comparison);
        auto page = page_of(snapshot, parameters, about, comparison.found.size(), [&](std::size_t i) {
            const auto& found = comparison.found[i];
            auto item = item_of(snapshot, found.node);
            item["level"] = text_or_null(to_string(snapshot.table().level(found.node)));
            item["score"] = std::round(found.score * 10000) / 10000;
            item["why"] = reasons.why(found);
            return item;
        });
        if (!page) return page;
        Json json{{"source", source.told}};
        json.update(*page);
        return json;
    } catch (const Xapian::Error& error) {
        spdlog::error("precedents could not be looked for: {}", error.get_description());
        return tl::unexpected(problem_of({ErrorCode::internal, "", ""}));
    }
}

} // namespace

const ParameterSpecs& similar_parameters() {
    static const ParameterSpecs specs = ParameterSpecs{id_parameter(), integer_spec("start", "Start of a passage, in code points of the text; with end.", "1890", 0, longest_text),
                                                       integer_spec("end", "End of the passage.", "6200", 0, longest_text),
                                                       text_spec("section", "Label of a section of the outline, in place of start and end; II/1 is the 1 within II.", "II")} +
                                        list_parameters();
    return specs;
}

ViewResult similar_view(const Served& served, const Parameters& parameters) {
    const auto source = document_source(served.snapshot(), parameters);
    if (!source) return tl::unexpected(source.error());
    return precedents(served, parameters, *source, fmt::format("similar {}", served.snapshot().node(source->node).id));
}

const ParameterSpecs& similar_text_parameters() {
    static const ParameterSpecs specs = list_parameters();
    return specs;
}

ViewResult similar_text_view(const Served& served, const Parameters& parameters, std::string_view body, std::string_view content_type) {
    auto sent = read_sent_text(body, content_type);
    if (!sent) return tl::unexpected(std::move(sent.error()));
    const auto tag = tag_of(sent->text);
    const auto source = text_source(served.snapshot(), std::move(sent->text), std::move(sent->warnings));
    return precedents(served, parameters, source, "similar to text " + tag);
}

} // namespace vanmach
