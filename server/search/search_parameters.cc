// SPDX-License-Identifier: GPL-2.0-or-later
// search_parameters (server/views.h).
#include "server/search/query.h"
#include "server/views.h"

namespace vanmach {

namespace {

ParameterSpec text_spec(std::string name, std::string description, std::string example) {
    ParameterSpec spec;
    spec.name = std::move(name);
    spec.description = std::move(description);
    spec.example = std::move(example);
    return spec;
}

ParameterSpec many(ParameterSpec spec) {
    spec.many = true;
    return spec;
}

ParameterSpec typed(ParameterSpec spec, ParameterType type, long long minimum = 0, long long maximum = 0,
                    std::string fallback = {}) {
    spec.type = type;
    spec.minimum = minimum;
    spec.maximum = maximum;
    spec.fallback = std::move(fallback);
    return spec;
}

ParameterSpec choice(ParameterSpec spec, std::vector<std::string> choices, std::string fallback = {}) {
    spec.type = ParameterType::choice;
    spec.choices = std::move(choices);
    spec.fallback = std::move(fallback);
    return spec;
}

ParameterSpecs make_parameters() {
    return {
        typed(text_spec(
                  "q",
                  "Words, with or without diacritics, and \"phrases\"; a document's number in any spelling. "
                  "All words are wanted; "
                  "where no document has them all, the best of the words count. Left out: every document.",
                  "công tác dân vận"),
              ParameterType::text, 0, static_cast<long long>(longest_query)),
        many(text_spec("type", "Type of document, by code or name; several are alternatives.", "KH")),
        many(text_spec("issuer", "Issuing body, by its name in any writing, or a part of it.",
                       "Ủy ban nhân dân tỉnh Tây Ninh")),
        many(text_spec("province", "Province or city of the issuer, in any writing.", "Tây Ninh")),
        many(choice(text_spec("level", "Tier of the issuer.", "province"),
                    {"central", "ministry", "province", "department", "district", "commune", "unit"})),
        many(typed(text_spec("year", "Year of the document's date.", "2025"), ParameterType::integer, 1900,
                   2100)),
        typed(text_spec("from", "Issued on this date or later.", "2025-01-01"), ParameterType::date),
        typed(text_spec("to", "Issued on this date or earlier; 2025 is to the end of 2025.", "2025-06-30"),
              ParameterType::date),
        text_spec("cites", "Only documents that cite this one: an id, or a number in any spelling.",
                  "33/CT-TTg"),
        text_spec("citedby", "Only documents that this one cites: an id, or a number in any spelling.",
                  "696/KH-UBND"),
        choice(text_spec("held",
                         "true: documents whose text is here; false: documents that are only cited; any: "
                         "both, the held ones first. "
                         "Documents that are only cited are found by number and title.",
                         "any"),
               {"true", "false", "any"}, "true"),
        choice(text_spec("sort",
                         "relevance; date: oldest first; -date: newest first; cited: most cited first. "
                         "Equals stand in the order of "
                         "the corpus.",
                         "-date"),
               {"relevance", "date", "-date", "cited"}, "relevance"),
        typed(text_spec("size", "Hits on a page; 0 for counts only.", "20"), ParameterType::integer, 0, 100,
              "10"),
        text_spec("cursor", "`next` of the page before.", ""),
        typed(text_spec("snippet", "1: each hit shows a passage; 0: none.", "0"), ParameterType::boolean, 0,
              0, "1"),
        typed(text_spec("explain", "1: the answer tells how the query was taken.", "1"),
              ParameterType::boolean, 0, 0, "0"),
    };
}

} // namespace

const ParameterSpecs& search_parameters() {
    static const ParameterSpecs specs = make_parameters();
    return specs;
}

} // namespace vanmach
