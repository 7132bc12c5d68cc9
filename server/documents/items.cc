// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/documents/items.h"

#include <charconv>

#include <fmt/format.h>

#include "corpus/document_id.h"
#include "corpus/reading/document_number.h"
#include "indexer/resolution/issuers.h"
#include "server/documents/official_citation.h"
#include "server/documents/values.h"

namespace vanmach {

namespace {

constexpr std::size_t most_candidates = 20;

Json items_of(const Snapshot& snapshot, const std::vector<NodeIndex>& nodes) {
    Json items = Json::array();
    for (const NodeIndex node : nodes) {
        if (items.size() == most_candidates) break;
        items.push_back(item_of(snapshot, node));
    }
    return items;
}

/// Documents of the number that an unknown id begins with, or that was given in place of an id.
std::vector<NodeIndex> of_the_same_number(const Snapshot& snapshot, std::string_view id) {
    const std::string_view beginning = id.substr(0, id.find_first_of(".~"));
    std::vector<NodeIndex> nodes = snapshot.by_slug(slug_of_number(beginning));
    if (!nodes.empty()) return nodes;
    const auto typed = parse_typed_number(id);
    return typed ? snapshot.by_slug(slug_of_number(typed->number.canonical)) : nodes;
}

std::string fingerprint(std::string_view text) {
    return tag_of(text);
}

std::string snapshot_fingerprint(const Snapshot& snapshot) {
    return fingerprint(fmt::format("{}\n{}", snapshot.name(), snapshot.content_hash()));
}

} // namespace

Json item_of(const Snapshot& snapshot, NodeIndex node) {
    const NodeView view = snapshot.node(node);
    return {{"id", view.id},
            {"held", view.is_held()},
            {"type", text_or_null(view.type)},
            {"number", text_or_null(view.number)},
            {"date", text_or_null(view.date)},
            {"issuer", text_or_null(view.issuer)},
            {"province", text_or_null(view.province)},
            {"title", text_or_null(view.title)},
            {"cited_by_count", view.cited_by_count}};
}

Json citation_of(const NodeView& view) {
    return to_json(official_citation({std::string(view.type), std::string(view.number), PartialDate::parse_iso(view.date).value_or(PartialDate{}), std::string(view.issuer),
                                      std::string(view.title)}));
}

tl::expected<NodeIndex, Problem> find_document(const Snapshot& snapshot, std::string_view id) {
    if (const auto node = snapshot.find(id)) return *node;
    const std::vector<NodeIndex> meant = snapshot.candidates_of(id);
    if (meant.size() == 1) {
        Problem problem{308, "moved-document", "The document has another id",
                        "This id was given before more was known; the document has a fuller one now.",
                        "Follow the Location."};
        problem.extra["id"] = snapshot.node(meant.front()).id;
        return tl::unexpected(std::move(problem));
    }
    if (!meant.empty()) {
        Problem problem{300, "ambiguous-id", "Several documents have this id",
                        fmt::format("{} documents share the id “{}”.", meant.size(), slice(id, 0, 120)),
                        "Choose one of the candidates."};
        problem.extra["candidates"] = items_of(snapshot, meant);
        return tl::unexpected(std::move(problem));
    }
    Problem problem = unknown_document(id);
    if (const auto near = of_the_same_number(snapshot, id); !near.empty()) {
        problem.hint =
            fmt::format("{} of the same number {} in the corpus: see candidates.",
                        near.size() == 1 ? "One document" : "Documents", near.size() == 1 ? "is" : "are");
        problem.extra["candidates"] = items_of(snapshot, near);
    }
    return tl::unexpected(std::move(problem));
}

tl::expected<NodeIndex, Problem> find_asked(const Snapshot& snapshot, std::string_view id) {
    const auto meant = documents_named(snapshot, id);
    if (meant.size() == 1) return meant.front();
    if (meant.empty() || !snapshot.candidates_of(id).empty()) return find_document(snapshot, id);
    Problem problem{300, "ambiguous-number", "Several documents bear this number", fmt::format("{} documents bear the number “{}”.", meant.size(), slice(id, 0, 120)),
                    "Give the id of one of the candidates."};
    problem.extra["candidates"] = items_of(snapshot, meant);
    return tl::unexpected(std::move(problem));
}

std::string Sentences::slice(HeldIndex held, Span span) {
    auto found = texts_.find(held);
    if (found == texts_.end()) found = texts_.emplace(held, std::make_unique<Indexed>(snapshot_.text(held))).first;
    return std::string(found->second->index.slice(span.start, span.end));
}

void add_mention(Json& json, const MentionView& mention, Relation relation, Sentences& sentences) {
    json["relation"] = to_string(relation);
    json["start"] = mention.span.start;
    json["end"] = mention.span.end;
    json["sentence"] = sentences.slice(mention.held, mention.sentence);
    json["sentence_start"] = mention.sentence.start;
    json["sentence_end"] = mention.sentence.end;
}

Json related_bodies(const Snapshot& snapshot, const std::vector<RelatedBody>& bodies) {
    Json list = Json::array();
    for (const auto& body : bodies) {
        const auto slug = slug_of_issuer({body.name, body.level, body.province, ""});
        const auto index = snapshot.table().find_issuer(slug);
        list.push_back({{"name", body.name},
                        {"slug", index ? Json(slug) : Json(nullptr)},
                        {"since", text_or_null(body.since.iso())},
                        {"documents", index ? Json(snapshot.table().documents_of(*index).size()) : Json(nullptr)}});
    }
    return list;
}

std::string twins_told(const NodeView& one, const NodeView& other) {
    return fmt::format("{} of {} and {} of {} agree in all else: one of the two is probably a misprint.", one.number, one.date, other.number, other.date);
}

std::string make_cursor(const Snapshot& snapshot, std::string_view request, std::uint64_t offset) {
    return fmt::format("{}-{}-{:x}", snapshot_fingerprint(snapshot), fingerprint(request), offset);
}

tl::expected<std::uint64_t, Problem> read_cursor(const Snapshot& snapshot, std::string_view request,
                                                 std::string_view cursor) {
    if (cursor.empty()) return 0;
    const std::size_t first = cursor.find('-');
    const std::size_t second = first == std::string_view::npos ? first : cursor.find('-', first + 1);
    std::uint64_t offset = 0;
    bool good = second != std::string_view::npos && first == 10 && second == 21;
    if (good) {
        const std::string_view digits = cursor.substr(second + 1);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), offset, 16);
        good = error == std::errc() && end == digits.data() + digits.size() && offset < (1ULL << 32);
    }
    if (!good || cursor.substr(first + 1, 10) != fingerprint(request)) {
        Problem problem = bad_parameter("cursor", "This cursor does not belong to this list.",
                                        "Give the `next` of the page before, and the same parameters.");
        problem.code = "bad-cursor";
        return tl::unexpected(std::move(problem));
    }
    if (cursor.substr(0, 10) != snapshot_fingerprint(snapshot)) {
        Problem problem{
            410, "stale-cursor", "The corpus has changed meanwhile",
            "This cursor belongs to an earlier state of the corpus, in which the order was another.",
            "Begin again without cursor."};
        problem.extra["parameter"] = "cursor";
        return tl::unexpected(std::move(problem));
    }
    return offset;
}

tl::expected<Json, Problem> page_of(const Snapshot& snapshot, const Parameters& parameters, std::string_view about, std::size_t total,
                                    const std::function<Json(std::size_t)>& make) {
    auto asked = parameters;
    asked.remove("cursor").remove("size").remove("format").remove("lang");
    const auto identity = fmt::format("{}\n{}", about, asked.query_string());
    const auto offset = read_cursor(snapshot, identity, parameters.text("cursor"));
    if (!offset) return tl::unexpected(offset.error());
    const auto size = static_cast<std::size_t>(parameters.integer("size"));
    Json items = Json::array();
    std::size_t at = std::min<std::size_t>(*offset, total);
    for (; at < total && items.size() < size; ++at) items.push_back(make(at));
    const bool more = at < total && size > 0;
    return Json{{"total", total}, {"items", std::move(items)}, {"next", more ? Json(make_cursor(snapshot, identity, at)) : Json(nullptr)}};
}

} // namespace vanmach
