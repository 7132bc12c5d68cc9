// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/schemas.h"

#include <fmt/format.h>

namespace vanmach {

namespace {

Json text(std::string_view description = {}) {
    Json schema{{"type", "string"}};
    if (!description.empty()) schema["description"] = description;
    return schema;
}
Json nullable_text(std::string_view description = {}) {
    Json schema{{"type", Json::array({"string", "null"})}};
    if (!description.empty()) schema["description"] = description;
    return schema;
}
Json integer(std::string_view description = {}) {
    Json schema{{"type", "integer"}};
    if (!description.empty()) schema["description"] = description;
    return schema;
}
Json boolean(std::string_view description = {}) {
    Json schema{{"type", "boolean"}};
    if (!description.empty()) schema["description"] = description;
    return schema;
}
Json ref(std::string_view name) {
    return {{"$ref", fmt::format("#/components/schemas/{}", name)}};
}
Json nullable(Json schema) {
    return {{"anyOf", Json::array({std::move(schema), Json{{"type", "null"}}})}};
}
Json array_of(Json items) {
    return {{"type", "array"}, {"items", std::move(items)}};
}
Json object(Json properties) {
    Json required = Json::array();
    for (const auto& [name, schema] : properties.items()) required.push_back(name);
    return {{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
}
/// `base` by reference and more members.
Json extended(std::string_view base, Json properties) {
    return {{"allOf", Json::array({ref(base), object(std::move(properties))})}};
}
Json list_of(std::string_view item) {
    return object({{"total", integer("How many there are.")},
                   {"items", array_of(ref(item))},
                   {"next", nullable_text("Give it as cursor= to go on; null at the end.")}});
}
Json code_point(std::string_view what) {
    Json schema = integer(fmt::format("{}, in Unicode code points of the document's text.", what));
    schema["minimum"] = 0;
    return schema;
}
Json relation() {
    return {{"type", "string"},
            {"enum", Json::array({"cites", "basis", "guides", "details", "continues", "implements", "amends",
                                  "replaces", "repeals"})}};
}
Json mention_members() {
    return {{"relation", relation()},
            {"start", code_point("Start of the mention")},
            {"end", code_point("End of the mention")},
            {"sentence", text("The sentence that holds it.")},
            {"sentence_start", code_point("Start of the sentence")},
            {"sentence_end", code_point("End of the sentence")}};
}

Json number(std::string_view description = {}) {
    Json schema{{"type", Json::array({"number", "null"})}};
    if (!description.empty()) schema["description"] = description;
    return schema;
}

/// A list that tells what it counts.
Json figure_of(std::string_view item, Json more = Json::object()) {
    Json members{{"about", ref("About")}, {"total", integer("How many there are.")}, {"items", array_of(ref(item))}, {"next", nullable_text("Give it as cursor= to go on; null at the end.")}};
    members.update(more);
    return object(std::move(members));
}

void add_figures(Json& all) {
    all["About"] = object({{"snapshot", text("The state of the corpus that was asked.")},
                           {"content_hash", text("Equal corpora have equal hashes.")},
                           {"query", text("What was asked.")},
                           {"documents", integer("Documents whose text is in the corpus.")},
                           {"counted", integer("Those that the filters leave: the denominator.")},
                           {"note", text("What the figures count, and what they do not say.")}});
    all["Ranked"] = extended("Item", {{"level", nullable_text()}, {"count", integer("Documents that cite it.")}, {"share", number("Of the documents counted.")}});
    all["RankedList"] = figure_of("Ranked");
    all["Missing"] = extended("Ranked", {{"provinces", integer("Provinces whose documents cite it.")}, {"by_level", Json{{"type", "object"}}}, {"citing", array_of(ref("Item"))}});
    all["MissingList"] = figure_of("Missing");
    all["Cocited"] = extended("Item", {{"together", integer("Documents that cite both.")}, {"share", number("Of those that cite the document asked for.")}, {"jaccard", number("Of those that cite either.")}});
    all["CocitedList"] = figure_of("Cocited", {{"document", ref("Item")}, {"citing", integer()}});
    all["Period"] = object({{"period", text("2025, 2025-Q3, 2025-07.")}, {"documents", integer()}});
    all["Timeline"] = figure_of("Period", {{"unit", text()}, {"documents", integer("Those with a date and without.")}, {"undated", integer("Those whose date is not known that well.")}});
    all["CoverageRow"] = object({{"province", nullable_text("null: not known.")},
                                 {"from", nullable_text()},
                                 {"to", nullable_text()},
                                 {"successor", nullable_text("The province that took it in.")},
                                 {"id", text("The directive.")},
                                 {"number", nullable_text()},
                                 {"documents", integer("Documents of the province that cite it.")},
                                 {"by_relation", Json{{"type", "object"}}},
                                 {"by_level", Json{{"type", "object"}}},
                                 {"held", integer("Documents of the province in the corpus: the denominator.")},
                                 {"held_by_level", Json{{"type", "object"}}},
                                 {"share", number()},
                                 {"first_id", nullable_text()},
                                 {"first_type", nullable_text()},
                                 {"first_number", nullable_text()},
                                 {"first_date", nullable_text()}});
    all["Coverage"] = figure_of("CoverageRow", {{"provinces", text()}, {"directives", array_of(ref("Item"))}, {"left_out", Json{{"type", "object"}}}});
    // Of one directive an item a province, else an item a directive.
    all["LagRow"] = Json{{"type", "object"}, {"properties", {{"days_min", Json{{"type", Json::array({"integer", "null"})}}}, {"days_max", Json{{"type", Json::array({"integer", "null"})}}}}}, {"required", Json::array({"days_min", "days_max"})}};
    all["Lag"] = figure_of("LagRow");
    Json anomaly{{"kind", text()}, {"message", text()}, {"printed", nullable_text()}, {"expected", nullable_text()}, {"document", nullable(ref("Item"))}, {"cited", nullable(ref("Item"))}, {"other", nullable(ref("Item"))}};
    all["Anomaly"] = object(std::move(anomaly));
    all["AnomalyList"] = figure_of("Anomaly", {{"kinds", Json{{"type", "object"}}}});
}

Json nullable_boolean() { return {{"type", Json::array({"boolean", "null"})}}; }
Json nullable_integer(std::string_view description) { return {{"type", Json::array({"integer", "null"})}, {"description", description}}; }

void add_precedents(Json& all) {
    const Json shared = object({{"id", text()}, {"number", nullable_text()}, {"title", nullable_text()}});
    const Json why = object({{"same_level", nullable_boolean()},
                             {"same_type", nullable_boolean()},
                             {"shared_citations", array_of(shared)},
                             {"shared_citations_count", integer("Documents that both cite.")},
                             {"cited_together_count", nullable_integer("Documents that cite both; null where the source has a text.")},
                             {"shared_terms", array_of(text("As the source writes it; the document has it word for word."))},
                             {"near_copy", boolean("The texts differ in little: a day, a number, a few words.")},
                             {"parts", object({{"citations", number("0 to 1; null: the source has none.")}, {"text", number()}, {"title", number()}})}});
    all["Similar"] = extended("Item", {{"level", nullable_text()}, {"score", Json{{"type", "number"}, {"minimum", 0}, {"maximum", 1}}}, {"why", why}});
    all["SimilarList"] = object({{"source", object({{"id", nullable_text("Null of a text that was sent.")},
                                                    {"type", nullable_text()},
                                                    {"level", nullable_text()},
                                                    {"title", nullable_text()},
                                                    {"citations", integer("Documents of the corpus that it cites.")},
                                                    {"start", nullable_integer("Of a passage.")},
                                                    {"end", nullable_integer("Of a passage.")},
                                                    {"cut", boolean("True when only its beginning was looked at.")},
                                                    {"warnings", array_of(text())}})},
                                 {"total", integer("At most 200.")},
                                 {"items", array_of(ref("Similar"))},
                                 {"next", nullable_text("Give it as cursor= to go on; null at the end.")}});
    all["TextToCompare"] = object({{"text", text("The text, at most 1 MB with the rest of the body.")}});
}

void add_numbers(Json& all) {
    const Json state{{"type", "string"}, {"enum", Json::array({"held", "cited", "ambiguous", "unknown", "unread"})}};
    all["NumberFound"] = object({{"line", integer("From 1, in what was sent.")},
                                 {"typed", text("The number as it was sent.")},
                                 {"state", state},
                                 {"id", nullable_text("Of the one document that has the number; else null, and so are the members of an Item.")},
                                 {"held", nullable_boolean()},
                                 {"type", nullable_text()},
                                 {"number", nullable_text("In its official form.")},
                                 {"date", nullable_text()},
                                 {"issuer", nullable_text()},
                                 {"province", nullable_text()},
                                 {"title", nullable_text()},
                                 {"cited_by_count", nullable_integer("How many documents cite it.")},
                                 {"typed_date", nullable_text("The date behind the number: it chooses among documents of one number.")},
                                 {"documents", integer("How many have the number.")},
                                 {"candidates", array_of(ref("Item"))}});
    all["NumberList"] = list_of("NumberFound");
    const Json counts = object({{"held", integer()}, {"cited", integer()}, {"ambiguous", integer()}, {"unknown", integer()}, {"unread", integer()}});
    all["NumberList"]["properties"].update({{"skipped", integer("Lines with words but no number.")}, {"counts", counts}});
    for (const char* name : {"skipped", "counts"}) all["NumberList"]["required"].push_back(name);
    all["NumbersToFind"] = object({{"numbers", array_of(text("A number in any spelling, perhaps after the word of its type."))}});
}

void add_comparison(Json& all) {
    const Json section = object({{"label", nullable_text()}, {"title", nullable_text()}});
    const Json document = extended("Item", {{"level", nullable_text()},
                                            {"signer", nullable(object({{"name", nullable_text()}, {"position", nullable_text()}}))},
                                            {"status", nullable_text()},
                                            {"length", nullable_integer("Code points; null of a document that is only cited, as what follows.")},
                                            {"words", nullable_integer("Syllables.")},
                                            {"sections", nullable_integer("")},
                                            {"cites", nullable_integer("Documents that it cites.")},
                                            {"unresolved", nullable_integer("Mentions whose document could not be told.")},
                                            {"obligations", nullable_integer("")},
                                            {"deadlines", nullable_integer("Obligations with a day or a time.")},
                                            {"cut", boolean("True when only its first megabyte was compared.")}});
    const Json cell = object({{"label", nullable_text()}, {"title", nullable_text()}, {"depth", integer()}, {"start", code_point("Start")}, {"end", code_point("End")}, {"length", integer()}});
    const Json likeness{{"type", Json::array({"number", "null"})}, {"minimum", 0}, {"maximum", 1}};
    const Json row = object({{"cells", array_of(nullable(cell))},
                             {"alike", likeness},
                             {"title", likeness},
                             {"text", likeness},
                             {"agree", Json{{"type", Json::array({"string", "null"})}, {"enum", Json::array({"both", "title", "text", "neither", nullptr})}, {"description", "null: one document alone has it."}}}});
    auto use = mention_members();
    use.update({{"id", text("The citing document.")}, {"mentions", integer("Places in all.")}, {"n", integer("Number of the mention that is told, the first of the strongest relation.")}});
    all["ComparedCitation"] = object({{"document", ref("Item")}, {"in", array_of(object(use))}});
    const Json cited = array_of(ref("ComparedCitation"));
    const Json missing = object({{"document", ref("Item")}, {"in", array_of(object({{"id", text()}, {"relation", relation()}}))}, {"elsewhere", boolean("Issued by a body of another province than this document.")}, {"later", boolean("Issued after this document.")}});
    const Json place = object({{"id", text()}, {"start", code_point("Start")}, {"end", code_point("End")}, {"section", nullable(section)}, {"before", text()}, {"text", text()}, {"after", text()}, {"cut", boolean("True when the text goes on.")}});
    const Json passage = object({{"words", integer("Syllables.")}, {"formula", boolean("Words that a third of the corpus has.")}, {"frame", boolean("In a letterhead, or from the list of recipients on.")}, {"places", array_of(place)}});
    all["Comparison"] = object({{"documents", array_of(document)},
                                {"not_held", array_of(text("Id of a document without text."))},
                                {"facts", array_of(object({{"name", text()}, {"same", Json{{"type", Json::array({"boolean", "null"})}}}, {"values", Json{{"type", "array"}}}}))},
                                {"outline", object({{"total", integer("Rows.")}, {"matched", integer("Rows with sections of two documents or more.")}, {"cut", boolean("True when the deepest sections were left out.")}, {"rows", array_of(row)}})},
                                {"citations", object({{"total", integer("Documents cited by any.")}, {"shared", cited}, {"partly", cited}, {"only", Json{{"type", "object"}, {"additionalProperties", cited}}}})},
                                {"missing", array_of(object({{"id", text()}, {"total", integer()}, {"elsewhere", integer("Of them those of another province.")}, {"later", integer("Of them those issued after this document; they come last.")}, {"items", array_of(missing)}}))},
                                {"passages", array_of(object({{"between", array_of(text())},
                                                              {"total", integer()},
                                                              {"words", array_of(integer("Syllables of each that stand in such passages."))},
                                                              {"shares", array_of(Json{{"type", "number"}, {"minimum", 0}, {"maximum", 1}})},
                                                              {"items", array_of(passage)}}))}});
}

} // namespace

Json answer_schemas() {
    Json all;
    all["Item"] =
        object({{"id", text("Permalink of the document.")},
                {"held", boolean("True when its text is in the corpus, false when it is only cited.")},
                {"type", nullable_text("Code of its type: KH, CT, QĐ …")},
                {"number", nullable_text("Number and symbol in the official form.")},
                {"date", nullable_text("ISO 8601 at the precision that is known.")},
                {"issuer", nullable_text("The issuing body, with its province.")},
                {"province", nullable_text("Bare name of the province.")},
                {"title", nullable_text()},
                {"cited_by_count", integer("How many documents of the corpus cite it.")}});
    all["Problem"] = object({{"type", text()},
                             {"title", text()},
                             {"status", integer()},
                             {"detail", text()},
                             {"hint", text("What to do about it.")}});
    all["Hit"] = extended(
        "Item", {{"source", nullable_text("Path of its file.")},
                 {"score", Json{{"type", "number"}}},
                 {"section", nullable(object({{"label", nullable_text()}, {"title", nullable_text()}}))},
                 {"snippet",
                  nullable(object({{"text", text()},
                                   {"marks", array_of(array_of(integer(
                                                 "Code points of the snippet's text, [start, end).")))}}))}});
    const Json facet = array_of(object({{"value", text()}, {"count", integer()}}));
    all["Search"] = object(
        {{"query", text("The query as it was read.")},
         {"total", integer()},
         {"exact", boolean("False when the time limit ended the count: total and facets are lower bounds.")},
         {"partial", boolean("True when the time limit ended the search.")},
         {"took_ms", Json{{"type", "number"}}},
         {"hits", array_of(ref("Hit"))},
         {"facets",
          object(
              {{"type", facet}, {"issuer", facet}, {"province", facet}, {"level", facet}, {"year", facet}})},
         {"suggestion", nullable_text("What the query may have meant; shown, never applied.")},
         {"relaxed", array_of(object({{"kind", text("What is left out: unquoted, part, filter, held, filters.")},
                                      {"parameter", text()},
                                      {"text", text("What is left out, as it was asked.")},
                                      {"query", text("Query string of that search.")},
                                      {"total", integer("What it finds.")}}))},
         {"next", nullable_text()}});
    all["ItemList"] = list_of("Item");
    const auto told = [](Json more) {
        Json members{{"name", text()}, {"description", text()}, {"description_vi", text()}, {"example", text("A query that uses it.")}};
        members.update(more);
        return object(std::move(members));
    };
    all["QuerySchema"] = object({{"version", integer()}, {"fields", array_of(told({{"name_vi", text()}, {"kind", text()}}))}, {"operators", array_of(told({{"written", text()}}))}});
    all["Record"] = extended(
        "Item", {{"source", nullable_text()},
                 {"sources", array_of(text())},
                 {"part", nullable(integer())},
                 {"status", nullable_text()},
                 {"sections", array_of(Json{{"type", "object"}})},
                 {"citations", array_of(Json{{"type", "object"}})},
                 {"relations", array_of(Json{{"type", "object"}})},
                 {"obligations", array_of(Json{{"type", "object"}})},
                 {"citation", ref("OfficialCitation")},
                 {"probable_misprints",
                  array_of(object({{"id", text()}, {"number", nullable_text()}, {"reason", text()}}))},
                 {"text", nullable_text()}});
    // In a record the issuer is an object, not a name.
    all["Record"]["allOf"][0] =
        Json{{"type", "object"}, {"required", Json::array({"id", "held", "cited_by_count"})}};
    Json citation = {
        {"n", integer("From 1, in text order.")},
        {"kind", text()},
        {"text", text()},
        {"printed", nullable_text()},
        {"flags", array_of(text())},
        {"id", nullable_text("null: the number is blank, or several documents fit (candidates).")},
        {"document", nullable(ref("Item"))},
        {"why", text("How it was resolved.")}};
    citation.update(mention_members());
    all["Citation"] = object(citation);
    const auto narrowed = [&](std::string_view item, Json more) {
        Json members{{"total", integer()}, {"items", array_of(ref(item))}, {"next", nullable_text("Give it as cursor= to go on; null at the end.")},
                     {"facets", object({{"level", facet}, {"province", facet}, {"year", facet}, {"relation", facet}})}};
        members.update(more);
        return object(std::move(members));
    };
    all["CitationList"] = narrowed("Citation", {{"documents", integer("Documents that are cited, each once; what is no one document counts by what is printed.")}, {"cites_count", integer("The same without filters.")}});
    all["OfficialCitation"] = object({{"full", text("As official documents name it the first time (Nghị định 30/2020/NĐ-CP, annex I).")},
                                      {"short", nullable_text("As they name it after that: type and number; a law by its name.")},
                                      {"missing", array_of(text("What `full` leaves out because it is not known, or what is to be looked at: title-in-capitals."))}});
    all["Obligation"] = object({{"n", integer("From 1, in text order.")},
                                {"unit", nullable_text("Who.")},
                                {"task", nullable_text()},
                                {"lead", nullable_text()},
                                {"coordinating", array_of(text())},
                                {"target", nullable_text()},
                                {"deadline", nullable_text("ISO date, or --MM-DD that recurs.")},
                                {"recurs", nullable_text("yearly")},
                                {"when", nullable_text("The time as a table prints it.")},
                                {"text", nullable_text("The sentence, or the row of the table.")},
                                {"start", code_point("Start of it")},
                                {"end", code_point("End of it")}});
    all["ObligationList"] = object({{"document", ref("Item")}, {"with_deadline", integer("Those that have a day.")}, {"total", integer()}, {"items", array_of(ref("Obligation"))}, {"next", nullable_text("Give it as cursor= to go on; null at the end.")}});
    all["Mention"] = object(mention_members());
    all["CitingDocument"] =
        extended("Item", {{"relation", relation()}, {"citation", ref("OfficialCitation")}, {"mentions", array_of(ref("Mention"))}});
    all["CitedByList"] = narrowed("CitingDocument", Json::object());
    all["Chain"] = object(
        {{"root", text()},
         {"nodes",
          array_of(extended(
              "Item",
              {{"level", nullable_text("Tier of its issuer.")},
               {"depth",
                integer("Steps from the root: negative towards the cited, positive towards the citing.")},
               {"matched", boolean("False for one that the filters do not want, on the way to one that they do.")}}))},
         {"edges", array_of(object({{"from", text("The citing document.")},
                                    {"to", text("The cited document.")},
                                    {"relation", relation()},
                                    {"evidence", array_of(object({{"document", text()},
                                                                  {"sentence", text()},
                                                                  {"start", integer()},
                                                                  {"end", integer()}}))}}))},
         {"truncated", boolean("True when limit= or depth= left something out.")}});
    all["Path"] = extended("Chain", {{"found", boolean("False where no citations lead from one to the other: then the root stands alone.")}, {"named", integer("Documents that `to` names: one number may be that of several.")}, {"to", ref("Item")}});
    // The formats of a graph for programs; other formats are described by their own schemas.
    all["Graph"] = object({{"nodes", array_of(object({{"id", text()}, {"held", boolean()}, {"number", nullable_text()}, {"cited_by_count", integer()}}))},
                           {"edges", array_of(object({{"from", text("The citing document.")}, {"to", text("The cited document.")}, {"relation", relation()}, {"evidence_count", integer("Places that tell it.")}}))}});
    add_figures(all);
    add_precedents(all);
    add_comparison(all);
    const Json issuer = {{"slug", text("Permalink of the body.")},
                         {"name", text()},
                         {"level", nullable_text()},
                         {"province", nullable_text()},
                         {"from", nullable_text("First day of its life, where the tables know it.")},
                         {"to", nullable_text("Last day of it.")},
                         {"held", integer("Its documents whose text is here.")},
                         {"cited_only", integer("Its documents that are only cited.")}};
    all["Issuer"] = object(issuer);
    all["IssuerList"] = list_of("Issuer");
    all["Suggestion"] = object({{"kind", Json{{"type", "string"}, {"enum", Json::array({"number", "title", "issuer"})}}},
                                {"text", text("What to put into the box.")},
                                {"label", text("What to show in a list.")},
                                {"slug", nullable_text("Of the number or the issuing body; null for a title.")},
                                {"documents", integer("How many documents have it; of one alone the members of an Item are here too.")},
                                {"held", boolean("True when the text of any of them is in the corpus.")},
                                {"marks", array_of(array_of(integer("The typed part in code points of `text`, [start, end).")))}});
    all["SuggestionList"] = list_of("Suggestion");
    add_numbers(all);
    const Json values = array_of(object({{"value", text()}, {"count", integer()}}));
    const Json bodies = array_of(object({{"name", text()}, {"slug", nullable_text()}, {"since", nullable_text()}, {"documents", Json{{"type", Json::array({"integer", "null"})}}}}));
    all["IssuerRecord"] = extended("Issuer", {{"types", values}, {"years", values}, {"most_cited", array_of(ref("Item"))}, {"recent", array_of(ref("Item"))}, {"cites_most", array_of(ref("Item"))}, {"predecessors", bodies}, {"successors", bodies}});
    return all;
}

} // namespace vanmach
