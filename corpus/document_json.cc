// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/document_json.h"

#include <fmt/format.h>
#include <limits>

namespace vanmach {

namespace {

// An object of keys and values in turn. A braced list would copy each of them twice.
void put(Json::object_t&) {}
void put(Json::object_t& members, const char* key, auto&& value, auto&&... rest) {
    members.emplace_back(key, Json(std::forward<decltype(value)>(value)));
    put(members, std::forward<decltype(rest)>(rest)...);
}
Json object_of(auto&&... keys_and_values) {
    Json json = Json::object();
    auto& members = json.get_ref<Json::object_t&>();
    members.reserve(sizeof...(keys_and_values) / 2);
    put(members, std::forward<decltype(keys_and_values)>(keys_and_values)...);
    return json;
}

Json null_or(int value) {
    return value == 0 ? Json(nullptr) : Json(value);
}

Json list_of(const auto& items, auto&& item_to_json) {
    auto list = Json::array();
    for (const auto& item : items) list.push_back(item_to_json(item));
    return list;
}

Json list_of_texts(const std::vector<std::string>& texts) {
    return list_of(texts, [](const std::string& text) { return Json(text); });
}

Json to_json(const Signer& signer) {
    return object_of("name", text_or_null(signer.name),
                     "position", text_or_null(signer.position),
                     "capacity", text_or_null(signer.capacity));
}

Json to_json(const Section& section) {
    return object_of("label", text_or_null(section.label),
                     "title", text_or_null(section.title),
                     "depth", section.depth,
                     "start", section.span.start,
                     "end", section.span.end);
}

Json to_json(const RelationEdge& edge) {
    return object_of("from", edge.from, "to", edge.to, "relation", to_string(edge.relation));
}

Json to_json(const Obligation& obligation) {
    return object_of("start", obligation.span.start,
                     "end", obligation.span.end,
                     "text", obligation.text,
                     "unit", text_or_null(obligation.unit),
                     "task", text_or_null(obligation.task),
                     "deadline", text_or_null(obligation.deadline),
                     "recurs", text_or_null(obligation.recurs),
                     "lead", text_or_null(obligation.lead),
                     "coordinating", obligation.coordinating,
                     "target", text_or_null(obligation.target),
                     "when", text_or_null(obligation.when));
}

// Reads the members of one object. A fault anywhere ends the reading; the exception does not leave this file.
struct Fault {
    std::string message;
};

class Members {
  public:
    Members(const Json& json, std::string where) : json_(json), where_(std::move(where)) {
        if (!json_.is_object())
            throw Fault{fmt::format("{} is not an object", where_.empty() ? "the record" : where_)};
    }

    const Json& at(const char* key) const {
        const auto found = json_.find(key);
        if (found == json_.end()) throw Fault{fmt::format("the key {} is missing", path(key))};
        return *found;
    }

    // A text, null for the empty one.
    std::string text(const char* key) const {
        const auto& value = at(key);
        if (value.is_null()) return {};
        if (!value.is_string()) wrong(key, "a text or null");
        return value.get<std::string>();
    }

    template <typename Number>
    Number number(const char* key) const {
        const auto& value = at(key);
        if (!value.is_number_integer()) wrong(key, "a whole number");
        const auto wide = value.get<std::int64_t>();
        if (wide < 0 || wide > static_cast<std::int64_t>(std::numeric_limits<Number>::max()))
            wrong(key, "in range");
        return static_cast<Number>(wide);
    }

    Span span() const { return {number<std::uint32_t>("start"), number<std::uint32_t>("end")}; }

    PartialDate date(const char* key) const {
        const auto iso = text(key);
        if (iso.empty()) return {};
        const auto date = PartialDate::parse_iso(iso);
        if (!date) wrong(key, "a date");
        return *date;
    }

    template <typename Enum>
    Enum name(const char* key, std::optional<Enum> (*parse)(std::string_view)) const {
        const auto value = parse(text(key));
        if (!value) wrong(key, "a known name");
        return *value;
    }

    Level level() const { return at("level").is_null() ? Level::unknown : name("level", parse_level); }

    Members object(const char* key) const { return {at(key), path(key)}; }

    template <typename Item>
    std::vector<Item> list(const char* key, Item (*item)(const Members&)) const {
        const auto& values = array(key);
        std::vector<Item> out;
        out.reserve(values.size());
        for (const auto& value : values)
            out.push_back(item({value, fmt::format("{}[{}]", path(key), out.size())}));
        return out;
    }

    std::vector<std::string> texts(const char* key) const {
        std::vector<std::string> out;
        for (const auto& value : array(key)) {
            if (!value.is_string()) wrong(key, "a list of texts");
            out.push_back(value.get<std::string>());
        }
        return out;
    }

  private:
    const Json& array(const char* key) const {
        const auto& values = at(key);
        if (!values.is_array()) wrong(key, "a list");
        return values;
    }

    std::string path(const char* key) const { return where_.empty() ? key : where_ + "." + key; }

    [[noreturn]] void wrong(const char* key, std::string_view expected) const {
        throw Fault{fmt::format("the key {} is not {}", path(key), expected)};
    }

