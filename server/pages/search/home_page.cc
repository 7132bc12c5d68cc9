// SPDX-License-Identifier: GPL-2.0-or-later
// The first page: one box, what can be asked with examples that are live in this corpus, and what the corpus
// holds.
#include <algorithm>
#include <array>

#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"
#include "server/pages/search/examples.h"
#include "server/pages/search/pages.h"

namespace vanmach::pages {
namespace {

Json browse(Lang lang, const Json& facets, std::string_view facet, std::size_t limit) {
    Json out = Json::array();
    for (const auto& entry : list_at(facets, facet)) {
        if (out.size() == limit) break;
        const auto value = entry.contains("value") && entry["value"].is_string()
                               ? entry["value"].get<std::string>()
                               : entry.value("value", Json()).dump();
        const auto count = number_at(entry, "count");
        Json link;
        link["browse_label"] = facet == "type" ? type_name(lang, value) : value;
        link["browse_href"] = link_to(lang, "/search", {{std::string(facet), value}});
        link["browse_count"] = grouped(lang, count);
        link["browse_count_words"] = counted(lang, "documents_n", count);
        out.push_back(std::move(link));
    }
    return out;
}

struct Entry {
    std::string_view path;
    std::string_view name, about; // words
};
constexpr std::array<Entry, 8> entries = {{{"/search", "search", "entry_search"},
                                           {"/documents", "lookup", "entry_lookup"},
                                           {"/numbers", "numbers", "entry_numbers"},
                                           {"/analytics", "entry_analytics_name", "entry_analytics"},
                                           {"/issuers", "entry_issuers_name", "entry_issuers"},
                                           {"/compare", "entry_compare_name", "entry_compare"},
                                           {"/check", "entry_check_name", "entry_check"},
                                           {"/help", "help", "entry_help"}}};

Json entries_of(Lang lang, const std::vector<std::string>& parts) {
    Json list = Json::array();
    for (const auto& entry : entries) {
        if (std::ranges::find(parts, entry.path) == parts.end()) continue;
        Json view;
        view["entry_href"] = link_to(lang, entry.path);
        view["entry_name"] = word(lang, entry.name);
        view["entry_about"] = word(lang, entry.about);
        list.push_back(std::move(view));
    }
    return list;
}

} // namespace

const std::vector<std::string>& home_entries() {
    static const std::vector<std::string> paths = [] {
        std::vector<std::string> all;
        for (const auto& entry : entries) all.emplace_back(entry.path);
        return all;
    }();
    return paths;
}

Page home_page(const PageContext& context, const Json& version, const Json& most_cited, const Json& newest, const std::vector<std::string>& parts) {
    const Lang lang = context.lang;
    const Json& counts = list_at(version, "counts");
    const auto held = number_at(counts, "documents");
    const auto nodes = number_at(counts, "nodes");
    Json view;
    view["bare"] = true;
    view["has_documents"] = held > 0;
    view["counts"] = Json::array();
    for (const auto& [key, n] : {std::pair{"count_held", held},
                                 {"count_cited_only", std::max(0LL, nodes - held)},
                                 {"count_mentions", number_at(counts, "mentions")}}) {
        Json count;
        count["count_n"] = grouped(lang, n);
        count["count_what"] = word(lang, key);
        view["counts"].push_back(std::move(count));
    }
    view["entries"] = entries_of(lang, parts);
    view["has_entries"] = !view["entries"].empty();
    view["examples"] = examples_of(lang, most_cited, newest);
    view["has_examples"] = !view["examples"].empty();
    for (const auto& [key, answer] : {std::pair{"top", &most_cited}, {"newest", &newest}}) {
        view[key] = Json::array();
        for (const auto& hit : list_at(*answer, "hits")) view[key].push_back(item_view(lang, hit));
        view[std::string("has_") + key] = !view[key].empty();
    }
    view["top_href"] = link_to(lang, "/search", {{"held", "any"}, {"sort", "cited"}});
    view["newest_href"] = link_to(lang, "/search", {{"sort", "-date"}});
    view["feed_href"] = api_link("/search", {{"format", "atom"}});
    const Json& facets = list_at(newest, "facets");
    view["types"] = browse(lang, facets, "type", 8);
    view["provinces"] = browse(lang, facets, "province", 12);
    view["years"] = browse(lang, facets, "year", 8);
    view["has_browse"] = !view["types"].empty();
    return finish(context, "home", std::move(view), "");
}

} // namespace vanmach::pages
