// SPDX-License-Identifier: GPL-2.0-or-later
// search_parameters (server/views.h).
#include "server/documents/parameters.h"
#include "server/http/parameter_specs.h"
#include "server/search/query.h"
#include "server/views.h"

namespace vanmach {

namespace {

ParameterSpecs make_parameters() {
    auto q = text_spec(
        "q",
        "Words, with or without diacritics, \"phrases\", -without, (this OR that), one NEAR/5 another, begin*, fields as in /schema "
        "(type:KH year:2021..2025 cites:33/CT-TTg), a document's number in any spelling. All words are wanted; of a long question, and where "
        "no document has them all, the best of the words count. Left out: every document.",
        "công tác dân vận");
    q.maximum = static_cast<long long>(longest_query);
    return {
        q,
        many(text_spec("type", "Type of document, by code or name; several are alternatives.", "KH")),
        many(text_spec("issuer", "Issuing body, by its name in any writing, or a part of it.", "Ủy ban nhân dân tỉnh Tây Ninh")),
        province_parameter("Province or city of the issuer, in any writing."),
        provinces_or_era_parameter(),
        level_parameter("Tier of the issuer."),
        year_parameter("Year of the document's date."),
        from_parameter(),
        to_parameter(),
        many(text_spec("cites", "Only documents that cite this one: an id, or a number in any spelling; several are alternatives.", "33/CT-TTg")),
        relation_parameter("With cites: only those that cite it so."),
        text_spec("citedby", "Only documents that this one cites: an id, or a number in any spelling.", "696/KH-UBND"),
        choice_spec("held",
                    "true: documents whose text is here; false: documents that are only cited; any: both, the held ones first. "
                    "Documents that are only cited are found by number and title.",
                    "any", {"true", "false", "any"}, "true"),
        choice_spec("sort",
                    "relevance; date: oldest first; -date: newest first; cited: most cited first. Equals stand in the order of "
                    "the corpus.",
                    "-date", {"relevance", "date", "-date", "cited"}, "relevance"),
        integer_spec("size", "Hits on a page; 0 for counts only.", "20", 0, 100, "10"),
        text_spec("cursor", "`next` of the page before.", ""),
        boolean_spec("snippet", "1: each hit shows a passage; 0: none.", true),
        boolean_spec("explain", "1: the answer tells how the query was taken.", false),
    };
}

} // namespace

const ParameterSpecs& search_parameters() {
    static const ParameterSpecs specs = make_parameters();
    return specs;
}

} // namespace vanmach
