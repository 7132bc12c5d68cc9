// SPDX-License-Identifier: GPL-2.0-or-later
// lookup_view and version_view (server/views.h).
#include <httplib.h>
#include <unicode/uvernum.h>
#include <xapian.h>

#include "corpus/document_id.h"
#include "corpus/reading/document_number.h"
#include "indexer/schema.h"
#include "server/documents/items.h"
#include "server/served.h"
#include "server/views.h"

namespace vanmach {

const ParameterSpecs& lookup_parameters() {
    static const ParameterSpecs specs = [] {
        ParameterSpec number;
        number.name = "number";
        number.description = "Number and symbol in any spelling, perhaps after the word of its type.";
        number.example = "33/CT-TTg";
        return ParameterSpecs{number};
    }();
    return specs;
}

ViewResult lookup_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    if (!parameters.has("number")) {
        return tl::unexpected(bad_parameter("number", "The number to look up is missing.",
                                            "Write for instance ?number=33/CT-TTg."));
    }
    const std::string_view text = parameters.text("number");
    const auto typed = parse_typed_number(text);
    // What is no number by the rules may still be one: by its slug, or as an id.
    const std::string slug = typed ? slug_of_number(typed->number.canonical) : slug_of_number(text);
    std::vector<NodeIndex> nodes = snapshot.by_slug(slug);
    bool narrowed = false;
    if (typed && !typed->type_word.empty()) {
        std::vector<NodeIndex> of_type;
        for (const NodeIndex node : nodes) {
            if (snapshot.node(node).type == typed->type_word) of_type.push_back(node);
        }
        narrowed = !of_type.empty() && of_type.size() < nodes.size();
        if (!of_type.empty()) nodes = std::move(of_type);
    }
    if (nodes.empty()) {
        if (const auto node = snapshot.find(text)) nodes.push_back(*node);
    }
    Json items = Json::array();
    for (const NodeIndex node : nodes) items.push_back(item_of(snapshot, node));
    Json number = nullptr;
    if (typed) number = {{"canonical", typed->number.canonical}, {"slug", slug}};
    return Json{{"total", nodes.size()},
                {"items", std::move(items)},
                {"next", nullptr},
                {"number", number},
                {"narrowed", narrowed}};
}

Json version_view(const Served& served) {
    const Snapshot& snapshot = served.snapshot();
    const SnapshotCounts counts = snapshot.counts();
    return {{"name", "vanmach"},
            {"version", VANMACH_VERSION},
            {"snapshot", snapshot.name()},
            {"content_hash", snapshot.content_hash()},
            {"schema", schema_version},
            {"counts", to_json(counts)},
            {"libraries",
             {{"xapian", Xapian::version_string()},
              {"icu", U_ICU_VERSION},
              {"cpp-httplib", CPPHTTPLIB_VERSION}}}};
}

} // namespace vanmach
