// SPDX-License-Identifier: GPL-2.0-or-later
// search_view (server/views.h): parameters -> SearchRequest -> what is found -> JSON.
#include <algorithm>
#include <chrono>
#include <cmath>

#include "server/documents/items.h"
#include "server/search/cited_only.h"
#include "server/search/hits.h"
#include "server/search/query_builder.h"
#include "server/search/relaxed.h"
#include "server/search/search_request.h"
#include "server/served.h"
#include "server/suggest/did_you_mean.h"
#include "server/views.h"

namespace vanmach {

namespace {

/// A better spelling of the query, to be shown and never applied; null where there is none.
Json suggestion_for(const Snapshot& snapshot, std::string_view text) {
    const auto meant = did_you_mean(snapshot, text, [&](std::string_view first, std::string_view second) { return snapshot.pairs().count(pair_key(first, second)); });
    return meant ? Json(meant->text) : Json(nullptr);
}

} // namespace

ViewResult search_view(const Served& served, const Parameters& parameters) {
    const auto begin = std::chrono::steady_clock::now();
    const Snapshot& snapshot = served.snapshot();
    auto asked = read_search_request(served, parameters);
    if (!asked) return tl::unexpected(std::move(asked.error()));
    SearchRequest& request = *asked;
    const std::string identity = list_identity(parameters);
    const auto offset = read_cursor(snapshot, identity, parameters.text("cursor"));
    if (!offset) return tl::unexpected(offset.error());
    const std::uint64_t offset_of_page = *offset;
    const auto size = static_cast<std::size_t>(parameters.integer("size"));

    const std::string_view held = parameters.text("held");
    FacetCounter counter(snapshot, request.filters);
    const auto named_documents = documents_named_in(snapshot, request.query);
    std::vector<NodeIndex> cited_only;
    if (held != "true") cited_only = served.cited_only().search(request, named_documents, counter);
    std::uint64_t named = 0; // of the cited-only ones, those that the query names by number: they lead
    if (held == "any" && request.sort == Sort::relevance) {
        named = static_cast<std::uint64_t>(std::count_if(cited_only.begin(), cited_only.end(), [&](NodeIndex node) {
            return std::find(named_documents.begin(), named_documents.end(), node) != named_documents.end();
        }));
    }
    // Of the held ones the page needs at most `size`, from where it begins among them.
    request.offset = static_cast<std::uint32_t>(std::max(offset_of_page, named) - named);
    request.size = static_cast<std::uint32_t>(size);

    SearchResult result;
    if (held != "false") {
        auto found = served.searcher().search(request, counter);
        if (!found) return tl::unexpected(std::move(found.error()));
        result = std::move(*found);
    } else if (!request.query.empty()) {
        result.matched = named_documents.empty() ? Matched::all : Matched::number;
    }
    const std::uint64_t total = result.total + cited_only.size();
    const bool with_snippet = parameters.boolean("snippet");
    const auto shown = with_snippet ? clauses_of(request.query) : std::vector<QueryClause>();
    Json hits = Json::array();
    // First what the number names and nobody holds, then the held ones, then the other cited-only ones: the
    // offset counts over all three.
    for (std::uint64_t at = offset_of_page; at < total && hits.size() < size; ++at) {
        if (at < named || at >= named + result.total) {
            hits.push_back(hit_of(snapshot, cited_only[at < named ? at : at - result.total], 0, shown, false));
        } else {
            const SearchHit& hit = result.hits[at - named - request.offset];
            hits.push_back(hit_of(snapshot, snapshot.node_of(hit.held), hit.score, shown, with_snippet));
        }
    }
    const std::uint64_t reached = offset_of_page + hits.size();

    Json answer;
    answer["query"] = parameters.text("q");
    answer["total"] = total;
    answer["exact"] = result.exact;
    answer["partial"] = result.partial;
    answer["matched"] = to_string(result.matched);
    answer["took_ms"] = 0;
    answer["hits"] = std::move(hits);
    answer["named"] = Json::array();
    for (const NodeIndex node : named_documents) answer["named"].push_back(item_of(snapshot, node));
    answer["facets"] = counter.json(parameters.text("provinces") == "new");
    answer["suggestion"] = offset_of_page == 0 ? suggestion_for(snapshot, parameters.text("q")) : Json(nullptr);
    answer["next"] =
        size > 0 && reached < total ? Json(make_cursor(snapshot, identity, reached)) : Json(nullptr);
    answer["relaxed"] = total == 0 && size > 0 ? relaxed_searches(served, parameters) : Json::array();
    if (parameters.boolean("explain")) {
        const auto typed = parse_query(parameters.text("q")); // as it was typed: the request has its filters taken out
        answer["explain"] = {{"matched", to_string(result.matched)}, {"understood", typed->empty() ? "" : to_text(*typed)}, {"parsed", to_json(*typed)}, {"query", result.explanation}};
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    answer["took_ms"] = std::round(took.count() * 100) / 100;
    return answer;
}

} // namespace vanmach
