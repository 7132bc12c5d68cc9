// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/similar/source.h"

#include <algorithm>

#include <fmt/format.h>

#include "corpus/reading/reader.h"
#include "corpus/text/keys.h"
#include "corpus/text/utf8.h"
#include "server/documents/items.h"
#include "server/similar/cited_documents.h"
#include "server/similar/words.h"

namespace vanmach::similar {

namespace {

std::vector<std::string> names_of(const Issuer& issuer) {
    std::vector<std::string> names;
    for (const auto& name : {issuer.name, issuer.province, issuer.unit})
        if (!name.empty()) names.push_back(name);
    return names;
}

void tell(Source& source, std::string_view whole, std::optional<Span> passage, Json warnings) {
    source.told = {{"id", nullptr},
                   {"type", text_or_null(source.type)},
                   {"level", text_or_null(to_string(source.level))},
                   {"title", text_or_null(source.title)},
                   {"citations", source.cited.size()},
                   {"start", passage ? Json(passage->start) : Json(nullptr)},
                   {"end", passage ? Json(passage->end) : Json(nullptr)},
                   {"cut", source.text.size() < whole.size()},
                   {"warnings", std::move(warnings)}};
}

struct LabelledSection {
    std::string label, title;
    Span span;
    Json told() const { return {{"label", label}, {"title", text_or_null(title)}, {"start", span.start}, {"end", span.end}}; }
};

std::vector<LabelledSection> sections_of(const Json& record) {
    std::vector<LabelledSection> sections;
    const auto list = record.value("sections", Json::array());
    for (const auto& one : list) {
        const auto text = [&](const char* key) { return one.contains(key) && one[key].is_string() ? one[key].get<std::string>() : std::string(); };
        sections.push_back({text("label"), text("title"), {one.value("start", 0U), one.value("end", 0U)}});
    }
    return sections;
}

/// "II", "II/1", "Điều 5": each label is looked for within the section before it.
tl::expected<Span, Problem> section_span(const Json& record, std::string_view path) {
    auto sections = sections_of(record);
    for (std::string_view rest = path;;) {
        const auto slash = rest.find('/');
        const auto label = bare_key(rest.substr(0, slash));
        std::vector<LabelledSection> named;
        std::copy_if(sections.begin(), sections.end(), std::back_inserter(named), [&](const auto& one) { return bare_key(one.label) == label; });
        if (named.size() == 1 && slash == std::string_view::npos) return named.front().span;
        if (named.size() != 1) {
            auto problem = named.empty() ? bad_parameter("section", fmt::format("The outline has no section “{}”.", slice(path, 0, 80)),
                                                         "Write a label of the outline: II, or II/1 for the 1 within it; `sections` lists them.")
                                         : bad_parameter("section", fmt::format("The outline has {} sections “{}”.", named.size(), slice(path, 0, 80)),
                                                         "Write the label above it before it, as in II/1, or give start and end of one of `sections`.");
            problem.extra["sections"] = Json::array();
            for (const auto& one : named.empty() ? sections : named)
                if (problem.extra["sections"].size() < 50) problem.extra["sections"].push_back(one.told());
            return tl::unexpected(std::move(problem));
        }
        const auto outer = named.front().span;
        std::erase_if(sections, [&](const auto& one) { return !outer.contains(one.span) || one.span == outer; });
        rest.remove_prefix(slash + 1);
    }
}

tl::expected<std::optional<Span>, Problem> passage_asked(const Snapshot& snapshot, const NodeView& view, const Parameters& parameters) {
    const bool section = parameters.has("section"), start = parameters.has("start"), end = parameters.has("end");
    if (!section && !start && !end) return std::nullopt;
    if (section && (start || end))
        return tl::unexpected(bad_parameter("section", "A passage is told by its section or by its ends, not by both.", "Leave out section=, or start= and end=."));
    if (!section && start != end)
        return tl::unexpected(bad_parameter(start ? "end" : "start", "A passage has two ends: one of them is missing.", "Give start= and end=, in code points of the text."));
    if (!view.is_held()) {
        Problem problem{404, "not-held", "The text is not in this corpus", "The document is only cited here; it has no passages.", "Ask without start, end and section: by who cites it."};
        problem.extra["id"] = view.id;
        return tl::unexpected(std::move(problem));
    }
    if (section) {
        auto span = section_span(snapshot.record(view.held), parameters.text("section"));
        if (!span) return tl::unexpected(std::move(span.error()));
        return *span;
    }
    const auto length = code_points(snapshot.text(view.held));
    const auto first = parameters.integer("start"), last = parameters.integer("end");
    if (first >= last) return tl::unexpected(bad_parameter("end", "The passage ends before it begins.", "Give an end that is larger than start."));
    if (static_cast<std::size_t>(last) > length) {
        auto problem = bad_parameter("end", fmt::format("The text has {} code points.", length), "Count code points, not bytes, of /documents/{id}/text.");
        problem.extra["length"] = length;
        return tl::unexpected(std::move(problem));
    }
    return Span{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
}

/// What the document cites by its own text. One that is only cited has no text: then what others say that it carries out.
std::vector<NodeIndex> cited_by_document(const DocumentTable& table, NodeIndex node) {
    std::vector<NodeIndex> cited;
    const bool held = table.is_held(node);
    for (const auto& edge : table.out_edges(node))
        if ((edge.own() || !held) && edge.other != node && (cited.empty() || cited.back() != edge.other)) cited.push_back(edge.other);
    return cited;
}

std::vector<NodeIndex> cited_by_passage(const Snapshot& snapshot, const NodeView& view, Span passage) {
    std::vector<NodeIndex> cited;
    const auto [first, last] = snapshot.mentions_of(view.held);
    for (auto i = first; i < last; ++i) {
        const auto mention = snapshot.mention(i);
        if (mention.target != no_node && mention.target != view.index && passage.contains(mention.span)) cited.push_back(mention.target);
    }
    std::sort(cited.begin(), cited.end());
    cited.erase(std::unique(cited.begin(), cited.end()), cited.end());
    return cited;
}

} // namespace

tl::expected<Source, Problem> document_source(const Snapshot& snapshot, const Parameters& parameters) {
    const auto node = find_document(snapshot, parameters.text("id"));
    if (!node) return tl::unexpected(node.error());
    const auto view = snapshot.node(*node);
    const auto passage = passage_asked(snapshot, view, parameters);
    if (!passage) return tl::unexpected(passage.error());

    Source source;
    source.node = *node;
    source.type = view.type;
    source.level = view.level;
    source.names = names_of({std::string(view.issuer), view.level, std::string(view.province), std::string(view.unit)});
    source.only_cited = !view.is_held();
    source.in_corpus = view.is_held();
    if (view.is_held()) source.whole = snapshot.text(view.held);
    if (*passage) {
        const auto text = slice(source.whole, (*passage)->start, (*passage)->end);
        source.passage = true;
        source.text = looked_at(text);
        source.cited = cited_by_passage(snapshot, view, **passage);
        tell(source, text, *passage, Json::array());
    } else {
        source.title = view.title;
        source.text = view.is_held() ? looked_at(source.whole) : view.title;
        source.cited = cited_by_document(snapshot.table(), *node);
        tell(source, source.only_cited ? std::string_view(source.text) : source.whole, std::nullopt, Json::array());
    }
    source.told["id"] = view.id;
    return source;
}

Source text_source(const Snapshot& snapshot, std::string text, std::vector<std::string> warnings) {
    Source source;
    source.text = looked_at(text);
    const auto documents = read_documents("text", source.text);
    source.cited = cited_documents(snapshot, documents);
    // A letter and the plan that it sends out: the plan is what is drafted.
    const auto main = std::max_element(documents.begin(), documents.end(), [](const auto& a, const auto& b) { return a.text.size() < b.text.size(); });
    if (main != documents.end()) {
        source.type = main->type;
        source.level = main->issuer.level;
        source.title = main->title;
        source.names = names_of(main->issuer);
    }
    tell(source, text, std::nullopt, std::move(warnings));
    return source;
}

} // namespace vanmach::similar