    const Json& json_;
    std::string where_;
};

std::optional<Status> parse_status(std::string_view text) {
    for (const auto status : {Status::draft, Status::issued})
        if (text == to_string(status)) return status;
    return std::nullopt;
}

Issuer issuer_from(const Members& json) {
    return {.name = json.text("name"),
            .level = json.level(),
            .province = json.text("province"),
            .unit = json.text("unit")};
}

Signer signer_from(const Members& json) {
    return {.name = json.text("name"), .position = json.text("position"), .capacity = json.text("capacity")};
}

Section section_from(const Members& json) {
    return {.label = json.text("label"),
            .title = json.text("title"),
            .depth = json.number<int>("depth"),
            .span = json.span()};
}

Citation citation_from(const Members& json) {
    Citation citation;
    citation.n = json.number<int>("n");
    citation.span = json.span();
    citation.text = json.text("text");
    citation.kind = json.name("kind", parse_citation_kind);
    citation.printed = json.text("printed");
    citation.type = json.text("type");
    citation.number = json.text("number");
    citation.date = json.date("date");
    citation.issuer = {.name = json.text("issuer"),
                       .level = json.level(),
                       .province = json.text("province"),
                       .unit = json.text("unit")};
    citation.flags = json.texts("flags");
    citation.authority = json.text("authority");
    citation.year = json.at("year").is_null() ? 0 : json.number<int>("year");
    citation.about = json.text("about");
    citation.sentence = json.object("sentence").span();
    return citation;
}

RelationEdge edge_from(const Members& json) {
    return {.from = json.number<int>("from"),
            .to = json.number<int>("to"),
            .relation = json.name("relation", parse_relation)};
}

Obligation obligation_from(const Members& json) {
    return {.span = json.span(),
            .text = json.text("text"),
            .unit = json.text("unit"),
            .task = json.text("task"),
            .lead = json.text("lead"),
            .coordinating = json.texts("coordinating"),
            .target = json.text("target"),
            .deadline = json.text("deadline"),
            .recurs = json.text("recurs"),
            .when = json.text("when")};
}

Document document_from(const Members& json) {
    Document document;
    document.source = json.text("source");
    document.part = json.number<int>("part");
    document.type = json.text("type");
    document.number = json.text("number");
    document.number_printed = json.text("number_printed");
    document.symbol = json.text("symbol");
    document.status = json.at("status").is_null() ? Status::unknown : json.name("status", parse_status);
    document.date = json.date("date");
    document.place = json.text("place");
    document.issuer = issuer_from(json.object("issuer"));
    document.title = json.text("title");
    document.signer = signer_from(json.object("signer"));
    document.recipients = json.texts("recipients");
    document.sections = json.list("sections", section_from);
    document.citations = json.list("citations", citation_from);
    document.relations = json.list("relations", edge_from);
    document.obligations = json.list("obligations", obligation_from);
    document.text = json.text("text");
    return document;
}

} // namespace

Json text_or_null(std::string_view text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json to_json(const Issuer& issuer) {
    return object_of("name", text_or_null(issuer.name),
                     "level", text_or_null(to_string(issuer.level)),
                     "province", text_or_null(issuer.province),
                     "unit", text_or_null(issuer.unit));
}

Json to_json(const Citation& citation) {
    return object_of("n", citation.n,
                     "start", citation.span.start,
                     "end", citation.span.end,
                     "text", citation.text,
                     "kind", to_string(citation.kind),
                     "printed", text_or_null(citation.printed),
                     "type", text_or_null(citation.type),
                     "number", text_or_null(citation.number),
                     "date", text_or_null(citation.date.iso()),
                     "issuer", text_or_null(citation.issuer.name),
                     "province", text_or_null(citation.issuer.province),
                     "flags", list_of_texts(citation.flags),
                     "level", text_or_null(to_string(citation.issuer.level)),
                     "unit", text_or_null(citation.issuer.unit),
                     "authority", text_or_null(citation.authority),
                     "year", null_or(citation.year),
                     "about", text_or_null(citation.about),
                     "sentence", object_of("start", citation.sentence.start, "end", citation.sentence.end));
}

Json to_json(const Document& document, std::string_view id) {
    Json json = Json::object();
    json["source"] = document.source;
    json["part"] = document.part;
    if (!id.empty()) json["id"] = id;
    json["type"] = text_or_null(document.type);
    json["number"] = text_or_null(document.number);
    json["number_printed"] = text_or_null(document.number_printed);
    json["symbol"] = text_or_null(document.symbol);
    json["status"] = text_or_null(to_string(document.status));
    json["date"] = text_or_null(document.date.iso());
    json["place"] = text_or_null(document.place);
    json["issuer"] = to_json(document.issuer);
    json["title"] = text_or_null(document.title);
    json["signer"] = to_json(document.signer);
    json["recipients"] = list_of_texts(document.recipients);
    json["sections"] = list_of(document.sections, [](const Section& section) { return to_json(section); });
    json["citations"] =
        list_of(document.citations, [](const Citation& citation) { return to_json(citation); });
    json["relations"] = list_of(document.relations, [](const RelationEdge& edge) { return to_json(edge); });
    json["obligations"] =
        list_of(document.obligations, [](const Obligation& obligation) { return to_json(obligation); });
    json["text"] = document.text;
    return json;
}

Json to_json(const Document& document) {
    return to_json(document, {});
}

Result<Document> document_from_json(const Json& json) {
    try {
        return document_from(Members(json, {}));
    } catch (const Fault& fault) {
        return fail(ErrorCode::internal, "a document's record cannot be read: " + fault.message);
    }
}

} // namespace vanmach
